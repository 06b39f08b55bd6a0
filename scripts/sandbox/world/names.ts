import type { Random } from './random.ts';
import {
  artistAdjectives,
  artistNouns,
  firstNames,
  lastNames,
  syllables,
  titleAdjectives,
  titleNouns,
  titleTails,
  titleVerbs,
} from './words.ts';

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const coined = (random: Random): string =>
  capital(Array.from({ length: random.int(2, 3) }, () => random.pick(syllables)).join(''));

export function artistName(random: Random): string {
  const forms = [
    () => `${random.pick(firstNames)} ${random.pick(lastNames)}`,
    () => `${random.pick(artistAdjectives)} ${random.pick(artistNouns)}`,
    () => coined(random),
    () => `The ${random.pick(artistNouns)}s`,
    () => `${coined(random)} & ${coined(random)}`,
    () => `${random.pick(firstNames)} ${random.pick('ABCDEFGHKLMRSTV'.split(''))}.`,
    () => `DJ ${coined(random)}`,
    () => coined(random).toUpperCase(),
  ];
  return random.pick(forms)();
}

/** Titles come from a small pool, so that strangers share them all the time, as in life. */
export function trackTitle(random: Random): string {
  const forms = [
    () => random.pick(titleNouns),
    () => `${random.pick(titleAdjectives)} ${random.pick(titleNouns)}`,
    () => `${random.pick(titleVerbs)} ${random.pick(titleTails)}`,
    () => `${random.pick(titleNouns)} ${random.pick(['I', 'II', 'III', 'IV'])}`,
    () => coined(random),
  ];
  return random.pick(forms)();
}

export const albumTitle = (random: Random): string =>
  random.pick([
    () => trackTitle(random),
    () => `${random.pick(titleAdjectives)} ${random.pick(titleNouns)}s`,
    () => `${random.pick(titleNouns)} & ${random.pick(titleNouns)}`,
  ])();
