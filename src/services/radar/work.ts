import type { NewJob } from '../../domain/jobs.ts';

/** Asks what came out; once a day. */
export const RADAR_GATHER = 'radar.gather';
/** Looks what of it concerns whom. */
export const RADAR_SCAN = 'radar.scan';

export const radarScan = (): NewJob => ({ kind: RADAR_SCAN, memberId: null, dedupeKey: RADAR_SCAN });
