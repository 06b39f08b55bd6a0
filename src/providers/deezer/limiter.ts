import type { LimiterSettings } from '../http-port.ts';

/** 50 calls in 5 seconds and address; theirs is a rolling window, so ours never holds more than 46. */
export const DEEZER_LIMITER: LimiterSettings = { minGapMs: 110, maxConcurrent: 4 };
