import type { Choice, SortFacts } from '../../../src/domain/curation/suggest/facts.ts';
import type { CategoryId } from '../../../src/domain/ids.ts';
import type { Random } from './random.ts';

/** Where somebody puts a track, without slips of the hand. @param sorted how many they sorted before */
export type Sorter = (facts: SortFacts, sorted: number) => Choice;

export const CATEGORIES = [1, 2, 3, 4].map((id) => id as CategoryId);
export const CHOICES: readonly Choice[] = [...CATEGORIES, 'trash'];

/** A choice per name, made when the name comes up first. */
const habits = (choose: () => Choice): ((name: string) => Choice) => {
  const known = new Map<string, Choice>();
  return (name) => {
    const choice = known.get(name) ?? choose();
    known.set(name, choice);
    return choice;
  };
};

const bandOf = (bpm: number, edges: readonly number[]): number => edges.filter((edge) => bpm >= edge).length;

const category = (at: number): Choice =>
  CATEGORIES[Math.min(CATEGORIES.length - 1, Math.max(0, at))] ?? 'trash';

/** Kinds of people. Each gets a character of their own from `random`. */
export const sorters: Readonly<Record<string, (random: Random) => Sorter>> = {
  'by label': (random) => {
    const ofLabel = habits(() => random.pick(CHOICES));
    return ({ label }) => (label === null ? 'trash' : ofLabel(label));
  },

  'by tempo': (random) => {
    const edges = [0, 1, 2].map((at) => 125 + at * 4 + random.int(3));
    return ({ bpm }) => (bpm === null ? 'trash' : category(bandOf(bpm, edges)));
  },

  'by artist': (random) => {
    const ofArtist = habits(() => random.pick(CHOICES));
    return ({ artists: [first] }) => (first === undefined ? 'trash' : ofArtist(first));
  },

  /** Some words matter more than others: the one that matters most decides. */
  'by tags': (random) => {
    const ofTag = habits(() => random.pick(CHOICES));
    const weights = new Map<string, number>();
    const weight = (tag: string): number => {
      const known = weights.get(tag) ?? random.next();
      weights.set(tag, known);
      return known;
    };
    return ({ tags, genres }) =>
      ofTag([...tags, ...genres, 'none'].reduce((one, other) => (weight(other) > weight(one) ? other : one)));
  },

  /** The first rule that fits: labels never wanted, artists always wanted, remixes, then how hard it hits. */
  'rules in order': (random) => {
    const never = habits(() => (random.chance(0.25) ? 'trash' : (1 as CategoryId)));
    const always = habits(() => (random.chance(0.2) ? random.pick(CATEGORIES) : 'trash'));
    const edge = 126 + random.int(6);
    const remixes = random.pick(CHOICES);
    return ({ label, artists, remixers, bpm }) => {
      if (label !== null && never(label) === 'trash') return 'trash';
      const wanted = always(artists[0] ?? '');
      if (wanted !== 'trash') return wanted;
      if (remixers.length > 0) return remixes;
      if (bpm === null) return 'trash';
      return bpm < edge ? category(0) : bpm < edge + 6 ? category(1) : category(2);
    };
  },

  /** Everything counts a little: the category that pleases most in all wins. */
  weighing: (random) => {
    const taste = new Map<string, number>();
    const of = (name: string, choice: Choice, spread: number): number => {
      const key = `${name}>${choice}`;
      const value = taste.get(key) ?? spread * random.normal();
      taste.set(key, value);
      return value;
    };
    const tempos = new Map(CHOICES.map((choice) => [choice, 122 + 16 * random.next()]));
    return ({ label, artists, bpm, tags, genres }) => {
      const score = (choice: Choice): number =>
        of(`label ${label}`, choice, 1.2) +
        artists.reduce((sum, artist) => sum + of(`artist ${artist}`, choice, 1), 0) +
        [...tags, ...genres].reduce((sum, tag) => sum + of(`tag ${tag}`, choice, 0.7), 0) -
        (bpm === null ? 0 : Math.abs(bpm - (tempos.get(choice) ?? 130)) / 4);
      return CHOICES.reduce((best, choice) => (score(choice) > score(best) ? choice : best));
    };
  },

  /** Every 250 sorts a third of the labels go somewhere else. */
  drifting: (random) => {
    const now = new Map<string, Choice>();
    let age = 0;
    return ({ label }, sorted) => {
      if (Math.floor(sorted / 250) > age) {
        age++;
        for (const name of now.keys()) if (random.chance(1 / 3)) now.set(name, random.pick(CHOICES));
      }
      if (label === null) return 'trash';
      const choice = now.get(label) ?? random.pick(CHOICES);
      now.set(label, choice);
      return choice;
    };
  },

  'at random': (random) => {
    const shares: readonly Choice[] = ['trash', 'trash', 'trash', ...CATEGORIES, category(1)];
    return () => random.pick(shares);
  },
};
