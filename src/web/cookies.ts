import type { FastifyReply, FastifyRequest } from 'fastify';
import { isSecret } from './request.ts';

/** The two cookies of a sign-in; both are random, live minutes and are seen by no script. */
export interface Cookies {
  /** Ties a link to the browser that began with it. */
  browser(request: FastifyRequest): string | null;
  setBrowser(reply: FastifyReply, secret: string, forMs: number): void;
  /** Proves that a form was sent from our own page: never sent along from another site. */
  form(request: FastifyRequest): string | null;
  setForm(reply: FastifyReply, secret: string): void;
}

const FORM_SECONDS = 10 * 60;

/** Which sign-in: two of them in one browser do not meet. */
export interface CookieFlow {
  readonly browser: string;
  readonly form: string;
  /** Where its pages are, and where the consent page leads back to. */
  readonly pages: string;
  readonly back: string;
}

export const spotifyFlow: CookieFlow = {
  browser: 'segue_link',
  form: 'segue_form',
  pages: '/link',
  back: '/oauth/spotify',
};
export const beatportFlow: CookieFlow = {
  browser: 'segue_beatport',
  form: 'segue_beatport_form',
  pages: '/beatport',
  back: '/oauth/beatport',
};

export const createCookies = (
  options: { isHttps: boolean; basePath: string },
  flow: CookieFlow = spotifyFlow,
): Cookies => {
  const common = { httpOnly: true, secure: options.isHttps };
  const read = (request: FastifyRequest, name: string): string | null => {
    const value = request.cookies[name];
    return isSecret(value) ? value : null;
  };
  return {
    browser: (request) => read(request, flow.browser),
    setBrowser: (reply, secret, forMs) => {
      const maxAge = Math.max(1, Math.floor(forMs / 1_000));
      // Lax: the redirect back is a navigation from another site.
      for (const path of [flow.pages, flow.back]) {
        reply.setCookie(flow.browser, secret, {
          ...common,
          sameSite: 'lax',
          path: options.basePath + path,
          maxAge,
        });
      }
    },
    form: (request) => read(request, flow.form),
    setForm: (reply, secret) => {
      const path = options.basePath + flow.pages;
      reply.setCookie(flow.form, secret, { ...common, sameSite: 'strict', path, maxAge: FORM_SECONDS });
    },
  };
};
