import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../clock.ts';
import type { BeatportFinished, BeatportLogin } from '../services/beatport/login.ts';
import { randomSecret } from '../services/secrets.ts';
import type { Cookies } from './cookies.ts';
import { isOurForm } from './link-pages.ts';
import { beatportPage } from './pages/beatport.ts';
import { sentencePage } from './pages/layout.ts';
import { contextOf, isSecret, single } from './request.ts';

/** What the pages of the operator's sign-in at Beatport need. */
export interface BeatportSignIn {
  readonly login: BeatportLogin;
  /** Of Beatport's consent page. */
  readonly origin: string;
}

interface Deps {
  readonly beatport: BeatportSignIn;
  readonly clock: Clock;
  readonly basePath: string;
  readonly cookies: Cookies;
}

type TicketRequest = FastifyRequest<{ Params: { ticket: string } }>;

const STARTS_PER_MINUTE = 20;
const MAX_STATE = 128;
const MAX_CODE = 2_048;
const statuses: Readonly<Record<BeatportFinished, number>> = {
  ready: 200,
  gone: 410,
  other_browser: 409,
  denied: 403,
  refused: 502,
  unavailable: 503,
};

/** The page behind the operator's link, and where Beatport sends the browser back to. */
export const registerBeatportPages = (server: FastifyInstance, deps: Deps): void => {
  const { basePath, cookies, clock } = deps;
  const { login, origin } = deps.beatport;

  const stop = (request: FastifyRequest, reply: FastifyReply, kind: Exclude<BeatportFinished, 'ready'>) => {
    const context = contextOf(request, basePath);
    return reply.code(statuses[kind]).send(sentencePage(context.m.beatport.problems[kind], context));
  };

  server.get('/beatport/:ticket', async (request: TicketRequest, reply) => {
    reply.type('text/html; charset=utf-8');
    const { ticket } = request.params;
    if (!isSecret(ticket)) return stop(request, reply, 'gone');
    const opened = await login.open(ticket, cookies.browser(request));
    if (opened !== 'show') return stop(request, reply, opened);
    const proof = cookies.form(request) ?? randomSecret();
    cookies.setForm(reply, proof);
    return beatportPage(proof, contextOf(request, basePath));
  });

  server.post(
    '/beatport/:ticket',
    { config: { rateLimit: { max: STARTS_PER_MINUTE, timeWindow: 60_000 } } },
    async (request: TicketRequest, reply) => {
      reply.type('text/html; charset=utf-8');
      const { ticket } = request.params;
      if (!isSecret(ticket)) return stop(request, reply, 'gone');
      if (!isOurForm(request, cookies)) {
        const context = contextOf(request, basePath);
        return reply.code(403).send(sentencePage(context.m.web.problems.form, context));
      }
      const begun = await login.begin(ticket, cookies.browser(request));
      if (begun.kind !== 'begun') return stop(request, reply, begun.kind);
      if (new URL(begun.authorizeUrl).origin !== origin) {
        throw new Error('The address of Beatport’s consent page is not on the configured origin.');
      }
      cookies.setBrowser(reply, begun.browser, begun.expiresAt - clock.now());
      return reply.redirect(begun.authorizeUrl, 303);
    },
  );

  server.get('/oauth/beatport/callback', async (request, reply) => {
    reply.type('text/html; charset=utf-8');
    const result = await login.finish({
      state: single(request.query, 'state', MAX_STATE),
      code: single(request.query, 'code', MAX_CODE),
      error: single(request.query, 'error', MAX_STATE),
      browser: cookies.browser(request),
    });
    if (result !== 'ready') return stop(request, reply, result);
    // Away from the address with the code: it stays in no history.
    return reply.redirect(`${basePath}/oauth/beatport/done`, 303);
  });

  server.get('/oauth/beatport/done', async (request, reply) => {
    const context = contextOf(request, basePath);
    reply.type('text/html; charset=utf-8');
    return sentencePage(context.m.beatport.ready, context);
  });
};
