import { MINUTE, SECOND } from '../clock.ts';
import type { HeardAnswer, Wish } from './http-port.ts';

/** ListenBrainz and AcousticBrainz share the code that counts calls: a few dozen per window of some seconds. */
const USUAL_WINDOW_MS = 10 * SECOND;
const LONGEST_WINDOW_MS = 60 * MINUTE;

/**
 * What their headers ask for: after a 429 the end of the window (they do not send Retry-After), and a pause until
 * then when the last call of a window was ours.
 */
export const heedWindow = (answer: HeardAnswer): Wish | null => {
  const resetMs = milliseconds(answer, 'x-ratelimit-reset-in');
  if (answer.status === 429) {
    const ms = milliseconds(answer, 'retry-after') ?? resetMs ?? USUAL_WINDOW_MS;
    return { kind: 'rest', ms, why: 'rate' };
  }
  const left = Number(header(answer, 'x-ratelimit-remaining') ?? Number.NaN);
  return left <= 0 && resetMs !== null ? { kind: 'pause', ms: resetMs } : null;
};

const header = ({ headers }: HeardAnswer, name: string): string | undefined => {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
};

const milliseconds = (answer: HeardAnswer, name: string): number | null => {
  const text = header(answer, name)?.trim() ?? '';
  return /^\d+(\.\d+)?$/.test(text) ? Math.min(Number(text) * SECOND, LONGEST_WINDOW_MS) : null;
};
