import { and, desc, eq, lt } from 'drizzle-orm';
import type { ManagedPlaylistId, RevisionId } from '../../domain/ids.ts';
import {
  REVISIONS_KEPT,
  type RevisionFacts,
  type RevisionKind,
  type RevisionLists,
} from '../../domain/playlists/managed.ts';
import type { Queries, Tx } from '../database.ts';

/** What a playlist was before each of its last applies. The caller has found the playlist under its member. */
export const managedRevisionReads = ({ q, t: { managedRevisions: revisions } }: Queries) => ({
  /** The newest first. */
  list: async (id: ManagedPlaylistId): Promise<RevisionFacts[]> => {
    const { id: revisionId, at, kind, size, added, removed, restored } = revisions;
    return q
      .select({ id: revisionId, at, kind, size, added, removed, restored })
      .from(revisions)
      .where(eq(revisions.playlistId, id))
      .orderBy(desc(revisions.id));
  },

  newest: async (id: ManagedPlaylistId): Promise<RevisionId | null> =>
    (
      await q
        .select({ id: revisions.id })
        .from(revisions)
        .where(eq(revisions.playlistId, id))
        .orderBy(desc(revisions.id))
        .limit(1)
    )[0]?.id ?? null,

  find: async (
    id: ManagedPlaylistId,
    revisionId: RevisionId,
  ): Promise<{ readonly kind: RevisionKind; readonly lists: RevisionLists } | null> => {
    const [row] = await q
      .select({ kind: revisions.kind, lists: revisions.lists })
      .from(revisions)
      .where(and(eq(revisions.playlistId, id), eq(revisions.id, revisionId)));
    return row ?? null;
  },
});

export const managedRevisionWrites = ({ q, t: { managedRevisions: revisions } }: Tx) => ({
  /** Keeps one more, and lets go of the oldest. */
  add: async (
    id: ManagedPlaylistId,
    revision: Omit<RevisionFacts, 'id'> & { readonly lists: RevisionLists },
  ): Promise<void> => {
    await q.insert(revisions).values({ playlistId: id, ...revision });
    const [oldest] = await q
      .select({ id: revisions.id })
      .from(revisions)
      .where(eq(revisions.playlistId, id))
      .orderBy(desc(revisions.id))
      .limit(1)
      .offset(REVISIONS_KEPT - 1);
    if (oldest === undefined) return;
    await q.delete(revisions).where(and(eq(revisions.playlistId, id), lt(revisions.id, oldest.id)));
  },
});
