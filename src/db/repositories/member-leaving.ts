import { and, count, countDistinct, eq, gt, isNull, ne, or, sql } from 'drizzle-orm';
import type { MemberId, PlayImportId, ReleaseUploadId } from '../../domain/ids.ts';
import type { Queries, Tx } from '../database.ts';

/** What has to be known and done before a member's rows can go. */
export const memberLeavingReads = ({ q, t }: Queries) => ({
  /** Digests of servers that a member made. */
  digestsMade: async (memberId: MemberId): Promise<number> => {
    const [row] = await q
      .select({ rows: count() })
      .from(t.digests)
      .where(and(eq(t.digests.createdBy, memberId), isNull(t.digests.memberId)));
    return row?.rows ?? 0;
  },

  /** Apps that a member brought and others are linked through. */
  sharedApps: async (memberId: MemberId): Promise<number> => {
    const [row] = await q
      .select({ apps: countDistinct(t.apps.id) })
      .from(t.apps)
      .innerJoin(t.accounts, eq(t.accounts.appId, t.apps.id))
      .where(
        and(
          eq(t.apps.ownerId, memberId),
          ne(t.accounts.memberId, memberId),
          ne(t.accounts.status, 'unlinked'),
        ),
      );
    return row?.apps ?? 0;
  },

  /** Jobs of a member that a worker runs just now. */
  isBusy: async (memberId: MemberId, now: number): Promise<boolean> => {
    const { jobs } = t;
    const rows = await q
      .select({ id: jobs.id })
      .from(jobs)
      .where(and(eq(jobs.memberId, memberId), eq(jobs.status, 'RUNNING'), gt(jobs.leaseUntil, now)))
      .limit(1);
    return rows.length > 0;
  },

  /** Uploads of a member that have files on the disk. */
  uploads: async (memberId: MemberId): Promise<{ imports: PlayImportId[]; releases: ReleaseUploadId[] }> => {
    const imports = await q
      .select({ id: t.playImports.id })
      .from(t.playImports)
      .where(eq(t.playImports.memberId, memberId));
    const releases = await q
      .select({ id: t.releaseUploads.id })
      .from(t.releaseUploads)
      .where(eq(t.releaseUploads.memberId, memberId));
    return { imports: imports.map(({ id }) => id), releases: releases.map(({ id }) => id) };
  },

  /** Words by which the file of the database can be searched for a member. */
  words: async (memberId: MemberId): Promise<string[]> => {
    const accounts = await q
      .select({ external: t.accounts.externalId, user: t.accounts.externalUserId })
      .from(t.accounts)
      .where(eq(t.accounts.memberId, memberId));
    return accounts.flatMap(({ external, user }) => [external, ...(user === null ? [] : [user])]);
  },
});

export const memberLeavingWrites = ({ q, t }: Tx) => ({
  /** What a member's open pages are reached by is over. */
  closeDoors: async (memberId: MemberId): Promise<void> => {
    await q.delete(t.linkRequests).where(eq(t.linkRequests.memberId, memberId));
    await q.update(t.playImports).set({ ticketHash: null }).where(eq(t.playImports.memberId, memberId));
    await q.update(t.releaseUploads).set({ ticketHash: null }).where(eq(t.releaseUploads.memberId, memberId));
  },

  /** No job of a member begins any more, and those that run are asked to stop. */
  stopJobs: async (memberId: MemberId, now: number): Promise<void> => {
    const { jobs } = t;
    const own = eq(jobs.memberId, memberId);
    await q
      .update(jobs)
      .set({ status: 'CANCELLED', finishedAt: now, updatedAt: now, notify: null, showAt: null })
      .where(
        and(own, or(eq(jobs.status, 'PENDING'), and(eq(jobs.status, 'RUNNING'), isNull(jobs.leaseUntil)))),
      );
    await q
      .update(jobs)
      .set({ cancelRequested: true, notify: null, showAt: null })
      .where(and(own, eq(jobs.status, 'RUNNING')));
  },

  /**
   * What a member brought for others goes on without them: an app through which others are linked belongs to whoever
   * was linked through it first; digests and channels of servers belong to nobody.
   */
  handOver: async (memberId: MemberId, nobody: MemberId): Promise<void> => {
    const { apps, accounts, digests } = t;
    for (const app of await q.select({ id: apps.id }).from(apps).where(eq(apps.ownerId, memberId))) {
      const [heir] = await q
        .select({ memberId: accounts.memberId })
        .from(accounts)
        .where(
          and(
            eq(accounts.appId, app.id),
            sql`${accounts.memberId} <> ${memberId}`,
            sql`${accounts.status} <> 'unlinked'`,
          ),
        )
        .orderBy(accounts.id)
        .limit(1);
      if (heir === undefined) await q.update(accounts).set({ appId: null }).where(eq(accounts.appId, app.id));
      else await q.update(apps).set({ ownerId: heir.memberId }).where(eq(apps.id, app.id));
    }
    await q.update(digests).set({ createdBy: nobody }).where(eq(digests.createdBy, memberId));
  },
});
