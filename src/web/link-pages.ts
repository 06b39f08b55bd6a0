import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../clock.ts';
import type { Consent } from '../services/linking/consent.ts';
import { randomSecret, sameSecret } from '../services/secrets.ts';
import type { Cookies } from './cookies.ts';
import { sentencePage } from './pages/layout.ts';
import { linkPage } from './pages/linking.ts';
import { contextOf, isSecret, single } from './request.ts';

export interface LinkPagesDeps {
  readonly linking: Consent;
  readonly clock: Clock;
  readonly basePath: string;
  readonly cookies: Cookies;
  readonly consentOrigin: string;
}

type TicketRequest = FastifyRequest<{ Params: { ticket: string } }>;

/** Presses of the button per address and minute. */
const STARTS_PER_MINUTE = 20;

/** The page behind the link in Discord: whom it is for, and the button that begins. */
export const registerLinkPages = (server: FastifyInstance, deps: LinkPagesDeps): void => {
  const { linking, clock, basePath, cookies } = deps;

  const stop = (request: FastifyRequest, reply: FastifyReply, kind: 'code' | 'gone' | 'other_browser') => {
    const context = contextOf(request, basePath);
    if (kind === 'code') return reply.redirect(`${basePath}/oauth/spotify/code`, 303);
    return reply.code(kind === 'gone' ? 410 : 409).send(sentencePage(context.m.web.problems[kind], context));
  };

  server.get('/link/:ticket', async (request: TicketRequest, reply) => {
    reply.type('text/html; charset=utf-8');
    const { ticket } = request.params;
    if (!isSecret(ticket)) return stop(request, reply, 'gone');
    const opened = await linking.open(ticket, cookies.browser(request));
    if (opened.kind !== 'show') return stop(request, reply, opened.kind);
    // Kept while it lives, so that a second tab does not break the form in the first.
    const proof = cookies.form(request) ?? randomSecret();
    cookies.setForm(reply, proof);
    return linkPage(opened.link, proof, clock.now(), contextOf(request, basePath));
  });

  server.post(
    '/link/:ticket',
    { config: { rateLimit: { max: STARTS_PER_MINUTE, timeWindow: 60_000 } } },
    async (request: TicketRequest, reply) => {
      reply.type('text/html; charset=utf-8');
      const { ticket } = request.params;
      if (!isSecret(ticket)) return stop(request, reply, 'gone');
      if (!isOurForm(request, cookies)) {
        const context = contextOf(request, basePath);
        return reply.code(403).send(sentencePage(context.m.web.problems.form, context));
      }
      const begun = await linking.begin(ticket, cookies.browser(request));
      if (begun.kind !== 'begun') return stop(request, reply, begun.kind);
      if (new URL(begun.authorizeUrl).origin !== deps.consentOrigin) {
        throw new Error('The address of the consent page is not on the configured origin.');
      }
      cookies.setBrowser(reply, begun.browser, begun.expiresAt - clock.now());
      return reply.redirect(begun.authorizeUrl, 303);
    },
  );
};

/** The form carries what its cookie carries; browsers that say where a request comes from must say "here". */
export const isOurForm = (request: FastifyRequest, cookies: Cookies): boolean => {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  const cookie = cookies.form(request);
  const field = single(request.body, 'proof', 64);
  return cookie !== null && field !== null && sameSecret(cookie, field);
};
