import type { Store } from '../../src/db/store.ts';
import type { TrackId } from '../../src/domain/ids.ts';
import type { NewTrack } from '../../src/domain/library.ts';

/** A track as Spotify describes it; `id` makes uri and Spotify id. */
export const trackFrom = (id: string, more: Partial<NewTrack> = {}): NewTrack => ({
  uri: `spotify:track:${id}`,
  spotifyId: id,
  title: `Song ${id}`,
  artists: [{ spotifyId: 'artist1', name: 'Nova Lane' }],
  albumTitle: 'Night Works',
  albumSpotifyId: 'album1',
  imageUrl: 'https://pictures.example/night-works.png',
  durationMs: 300_000,
  explicit: false,
  isrc: null,
  releaseDate: '2024-11-14',
  ...more,
});

/** Stores tracks and returns their ids, in their order. */
export const addTracks = async (store: Store, tracks: readonly NewTrack[], now = 1): Promise<TrackId[]> => {
  const ids = await store.transaction((tx) => tx.tracks.upsertTracks(tracks, now));
  return tracks.map(({ uri }) => {
    const id = ids.get(uri);
    if (id === undefined) throw new Error(`No id for ${uri}`);
    return id;
  });
};
