import type { Seed } from '../rule-set.ts';
import type { Times } from '../time.ts';
import { weekdayOf } from '../time-release.ts';

/**
 * Random that belongs to a track, not to a place in a list: one that comes or goes leaves the order of all others as it
 * is. Not to its recording, whose number changes when tracks are grouped anew.
 * @returns a number between 0 and 1, both excluded, always the same for the same track
 */
export type Dice = (trackId: number) => number;

export const createDice = (word: string): Dice => {
  const [one, other] = [hashText(word, 0x9747b28c), hashText(word, 0x3c6ef372)];
  return (trackId) => {
    const high = scramble(one, trackId);
    const low = scramble(other, trackId);
    return (high * 2 ** 20 + (low >>> 12) + 0.5) / 2 ** 52;
  };
};

/** What a seed is as long as it lasts. @param run of the one evaluation, where that is all it is to last */
export const seedWord = (seed: Seed, run: string, { today }: Pick<Times, 'today'>): string => {
  switch (seed.per) {
    case 'run':
      return `run ${run}`;
    case 'day':
      return `day ${today}`;
    case 'week':
      return `week ${today - weekdayOf(today) + 1}`;
    case 'fixed':
      return `word ${seed.word}`;
  }
};

/** The finaliser of MurmurHash3: every bit of what goes in changes half of those that come out. */
const finish = (hash: number): number => {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
};

const scramble = (seed: number, key: number): number => {
  const low = finish(seed ^ Math.imul(key | 0, 0x9e3779b1));
  return finish(low ^ Math.imul(Math.floor(key / 2 ** 32) | 0, 0x27d4eb2f) ^ seed);
};

const hashText = (text: string, seed: number): number => {
  let hash = seed;
  for (let at = 0; at < text.length; at++)
    hash = finish(hash ^ Math.imul(text.charCodeAt(at) + 1, 0x9e3779b1));
  return hash;
};
