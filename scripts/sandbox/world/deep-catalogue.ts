import { artistName } from './names.ts';
import type { Random } from './random.ts';
import { albumRelease, type ReleaseContext } from './releases.ts';
import { createShelf, type Shelf } from './shelf.ts';
import type { WorldLabel } from './types.ts';
import { genres } from './words.ts';

const trackCount = 8_400;

/** Ordinary albums by the hundred, for the one library that is far larger than the shelf. */
export function createDeepShelf(random: Random, startAt: number, labels: readonly WorldLabel[]): Shelf {
  const shelf = createShelf();
  shelf.labels.push(...labels);
  const listed = genres.filter((genre) => !genre.club);
  const genreOf: ReleaseContext['genreOf'] = (artist) => {
    const genre = listed.find(({ name }) => artist.genres.includes(name));
    if (!genre) throw new Error(`artist ${artist.name} has no genre`);
    return genre;
  };
  const context: ReleaseContext = { shelf, startAt, genreOf };
  while (shelf.tracks.length < trackCount) {
    const artist = shelf.addArtist(random, artistName(random), [random.pick(listed).name]);
    for (let left = random.int(1, 3); left > 0; left--) albumRelease(context, random, artist);
  }
  return shelf;
}
