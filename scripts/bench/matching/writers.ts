import type { Random } from '../../sandbox/world/random.ts';
import type { PairSide } from './pair.ts';
import type { Song } from './song.ts';

/** How a source writes a song down. Each draws its habits (where guests stand, who is listed) anew. */
export type Writer = (random: Random, song: Song) => PairSide;

/** Padding of encoders: most within a second, some two or three off. */
export const padded = (random: Random, ms: number): number =>
  Math.round(ms + random.int(-900, 900) + (random.chance(0.15) ? random.int(-2_000, 2_000) : 0));

const facts = (random: Random, song: Song): Omit<PairSide, 'title' | 'artists'> => ({
  durationMs: padded(random, song.durationMs),
  isrc: song.isrc,
  label: song.label,
  releaseDate: song.releaseDate,
});

const withRemixer = (song: Song, listed: boolean): string[] =>
  listed && song.remixer !== null && !song.artists.includes(song.remixer)
    ? [...song.artists, song.remixer]
    : [...song.artists];

/** Title and mix apart, lengths in whole seconds, "Original Mix" for the plain version. */
export const beatport: Writer = (random, song) => ({
  ...facts(random, song),
  title: song.guest === null ? song.title : `${song.title} feat. ${song.guest}`,
  mix: song.version ?? (random.chance(0.8) ? 'Original Mix' : null),
  artists: withRemixer(song, random.chance(0.3)),
  durationMs: Math.floor(padded(random, song.durationMs) / 1_000) * 1_000,
});

/** Versions after a dash, guests in brackets and in the list of artists. */
export const spotify: Writer = (random, song) => {
  const named =
    song.guest !== null && random.chance(0.7) ? ` (${random.pick(['feat.', 'with'])} ${song.guest})` : '';
  const version = song.version === null ? '' : ` - ${song.version}`;
  const guests = song.guest === null || (named !== '' && random.chance(0.3)) ? [] : [song.guest];
  return {
    ...facts(random, song),
    title: `${song.title}${named}${version}`,
    artists: [...withRemixer(song, random.chance(0.6)), ...guests],
  };
};

/** Versions in small brackets, guests in the credit, remixers never. */
export const musicbrainz: Writer = (random, song) => ({
  ...facts(random, song),
  title: song.version === null ? song.title : `${song.title} (${song.version.toLowerCase()})`,
  artists: song.guest === null ? song.artists : [...song.artists, song.guest],
  label: random.chance(0.5) ? song.label : null,
  releaseDate: song.releaseDate.slice(0, 4),
});

/** One line for the artists, everything else in the title; no codes, no labels. */
export const importRow: Writer = (random, song) => {
  const list = song.artists.join(random.pick([' & ', ', ', ' x ', ' + ', ' vs. ']));
  const credit =
    song.guest === null ? list : `${list} ${random.pick(['feat.', 'ft.', 'featuring'])} ${song.guest}`;
  const version = song.version ?? (random.chance(0.4) ? 'Original Mix' : null);
  return {
    title:
      version === null
        ? song.title
        : `${song.title} ${random.pick(['(%)', '[%]', '- %']).replace('%', version)}`,
    artists: [credit],
    durationMs: Math.round(song.durationMs / 1_000) * 1_000,
    isrc: null,
  };
};

const writers: readonly Writer[] = [beatport, spotify, musicbrainz, importRow];

/** Two sources, most often a shop or a database against Spotify. */
export const twoWriters = (random: Random): readonly [Writer, Writer] => {
  const first = random.pick(writers);
  return [first, random.chance(0.7) ? spotify : random.pick(writers)];
};
