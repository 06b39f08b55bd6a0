import type { FastifyReply, FastifyRequest } from 'fastify';
import { isSecret } from './request.ts';

/** The two cookies of linking; both are random, live minutes and are seen by no script. */
export interface Cookies {
  /** Ties a link to the browser that began with it. */
  browser(request: FastifyRequest): string | null;
  setBrowser(reply: FastifyReply, secret: string, forMs: number): void;
  /** Proves that a form was sent from our own page: never sent along from another site. */
  form(request: FastifyRequest): string | null;
  setForm(reply: FastifyReply, secret: string): void;
}

const BROWSER = 'segue_link';
const FORM = 'segue_form';
const FORM_SECONDS = 10 * 60;

export const createCookies = (options: { isHttps: boolean; basePath: string }): Cookies => {
  const common = { httpOnly: true, secure: options.isHttps };
  const read = (request: FastifyRequest, name: string): string | null => {
    const value = request.cookies[name];
    return isSecret(value) ? value : null;
  };
  return {
    browser: (request) => read(request, BROWSER),
    setBrowser: (reply, secret, forMs) => {
      const maxAge = Math.max(1, Math.floor(forMs / 1_000));
      // Lax: Spotify's redirect back is a navigation from another site.
      for (const path of ['/link', '/oauth/spotify']) {
        reply.setCookie(BROWSER, secret, {
          ...common,
          sameSite: 'lax',
          path: options.basePath + path,
          maxAge,
        });
      }
    },
    form: (request) => read(request, FORM),
    setForm: (reply, secret) => {
      const path = `${options.basePath}/link`;
      reply.setCookie(FORM, secret, { ...common, sameSite: 'strict', path, maxAge: FORM_SECONDS });
    },
  };
};
