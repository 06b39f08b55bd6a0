import { and, asc, count, eq, gt, inArray, isNotNull, isNull, lte, min, sql } from 'drizzle-orm';
import type { RollupId } from '../../domain/ids.ts';
import type { Queries } from '../database.ts';

/** What whoever runs Segue wants to know in numbers: over everybody, without names. */
export const operatorReads = ({ q, t }: Queries) => ({
  /** The PENDING job that is due for longest. */
  oldestDue: async (now: number): Promise<{ kind: string; since: number } | null> => {
    const [row] = await q
      .select({ kind: t.jobs.kind, since: t.jobs.runAt })
      .from(t.jobs)
      .where(and(eq(t.jobs.status, 'PENDING'), lte(t.jobs.runAt, now)))
      .orderBy(asc(t.jobs.runAt))
      .limit(1);
    return row ?? null;
  },

  /** Since when plays of an active account are due that nobody has fetched. */
  listenersDue: async (now: number): Promise<number | null> => {
    const [row] = await q
      .select({ since: min(t.playSyncs.nextSyncAt) })
      .from(t.playSyncs)
      .innerJoin(t.accounts, eq(t.accounts.id, t.playSyncs.accountId))
      .where(and(lte(t.playSyncs.nextSyncAt, now), eq(t.accounts.status, 'active')));
    return row?.since ?? null;
  },

  /** Jobs that failed for good and hang under no other: all, and those since `since`. */
  deadLetters: async (since: number): Promise<{ count: number; recent: number }> => {
    const of = async (after: number): Promise<number> => {
      const [row] = await q
        .select({ count: count() })
        .from(t.jobs)
        .where(and(eq(t.jobs.status, 'FAILED'), isNull(t.jobs.parentId), gt(t.jobs.finishedAt, after)));
      return row?.count ?? 0;
    };
    return { count: await of(0), recent: await of(since) };
  },

  paused: async (): Promise<{ digests: number; playlists: number }> => {
    const [digests] = await q.select({ count: count() }).from(t.digests).where(isNotNull(t.digests.pausedAt));
    const [playlists] = await q
      .select({ count: count() })
      .from(t.managedPlaylists)
      .where(isNotNull(t.managedPlaylists.pausedAt));
    return { digests: digests?.count ?? 0, playlists: playlists?.count ?? 0 };
  },

  /** When consents were given that are as old as `authorizedUpTo`; and how many accounts need a new one. */
  consents: async (authorizedUpTo: number): Promise<{ authorizedAt: number[]; dead: number }> => {
    const rows = await q
      .select({ at: t.accounts.authorizedAt })
      .from(t.accounts)
      .where(
        and(
          eq(t.accounts.status, 'active'),
          eq(t.accounts.provider, 'spotify'),
          lte(t.accounts.authorizedAt, authorizedUpTo),
        ),
      );
    const [dead] = await q
      .select({ count: count() })
      .from(t.accounts)
      .where(inArray(t.accounts.status, ['needs_reauth']));
    return { authorizedAt: rows.map(({ at }) => at), dead: dead?.count ?? 0 };
  },

  /**
   * Plays that count, of some listeners in the order of their sums: from the days, for the plays themselves may be tens of
   * millions.
   * @returns `last` to go on after; null when there are no more
   */
  storedPlays: async (
    after: RollupId | null,
    limit: number,
  ): Promise<{ plays: number; last: RollupId | null }> => {
    const sets = await q
      .select({ id: t.rollups.id })
      .from(t.rollups)
      .where(and(eq(t.rollups.state, 'active'), after === null ? undefined : gt(t.rollups.id, after)))
      .orderBy(asc(t.rollups.id))
      .limit(limit);
    const ids = sets.map(({ id }) => id);
    if (ids.length === 0) return { plays: 0, last: null };
    const [row] = await q
      .select({ plays: sql<number | null>`sum(${t.playDays.plays})`.mapWith(Number) })
      .from(t.playDays)
      .where(inArray(t.playDays.rollupId, ids));
    return { plays: row?.plays ?? 0, last: ids.at(-1) ?? null };
  },

  members: async (): Promise<number> => (await q.select({ count: count() }).from(t.members))[0]?.count ?? 0,
});
