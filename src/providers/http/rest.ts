import { HOUR, MINUTE, SECOND } from '../../clock.ts';
import type { RawAnswer } from './exchange.ts';

/** What to do about an answer that asks to come back later. */
export type Rest =
  /** Over in seconds: worth waiting for. */
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'block'; readonly until: number; readonly why: 'rate' | 'quota' | 'outage' };

/** Longer than this nobody waits in a queue. */
const LONGEST_WAIT_MS = 30 * SECOND;
const SHORTEST_WAIT_MS = SECOND;
/** A nonsense header must not shut a provider for a year; the longest honest ones are a day. */
const LONGEST_REST_MS = 7 * 24 * HOUR;
/** Without a header: the shortest rests reported for a used-up quota were 13 hours. */
const UNKNOWN_QUOTA_MS = 13 * HOUR;

/**
 * @param unsaidMs asked when a 429 does not say how long: ms from now
 * @returns null when the answer does not ask for a rest.
 */
export const restOf = (answer: RawAnswer, now: number, unsaidMs: () => number): Rest | null => {
  const header = retryAfterMs(answer, now);
  if (answer.status === 503 && header !== null) return rest(header, 'outage', now);
  if (answer.status !== 429) return null;
  // A used-up quota does not come back in seconds, whatever the header says.
  if (isQuota(answer)) {
    return { kind: 'block', until: now + Math.max(header ?? UNKNOWN_QUOTA_MS, MINUTE), why: 'quota' };
  }
  return header === null
    ? { kind: 'block', until: now + unsaidMs(), why: 'rate' }
    : rest(header, header >= HOUR ? 'quota' : 'rate', now);
};

/** A rest of `ms` from now, waited for when it is short. */
export const rest = (ms: number, why: 'rate' | 'quota' | 'outage', now: number): Rest =>
  ms <= LONGEST_WAIT_MS
    ? { kind: 'wait', ms: Math.max(ms, SHORTEST_WAIT_MS) }
    : { kind: 'block', until: now + ms, why };

/** `Retry-After` as ms from now: seconds or an HTTP date; null when absent or nonsense. */
const retryAfterMs = ({ headers }: RawAnswer, now: number): number | null => {
  const given = headers['retry-after'];
  const text = (Array.isArray(given) ? given[0] : given)?.trim() ?? '';
  const ms = /^\d+(\.\d+)?$/.test(text) ? Number(text) * SECOND : Date.parse(text) - now;
  return Number.isFinite(ms) && ms >= 0 ? Math.min(ms, LONGEST_REST_MS) : null;
};

/** Spotify since July 2026: `{"error":{…,"reason":"QUOTA_EXCEEDED"}}`. */
const isQuota = ({ body }: RawAnswer): boolean => body.includes('QUOTA_EXCEEDED');
