import { MINUTE } from '../../clock.ts';
import { AppError } from '../../errors.ts';
import { refusedError, unreadableError } from '../findings.ts';
import type { HeardAnswer, Wish } from '../http-port.ts';
import { Failure } from './wire.ts';

/**
 * Last.fm's error codes, by what they mean for us. 6 says "not found" as well as "invalid parameters"; ours are always
 * the same, so it is the name that it does not know. Every other code is trouble that nobody foresaw.
 */
const MEANING: Readonly<Record<number, 'unknown' | 'failed' | 'offline' | 'key' | 'limit' | 'private'>> = {
  6: 'unknown',
  7: 'unknown',
  8: 'failed',
  10: 'key',
  11: 'offline',
  16: 'failed',
  17: 'private',
  26: 'key',
  29: 'limit',
};
/** They publish no time to wait; a key that goes on is suspended. */
const LIMIT_MS = 2 * MINUTE;
const OFFLINE_MS = 5 * MINUTE;

const meaningOf = (json: unknown) => MEANING[codeOf(json) ?? -1] ?? null;

/** The code of an error body, whatever status it came with; null when it is none. */
export const codeOf = (json: unknown): number | null => Failure.safeParse(json).data?.error ?? null;

export const isUnknown = (json: unknown): boolean => meaningOf(json) === 'unknown';

/** "Login required": the person hides what they play. */
export const isPrivate = (json: unknown): boolean => meaningOf(json) === 'private';

/** @see HttpRequest.heed */
export const heed = ({ json }: HeardAnswer): Wish | null => {
  switch (meaningOf(json)) {
    case 'limit':
      return { kind: 'rest', ms: LIMIT_MS, why: 'rate' };
    case 'offline':
      return { kind: 'rest', ms: OFFLINE_MS, why: 'outage' };
    case 'failed':
      return { kind: 'failed' };
    default:
      return null;
  }
};

/** What an error body that is no miss means; null when the answer has none. @param bucket what was asked for */
export const errorOf = (json: unknown, status: number, bucket: 'tags' | 'scrobbles'): AppError | null => {
  const code = codeOf(json);
  if (meaningOf(json) === 'key') {
    const cause = new Error(`lastfm refused the key with ${code}`);
    return new AppError('PROVIDER_UNAVAILABLE', { provider: 'lastfm', why: 'refused' }, { cause });
  }
  if (status >= 400) return refusedError('lastfm', bucket, status);
  return code === null ? null : unreadableError('lastfm', `error ${code}`);
};
