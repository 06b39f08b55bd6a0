import { isrc } from '../../../world/ids.ts';
import type { Random } from '../../../world/random.ts';
import type { Shelf } from '../../../world/shelf.ts';
import type { WorldArtist } from '../../../world/types.ts';
import type { GenreFacts } from '../../../world/words.ts';
import type { BpTrack } from '../types.ts';

export interface Trap {
  track: BpTrack;
  artists: readonly WorldArtist[];
  /** Somebody else of the same genre. */
  stranger: WorldArtist;
  various: WorldArtist | undefined;
  labelId: string;
  genre: GenreFacts;
  releasedAt: number;
}

const coverBands = ['Piano Lounge Trio', 'The Tribute Machine', 'Acoustic Hits Collective'];
const karaokeBands = ['Sing It Back Karaoke', 'Karaoke Starlight'];

/** Puts something on the shelf that a careless matcher takes for the track. @returns its ids */
export function addLookalike(shelf: Shelf, random: Random, trap: Trap): string[] {
  const { track, artists, stranger } = trap;
  const length = track.durationMs ?? 360_000;
  const title = track.name.replace(/ feat\. .*$/, '');
  const lead = artists[0]?.name ?? stranger.name;
  const put = (name: string, by: readonly WorldArtist[], durationMs: number, album = name): string[] => {
    const artistIds = by.map(({ id }) => id);
    const year = new Date(trap.releasedAt).getUTCFullYear();
    const recording = shelf.addRecording(random, { title, artistIds, genre: trap.genre, year, durationMs });
    const isMix = album !== name;
    return shelf.addAlbum(random, {
      name: album,
      kind: isMix ? 'compilation' : 'single',
      artistIds: isMix && trap.various ? [trap.various.id] : artistIds.slice(0, 1),
      labelId: trap.labelId,
      releasedAt: trap.releasedAt,
      tracks: [{ recording, name, isrc: isrc(random, 'US', year) }],
    }).trackIds;
  };
  const band = (names: readonly string[]): WorldArtist[] => [shelf.addArtist(random, random.pick(names), [])];
  switch (random.int(0, 4)) {
    case 0:
      return put(
        `${title} (Originally Performed by ${lead}) [Karaoke Version]`,
        band(karaokeBands),
        length - 90_000,
      );
    case 1:
      return put(title, band(coverBands), length - 120_000);
    case 2:
      return put(`${title} - Piano Version`, band(coverBands), length - 140_000);
    case 3:
      return put(`${title} - ${stranger.name} Remix`, [...artists, stranger], length + 31_000);
    default:
      return put(
        `${title} - Mixed`,
        artists,
        Math.round(length * 0.55),
        `${stranger.name} at Night (DJ Mix)`,
      );
  }
}
