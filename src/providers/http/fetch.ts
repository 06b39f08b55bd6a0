import type { ProviderName } from '../../errors.ts';
import type { FetchInit, Http } from '../http-port.ts';
import { encodeBody } from './encode.ts';
import { ExchangeError, type RawAnswer, type RawRequest } from './exchange.ts';

interface FetchDeps {
  readonly exchange: (raw: RawRequest) => Promise<RawAnswer>;
  readonly assertMayCall: () => void;
}

/** The caller brings its own timeout (discord.js: 15 s) as a signal; this one is for a caller that does not. */
const TIMEOUT_MS = 60_000;
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
/** A `Response` with one of these must not have a body. */
const BODYLESS = new Set([101, 204, 205, 304]);

/** @see Http.fetchFor */
export const createFetch =
  ({ exchange, assertMayCall }: FetchDeps): Http['fetchFor'] =>
  (provider: ProviderName) =>
  async (url, init) => {
    assertMayCall();
    const { body, contentType } = await encodeBody(init.body);
    const headers = headersOf(init.headers);
    const answer = await exchange({
      provider,
      bucket: 'rest',
      method: methodOf(init.method),
      url,
      headers: contentType === null ? headers : { 'content-type': contentType, ...headers },
      body,
      timeoutMs: TIMEOUT_MS,
      signal: init.signal ?? undefined,
    }).catch((error: unknown) => {
      // Libraries decide by the socket's own error (ECONNRESET …) whether to try again.
      throw error instanceof ExchangeError ? (error.cause ?? error) : error;
    });
    return responseOf(answer);
  };

const methodOf = (given = 'GET'): (typeof METHODS)[number] => {
  const method = METHODS.find((known) => known === given.toUpperCase());
  if (method === undefined) throw new TypeError(`The method ${given} cannot be sent.`);
  return method;
};

const headersOf = (headers: FetchInit['headers']): Record<string, string> => {
  if (headers === undefined || headers === null || typeof headers !== 'object') return {};
  const pairs = headers instanceof Headers ? [...headers] : Object.entries(headers);
  return Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), String(value)]));
};

const responseOf = ({ status, headers, body }: RawAnswer): Response => {
  const copied = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) copied.append(name, one);
  }
  return new Response(BODYLESS.has(status) ? null : new Uint8Array(body), { status, headers: copied });
};
