import type { LimiterSettings } from '../http-port.ts';

/** A few dozen calls per window of seconds; what their headers say comes on top. */
export const LISTENBRAINZ_LIMITER: LimiterSettings = { minGapMs: 500, maxConcurrent: 1 };
