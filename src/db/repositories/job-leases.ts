import { and, asc, count, eq, gt, inArray, isNotNull, lte, notInArray, or, sql } from 'drizzle-orm';
import type { JobId } from '../../domain/ids.ts';
import type { DueJob, Running } from '../../domain/jobs/choice.ts';
import { expiredLeases } from '../../domain/jobs/lease.ts';
import type { Job } from '../../domain/jobs.ts';
import type { Queries, Tx } from '../database.ts';
import { touched } from './jobs.ts';

/** So many due jobs per member and kind are looked at: fair, whatever one member has waiting. */
const PER_MEMBER = 8;
const CANDIDATES = 200;

/** Who runs what. A RUNNING job without a lease waits for its children and is nobody's. */
export const jobLeaseReads = ({ q, t: { jobs } }: Queries) => {
  const isDue = (now: number, kinds: readonly string[], mine: readonly JobId[]) =>
    and(
      eq(jobs.status, 'PENDING'),
      lte(jobs.runAt, now),
      inArray(jobs.kind, [...kinds]),
      notInArray(jobs.id, [...mine]),
    );

  const isExpired = (now: number, kinds: readonly string[], mine: readonly JobId[]) => {
    const { past, beyond } = expiredLeases(now);
    return and(
      eq(jobs.status, 'RUNNING'),
      or(lte(jobs.leaseUntil, past), gt(jobs.leaseUntil, beyond)),
      inArray(jobs.kind, [...kinds]),
      notInArray(jobs.id, [...mine]),
    );
  };

  // `mine`: jobs that the asking process is still busy with, even when their row says otherwise already.
  return {
    /** A cheap look whether claiming may find anything. */
    anyClaimable: async (now: number, kinds: readonly string[], mine: readonly JobId[]): Promise<boolean> => {
      const rows = await q
        .select({ id: jobs.id })
        .from(jobs)
        .where(or(isDue(now, kinds, mine), isExpired(now, kinds, mine)))
        .limit(1);
      return rows.length > 0;
    },

    due: async (now: number, kinds: readonly string[], mine: readonly JobId[]): Promise<DueJob[]> => {
      const ranked = q
        .select({
          id: jobs.id,
          memberId: jobs.memberId,
          kind: jobs.kind,
          runAt: jobs.runAt,
          turn: sql<number>`row_number() over (partition by ${jobs.memberId}, ${jobs.kind} order by ${jobs.runAt}, ${jobs.id})`.as(
            'turn',
          ),
        })
        .from(jobs)
        .where(isDue(now, kinds, mine))
        .as('ranked');
      return q
        .select({ id: ranked.id, memberId: ranked.memberId, kind: ranked.kind, runAt: ranked.runAt })
        .from(ranked)
        .where(lte(ranked.turn, PER_MEMBER))
        .orderBy(asc(ranked.turn), asc(ranked.runAt), asc(ranked.id))
        .limit(CANDIDATES);
    },

    running: async (): Promise<Running[]> =>
      q
        .select({ memberId: jobs.memberId, kind: jobs.kind, count: count() })
        .from(jobs)
        .where(and(eq(jobs.status, 'RUNNING'), isNotNull(jobs.leaseUntil)))
        .groupBy(jobs.memberId, jobs.kind),

    /** Jobs whose worker is silent for too long. @param mine those that the asking process is running itself */
    expired: async (now: number, kinds: readonly string[], mine: readonly JobId[]): Promise<Job[]> =>
      q
        .select()
        .from(jobs)
        .where(isExpired(now, kinds, mine))
        .orderBy(asc(jobs.id))
        .limit(CANDIDATES),

    /** Which of these the person wants to stop. */
    cancelled: async (ids: readonly JobId[]): Promise<JobId[]> => {
      const rows = await q
        .select({ id: jobs.id })
        .from(jobs)
        .where(and(inArray(jobs.id, [...ids]), eq(jobs.cancelRequested, true)));
      return rows.map(({ id }) => id);
    },

    /** Active jobs that say they were written after `after`: from before the clock was set back. */
    writtenAfter: async (after: number): Promise<Job[]> =>
      q
        .select()
        .from(jobs)
        .where(and(inArray(jobs.status, ['PENDING', 'RUNNING']), gt(jobs.updatedAt, after))),
  };
};

export const jobLeaseWrites = ({ q, t: { jobs } }: Tx) => ({
  /** Hands a PENDING job to `owner`; null when it is not PENDING any more. */
  claim: async (id: JobId, owner: string, leaseUntil: number, now: number): Promise<Job | null> => {
    const rows = await q
      .update(jobs)
      .set({ status: 'RUNNING', leaseOwner: owner, leaseUntil, ...touched(jobs, now) })
      .where(and(eq(jobs.id, id), eq(jobs.status, 'PENDING')))
      .returning();
    return rows[0] ?? null;
  },

  /** Extends the leases of living workers. Returns the owners that still had theirs. */
  extend: async (owners: readonly string[], leaseUntil: number): Promise<string[]> => {
    const rows = await q
      .update(jobs)
      .set({ leaseUntil })
      .where(and(inArray(jobs.leaseOwner, [...owners]), eq(jobs.status, 'RUNNING')))
      .returning({ owner: jobs.leaseOwner });
    return rows.flatMap(({ owner }) => (owner === null ? [] : [owner]));
  },
});
