import type { SourceLine } from '../../src/domain/library.ts';
import { AppError } from '../../src/errors.ts';
import type { LinesPage, SpotifyPlaylist, SpotifyReader } from '../../src/providers/spotify/port.ts';

/** An entry of a playlist: a track, a local file, or something that is no track. */
export type Entry = SourceLine | 'episode' | 'null';

export interface FakePlaylist {
  name: string;
  ownerId: string;
  collaborative: boolean;
  entries: Entry[];
  snapshot: number;
}

export interface FakeLists {
  readonly reader: Pick<SpotifyReader, 'playlists' | 'playlist' | 'playlistItems' | 'likedTracks'>;
  readonly liked: SourceLine[];
  readonly playlists: Map<string, FakePlaylist>;
  /** Every call so far: `playlists`, `playlist p1`, `items p1@50`, `liked@0`. */
  readonly calls: string[];
  /** What a call meets instead of an answer; null: an answer. */
  fault: (call: string, index: number) => Error | null;
  /** Runs while an answer is on its way. */
  meanwhile: (call: string, index: number) => void;
  /** Changes a playlist as a person would, with a new snapshot. */
  edit(id: string, change: (entries: Entry[]) => Entry[]): void;
}

export const PAGE = 50;
export const LISTENER = 'anna-on-spotify';

export const line = (name: string, addedAt: number | null = 1_600_000_000_000): SourceLine => ({
  addedAt,
  track: {
    spotifyId: name,
    uri: `spotify:track:${name}`,
    title: `Song ${name}`,
    artists: [{ spotifyId: `by-${name.slice(0, 1)}`, name: `Artist ${name.slice(0, 1)}` }],
    albumTitle: `Album of ${name}`,
    albumSpotifyId: `album-${name}`,
    imageUrl: null,
    durationMs: 180_000,
    explicit: false,
    isrc: `ISRC-${name}`,
    releaseDate: '2020',
  },
});

export const localFile = (name: string, addedAt: number | null = null): SourceLine => {
  const { track } = line(name);
  const artists = track.artists.map((artist) => ({ ...artist, spotifyId: null }));
  const uri = `spotify:local:Artist:Album:${name}:180`;
  return { addedAt, track: { ...track, artists, uri, spotifyId: null, albumSpotifyId: null, isrc: null } };
};

/** `count` tracks a0, a1 … added one second apart, newest first. */
export const lines = (prefix: string, count: number, newest = 1_700_000_000_000): SourceLine[] =>
  Array.from({ length: count }, (_, at) => line(`${prefix}${at}`, newest - at * 1_000));

/** Lists of one Spotify account that change when the test says so, and fail when it says so. */
export const createFakeLists = (): FakeLists => {
  const lists: FakeLists = {
    liked: [],
    playlists: new Map(),
    calls: [],
    fault: () => null,
    meanwhile: () => undefined,
    edit: (id, change) => {
      const playlist = playlistOf(id);
      playlist.entries = change(playlist.entries);
      playlist.snapshot += 1;
    },
    reader: {
      playlists: (_, signal) => answer('playlists', signal, () => [...lists.playlists.keys()].map(facts)),
      playlist: (_, id, signal) => answer(`playlist ${id}`, signal, () => facts(id)),
      playlistItems: (_, id, offset, signal) =>
        answer(`items ${id}@${offset}`, signal, () => pageOf(playlistOf(id).entries, offset)),
      likedTracks: (_, offset, signal) =>
        answer(`liked@${offset}`, signal, () => pageOf(lists.liked, offset)),
    },
  };

  const answer = async <T>(call: string, signal: AbortSignal | undefined, say: () => T): Promise<T> => {
    signal?.throwIfAborted();
    const index = lists.calls.push(call) - 1;
    await Promise.resolve();
    const fault = lists.fault(call, index);
    if (fault !== null) throw fault;
    const said = say();
    lists.meanwhile(call, index);
    return said;
  };
  const playlistOf = (id: string): FakePlaylist => {
    const playlist = lists.playlists.get(id);
    if (playlist === undefined) throw new AppError('RESOURCE_GONE', { provider: 'spotify' });
    return playlist;
  };
  const facts = (id: string): SpotifyPlaylist => {
    const { name, ownerId, collaborative, entries, snapshot } = playlistOf(id);
    return {
      id,
      name,
      ownerId,
      ownerName: ownerId,
      collaborative,
      imageUrl: null,
      trackTotal: entries.length,
      snapshotId: `snapshot-${id}-${snapshot}`,
    };
  };
  return lists;
};

const pageOf = (entries: readonly Entry[], offset: number): LinesPage => {
  const page = entries.slice(offset, offset + PAGE);
  const tracks = page.filter((entry) => typeof entry !== 'string');
  const next = offset + PAGE;
  return {
    lines: structuredClone(tracks),
    dropped: page.length - tracks.length,
    total: entries.length,
    nextOffset: next < entries.length ? next : null,
  };
};
