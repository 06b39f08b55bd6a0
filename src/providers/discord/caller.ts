import { setTimeout as sleep } from 'node:timers/promises';
import { type RawFile, REST, type RESTOptions, type RequestMethod } from '@discordjs/rest';
import type { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { AppError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { watchSetBack } from '../set-back.ts';
import { type Failure, failureOf } from './failures.ts';
import { sendForms } from './forms.ts';

export interface CallerDeps {
  readonly token: string;
  /** Without the version, as in the configuration. */
  readonly apiUrl: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Throws while a database transaction is open: a lock is never held across the network. */
  readonly assertMayCall: () => void;
  /** Tests make waiting short. */
  readonly wait?: (ms: number) => Promise<unknown>;
  readonly makeRequest?: RESTOptions['makeRequest'];
}

export interface Call<T> {
  readonly method: RequestMethod;
  readonly route: `/${string}`;
  /** For the log: a route may hold an interaction's token. */
  readonly shown: string;
  readonly body?: unknown;
  readonly files?: readonly RawFile[];
  /** False for calls in the name of an interaction: its token is in the route. */
  readonly auth?: false;
  readonly signal?: AbortSignal | undefined;
  /** Whether doing it twice does no harm: only then a lost answer is asked for again. */
  readonly repeatable: boolean;
  /** What must come back. */
  readonly answer: z.ZodType<T>;
}

/** A request that failed, with what that means. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed';
  readonly failure: Failure;

  constructor(failure: Failure, cause: unknown) {
    super(`Discord: ${failure.kind}`, { cause });
    this.failure = failure;
  }
}

/** Shorter limits are slept out by the library; longer ones are the caller's business. */
const SLEEP_OUT_MS = 5_000;
const TIMEOUT_MS = 15_000;
const PAUSES_MS = [500, 2_000];
const TEN_MINUTES = 600_000;

/** Calls Discord's REST API under its rate limits. @throws {CallFailed} */
export const createCaller = (deps: CallerDeps): (<T>(call: Call<T>) => Promise<T>) => {
  const { token, apiUrl, clock, log, assertMayCall, wait = sleep, makeRequest = sendForms } = deps;
  const createRest = (): REST =>
    new REST({
      api: apiUrl,
      version: '10',
      // The library would repeat a POST that may have arrived; we know which calls may be repeated.
      retries: 0,
      timeout: TIMEOUT_MS,
      rejectOnRateLimit: ({ retryAfter }) => retryAfter <= 0 || retryAfter > SLEEP_OUT_MS,
      handlerSweepInterval: TEN_MINUTES,
      makeRequest,
    });
  const wasSetBack = watchSetBack(clock);
  let rest = createRest();

  const once = async <T>({ method, route, body, files, auth, signal, answer }: Call<T>): Promise<T> => {
    // What it knows of limits is bound to times that will come once more.
    if (wasSetBack()) {
      rest.clearHashSweeper();
      rest.clearHandlerSweeper();
      rest = createRest();
    }
    // The library forgets the token after one 401, which may have been a slip of Discord's.
    rest.setToken(token);
    const received = await rest.request({
      method,
      fullRoute: route,
      body,
      auth: auth ?? true,
      ...(files === undefined || files.length === 0 ? {} : { files: [...files] }),
      // The library never lets go of a signal: one that lives long must not be its own.
      ...(signal === undefined ? {} : { signal: AbortSignal.any([signal]) }),
    });
    const parsed = answer.safeParse(received);
    if (parsed.success) return parsed.data;
    throw new AppError('PROVIDER_UNAVAILABLE', { provider: 'discord', why: 'bad_body' });
  };

  const logged = async <T>(call: Call<T>): Promise<T> => {
    const start = clock.elapsed();
    const note = (outcome: string, status: number | null): void => {
      const { method, shown: path } = call;
      const totalMs = clock.elapsed() - start;
      log.info({
        event: 'provider',
        provider: 'discord',
        bucket: 'posts',
        method,
        path,
        status,
        totalMs,
        outcome,
      });
    };
    try {
      const received = await once(call);
      note('ok', 200);
      return received;
    } catch (error) {
      if (call.signal?.aborted === true) throw call.signal.reason;
      const failure: Failure =
        error instanceof AppError ? { kind: 'unanswered', why: 'bad_body' } : failureOf(error);
      note(failure.kind, failure.kind === 'refused' ? failure.status : null);
      throw new CallFailed(failure, error);
    }
  };

  /** After an unanswered try, a refusal to take the next one does not mean that nothing happened. */
  const again = async <T>(
    call: Call<T>,
    pauses: readonly number[],
    earlier: CallFailed | null,
  ): Promise<T> => {
    try {
      return await logged(call);
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      const [pause, ...rest] = pauses;
      if (error.failure.kind === 'wait' && earlier !== null) throw earlier;
      if (error.failure.kind !== 'unanswered' || !call.repeatable || pause === undefined) throw error;
      await wait(pause);
      call.signal?.throwIfAborted();
      return again(call, rest, error);
    }
  };

  return (call) => {
    assertMayCall();
    return again(call, PAUSES_MS, null);
  };
};
