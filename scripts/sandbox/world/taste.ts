import type { Person } from './people.ts';
import { type Random, weightedDraw } from './random.ts';
import { isReleased } from './released.ts';
import type { Catalogue, WorldTrack } from './types.ts';

/** What somebody likes to hear: tracks with weights, favourites far above the rest. */
export interface Taste {
  tracks: readonly WorldTrack[];
  weight(track: WorldTrack): number;
  /** A track that is out at `at`. */
  draw(random: Random, at: number): WorldTrack;
}

export function createTaste(catalogue: Catalogue, person: Person, random: Random): Taste {
  const ofGenre = (track: WorldTrack): number => {
    const recording = catalogue.recording(track.recordingMbid);
    return recording ? (person.taste[recording.genre] ?? 0) : 0;
  };
  const tracks = catalogue.tracks.filter((track) => ofGenre(track) > 0);
  const artists = [...new Set(tracks.map(({ artistIds }) => artistIds[0] ?? ''))];
  const favourites = new Set(random.sample(artists, Math.ceil(artists.length / 8)));
  const whim = new Map(tracks.map((track) => [track.id, 0.05 + random.next() ** 3]));
  const weight = (track: WorldTrack): number => {
    const favourite = favourites.has(track.artistIds[0] ?? '') ? 7 : 1;
    return ofGenre(track) * favourite * (whim.get(track.id) ?? 0.05);
  };
  const drawAny = weightedDraw(tracks, weight);
  return {
    tracks,
    weight,
    draw(from, at) {
      for (let attempt = 0; attempt < 40; attempt++) {
        const track = drawAny(from);
        const album = catalogue.album(track.albumId);
        if (album && isReleased(album, at)) return track;
      }
      throw new Error(`nothing that ${person.key} likes was out at ${new Date(at).toISOString()}`);
    },
  };
}
