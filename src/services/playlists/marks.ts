import type { Clock } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import type { ManagedPlaylistId, MemberId } from '../../domain/ids.ts';
import type { Mark, MarkKind } from '../../domain/playlists/managed.ts';
import { requirePlaylist } from './required.ts';
import { wanted } from './wishes.ts';

/** What people hold on to in a playlist, and what they do not want in it, whatever the rules say. */
export interface PlaylistMarks {
  /** In the order in which they were made. @throws {AppError} NOT_FOUND */
  list(memberId: MemberId, id: ManagedPlaylistId): Promise<Mark[]>;
  /** Pins or bans tracks; the newest word about one counts. @throws {AppError} NOT_FOUND */
  put(memberId: MemberId, id: ManagedPlaylistId, kind: MarkKind, uris: readonly string[]): Promise<void>;
  /** From now on the rules alone decide about these. @throws {AppError} NOT_FOUND */
  remove(memberId: MemberId, id: ManagedPlaylistId, uris: readonly string[]): Promise<void>;
}

export const createPlaylistMarks = ({ store, clock }: { store: Store; clock: Clock }): PlaylistMarks => ({
  list: async (memberId, id) => {
    await requirePlaylist(store.read, memberId, id);
    return store.read.managedMarks.ofPlaylist(id);
  },

  put: (memberId, id, kind, uris) =>
    store.transaction(async (tx) => {
      const playlist = await requirePlaylist(tx, memberId, id);
      const now = clock.now();
      await tx.managedMarks.put(
        id,
        uris.map((uri) => ({ uri, kind, by: 'word', at: now })),
      );
      await wanted(tx, playlist, now);
    }),

  remove: (memberId, id, uris) =>
    store.transaction(async (tx) => {
      const playlist = await requirePlaylist(tx, memberId, id);
      await tx.managedMarks.remove(id, uris);
      await wanted(tx, playlist, clock.now());
    }),
});
