import { genreWords, moodWord } from '../enrichment/genres.ts';
import type { Candidate } from './candidate.ts';
import type { Compiling, Priced, Test } from './compile-context.ts';
import type { SetField, Statement } from './rule-set.ts';
import { setOf } from './sets.ts';
import { not, truthOf, UNKNOWN } from './truth.ts';

type SetStatement = Extract<Statement, { about: 'set' }>;
type Items = ReturnType<typeof setOf>;

/** Our word for what a person wrote ("dnb"), as far as we have one. */
export const ownWord = (field: SetField, value: string): string => {
  if (field === 'mood') return moodWord(value) ?? value;
  // Tags, stages and names are a person's own words.
  if (field !== 'genre' && field !== 'style') return value;
  const words = genreWords(value);
  return words.length === 1 ? (words[0] ?? value) : value;
};

/**
 * Sets of words, compared folded. Which place among the wanted values a word has is looked up once per word of the
 * whole library; per track only numbers are compared.
 */
export const compileSet = (statement: SetStatement, compiling: Compiling): Priced => {
  const placeOf = places(statement, compiling);
  const read = (candidate: Candidate): Items => setOf(candidate, statement.field);
  const least = statement.minWeight ?? 0;
  const any = (candidate: Candidate): boolean | null => {
    const items = read(candidate);
    if (items === null || items === undefined) return null;
    for (let at = 0; at < items.length; at++) {
      const item = items[at];
      if (item === undefined) continue;
      if (typeof item === 'string' ? placeOf(item) >= 0 : item.weight >= least && placeOf(item.name) >= 0) {
        return true;
      }
    }
    return false;
  };
  const anyTest: Test = (candidate) => {
    const found = any(candidate);
    return found === null ? UNKNOWN : truthOf(found);
  };
  switch (statement.op) {
    case 'any':
      return { test: anyTest, cost: 5 };
    case 'none':
      return { test: (candidate) => not(anyTest(candidate)), cost: 5 };
    case 'every':
      return { test: coverage(read, placeOf, least, distinct(statement, compiling), false), cost: 6 };
    case 'only':
      return { test: coverage(read, placeOf, least, distinct(statement, compiling), true), cost: 6 };
  }
};

const keysOf = ({ field, values }: SetStatement, { foldName }: Compiling): readonly string[] => [
  ...new Set(values.map((value) => foldName(ownWord(field, value)))),
];

const distinct = (statement: SetStatement, compiling: Compiling): number =>
  keysOf(statement, compiling).length;

const places = (statement: SetStatement, compiling: Compiling): ((name: string) => number) => {
  const wanted = new Map(keysOf(statement, compiling).map((key, at) => [key, at]));
  const known = new Map<string, number>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const place = wanted.get(compiling.foldName(name)) ?? -1;
    known.set(name, place);
    return place;
  };
};

/** All wanted words are there; with `exactly`, and no others. Marks are reused: a new round makes the old ones void. */
const coverage = (
  read: (candidate: Candidate) => Items,
  placeOf: (name: string) => number,
  least: number,
  count: number,
  exactly: boolean,
): Test => {
  const marks = new Float64Array(count);
  let round = 0;
  return (candidate) => {
    const items = read(candidate);
    if (items === null || items === undefined) return UNKNOWN;
    round++;
    let found = 0;
    let others = false;
    for (let at = 0; at < items.length; at++) {
      const item = items[at];
      if (item === undefined || (typeof item !== 'string' && !(item.weight >= least))) continue;
      const place = placeOf(typeof item === 'string' ? item : item.name);
      if (place < 0) others = true;
      else if (marks[place] !== round) {
        marks[place] = round;
        found++;
      }
    }
    return truthOf(found === count && !(exactly && others));
  };
};
