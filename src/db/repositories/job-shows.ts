import { and, asc, eq, isNotNull, lte } from 'drizzle-orm';
import type { JobId } from '../../domain/ids.ts';
import type { Job, JobNotify } from '../../domain/jobs.ts';
import type { Queries, Tx } from '../database.ts';

/** A job that somebody watches. */
export type WatchedJob = Job & {
  readonly notify: JobNotify;
  readonly shownAt: number | null;
};

export const jobShowReads = ({ q, t: { jobs } }: Queries) => ({
  /** Watched jobs that changed, or whose card must move; longest waiting first. */
  toShow: async (now: number, limit: number): Promise<WatchedJob[]> => {
    const rows = await q
      .select()
      .from(jobs)
      .where(and(lte(jobs.showAt, now), isNotNull(jobs.notify)))
      .orderBy(asc(jobs.showAt), asc(jobs.id))
      .limit(limit);
    return rows.flatMap(({ notify, ...row }) => (notify === null ? [] : [{ ...row, notify }]));
  },
});

export const jobShowWrites = ({ q, t: { jobs } }: Tx) => ({
  /**
   * Notes that the state of `seen` was shown. When the job changed meanwhile it stays due; when the person asked to
   * see it elsewhere meanwhile, that stands.
   * @param notify where its card is now; null: nowhere any more
   * @param lookAt when to look again although nothing changed
   */
  shown: async (
    seen: Pick<WatchedJob, 'id' | 'updatedAt' | 'notify'>,
    notify: JobNotify | null,
    lookAt: number | null,
    now: number,
  ): Promise<void> => {
    const watching = and(eq(jobs.id, seen.id), eq(jobs.notify, seen.notify));
    await q
      .update(jobs)
      .set({ showAt: notify === null ? null : lookAt })
      .where(and(watching, eq(jobs.updatedAt, seen.updatedAt)));
    await q.update(jobs).set({ notify, shownAt: now }).where(watching);
  },

  /** Puts showing off: Discord asked for patience. */
  showLater: async (id: JobId, at: number): Promise<void> => {
    await q.update(jobs).set({ showAt: at }).where(eq(jobs.id, id));
  },
});
