import { and, asc, count, desc, eq, inArray, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import type { JobId, MemberId } from '../../domain/ids.ts';
import type { ChildCounts } from '../../domain/jobs/family.ts';
import type { Job, JobMessage, JobNotify, JobStatus } from '../../domain/jobs.ts';
import type { Queries, Tx } from '../database.ts';

/** What may change about a job. */
export interface JobPatch {
  readonly status?: JobStatus;
  readonly progress?: number;
  readonly message?: JobMessage | null;
  readonly payload?: unknown;
  readonly metadata?: unknown;
  readonly attempts?: number;
  readonly crashes?: number;
  readonly runAt?: number;
  readonly dedupeKey?: null;
  readonly parentId?: JobId;
  readonly notify?: JobNotify | null;
  readonly cancelRequested?: boolean;
  readonly finishedAt?: number | null;
  readonly leaseUntil?: number | null;
  readonly leaseOwner?: string | null;
}

/** A whole new row, ready to insert. */
export type JobRow = Pick<
  Job,
  'memberId' | 'kind' | 'status' | 'message' | 'metadata' | 'runAt' | 'dedupeKey' | 'parentId' | 'notify'
>;

const ACTIVE: JobStatus[] = ['PENDING', 'RUNNING'];

export const jobReads = ({ q, t: { jobs } }: Queries) => ({
  /** For the machinery; people's questions go through {@link find}. */
  byId: async (id: JobId): Promise<Job | null> =>
    (await q.select().from(jobs).where(eq(jobs.id, id)))[0] ?? null,

  find: async (memberId: MemberId, id: JobId): Promise<Job | null> =>
    (
      await q
        .select()
        .from(jobs)
        .where(and(eq(jobs.id, id), eq(jobs.memberId, memberId)))
    )[0] ?? null,

  /**
   * A member's jobs that hang under no other: what goes on, then what failed, then what they saw finish, each newest
   * first. Finished work that nobody asked for is nobody's news.
   */
  list: async (memberId: MemberId, limit: number): Promise<Job[]> =>
    q
      .select()
      .from(jobs)
      .where(
        and(
          eq(jobs.memberId, memberId),
          isNull(jobs.parentId),
          or(inArray(jobs.status, [...ACTIVE, 'FAILED']), isNotNull(jobs.shownAt)),
        ),
      )
      .orderBy(
        sql`case ${jobs.status} when 'PENDING' then 0 when 'RUNNING' then 0 when 'FAILED' then 1 else 2 end`,
        desc(jobs.createdAt),
        desc(jobs.id),
      )
      .limit(limit),

  /** The children of several parents, in the order in which they were added. */
  children: async (parentIds: readonly JobId[]): Promise<Job[]> =>
    q
      .select()
      .from(jobs)
      .where(inArray(jobs.parentId, [...parentIds]))
      .orderBy(asc(jobs.id)),

  /** Jobs that failed for good and hang under no other, newest first. `null`: of everybody. */
  deadLetters: async (memberId: MemberId | null, limit: number): Promise<Job[]> =>
    q
      .select()
      .from(jobs)
      .where(
        and(
          eq(jobs.status, 'FAILED'),
          isNull(jobs.parentId),
          memberId === null ? undefined : eq(jobs.memberId, memberId),
        ),
      )
      .orderBy(desc(jobs.finishedAt), desc(jobs.id))
      .limit(limit),

  /** The PENDING or RUNNING job with this key. */
  activeByKey: async (key: string): Promise<Job | null> =>
    (
      await q
        .select()
        .from(jobs)
        .where(and(eq(jobs.dedupeKey, key), inArray(jobs.status, ACTIVE)))
        .limit(1)
    )[0] ?? null,

  childCounts: async (parentId: JobId): Promise<ChildCounts> => {
    const rows = await q
      .select({
        status: jobs.status,
        count: count(),
        progress: sql<number>`sum(${jobs.progress})`.mapWith(Number),
      })
      .from(jobs)
      .where(eq(jobs.parentId, parentId))
      .groupBy(jobs.status);
    const of = (status: JobStatus): number => rows.find((row) => row.status === status)?.count ?? 0;
    return {
      total: rows.reduce((sum, row) => sum + row.count, 0),
      done: of('DONE'),
      failed: of('FAILED'),
      cancelled: of('CANCELLED'),
      activeProgress: rows
        .filter(({ status }) => ACTIVE.includes(status))
        .reduce((sum, { progress }) => sum + progress, 0),
    };
  },

  /** How many jobs there are of each status, for the health page. */
  countByStatus: async (): Promise<{ status: JobStatus; count: number }[]> =>
    q.select({ status: jobs.status, count: count() }).from(jobs).groupBy(jobs.status),
});

/** Every change is news for whoever watches the job. */
export const touched = (jobs: Tx['t']['jobs'], now: number) => ({
  updatedAt: now,
  showAt: sql`case when ${jobs.notify} is null then null else cast(${now} as bigint) end`,
});

export const jobWrites = ({ q, t: { jobs } }: Tx) => ({
  insert: async (row: JobRow, now: number): Promise<Job> => {
    const [job] = await q
      .insert(jobs)
      .values({
        ...row,
        progress: 0,
        attempts: 0,
        cancelRequested: false,
        createdAt: now,
        updatedAt: now,
        showAt: row.notify === null ? null : now,
      })
      .returning();
    if (job === undefined) throw new Error('A job was inserted and did not come back.');
    return job;
  },

  update: async (id: JobId, patch: JobPatch, now: number): Promise<void> => {
    await q
      .update(jobs)
      .set({ ...patch, ...touched(jobs, now) })
      .where(eq(jobs.id, id));
  },

  /** Shows the job somewhere (else) from now on. */
  setNotify: async (id: JobId, notify: JobNotify, now: number): Promise<void> => {
    await q.update(jobs).set({ notify, showAt: now, shownAt: null }).where(eq(jobs.id, id));
  },

  /** Changes a job only while `owner` holds its lease. False: somebody else has it, or nobody. */
  updateOwned: async (id: JobId, owner: string, patch: JobPatch, now: number): Promise<boolean> => {
    const rows = await q
      .update(jobs)
      .set({ ...patch, ...touched(jobs, now) })
      .where(and(eq(jobs.id, id), eq(jobs.leaseOwner, owner), eq(jobs.status, 'RUNNING')))
      .returning({ id: jobs.id });
    return rows.length > 0;
  },

  /** Removes jobs that ended before `before`; children only with their parent. Returns how many rows went. */
  prune: async (before: number, statuses: readonly JobStatus[]): Promise<number> => {
    const old = await q
      .select({ id: jobs.id })
      .from(jobs)
      .where(
        and(
          isNull(jobs.parentId),
          isNotNull(jobs.finishedAt),
          lt(jobs.finishedAt, before),
          inArray(jobs.status, [...statuses]),
        ),
      )
      .limit(500);
    const ids = old.map(({ id }) => id);
    if (ids.length === 0) return 0;
    const gone = await q
      .delete(jobs)
      .where(or(inArray(jobs.id, ids), inArray(jobs.parentId, ids)))
      .returning({ id: jobs.id });
    return gone.length;
  },
});
