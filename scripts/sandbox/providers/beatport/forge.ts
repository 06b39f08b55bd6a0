import { DAY, isoDay } from '../../world/clock.ts';
import { isrc, upc } from '../../world/ids.ts';
import { albumTitle, trackTitle } from '../../world/names.ts';
import type { Random } from '../../world/random.ts';
import type { Facts } from '../knowledge/facts.ts';
import { type BpGenre, bpGenres } from './genres.ts';
import type { Names } from './names.ts';
import type { BpRelease, BpTrack, Named } from './types.ts';
import { saturdayOf } from './weeks.ts';

/** Ids tell where a release comes from: week, genre, place. */
const perGenre = 200;
const perWeek = perGenre * 50;
export const tracksPerRelease = 24;

export const releaseIdOf = (week: number, genre: BpGenre, place: number): number =>
  week * perWeek + bpGenres.indexOf(genre) * perGenre + place;

/** Where a release id of the forge belongs; undefined for an id that no week can have given. */
export function placeOf(releaseId: number): { week: number; genre: BpGenre } | undefined {
  const genre = bpGenres[Math.floor((releaseId % perWeek) / perGenre)];
  return genre && { week: Math.floor(releaseId / perWeek), genre };
}

/** What came out in a genre in a week, and nowhere else: promos and labels that Spotify does not carry (yet). */
export function forgeWeek(facts: Facts, names: Names, week: number, genre: BpGenre): BpRelease[] {
  const random = facts.dice('beatport/week', `${week}/${genre.id}`);
  const count = Math.min(perGenre - 20, Math.max(1, Math.round(genre.weekly * (0.8 + random.next() * 0.4))));
  return Array.from({ length: count }, (_, place) => {
    const own = random.fork(String(place));
    return forgeRelease(names, own, releaseIdOf(week, genre, place), saturdayOf(week), genre);
  });
}

function forgeRelease(names: Names, random: Random, id: number, saturday: number, genre: BpGenre): BpRelease {
  // Most of the week goes live on its Friday.
  const publishedAt = saturday + (random.chance(0.6) ? 6 : random.int(0, 5)) * DAY;
  const luck = random.next();
  const isPreOrder = luck < 0.04;
  const officialAt = isPreOrder
    ? publishedAt + random.int(2, 4) * 7 * DAY
    : luck < 0.09
      ? publishedAt - random.int(300, 3_000) * DAY
      : publishedAt - (random.chance(0.75) ? 0 : random.int(1, 14) * DAY);
  const isCompilation = random.chance(0.03);
  const label = names.drawLabel(random, genre.id);
  const lead = names.drawArtist(random, genre.id);
  const year = new Date(officialAt).getUTCFullYear();
  const tracks: BpTrack[] = [];
  const add = (track: Omit<BpTrack, 'id' | 'releaseId' | 'number'>): void => {
    tracks.push({
      id: id * tracksPerRelease + tracks.length,
      releaseId: id,
      number: tracks.length + 1,
      ...track,
    });
  };
  const ideas = isCompilation ? random.int(8, 14) : random.int(1, 3);
  for (let idea = 0; idea < ideas; idea++) {
    const who = isCompilation ? names.drawArtist(random, genre.id) : lead;
    for (const track of mixesOf(names, random, genre, who, year))
      if (tracks.length < tracksPerRelease) add(track);
  }
  const first = tracks[0];
  return {
    id,
    name: isCompilation
      ? `${label.name} pres. ${albumTitle(random)}`
      : ideas > 1 && random.chance(0.6)
        ? `${albumTitle(random)} EP`
        : (first?.name ?? albumTitle(random)),
    artists: unique(tracks.flatMap(({ artists }) => artists)),
    remixers: unique(tracks.flatMap(({ remixers }) => remixers)),
    label,
    catalogNumber: `${label.name
      .replace(/[^A-Za-z]/g, '')
      .slice(0, 4)
      .toUpperCase()}${random.int(1, 999)}`,
    upc: random.chance(0.9) ? upc(random) : null,
    genreId: genre.id,
    newReleaseDate: isoDay(officialAt),
    publishDate: isoDay(publishedAt),
    type: isCompilation ? 'Compilation' : ideas > 1 ? 'EP' : 'Single',
    exclusive: random.chance(0.15),
    isHype: random.chance(0.12),
    tracks,
  };
}

type Mix = Omit<BpTrack, 'id' | 'releaseId' | 'number'>;

/** One idea: the original, often an extended version of it, sometimes what a friend made of it. */
function mixesOf(names: Names, random: Random, genre: BpGenre, lead: Named, year: number): Mix[] {
  const [slow, fast] = genre.bpm;
  const bpm = random.int(slow, fast);
  const key = { key: random.int(0, 11), mode: random.chance(0.35) ? 1 : 0 } as const;
  const guest = random.chance(0.12) ? names.drawArtist(random, genre.id) : undefined;
  const title = trackTitle(random);
  const artists = guest && random.chance(0.5) ? [lead, guest] : [lead];
  const base = (mixName: string, durationMs: number): Mix => ({
    name: guest && random.chance(0.6) ? `${title} feat. ${guest.name}` : title,
    mixName,
    isrc: random.chance(0.88) ? isrc(random, 'GB', year) : null,
    bpm: random.chance(0.96) ? bpm : null,
    key: random.chance(0.94) ? key : null,
    durationMs: random.chance(0.99) ? durationMs : null,
    genreId: genre.id,
    subGenre: random.chance(0.3) && genre.subGenres.length > 0 ? random.pick(genre.subGenres) : null,
    artists,
    remixers: [],
    isStreamable: random.chance(0.93),
    isRestricted: random.chance(0.01),
  });
  const lengthMs = random.int(300, 470) * 1_000;
  const mixes = [base(random.chance(0.65) ? 'Original Mix' : 'Extended Mix', lengthMs)];
  if (random.chance(0.2)) mixes.push(base('Radio Edit', Math.round(lengthMs * 0.55)));
  if (random.chance(0.35)) {
    const remixer = names.drawArtist(random, genre.id);
    const mix = base(
      `${remixer.name} ${random.pick(['Remix', 'Remix', 'Extended Remix', 'Dub'])}`,
      lengthMs + 20_000,
    );
    mixes.push({
      ...mix,
      artists: random.chance(0.5) ? [...artists, remixer] : artists,
      remixers: [remixer],
    });
  }
  return mixes;
}

export const unique = (names: readonly Named[]): Named[] => [
  ...new Map(names.map((name) => [name.id, name])).values(),
];
