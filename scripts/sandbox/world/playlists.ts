import type { NewPlaylist, PlaylistDetails, PlaylistHand } from './contract.ts';
import { snapshotId, spotifyId } from './ids.ts';
import type { Random } from './random.ts';
import type { EntryContent, PlaylistEntry, WorldPlaylist } from './types.ts';

/** How many old versions of each playlist are remembered. */
const remembered = 50;

/** A playlist as the furnishing of the world describes it. */
export interface PlaylistSeed extends NewPlaylist {
  nameless?: boolean;
  ownerId: string;
  ownerName: string | null;
  collaboratorIds?: readonly string[];
  editorial?: boolean;
  images?: WorldPlaylist['images'];
  followers?: number;
  entries?: readonly Omit<PlaylistEntry, 'uid'>[];
}

export interface PlaylistStore {
  get(id: string): WorldPlaylist | undefined;
  create(random: Random, seed: PlaylistSeed): WorldPlaylist;
  change(id: string, details: PlaylistDetails): void;
  setCollaborators(id: string, userIds: readonly string[]): void;
  entriesAt(id: string, snapshot: string): readonly PlaylistEntry[] | undefined;
  versionBehind(id: string, changes: number): Pick<WorldPlaylist, 'snapshotId' | 'entries'> | undefined;
  hand: PlaylistHand;
}

/** The uri by which a call can name an entry; null for what Spotify lost. */
export function contentUri(content: EntryContent): string | null {
  switch (content.kind) {
    case 'track':
      return `spotify:track:${content.trackId}`;
    case 'episode':
      return `spotify:episode:${content.episodeId}`;
    case 'local': {
      const parts = [content.artist, content.album, content.title];
      const encoded = parts.map((part) => encodeURIComponent(part).replaceAll('%20', '+'));
      return `spotify:local:${encoded.join(':')}:${Math.round(content.durationMs / 1000)}`;
    }
    case 'vanished':
      return null;
  }
}

/** The playlists of the world as lists with versions. Every change makes a new snapshot id. */
export function createPlaylistStore(now: () => number): PlaylistStore {
  const playlists = new Map<string, WorldPlaylist>();
  const history = new Map<string, Map<string, readonly PlaylistEntry[]>>();
  const revisions = new Map<string, number>();
  let uids = 0;

  const find = (id: string): WorldPlaylist => {
    const playlist = playlists.get(id);
    if (!playlist) throw new Error(`There is no playlist ${id} in this world.`);
    return playlist;
  };
  const stamp = (playlist: WorldPlaylist, entries: readonly PlaylistEntry[]): void => {
    const revision = (revisions.get(playlist.id) ?? 0) + 1;
    revisions.set(playlist.id, revision);
    playlist.entries = entries;
    playlist.snapshotId = snapshotId(playlist.id, revision);
    const versions = history.get(playlist.id) ?? new Map<string, readonly PlaylistEntry[]>();
    history.set(playlist.id, versions.set(playlist.snapshotId, entries));
    const oldest = versions.keys().next().value;
    if (versions.size > remembered && oldest !== undefined) versions.delete(oldest);
  };
  const fresh = (contents: readonly EntryContent[], by: string): PlaylistEntry[] => {
    const addedAt = Math.floor(now() / 1000) * 1000;
    return contents.map((content) => ({ uid: ++uids, addedAt, addedBy: by, content }));
  };
  const inside = (name: string, value: number, length: number): void => {
    if (!Number.isInteger(value) || value < 0 || value > length) {
      throw new Error(`${name} ${value} is outside of a list of ${length}.`);
    }
  };

  const hand: PlaylistHand = {
    add(id, contents, by, position) {
      const playlist = find(id);
      const at = position ?? playlist.entries.length;
      inside('Position', at, playlist.entries.length);
      stamp(playlist, playlist.entries.toSpliced(at, 0, ...fresh(contents, by)));
    },
    removeUris(id, uris) {
      const playlist = find(id);
      const left = playlist.entries.filter(({ content }) => !uris.has(contentUri(content) ?? ''));
      const gone = playlist.entries.length - left.length;
      stamp(playlist, left);
      return gone;
    },
    removeAt(id, position, length = 1) {
      const playlist = find(id);
      inside('Position', position + length, playlist.entries.length);
      stamp(playlist, playlist.entries.toSpliced(position, length));
    },
    move(id, start, before, length = 1) {
      const playlist = find(id);
      inside('Start', start, playlist.entries.length);
      inside('Range end', start + length, playlist.entries.length);
      inside('Target', before, playlist.entries.length);
      stamp(playlist, moved(playlist.entries, start, before, length));
    },
    replace(id, contents, by) {
      stamp(find(id), fresh(contents, by));
    },
    made: fresh,
    arrange(id, entries) {
      stamp(find(id), [...entries]);
    },
  };

  return {
    hand,
    get: (id) => playlists.get(id),
    create(random, seed) {
      const playlist: WorldPlaylist = {
        id: spotifyId(random),
        name: seed.nameless ? null : seed.name,
        description: seed.description ?? null,
        ownerId: seed.ownerId,
        ownerName: seed.ownerName,
        collaborative: seed.collaborative ?? false,
        public: seed.public === undefined ? true : seed.public,
        collaboratorIds: seed.collaboratorIds ?? [],
        images: seed.images ?? null,
        followers: seed.followers ?? 0,
        editorial: seed.editorial ?? false,
        snapshotId: '',
        entries: [],
      };
      playlists.set(playlist.id, playlist);
      stamp(
        playlist,
        (seed.entries ?? []).map((entry) => ({ ...entry, uid: ++uids })),
      );
      return playlist;
    },
    change(id, details) {
      const playlist = find(id);
      if (details.name !== undefined) playlist.name = details.name;
      if (details.description !== undefined) playlist.description = details.description;
      if (details.public !== undefined) playlist.public = details.public;
      if (details.collaborative !== undefined) playlist.collaborative = details.collaborative;
      stamp(playlist, playlist.entries);
    },
    setCollaborators(id, userIds) {
      find(id).collaboratorIds = [...userIds];
    },
    entriesAt: (id, snapshot) => history.get(id)?.get(snapshot),
    versionBehind(id, changes) {
      const versions = [...(history.get(id) ?? [])];
      const [snapshotId, entries] = versions.at(Math.max(0, versions.length - 1 - changes)) ?? [];
      return snapshotId === undefined || entries === undefined ? undefined : { snapshotId, entries };
    },
  };
}

/** The list with `length` entries from `start` standing before what was at `before`. */
export function moved<T>(list: readonly T[], start: number, before: number, length: number): T[] {
  const range = list.slice(start, start + length);
  const rest = list.toSpliced(start, length);
  const target = before <= start ? before : Math.max(start, before - length);
  return rest.toSpliced(target, 0, ...range);
}
