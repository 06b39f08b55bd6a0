import { SECOND } from '../../clock.ts';
import type { HeardAnswer, Wish } from '../http-port.ts';
import { Failure } from './wire.ts';

/** "no data": there is no such track or album. */
const UNKNOWN = 800;
/** "Quota limit exceeded": 50 calls in 5 seconds. */
const THROTTLED = 4;
/** "Service busy" */
const BUSY = 700;
const THROTTLE_MS = 5 * SECOND;

/** The code of an error body, whatever status it came with; null when it is none. */
export const failureOf = (json: unknown): { readonly code: number | null } | null => {
  const { data } = Failure.safeParse(json);
  return data === undefined ? null : { code: data.error.code ?? null };
};

export const isUnknown = (json: unknown): boolean => failureOf(json)?.code === UNKNOWN;

/** @see HttpRequest.heed */
export const heed = ({ json }: HeardAnswer): Wish | null => {
  const code = failureOf(json)?.code;
  if (code === THROTTLED) return { kind: 'rest', ms: THROTTLE_MS, why: 'rate' };
  return code === BUSY ? { kind: 'failed' } : null;
};
