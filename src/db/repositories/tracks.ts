import { eq, inArray } from 'drizzle-orm';
import type { ArtistId, TrackId } from '../../domain/ids.ts';
import { mergeTrack, sameSound, sameTrack } from '../../domain/library/catalogue.ts';
import { searchTextOf } from '../../domain/library/fold.ts';
import type { NewTrack, Track } from '../../domain/library.ts';
import type { Queries, Tx } from '../database.ts';
import type { Tables } from '../schema/schema.ts';
import { artistKey, artistWrites, type NewArtist } from './artists.ts';
import { trackFactWrites } from './track-facts.ts';

/** Rows per statement: far below any dialect's limit of parameters. */
const CHUNK = 100;

const trackColumns = ({ tracks }: Tables) => ({
  id: tracks.id,
  uri: tracks.uri,
  spotifyId: tracks.spotifyId,
  title: tracks.title,
  artists: tracks.artists,
  albumTitle: tracks.albumTitle,
  albumSpotifyId: tracks.albumSpotifyId,
  imageUrl: tracks.imageUrl,
  durationMs: tracks.durationMs,
  explicit: tracks.explicit,
  isrc: tracks.isrc,
  releaseDate: tracks.releaseDate,
});

/** The catalogue that all members share. */
export const trackReads = ({ q, t }: Queries) => ({
  find: async (id: TrackId): Promise<Track | null> =>
    (await q.select(trackColumns(t)).from(t.tracks).where(eq(t.tracks.id, id)))[0] ?? null,

  /** Those of the ids that exist, in no order. */
  byIds: async (ids: readonly TrackId[]): Promise<Track[]> =>
    ids.length === 0
      ? []
      : q
          .select(trackColumns(t))
          .from(t.tracks)
          .where(inArray(t.tracks.id, [...ids])),

  /** Those that are known, by uri. */
  byUris: async (uris: readonly string[]): Promise<Map<string, Track>> => {
    const found = new Map<string, Track>();
    for (let start = 0; start < uris.length; start += CHUNK) {
      const some = uris.slice(start, start + CHUNK);
      const rows = await q.select(trackColumns(t)).from(t.tracks).where(inArray(t.tracks.uri, some));
      for (const track of rows) found.set(track.uri, track);
    }
    return found;
  },
});

const rowOf = (track: NewTrack, now: number) => ({
  ...track,
  artists: [...track.artists],
  searchText: searchTextOf(track),
  updatedAt: now,
});

const withId = (track: NewTrack, ids: ReadonlyMap<string, TrackId>): Track[] => {
  const id = ids.get(track.uri);
  return id === undefined ? [] : [{ ...track, id }];
};

export const trackWrites = (tx: Tx) => {
  const { q, t } = tx;
  const artists = artistWrites(tx);
  const facts = trackFactWrites(tx);

  const upsertChunk = async (
    wanted: readonly NewTrack[],
    now: number,
  ): Promise<ReadonlyMap<string, TrackId>> => {
    const uris = wanted.map(({ uri }) => uri);
    const rows = await q.select(trackColumns(t)).from(t.tracks).where(inArray(t.tracks.uri, uris));
    const known = new Map(rows.map((row) => [row.uri, row]));
    const ids = new Map(rows.map(({ uri, id }) => [uri, id]));
    const added: NewTrack[] = [];
    const changed: { track: NewTrack; groupDue: boolean }[] = [];
    for (const fresh of wanted) {
      const row = known.get(fresh.uri);
      const track = mergeTrack(row ?? fresh, fresh);
      if (row === undefined) added.push(track);
      else if (!sameTrack(row, track)) changed.push({ track, groupDue: !sameSound(row, track) });
    }
    for (const { track, groupDue } of changed) {
      const due = groupDue ? { groupDue } : {};
      await q
        .update(t.tracks)
        .set({ ...rowOf(track, now), ...due })
        .where(eq(t.tracks.uri, track.uri));
    }
    if (added.length > 0) {
      const inserted = await q
        .insert(t.tracks)
        .values(added.map((track) => rowOf(track, now)))
        .returning({ id: t.tracks.id, uri: t.tracks.uri });
      for (const { uri, id } of inserted) ids.set(uri, id);
    }
    const written = [...added, ...changed.map(({ track }) => track)];
    await credit(written, ids, now);
    await facts.refresh(
      written.flatMap((track) => withId(track, ids)),
      now,
    );
    return ids;
  };

  /** Rewrites who made the tracks. */
  const credit = async (
    tracks: readonly NewTrack[],
    ids: ReadonlyMap<string, TrackId>,
    now: number,
  ): Promise<void> => {
    if (tracks.length === 0) return;
    const artistIds = await artists.upsert(
      tracks.flatMap((track) => track.artists),
      now,
    );
    const rows = tracks.flatMap((track) =>
      track.artists.flatMap((artist, position) => {
        const trackId = ids.get(track.uri);
        const artistId = artistIds.get(artistKey(artist));
        return trackId === undefined || artistId === undefined ? [] : [{ trackId, artistId, position }];
      }),
    );
    const trackIds = tracks.flatMap(({ uri }) => ids.get(uri) ?? []);
    await q.delete(t.trackArtists).where(inArray(t.trackArtists.trackId, trackIds));
    if (rows.length > 0) await q.insert(t.trackArtists).values(rows);
  };

  return {
    /** Stores tracks that are new or have changed, with their artists. Returns the id of each by its uri. */
    upsertTracks: async (wanted: readonly NewTrack[], now: number): Promise<Map<string, TrackId>> => {
      const unique = [...new Map(wanted.map((track) => [track.uri, track])).values()];
      const ids = new Map<string, TrackId>();
      for (let start = 0; start < unique.length; start += CHUNK) {
        const chunk = await upsertChunk(unique.slice(start, start + CHUNK), now);
        for (const [uri, id] of chunk) ids.set(uri, id);
      }
      return ids;
    },

    /** Stores artists that are new or have changed. Returns the id of each by its Spotify id. */
    upsertArtists: async (
      wanted: readonly (NewArtist & { readonly spotifyId: string })[],
      now: number,
    ): Promise<Map<string, ArtistId>> => {
      const ids = await artists.upsert(wanted, now);
      return new Map(
        wanted.flatMap((artist) => {
          const id = ids.get(artistKey(artist));
          return id === undefined ? [] : [[artist.spotifyId, id] as const];
        }),
      );
    },
  };
};
