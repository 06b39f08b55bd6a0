import type { Ending } from '../../domain/jobs/ending.ts';
import { type ErrorCode, isAppError, RetryAfter } from '../../errors.ts';

/** Errors that the same attempt may not meet again. All others are facts that only a person can change. */
const TRANSIENT: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['PROVIDER_UNAVAILABLE', 'TOO_FAST']);
/** How long to leave a full or locked disk alone. */
const STORAGE_PAUSE_MS = 60_000;

/** What an error thrown by a handler means for its job. */
export const endingOf = (error: unknown, now: number): Ending => {
  if (error instanceof RetryAfter) {
    const { provider, bucket, at } = error;
    return { kind: 'retry', at, message: { key: 'resting', provider, bucket, until: at } };
  }
  if (isAppError(error, 'STORAGE')) {
    const at = now + STORAGE_PAUSE_MS;
    return { kind: 'retry', at, message: { key: 'retrying', code: error.code, until: at } };
  }
  if (isAppError(error)) return { kind: 'failed', code: error.code, final: !TRANSIENT.has(error.code) };
  return { kind: 'failed', final: false };
};
