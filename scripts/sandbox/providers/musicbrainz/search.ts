import { byText } from '../../world/random.ts';
import { sameWords, wordsOf } from '../../world/text.ts';
import { type Clause, type Part, parseLucene, QueryError } from './lucene.ts';

/** What can be searched in one thing: words by field, plain values by field, and what bare words look at. */
export interface Card<T> {
  thing: T;
  id: string;
  words: Readonly<Record<string, readonly string[]>>;
  values: Readonly<Record<string, readonly string[]>>;
  numbers: Readonly<Record<string, number | null>>;
  /** Fields that bare words look at. */
  usual: readonly string[];
}

export interface Hit<T> {
  thing: T;
  /** 0 to 100; the best hit has 100, right or wrong. */
  score: number;
}

/**
 * Best first.
 * @throws {QueryError} for what cannot be read or names a field that is not there
 */
export function searchCards<T>(cards: Iterable<Card<T>>, query: string, dismax: boolean): Hit<T>[] {
  const clauses = dismax ? bagOf(query) : parseLucene(query);
  const found: { card: Card<T>; raw: number }[] = [];
  for (const card of cards) {
    const raw = rate(card, clauses);
    if (raw > 0) found.push({ card, raw });
  }
  found.sort((a, b) => b.raw - a.raw || byText(a.card.id, b.card.id));
  const best = found[0]?.raw ?? 1;
  return found.map(({ card, raw }) => ({ thing: card.thing, score: Math.round((raw / best) * 100) }));
}

const bagOf = (query: string): Clause[] =>
  wordsOf(query).map((text) => ({
    occurs: 'should',
    part: { kind: 'term', field: null, text, fuzzy: false, prefix: false },
  }));

/** 0: no hit. */
function rate<T>(card: Card<T>, clauses: readonly Clause[]): number {
  let sum = 0;
  let counted = 0;
  let hasMust = false;
  for (const { occurs, part, boost = 1 } of clauses) {
    const score = ratePart(card, part) * boost;
    if (occurs === 'not') {
      if (score > 0) return 0;
      continue;
    }
    if (occurs === 'must') {
      hasMust = true;
      if (score === 0) return 0;
    }
    sum += score;
    counted++;
  }
  return counted === 0 || (sum === 0 && !hasMust) ? 0 : sum / counted;
}

function ratePart<T>(card: Card<T>, part: Part): number {
  switch (part.kind) {
    case 'group':
      return rate(card, part.clauses);
    case 'range':
      return inRange(card, part.field, part.from, part.to) ? 1 : 0;
    case 'phrase':
    case 'term': {
      const fields = part.field === null ? card.usual : [part.field];
      return Math.max(...fields.map((field) => rateText(card, field, part)));
    }
  }
}

type Text = Extract<Part, { kind: 'phrase' | 'term' }>;

/** The plain values of a card as they are compared, made once: a search may name a hundred of them. */
const compared = new WeakMap<object, Map<string, ReadonlySet<string>>>();
function valuesOf<T>(card: Card<T>, field: string): ReadonlySet<string> | undefined {
  const fields =
    compared.get(card) ??
    new Map(Object.entries(card.values).map(([name, values]) => [name, new Set(values.map(sameWords))]));
  compared.set(card, fields);
  return fields.get(field);
}

/** The words of a part, taken apart once and not for every card. */
const taken = new WeakMap<Text, string[]>();
function wordsIn(part: Text): string[] {
  const words = taken.get(part) ?? wordsOf(part.text);
  taken.set(part, words);
  return words;
}

function rateText<T>(card: Card<T>, field: string, part: Text): number {
  const values = valuesOf(card, field);
  if (values) {
    const text = wordsIn(part).join(' ');
    const begins = part.kind === 'term' && part.prefix;
    return (begins ? [...values].some((value) => value.startsWith(text)) : values.has(text)) ? 1 : 0;
  }
  const number = card.numbers[field];
  if (number !== undefined) return number === Number(part.text) ? 1 : 0;
  const own = card.words[field];
  if (!own) throw new QueryError(`undefined field ${field}`);
  const asked = wordsIn(part);
  if (part.kind === 'phrase') {
    return ` ${own.join(' ')} `.includes(` ${asked.join(' ')} `) ? asked.length / Math.max(own.length, 1) : 0;
  }
  const text = asked.join(' ');
  const fits = own.some((word) =>
    part.prefix ? word.startsWith(text) : part.fuzzy ? isNear(word, text) : asked.includes(word),
  );
  return fits ? 1 / Math.sqrt(Math.max(own.length, 1)) : 0;
}

function inRange<T>(card: Card<T>, field: string, from: string, to: string): boolean {
  const number = card.numbers[field];
  if (number === undefined) {
    const values = card.values[field];
    if (!values) throw new QueryError(`undefined field ${field}`);
    return values.some((value) => (from === '*' || value >= from) && (to === '*' || value <= to));
  }
  if (number === null) return false;
  return (from === '*' || number >= Number(from)) && (to === '*' || number <= Number(to));
}

/** At most one letter replaced, added or left out. */
function isNear(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const restA = a.slice(start);
  const restB = b.slice(start);
  return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1);
}
