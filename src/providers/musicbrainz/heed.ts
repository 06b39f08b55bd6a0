import { MINUTE, SECOND } from '../../clock.ts';
import type { HeardAnswer, Wish } from '../http-port.ts';

/** A cold start after our own mistake; more with every refusal in a row. */
const OUR_REST_MS = 5 * SECOND;
const OUR_LONGEST_REST_MS = 10 * MINUTE;
/** Tries that a loaded server gets before it is left alone: most of them answer the next request. */
const SHED_TRIES = 2;
const SHED_WAIT_MS = 2 * SECOND;
const OUTAGE_MS = MINUTE;
const LONGEST_OUTAGE_MS = 15 * MINUTE;

/**
 * MusicBrainz says "you are too fast" and "I am too busy" with the same 503. The first is ours: we stay away, and
 * longer each time. The second is nobody's fault (load is shed from callers within their limits, too, usually for one
 * request): another try at our usual pace, a moment's rest, then a real one.
 * One of these per client: it remembers how often in a row it was refused.
 */
export const createHeed = (): ((answer: HeardAnswer) => Wish | null) => {
  let refusals = 0;
  return (answer) => {
    if (answer.status !== 503) {
      if (answer.status < 500) refusals = 0;
      return null;
    }
    refusals += 1;
    if (isOurFault(answer)) {
      const ms = Math.min(OUR_REST_MS * 3 ** (refusals - 1), OUR_LONGEST_REST_MS);
      return { kind: 'rest', ms: Math.max(ms, retryAfterMs(answer)), why: 'rate' };
    }
    if (refusals <= SHED_TRIES) return { kind: 'failed' };
    const ms =
      refusals === SHED_TRIES + 1
        ? SHED_WAIT_MS
        : Math.min(OUTAGE_MS * 2 ** (refusals - SHED_TRIES - 2), LONGEST_OUTAGE_MS);
    return { kind: 'rest', ms: Math.max(ms, retryAfterMs(answer)), why: 'outage' };
  };
};

/** The headers decide; where they say nothing, the text; a page of HTML is never about us. */
const isOurFault = (answer: HeardAnswer): boolean => {
  const who = header(answer, 'x-ratelimit-who');
  const zone = header(answer, 'x-ratelimit-zone');
  if (who.endsWith('-shed') || zone.endsWith('-global')) return false;
  if (/exceeding the allowable rate limit/i.test(errorText(answer.json))) return true;
  return zone !== '' && header(answer, 'x-ratelimit-remaining') === '0';
};

const header = ({ headers }: HeardAnswer, name: string): string => {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value)?.trim().toLowerCase() ?? '';
};

const errorText = (json: unknown): string =>
  typeof json === 'object' && json !== null && 'error' in json && typeof json.error === 'string'
    ? json.error
    : '';

const retryAfterMs = (answer: HeardAnswer): number => {
  const seconds = Number(header(answer, 'retry-after') || 0);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds * SECOND, 60 * MINUTE) : 0;
};
