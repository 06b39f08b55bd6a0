import type { MemberId } from '../../domain/ids.ts';
import type { NewJob } from '../../domain/jobs.ts';

/** Asks what came out; once a day. */
export const RADAR_GATHER = 'radar.gather';
/** Looks what of it concerns whom. */
export const RADAR_SCAN = 'radar.scan';

/** Tells in DMs and channels what is new. */
export const RADAR_TELL = 'radar.tell';

/** Puts what is on a member's radar into their playlist. */
export const RADAR_FILL = 'radar.fill';
/** The same for everybody who has one; once a day. */
export const RADAR_FILL_ALL = 'radar.fillAll';

export const radarFill = (memberId: MemberId): NewJob => ({
  kind: RADAR_FILL,
  memberId,
  dedupeKey: `${RADAR_FILL}:${memberId}`,
});

export const radarGather = (): NewJob => ({ kind: RADAR_GATHER, memberId: null, dedupeKey: RADAR_GATHER });

/** @param memberId null: everybody */
export const radarScan = (memberId: MemberId | null): NewJob => ({
  kind: RADAR_SCAN,
  memberId,
  dedupeKey: `${RADAR_SCAN}:${memberId ?? 'all'}`,
});
