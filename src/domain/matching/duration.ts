/** How far apart two lengths are, in words that decisions are made of. */
export type DurationBand = 'same' | 'close' | 'near' | 'apart' | 'far' | 'unknown';

export interface DurationMatch {
  /** 1 up to one second, 0 from fifteen; null when a length is unknown. */
  readonly value: number | null;
  readonly deltaMs: number | null;
  readonly band: DurationBand;
}

/**
 * Padding of encoders and rounding to seconds make 1–2 s, so up to 3 s are the same. Very long tracks (sets, suites)
 * get half a percent of what they are longer than ten minutes.
 */
const SAME_MS = 3_000;
const CLOSE_MS = 5_000;
const NEAR_MS = 7_000;
const APART_MS = 15_000;
const LONG_MS = 600_000;
const LONG_SHARE = 0.005;

const UNKNOWN: DurationMatch = { value: null, deltaMs: null, band: 'unknown' };

export const compareDurations = (a: number | null, b: number | null): DurationMatch => {
  if (a === null || b === null) return UNKNOWN;
  const deltaMs = Math.abs(a - b);
  const grace = Math.max(0, Math.max(a, b) - LONG_MS) * LONG_SHARE;
  const off = Math.max(0, deltaMs - grace);
  const value = 1 - Math.min(1, Math.max(0, off - 1_000) / (APART_MS - 1_000));
  return { value, deltaMs, band: bandOf(off) };
};

const bandOf = (off: number): DurationBand =>
  off <= SAME_MS
    ? 'same'
    : off <= CLOSE_MS
      ? 'close'
      : off <= NEAR_MS
        ? 'near'
        : off <= APART_MS
          ? 'apart'
          : 'far';
