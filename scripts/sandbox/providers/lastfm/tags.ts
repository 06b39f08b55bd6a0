import type { WorldArtist } from '../../world/types.ts';
import type { Facts, Piece } from '../knowledge/facts.ts';
import { genreWords } from '../knowledge/genres.ts';

export interface CountedTag {
  name: string;
  /** 0 to 100; the first tag has 100. */
  count: number;
  url: string;
}

/** Words people stick to everything; they say nothing about how it sounds. */
const noise = [
  'seen live',
  'favorites',
  'favourite',
  'awesome',
  'spotify',
  'my music',
  'love at first listen',
  'good',
  'beautiful',
  'female vocalists',
  'male vocalists',
  '00s',
  '2020',
  'under 2000 listeners',
] as const;

/** What listeners have stuck to a track: often nothing, sometimes a single word. */
export function trackTags(facts: Facts, piece: Piece): CountedTag[] {
  const random = facts.dice('lastfm/track', piece.recording.mbid);
  const luck = random.next();
  if (luck < 0.35) return [];
  const words = genreWords(piece.recording.genre).tags;
  if (luck < 0.5) return counted([words[0] ?? 'electronic']);
  const mood =
    piece.recording.energy > 0.75 ? 'energetic' : piece.recording.valence < 0.35 ? 'dark' : 'chill';
  const names = [
    ...words.slice(0, random.int(1, 3)),
    ...(random.chance(0.4) ? [mood] : []),
    ...random.sample(noise, random.int(0, 3)),
  ];
  return counted(random.chance(0.3) ? random.shuffle(names) : names);
}

/** What listeners have stuck to an artist: nearly always something, their own name among it. */
export function artistTags(facts: Facts, artist: WorldArtist): CountedTag[] {
  const random = facts.dice('lastfm/artist', artist.mbid);
  if (random.chance(0.05)) return [];
  const names = [
    ...artist.genres.flatMap((genre) => genreWords(genre).tags.slice(0, 3)),
    ...(random.chance(0.6) ? ['seen live'] : []),
    ...(random.chance(0.5) ? [artist.name.toLowerCase()] : []),
    ...random.sample(noise, random.int(0, 4)),
    artist.country === 'DE' ? 'german' : artist.country === 'GB' ? 'british' : 'european',
  ];
  return counted(names);
}

function counted(names: readonly string[]): CountedTag[] {
  return [...new Set(names)].map((name, at) => ({
    name,
    count: at === 0 ? 100 : Math.max(0, Math.round(100 / (at * 1.7 + 1)) - (at > 4 ? 9 : 0)),
    url: `https://www.last.fm/tag/${encodeURIComponent(name).replace(/%20/g, '+')}`,
  }));
}

/** As the XML of old became JSON: one of something is no list. */
export const listOrOne = <T>(items: readonly T[]): readonly T[] | T => {
  const [only] = items;
  return items.length === 1 && only !== undefined ? only : items;
};
