import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { ArtistId, TrackId } from '../../domain/ids.ts';
import { fold, searchTextOf } from '../../domain/library/fold.ts';
import type { NewTrack } from '../../domain/library.ts';
import { isTextTrack, wordsKey } from '../../domain/listening/text-track.ts';
import type { Queries, Tx } from '../database.ts';
import { bulkInsert } from './bulk.ts';
import { trackFactWrites } from './track-facts.ts';

/** Rows per question: below any dialect's limit of parameters. */
const CHUNK = 500;

/** Tracks as plays name them, by the thousand: only who they are. */
export const placeholderTrackReads = ({ q, t }: Queries) => ({
  /** Those that are known, by uri. */
  idsByUris: async (uris: readonly string[]): Promise<Map<string, TrackId>> => {
    const found = new Map<string, TrackId>();
    for (let start = 0; start < uris.length; start += CHUNK) {
      const rows = await q
        .select({ id: t.tracks.id, uri: t.tracks.uri })
        .from(t.tracks)
        .where(inArray(t.tracks.uri, uris.slice(start, start + CHUNK)));
      for (const { id, uri } of rows) found.set(uri, id);
    }
    return found;
  },

  /**
   * Tracks that a first artist and a title name, by {@link wordsKey}. Of several one that Spotify knows, then the one
   * that was known first.
   */
  idsByWords: async (
    wanted: readonly { readonly artist: string; readonly title: string }[],
  ): Promise<Map<string, TrackId>> => {
    const keys = new Set(wanted.map(({ artist, title }) => wordsKey(artist, title)));
    const names = [...new Set(wanted.map(({ artist }) => fold(artist)))];
    const found = new Map<string, { id: TrackId; isText: boolean }>();
    for (let start = 0; start < names.length; start += CHUNK) {
      const rows = await q
        .select({ id: t.tracks.id, uri: t.tracks.uri, title: t.tracks.title, name: t.artists.nameKey })
        .from(t.artists)
        .innerJoin(t.trackArtists, eq(t.trackArtists.artistId, t.artists.id))
        .innerJoin(t.tracks, eq(t.tracks.id, t.trackArtists.trackId))
        .where(
          and(inArray(t.artists.nameKey, names.slice(start, start + CHUNK)), eq(t.trackArtists.position, 0)),
        );
      for (const { id, uri, title, name } of rows) {
        const key = `${name}\n${fold(title)}`;
        const known = found.get(key);
        const isText = isTextTrack(uri);
        const isBetter = known === undefined || (isText === known.isText ? id < known.id : known.isText);
        if (keys.has(key) && isBetter) found.set(key, { id, isText });
      }
    }
    return new Map([...found].map(([key, { id }]) => [key, id]));
  },
});

export const placeholderTrackWrites = (tx: Tx) => {
  const { q, t } = tx;
  const reads = placeholderTrackReads(tx);

  /** Artists without an id of a provider, whom only their folded name tells apart. */
  const artistsOf = async (tracks: readonly NewTrack[], now: number): Promise<Map<string, ArtistId>> => {
    const names = new Map(tracks.flatMap(({ artists }) => artists.map(({ name }) => [fold(name), name])));
    const known = async (): Promise<Map<string, ArtistId>> => {
      const keys = [...names.keys()];
      const rows = await q
        .select({ id: t.artists.id, key: t.artists.nameKey })
        .from(t.artists)
        .where(and(isNull(t.artists.spotifyId), inArray(t.artists.nameKey, keys)));
      return new Map(rows.map(({ id, key }) => [key, id]));
    };
    const before = await known();
    const added = [...names].filter(([key]) => !before.has(key));
    if (added.length === 0) return before;
    const rows = added.map(([nameKey, name]) => ({ nameKey, name, updatedAt: now }));
    await bulkInsert(tx, t.artists, rows);
    return known();
  };

  const addChunk = async (tracks: readonly NewTrack[], now: number): Promise<Map<string, TrackId>> => {
    const rows = tracks.map((track) => ({
      ...track,
      searchText: searchTextOf(track),
      groupDue: true,
      updatedAt: now,
    }));
    await bulkInsert(tx, t.tracks, rows);
    const ids = await reads.idsByUris(tracks.map(({ uri }) => uri));
    const artists = await artistsOf(tracks, now);
    const credits = tracks.flatMap((track) =>
      track.artists.flatMap(({ name }, position) => {
        const [trackId, artistId] = [ids.get(track.uri), artists.get(fold(name))];
        return trackId === undefined || artistId === undefined ? [] : [{ trackId, artistId, position }];
      }),
    );
    await bulkInsert(tx, t.trackArtists, credits);
    const stored = tracks.flatMap((track) => {
      const id = ids.get(track.uri);
      return id === undefined ? [] : [{ ...track, id }];
    });
    await trackFactWrites(tx).addNew(stored, now);
    return ids;
  };

  return {
    /**
     * Makes sure that tracks which plays name are there. Those that are known stay as they are: what a play says of a
     * track is never better than what the catalogue has. The others are placeholders, which enrichment fills later.
     * @param wanted without artists' ids of providers; best some hundred at a time
     * @returns the id of each by its uri
     */
    ensure: async (wanted: readonly NewTrack[], now: number): Promise<Map<string, TrackId>> => {
      const unique = new Map(wanted.map((track) => [track.uri, track]));
      const ids = await reads.idsByUris([...unique.keys()]);
      const added = [...unique.values()].filter(({ uri }) => !ids.has(uri));
      for (let start = 0; start < added.length; start += CHUNK) {
        for (const [uri, id] of await addChunk(added.slice(start, start + CHUNK), now)) ids.set(uri, id);
      }
      return ids;
    },
  };
};
