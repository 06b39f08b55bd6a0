import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LINK_LIFETIME_MS } from '../domain/accounts/linking.ts';
import type { CallbackResult } from '../services/linking/callback.ts';
import type { Messages } from '../views/messages/catalogue.ts';
import type { PageSentence } from '../views/messages/en/web.ts';
import type { LinkPagesDeps } from './link-pages.ts';
import { sentencePage } from './pages/layout.ts';
import { codePage } from './pages/linking.ts';
import { contextOf, single } from './request.ts';

const MAX_STATE = 128;
const MAX_CODE = 2_048;
const MINUTE_MS = 60_000;

/** Where Spotify sends the browser back to, and the page with the pairing code. */
export const registerSpotifyPages = (server: FastifyInstance, deps: LinkPagesDeps): void => {
  const { linking, clock, basePath, cookies } = deps;
  const codeAddress = `${basePath}/oauth/spotify/code`;

  server.get('/oauth/spotify/callback', async (request, reply) => {
    reply.type('text/html; charset=utf-8');
    const browser = cookies.browser(request);
    const result = await linking.finish({
      state: single(request.query, 'state', MAX_STATE),
      code: single(request.query, 'code', MAX_CODE),
      error: single(request.query, 'error', MAX_STATE),
      browser,
    });
    if (result.kind !== 'ready') return explain(request, reply, result);
    if (browser !== null) cookies.setBrowser(reply, browser, LINK_LIFETIME_MS);
    // Away from the address with the code: it stays in no history, and loading again shows the same page.
    return reply.redirect(codeAddress, 303);
  });

  server.get('/oauth/spotify/code', async (request, reply) => {
    reply.type('text/html; charset=utf-8');
    const context = contextOf(request, basePath);
    const waiting = await linking.waiting(cookies.browser(request));
    if (waiting === null) return reply.code(410).send(sentencePage(context.m.web.problems.no_code, context));
    return codePage(waiting, clock.now(), context);
  });

  const explain = (
    request: FastifyRequest,
    reply: FastifyReply,
    result: Exclude<CallbackResult, { kind: 'ready' }>,
  ) => {
    const context = contextOf(request, basePath);
    const { status, sentence } = explanation(result, context.m, clock.now());
    const hasCode = result.kind === 'gone' && result.waiting;
    const way = hasCode ? { href: codeAddress, label: context.m.web.showCode } : null;
    return reply.code(status).send(sentencePage(sentence, context, way));
  };
};

const explanation = (
  result: Exclude<CallbackResult, { kind: 'ready' }>,
  { web }: Messages,
  now: number,
): { status: number; sentence: PageSentence } => {
  const { problems } = web;
  switch (result.kind) {
    case 'gone':
      return { status: 410, sentence: result.waiting ? problems.reloaded : problems.gone };
    case 'other_browser':
      return { status: 409, sentence: problems.other_browser };
    case 'denied':
      return { status: 403, sentence: problems.denied };
    case 'not_allowlisted':
      return { status: 403, sentence: web.notAllowlisted(result.app) };
    case 'owner_without_premium':
      return { status: 403, sentence: web.ownerWithoutPremium(result.app) };
    case 'forbidden':
      return { status: 403, sentence: web.forbidden(result.app) };
    case 'refused':
      return { status: 502, sentence: problems.refused };
    case 'unavailable': {
      const wait =
        result.retryAt === null ? null : Math.max(1, Math.ceil((result.retryAt - now) / MINUTE_MS));
      return { status: 503, sentence: web.unavailable(wait) };
    }
  }
};
