import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import type { Clock } from '../clock.ts';
import { AppError, RetryAfter } from '../errors.ts';
import type { Log } from '../log.ts';
import { createCoalescer } from './http/coalesce.ts';
import { createExchanger, ExchangeError, type RawAnswer } from './http/exchange.ts';
import { createFetch } from './http/fetch.ts';
import { createLimiters, type Limiter } from './http/limiters.ts';
import { loggedPath } from './http/logged-path.ts';
import { createOutages } from './http/outages.ts';
import { createPatience } from './http/patience.ts';
import { type Rest, rest, restOf } from './http/rest.ts';
import type { BudgetLedger, Http, HttpAnswer, HttpRequest, Wish } from './http-port.ts';

export interface HttpDeps {
  readonly clock: Clock;
  readonly ledger: BudgetLedger;
  /** Throws while a database transaction is open: a lock is never held across the network. */
  readonly assertMayCall: () => void;
  readonly log: Log;
  /** Tests make waiting short. Rejects once the signal is aborted. */
  readonly wait?: (ms: number, signal: AbortSignal | undefined) => Promise<unknown>;
  /** 0..1, for the jitter between tries. */
  readonly random?: () => number;
}

type Why = 'timeout' | 'network' | 'server' | 'bad_body';
type AnyRequest = HttpRequest<z.ZodType>;

const TIMEOUT_MS = 15_000;
const MAX_RETRIES = 2;
const FIRST_RETRY_MS = 400;

/** The only place that opens a socket. @see Http */
export const createHttp = (deps: HttpDeps): Http => {
  const { clock, ledger, assertMayCall, log, random = Math.random } = deps;
  const wait = deps.wait ?? ((ms, signal) => sleep(ms, undefined, signal === undefined ? {} : { signal }));
  const exchanger = createExchanger({ clock, log });
  const limiterOf = createLimiters(clock);
  const coalesce = createCoalescer<RawAnswer>();
  const patience = createPatience();
  const outages = createOutages();

  const pause = async (ms: number, signal: AbortSignal | undefined): Promise<void> => {
    try {
      await wait(ms, signal);
    } finally {
      signal?.throwIfAborted();
    }
  };

  /**
   * One attempt, when it is its turn. The ledger is asked late, so that a queue notices a bucket that closed; a turn
   * shared with others is taken last, so that the call leaves in it.
   */
  const attempt = (request: AnyRequest, limiter: Limiter, signal: AbortSignal | undefined) =>
    limiter.run(async () => {
      const paused = limiter.pausedFor();
      if (paused > 0) await pause(paused, signal);
      await ledger.spend(bucketOf(request));
      await request.pace?.(signal);
      return exchanger.exchange({
        provider: request.provider,
        bucket: request.bucket,
        method: request.method,
        url: request.url,
        headers: { accept: 'application/json', ...request.headers },
        body: request.body ?? null,
        timeoutMs: request.timeoutMs ?? TIMEOUT_MS,
        signal,
      });
    }, signal);

  const block = async (request: AnyRequest, rest: Rest & { kind: 'block' }): Promise<RetryAfter> => {
    const { provider, bucket } = request;
    await ledger.block(bucketOf(request), rest.until, rest.why);
    return new RetryAfter(rest.until, { provider, bucket, why: rest.why });
  };

  /**
   * What to throw after the last try. A provider that everybody shares is left alone, longer each time: no person waits
   * for its answer, and jobs go on with the others. Whoever waits for their own app (Spotify) has its jobs' patience.
   */
  const giveUp = async (request: AnyRequest, why: Why, cause?: Error): Promise<Error> => {
    const ms = isShared(request) ? outages.failed(countedAs(request)) : null;
    return ms === null
      ? unavailable(request, why, cause)
      : block(request, { kind: 'block', until: clock.now() + ms, why: 'outage' });
  };

  /** Attempts until there is an answer that means something. */
  const persist = async (asked: AnyRequest, signal: AbortSignal | undefined): Promise<RawAnswer> => {
    let request = asked;
    let redirects = 0;
    const limiter = await limiterOf(`${request.provider}/${request.app}`, request.limiter);
    let retries = 0;
    let rested = false;
    const counted = countedAs(request);
    const maxRetries = outages.isLikely(counted) ? 0 : MAX_RETRIES;
    const retry = async (): Promise<void> => {
      const ms = FIRST_RETRY_MS * 2 ** retries * (0.5 + random());
      retries += 1;
      await pause(ms, signal);
    };
    for (;;) {
      const answer = await attempt(request, limiter, signal).catch((error: unknown) => {
        if (error instanceof ExchangeError) return error;
        throw error;
      });
      if (answer instanceof ExchangeError) {
        const safe = isRepeatable(request) || !answer.sent;
        if (answer.why === 'too_large') throw unavailable(request, 'bad_body', answer);
        if (!safe || retries >= maxRetries) throw await giveUp(request, answer.why, answer);
        await retry();
        continue;
      }
      const wish = wishOf(request, answer);
      if (answer.status < 400) patience.reset(counted);
      const wanted =
        wish?.kind === 'rest'
          ? rest(wish.ms, wish.why, clock.now())
          : restOf(answer, clock.now(), () => patience.next(counted));
      if (wanted?.kind === 'block') throw await block(request, wanted);
      if (wanted?.kind === 'wait' && (answer.status === 429 || wish?.kind === 'rest')) {
        const why = wish?.kind === 'rest' ? wish.why : 'rate';
        if (rested) throw await block(request, { kind: 'block', until: clock.now() + wanted.ms, why });
        rested = true;
        limiter.pause(wanted.ms * (1 + 0.1 * random()));
        continue;
      }
      if (wish?.kind === 'pause') limiter.pause(wish.ms);
      const moved = redirects < (request.follow ?? 0) ? movedTo(request.url, answer) : null;
      if (moved !== null) {
        request = { ...request, url: moved };
        redirects += 1;
        continue;
      }
      if (answer.status < 500 && wish?.kind !== 'failed') {
        outages.answered(counted);
        return answer;
      }
      if (!isRepeatable(request) || retries >= maxRetries) throw await giveUp(request, 'server');
      if (wanted?.kind === 'wait') limiter.pause(wanted.ms);
      await retry();
    }
  };

  /** Reads JSON by the caller's schema. What did not fit is told by place and kind, never by value. */
  const interpret = <S extends z.ZodType>(
    request: HttpRequest<S>,
    { status, body, totalMs }: RawAnswer,
  ): HttpAnswer<z.output<S>> => {
    if (status >= 400) return { kind: 'refused', status, text: body.toString('utf8') };
    const json = parseJson(body);
    const parsed = json.ok && status < 300 ? request.schema.safeParse(json.value) : null;
    if (parsed?.success === true) return { kind: 'ok', status, body: parsed.data };
    const issues = parsed?.error?.issues.slice(0, 3) ?? [];
    const what = issues.map(({ path, code }) => `${path.join('.')} ${code}`).join(', ');
    const cause = new Error(what === '' ? 'the answer is not JSON' : `the answer has another shape: ${what}`);
    const { provider, bucket, method } = request;
    const path = loggedPath(request.url);
    log.warn(
      { event: 'provider', provider, bucket, method, path, status, totalMs, outcome: 'bad_body' },
      cause,
    );
    throw unavailable(request, 'bad_body', cause);
  };

  return {
    request: async (request) => {
      assertMayCall();
      request.signal?.throwIfAborted();
      const answer =
        request.method === 'GET'
          ? await coalesce(keyOf(request), request.signal, (signal) => persist(request, signal))
          : await persist(request, request.signal);
      return interpret(request, answer);
    },
    fetchFor: createFetch({ exchange: exchanger.exchange, assertMayCall }),
    download: (wanted) => {
      assertMayCall();
      return exchanger.download(wanted);
    },
    close: exchanger.close,
  };
};

