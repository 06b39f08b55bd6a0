import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { serveCdn } from './cdn.ts';
import type { FaultEffect } from './control-types.ts';
import type { Core } from './core.ts';
import { apiError, httpError, RestError } from './errors.ts';
import type { FaultBoard } from './faults.ts';
import {
  countInvalid,
  INVALID_LIMIT,
  invalidRequests,
  type Limited,
  type Limits,
  limitedAnswer,
} from './rest/limits.ts';
import { type ParsedBody, parseBody, type RestReply, readBody } from './rest/request.ts';
import type { Match } from './rest/router.ts';
import type { DiscordExchange } from './types.ts';
import { pathText } from './validation/schema.ts';

export interface HttpParts {
  readonly core: Core;
  readonly faults: FaultBoard;
  readonly limits: Limits;
  readonly match: (method: string, path: string) => Match;
  readonly record: ((exchange: DiscordExchange) => void) | undefined;
}

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: unknown;
  readonly error?: RestError;
}

const API = '/api/v10';

/** REST and CDN on one port. */
export function createHttp(parts: HttpParts): Server {
  return createServer((incoming, outgoing) => {
    const target = new URL(incoming.url ?? '/', 'http://discord.invalid');
    const served = target.pathname.startsWith('/api')
      ? serveApi(parts, incoming, outgoing, target)
      : Promise.resolve(serveCdn(parts.core, target, outgoing));
    served.catch((error: unknown) => {
      // A fault of the double itself must be seen, not taken for a fault of Discord.
      const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
      if (!outgoing.headersSent) outgoing.writeHead(500, { 'content-type': 'text/plain' });
      outgoing.end(`The Discord double failed: ${said}`);
    });
  });
}

async function serveApi(
  parts: HttpParts,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  target: URL,
): Promise<void> {
  const { core, faults } = parts;
  core.tally.requests += 1;
  const method = incoming.method ?? 'GET';
  const path = decodedPath(target.pathname);
  const below = path.startsWith(`${API}/`) ? path.slice(API.length) : null;
  const bytes = await readBody(incoming).catch((error: unknown) => asRestError(error));
  const effect = below === null ? null : faults.take(method, below);
  if (effect?.kind === 'delay') await new Promise<void>((resolve) => core.later(effect.ms, resolve));
  const parsed = bytes instanceof RestError ? bytes : await parsedBody(bytes, incoming);
  const carryOut = () => answer(parts, { method, below, target, incoming, parsed });
  const replied = await faulty(core, effect, carryOut, outgoing);
  const requestBody = parsed instanceof RestError ? null : parsed.body;
  if (replied) {
    send(outgoing, replied);
    noteProblems(core, method, path, replied.error, requestBody);
  }
  parts.record?.({
    side: 'discord',
    method,
    path: masked(target.pathname) + target.search,
    requestBody,
    status: replied?.status ?? 0,
    responseBody: replied?.body ?? null,
    ...(effect && effect.kind !== 'delay' ? { fault: effect.kind } : {}),
  });
}

/** discord.js sends `%40original`. */
function decodedPath(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}

function masked(pathname: string): string {
  return pathname
    .replace(/(\/interactions\/\d+\/)[^/]+/, '$1:token')
    .replace(/(\/webhooks\/\d+\/)[^/]+/, '$1:token');
}

async function parsedBody(bytes: Uint8Array, incoming: IncomingMessage): Promise<ParsedBody | RestError> {
  return parseBody(bytes, incoming.headers['content-type'] ?? '').catch((error: unknown) =>
    asRestError(error),
  );
}

function asRestError(error: unknown): RestError {
  if (error instanceof RestError) return error;
  throw error;
}

