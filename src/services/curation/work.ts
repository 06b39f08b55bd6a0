import type { Period } from '../../domain/curation/curation.ts';
import type { JobNotify, NewJob } from '../../domain/jobs.ts';

/** The kinds of work of this family, and how each is asked for. */

/** Makes the playlists of a period, and takes in releases that it does not have. */
export const CURATION_PERIOD = 'curation.period';

/** Of the job that begins a week: while it is there, it brings the card. */
export const beginningKey = (id: Period['id']): string => `${CURATION_PERIOD}:${id}:start`;

/**
 * @param why what it is asked for: a job that waits or runs for the same reason is joined
 * @param name what a person calls it
 */
export const curationPeriod = (
  { id, memberId }: Pick<Period, 'id' | 'memberId'>,
  why: 'start' | `join:${number}`,
  name: string,
  notify?: JobNotify,
): NewJob => ({
  kind: CURATION_PERIOD,
  memberId,
  name,
  metadata: { periodId: id, anew: why === 'start' },
  dedupeKey: `${CURATION_PERIOD}:${id}:${why}`,
  ...(notify === undefined ? {} : { notify }),
});
