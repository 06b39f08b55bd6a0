import { Agent, type Dispatcher, request } from 'undici';
import type { Clock } from '../../clock.ts';
import type { ProviderName } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { Download, Downloaded } from '../http-port.ts';
import { deadline } from './abort.ts';
import { loggedPath } from './logged-path.ts';

export interface RawRequest {
  readonly provider: ProviderName;
  readonly bucket: string;
  readonly method: Dispatcher.HttpMethod;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | null;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
  /** From the first byte sent to the last one read. */
  readonly totalMs: number;
}

/** There is no answer. `sent` is false when certainly not a byte of the request has left. */
export class ExchangeError extends Error {
  override readonly name = 'ExchangeError';
  readonly why: 'timeout' | 'network' | 'too_large';
  readonly sent: boolean;

  constructor(why: ExchangeError['why'], sent: boolean, cause: unknown) {
    super(`no answer: ${why}`, { cause });
    this.why = why;
    this.sent = sent;
  }
}

/** True for the error of a request whose answer was larger than this door takes: half of the question may fit. */
export const isTooLarge = (error: unknown): boolean =>
  error instanceof Error && error.cause instanceof ExchangeError && error.cause.why === 'too_large';

/** The largest honest answer is a playlist page of about 300 kB. */
const MAX_BODY_BYTES = 8 * 1024 * 1024;
const CONNECT_TIMEOUT_MS = 10_000;
const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** The sockets of Segue: nothing else opens one. Every exchange leaves one event in the log, without query or headers. */
export const createExchanger = ({ clock, log }: { clock: Clock; log: Log }) => {
  // HTTP/1.1: a handful of calls at a time gains nothing from sharing one connection's fate.
  const agent = new Agent({ connect: { timeout: CONNECT_TIMEOUT_MS }, allowH2: false });
  const closing = new AbortController();

  const exchange = async (raw: RawRequest): Promise<RawAnswer> => {
    const started = clock.elapsed();
    const note = (status: number | null, outcome: string, error?: unknown): void => {
      const { provider, bucket, method } = raw;
      const path = loggedPath(raw.url);
      const totalMs = Math.round(clock.elapsed() - started);
      const event = { event: 'provider', provider, bucket, method, path, status, totalMs, outcome } as const;
      if (error === undefined) log.info(event);
      else log.warn(event, error);
    };

    using limit = deadline([raw.signal, closing.signal], raw.timeoutMs);
    try {
      const response = await request(raw.url, {
        dispatcher: agent,
        method: raw.method,
        headers: raw.headers,
        body: raw.body,
        signal: limit.signal,
        headersTimeout: raw.timeoutMs,
        bodyTimeout: raw.timeoutMs,
      });
      const body = await readBody(response.body);
      note(response.statusCode, outcomeOf(response.statusCode));
      const totalMs = Math.round(clock.elapsed() - started);
      return { status: response.statusCode, headers: response.headers, body, totalMs };
    } catch (error) {
      if (raw.signal?.aborted === true || closing.signal.aborted) {
        note(null, 'aborted');
        raw.signal?.throwIfAborted();
        closing.signal.throwIfAborted();
      }
      const failure =
        error instanceof ExchangeError
          ? error
          : new ExchangeError(
              limit.timedOut() || isTimeout(error) ? 'timeout' : 'network',
              !neverConnected(error),
              error,
            );
      note(null, failure.why, failure);
      throw failure;
    }
  };

  /** @see Http.download */
  const download = async ({ provider, url, idleMs, signal }: Download): Promise<Downloaded> => {
    const started = clock.elapsed();
    const note = (status: number | null, outcome: string): void => {
      const totalMs = Math.round(clock.elapsed() - started);
      const path = loggedPath(url);
      log.info({
        event: 'provider',
        provider,
        bucket: 'file',
        method: 'GET',
        path,
        status,
        totalMs,
        outcome,
      });
    };
    const all = AbortSignal.any([closing.signal, ...(signal === undefined ? [] : [signal])]);
    const failed = (error: unknown): never => {
      note(null, all.aborted ? 'aborted' : 'network');
      signal?.throwIfAborted();
      throw new ExchangeError(isTimeout(error) ? 'timeout' : 'network', true, error);
    };
    const answer = await request(url, {
      dispatcher: agent,
      signal: all,
      headersTimeout: idleMs,
      bodyTimeout: idleMs,
    }).catch(failed);
    const { statusCode: status, body } = answer;
    const bytes = async function* (): AsyncGenerator<Uint8Array> {
      try {
        for await (const chunk of body as AsyncIterable<Buffer>) yield chunk;
        note(status, outcomeOf(status));
      } catch (error) {
        failed(error);
      }
    };
    return { status, bytes: bytes() };
  };

  return {
    exchange,
    download,
    close: async (): Promise<void> => {
      closing.abort();
      await agent.destroy();
    },
  };
};

const readBody = async (stream: AsyncIterable<Buffer>): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    // Leaving the loop destroys the stream, and with it the connection.
    if (size > MAX_BODY_BYTES) throw new ExchangeError('too_large', true, undefined);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const outcomeOf = (status: number): string => {
  if (status === 429) return 'rate_limited';
  if (status >= 500) return 'server';
  return status >= 400 ? 'refused' : 'ok';
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

const isTimeout = (error: unknown): boolean =>
  codeOf(error).endsWith('TIMEOUT') || codeOf(error) === 'ETIMEDOUT';

const neverConnected = (error: unknown): boolean => NEVER_CONNECTED.has(codeOf(error));