/** Carries the request out, or what a fault makes of it. Null: there is no answer. */
async function faulty(
  core: Core,
  effect: FaultEffect | null,
  carryOut: () => Answer,
  outgoing: ServerResponse,
): Promise<Answer | null> {
  switch (effect?.kind) {
    case undefined:
    case 'delay':
      return carryOut();
    case 'status':
      return failed(core, httpError(effect.status, 'Sandbox fault'));
    case 'applied-but':
      carryOut();
      return failed(core, httpError(effect.status ?? 502, 'Sandbox fault'));
    case 'error':
      return failed(core, apiError(effect.code, effect.status, effect.message));
    case 'rate-limit':
      return limited(core, { scope: effect.scope ?? 'user', retryAfterMs: effect.retryAfterMs }, {});
    case 'reset':
    case 'hang':
      if (effect.applied) carryOut();
      // A reset, not a polite end: that is what makes clients retry.
      if (effect.kind === 'reset') outgoing.socket?.resetAndDestroy();
      else if (effect.ms !== undefined) core.later(effect.ms, () => outgoing.destroy());
      return null;
    default:
      return effect satisfies never;
  }
}

interface Incoming {
  readonly method: string;
  readonly below: string | null;
  readonly target: URL;
  readonly incoming: IncomingMessage;
  readonly parsed: ParsedBody | RestError;
}

function answer(
  { core, limits, match }: HttpParts,
  { method, below, target, incoming, parsed }: Incoming,
): Answer {
  try {
    if (below === null) throw new RestError(400, 50041, 'Invalid API version provided');
    if (invalidRequests(core) >= INVALID_LIMIT)
      return limited(core, { scope: 'global', retryAfterMs: 3_600_000 }, {});
    const { route, params } = match(method, below);
    if (route.auth === 'bot' && incoming.headers.authorization !== `Bot ${core.state.token}`) {
      throw httpError(401, 'Unauthorized');
    }
    const verdict = limits.take(route, params);
    if (verdict.limited) return limited(core, verdict.limited, verdict.headers);
    if (parsed instanceof RestError) throw parsed;
    const request = { method, path: below, params, query: target.searchParams, ...parsed };
    return routed(core, () => route.handle(request), verdict.headers);
  } catch (error) {
    return failed(core, asRestError(error));
  }
}

/** An error of a route is an answer like any other: it carries the limits too. */
function routed(core: Core, handle: () => RestReply, headers: Readonly<Record<string, string>>): Answer {
  try {
    const { status, body } = handle();
    return { status, headers: { ...headers }, body };
  } catch (error) {
    const answered = failed(core, asRestError(error));
    return { ...answered, headers: { ...headers, ...answered.headers } };
  }
}

function failed(core: Core, error: RestError): Answer {
  core.tally.errorCodes[String(error.code)] = (core.tally.errorCodes[String(error.code)] ?? 0) + 1;
  countInvalid(core, error.status, undefined);
  const waits = error.status === 429;
  const body = waits ? { ...error.body(), retry_after: 60, global: false } : error.body();
  return {
    status: error.status,
    headers: waits ? { 'retry-after': '60', 'x-ratelimit-scope': 'user' } : {},
    body,
    error,
  };
}

function limited(core: Core, limit: Limited, headers: Readonly<Record<string, string>>): Answer {
  core.tally.rateLimited += 1;
  countInvalid(core, 429, limit.scope);
  const said = limitedAnswer(limit);
  return { status: 429, headers: { ...headers, ...said.headers }, body: said.body };
}

function send(outgoing: ServerResponse, { status, headers, body }: Answer): void {
  if (outgoing.destroyed) return;
  if (body === undefined) {
    outgoing.writeHead(status, headers).end();
    return;
  }
  // Without this content type discord.js would not parse the body.
  outgoing.writeHead(status, { ...headers, 'content-type': 'application/json' }).end(JSON.stringify(body));
}

const FORM_ERRORS = new Set([50006, 50035, 50109, 40005]);

function noteProblems(
  core: Core,
  method: string,
  path: string,
  error: RestError | undefined,
  requestBody: unknown,
): void {
  if (!error || !FORM_ERRORS.has(error.code)) return;
  const violation = {
    at: core.now(),
    method,
    path: masked(path),
    code: error.code,
    problems: error.problems.map(({ path: at, code, message }) => ({ path: pathText(at), code, message })),
    requestBody,
  };
  core.violations.push(violation);
  core.events.emit('violation', violation);
}
