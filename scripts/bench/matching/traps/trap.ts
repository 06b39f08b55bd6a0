import type { Random } from '../../../sandbox/world/random.ts';
import type { Catalogue } from '../../../sandbox/world/types.ts';
import type { LabelledPair, PairSide } from '../pair.ts';
import type { Song } from '../song.ts';
import { spotify, twoWriters } from '../writers.ts';

/** What traps are built from. */
export interface Ground {
  readonly catalogue: Catalogue;
  readonly songs: readonly Song[];
  /** Plain versions by artists whose names are no trouble. */
  readonly plain: readonly Song[];
  /** Names of artists to be guests, remixers and strangers. */
  readonly names: readonly string[];
}

/** Makes one pair that is hard in one way; null when what it drew does not lend itself to that. */
export interface Trap {
  readonly name: string;
  /** How many of the pairs, beside the others. */
  readonly share: number;
  make(random: Random, ground: Ground): Omit<LabelledPair, 'trap'> | null;
}

/** One song, written by two sources. */
export const same = (random: Random, song: Song): { a: PairSide; b: PairSide; same: boolean } => {
  const [first, second] = twoWriters(random);
  return { a: first(random, song), b: second(random, song), same: true };
};

/** Two songs that are not one recording. Half of the time their lengths happen to agree. */
export const different = (
  random: Random,
  one: Song,
  other: Song,
): { a: PairSide; b: PairSide; same: boolean } => {
  const [first] = twoWriters(random);
  const durationMs = random.chance(0.5) ? one.durationMs + random.int(-2_500, 2_500) : other.durationMs;
  return { a: first(random, one), b: spotify(random, { ...other, durationMs }), same: false };
};

/** An artist who has nothing to do with the song. */
export const stranger = (random: Random, ground: Ground, song: Song): string => {
  for (;;) {
    const name = random.pick(ground.names);
    if (!song.artists.includes(name) && name !== song.remixer && name !== song.guest) return name;
  }
};
