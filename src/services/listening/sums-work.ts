import type { MemberId } from '../../domain/ids.ts';
import type { NewJob } from '../../domain/jobs.ts';

/** The work that keeps sums and hidden plays right, and how each is asked for. */

export const PLAYS_REBUILD = 'plays.rebuild';
export const PLAYS_CHECK = 'plays.check';
export const PLAYS_REVIEW = 'plays.review';

/** Makes a member's sums anew from their plays. */
export const playsRebuild = (memberId: MemberId): NewJob => ({
  kind: PLAYS_REBUILD,
  memberId,
  dedupeKey: playsRebuildKey(memberId),
});

export const playsRebuildKey = (memberId: MemberId): string => `${PLAYS_REBUILD}:${memberId}`;

/** Looks whether sums are those of the plays; one for everybody. */
export const playsCheck = (): NewJob => ({ kind: PLAYS_CHECK, memberId: null, dedupeKey: PLAYS_CHECK });

/** Hides and shows the plays of a stretch as the member says now whose they are. @param stretch ms UTC */
export const playsReview = (
  memberId: MemberId,
  stretch: { readonly fromAt: number; readonly toAt: number },
): NewJob => ({
  kind: PLAYS_REVIEW,
  memberId,
  metadata: { after: stretch.fromAt - 1, toAt: stretch.toAt },
});
