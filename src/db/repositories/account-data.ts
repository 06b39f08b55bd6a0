import { and, asc, count, eq, inArray, isNotNull, lte, ne, sum } from 'drizzle-orm';
import type { AccountId, MemberId } from '../../domain/ids.ts';
import type { Queries, Tx } from '../database.ts';
import { playsOf } from './play-words.ts';

/** How much came from an account. */
export interface AccountData {
  /** Chosen sources. */
  readonly sources: number;
  /** Tracks in them, duplicates included. */
  readonly tracks: number;
  readonly plays: number;
}

/** What came from one account, across the tables: for telling how much it is, and for deleting it. */
export const accountDataReads = (queries: Queries) => {
  const { q, t } = queries;
  return {
    counts: async (memberId: MemberId, accountId: AccountId): Promise<AccountData> => {
      const [fromSources] = await q
        .select({ sources: count(), tracks: sum(t.sources.syncedTracks).mapWith(Number) })
        .from(t.sources)
        .where(
          and(
            eq(t.sources.accountId, accountId),
            eq(t.sources.memberId, memberId),
            isNotNull(t.sources.selectedAt),
          ),
        );
      const origins = q
        .select({ id: t.playOrigins.id })
        .from(t.playOrigins)
        .where(eq(t.playOrigins.accountId, accountId));
      const [heard] = await q
        .select({ plays: count() })
        .from(t.plays)
        .where(and(playsOf(queries, memberId), inArray(t.plays.originId, origins)));
      return {
        sources: fromSources?.sources ?? 0,
        tracks: fromSources?.tracks ?? 0,
        plays: heard?.plays ?? 0,
      };
    },
  };
};

export const accountDataWrites = ({ q, t }: Tx) => ({
  /** Deletes up to `limit` lines of the account's sources. Returns how many; 0: there are none left. */
  deleteLines: async (memberId: MemberId, accountId: AccountId, limit: number): Promise<number> => {
    const lines = await q
      .select({ readingId: t.sourceTracks.readingId, position: t.sourceTracks.position })
      .from(t.sources)
      .innerJoin(t.sourceReadings, eq(t.sourceReadings.sourceId, t.sources.id))
      .innerJoin(t.sourceTracks, eq(t.sourceTracks.readingId, t.sourceReadings.id))
      .where(and(eq(t.sources.accountId, accountId), eq(t.sources.memberId, memberId)))
      .orderBy(asc(t.sourceTracks.readingId), asc(t.sourceTracks.position))
      .limit(limit);
    if (lines.length > 0) {
      // Whoever links again before the end gets these sources read anew, whatever their versions say.
      await q
        .update(t.sources)
        .set({ syncedSnapshotId: null, lastFullSyncAt: null })
        .where(and(eq(t.sources.accountId, accountId), eq(t.sources.memberId, memberId)));
    }
    const last = new Map(lines.map(({ readingId, position }) => [readingId, position]));
    for (const [readingId, position] of last) {
      await q
        .delete(t.sourceTracks)
        .where(and(eq(t.sourceTracks.readingId, readingId), lte(t.sourceTracks.position, position)));
    }
    return lines.length;
  },

  /** Lets go of one playlist that is managed through the account. False when there is none left. */
  deletePlaylist: async (memberId: MemberId, accountId: AccountId): Promise<boolean> => {
    const { managedPlaylists: playlists } = t;
    const [one] = await q
      .select({ id: playlists.id })
      .from(playlists)
      .where(and(eq(playlists.memberId, memberId), eq(playlists.accountId, accountId)))
      .limit(1);
    if (one !== undefined) await q.delete(playlists).where(eq(playlists.id, one.id));
    return one !== undefined;
  },

  /** The account's row with everything that hangs on it, and what the member had through linked accounts only. */
  deleteAccount: async (memberId: MemberId, accountId: AccountId): Promise<void> => {
    await q.delete(t.accounts).where(and(eq(t.accounts.id, accountId), eq(t.accounts.memberId, memberId)));
    const others = await q
      .select({ id: t.accounts.id })
      .from(t.accounts)
      .where(
        and(
          eq(t.accounts.memberId, memberId),
          eq(t.accounts.provider, 'spotify'),
          ne(t.accounts.status, 'unlinked'),
        ),
      );
    if (others.length > 0) return;
    await q.delete(t.rankings).where(eq(t.rankings.memberId, memberId));
    await q.delete(t.rankingCaptures).where(eq(t.rankingCaptures.memberId, memberId));
    await q.delete(t.rankingStates).where(eq(t.rankingStates.memberId, memberId));
    await q.delete(t.playGaps).where(eq(t.playGaps.memberId, memberId));
  },
});
