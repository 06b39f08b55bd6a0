import { addCompilations } from './compilations.ts';
import { createDeepShelf } from './deep-catalogue.ts';
import { spotifyId } from './ids.ts';
import { withIndexes } from './indexes.ts';
import { artistName } from './names.ts';
import { oddArtists, oddTitles } from './odd-names.ts';
import { type Random, weightedDraw } from './random.ts';
import { albumRelease, clubRelease, type ReleaseContext } from './releases.ts';
import { createShelf, type Shelf } from './shelf.ts';
import type { Catalogue, WorldArtist, WorldEpisode } from './types.ts';
import { type GenreFacts, genres, labelNames } from './words.ts';

const artistCount = 300;

/** Builds the shelf at once and the deep catalogue when somebody first asks for something the shelf does not have. */
export function createCatalogue(random: Random, startAt: number): Catalogue {
  const shelf = createShelf();
  for (const name of labelNames) shelf.addLabel(random.fork(`label/${name}`), name);
  const genreOf = fillArtists(shelf, random.fork('artists'));
  const context: ReleaseContext = { shelf, startAt, genreOf };
  for (const [at, artist] of shelf.artists.entries()) {
    addReleases(context, random.fork(`releases/${at}`), artist);
  }
  for (const [at, title] of oddTitles.entries()) {
    const own = random.fork(`odd/${at}`);
    clubRelease(context, own, own.pick(shelf.artists), title);
  }
  const various = shelf.addArtist(random.fork('various'), 'Various Artists', []);
  addCompilations(context, random.fork('compilations'), various);
  spoil(shelf, random.fork('spoil'));
  return withIndexes(shelf, episodes(random.fork('episodes')), () =>
    createDeepShelf(random.fork('deep'), startAt, shelf.labels),
  );
}

function fillArtists(shelf: Shelf, random: Random): (artist: WorldArtist) => GenreFacts {
  const drawGenre = weightedDraw(genres, (genre) => genre.share);
  const main = new Map<string, GenreFacts>();
  const taken = new Set(oddArtists);
  const names = [...oddArtists];
  while (names.length < artistCount) {
    const name = artistName(random);
    if (taken.has(name)) continue;
    taken.add(name);
    names.push(name);
  }
  for (const name of random.shuffle(names)) {
    const genre = drawGenre(random);
    const more = random.chance(0.4) ? [drawGenre(random).name] : [];
    const listed = random.chance(0.15) ? [] : [...new Set([genre.name, ...more])];
    main.set(shelf.addArtist(random, name, listed).id, genre);
  }
  const fallback = genres[0];
  return (artist) => {
    const genre = main.get(artist.id) ?? fallback;
    if (!genre) throw new Error('there are no genres');
    return genre;
  };
}

function addReleases(context: ReleaseContext, random: Random, artist: WorldArtist): void {
  if (context.genreOf(artist).club) {
    for (let left = random.int(1, 4); left > 0; left--) clubRelease(context, random, artist);
    if (random.chance(0.05)) albumRelease(context, random, artist);
    return;
  }
  albumRelease(context, random, artist);
  for (let left = random.int(0, 1); left > 0; left--) clubRelease(context, random, artist);
}

/** Mistakes as real catalogues have them: shared and missing codes, a taken-down album, a code in small letters. */
function spoil(shelf: Shelf, random: Random): void {
  const [shared, ...victims] = random.sample(shelf.tracks, 26);
  for (const track of victims.slice(0, 5)) track.isrc = shared?.isrc ?? null;
  for (const track of victims.slice(5, 20)) track.isrc = null;
  for (const track of victims.slice(20)) track.isrc = track.isrc?.toLowerCase() ?? null;
  const gone = shelf.albums.find((album) => album.kind === 'single' && album.releaseDate < '2015');
  if (gone) gone.name = '';
}

function episodes(random: Random): WorldEpisode[] {
  const showId = spotifyId(random);
  return Array.from({ length: 12 }, (_, at) => ({
    id: spotifyId(random),
    name: `Crate Talk ${at + 1}: ${artistName(random)}`,
    showId,
    showName: 'Crate Talk',
    durationMs: random.int(25, 80) * 60_000,
    releaseDate: `2025-0${(at % 9) + 1}-14`,
  }));
}