const bucketOf = ({ provider, app, bucket, mode }: AnyRequest) => ({ provider, app, bucket, mode });

const countedAs = ({ provider, app, bucket }: AnyRequest): string => `${provider}/${app}/${bucket}`;

/** Asked without an app or account of anybody. */
const isShared = ({ app }: AnyRequest): boolean => app === '-';

const wishOf = (request: AnyRequest, { status, headers, body }: RawAnswer): Wish | null => {
  if (request.heed === undefined) return null;
  return request.heed({
    status,
    headers,
    // Read when it is asked for: an answer of megabytes is not parsed twice for a look at its headers.
    get json() {
      const json = parseJson(body);
      return json.ok ? json.value : undefined;
    },
  });
};

/** A write may have happened although nobody said so: it is not sent twice. */
const isRepeatable = ({ method, repeatable }: AnyRequest): boolean => method === 'GET' || repeatable === true;

/** Where a redirect leads, when that is at the same origin: headers with secrets go nowhere else. */
const movedTo = (url: string, { status, headers }: RawAnswer): string | null => {
  const { location } = headers;
  if (![301, 302, 307, 308].includes(status) || typeof location !== 'string') return null;
  const target = URL.parse(location, url);
  return target !== null && target.origin === new URL(url).origin ? target.href : null;
};

/** Everything that decides the answer of a GET. */
const keyOf = ({ provider, app, bucket, url, headers }: AnyRequest): string =>
  JSON.stringify([provider, app, bucket, url, headers]);

const unavailable = ({ provider }: AnyRequest, why: Why, cause?: Error): AppError =>
  new AppError('PROVIDER_UNAVAILABLE', { provider, why }, { cause });

const parseJson = (body: Buffer): { ok: true; value: unknown } | { ok: false } => {
  if (body.length === 0) return { ok: true, value: undefined };
  try {
    return { ok: true, value: JSON.parse(body.toString('utf8')) };
  } catch {
    // The parser's message quotes the text, which may be half of a token.
    return { ok: false };
  }
};
