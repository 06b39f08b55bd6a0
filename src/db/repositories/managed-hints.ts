import { and, eq, exists, gt, isNull, ne, or } from 'drizzle-orm';
import type { AccountId, MemberId } from '../../domain/ids.ts';
import type { Tx } from '../database.ts';

/** What lets a managed playlist be looked at before its day. */
export const managedHintWrites = ({ q, t: { managedPlaylists: playlists, sources } }: Tx) => ({
  /**
   * Playlists that the account's list shows in another version than the one that Segue left are due: somebody edited
   * them. The list is read anyway, so that this costs no call.
   */
  versionsListed: async (memberId: MemberId, accountId: AccountId, now: number): Promise<void> => {
    const edited = q
      .select({ id: sources.id })
      .from(sources)
      .where(
        and(
          eq(sources.accountId, playlists.accountId),
          eq(sources.kind, 'playlist'),
          eq(sources.externalId, playlists.spotifyId),
          ne(sources.snapshotId, playlists.baseSnapshot),
        ),
      );
    await q
      .update(playlists)
      .set({ dueAt: now })
      .where(
        and(
          eq(playlists.memberId, memberId),
          eq(playlists.accountId, accountId),
          eq(playlists.state, 'active'),
          or(isNull(playlists.dueAt), gt(playlists.dueAt, now)),
          exists(edited),
        ),
      );
  },
});
