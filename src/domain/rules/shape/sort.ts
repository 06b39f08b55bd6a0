import { camelotOf } from '../../enrichment/keys.ts';
import type { Candidate } from '../candidate.ts';
import { foldFast } from '../compile-fold.ts';
import type { NumberReader } from '../compile-plays.ts';
import type { Readers } from '../compile-values.ts';
import { fieldInfo } from '../fields.ts';
import type { SortKey, TextField } from '../rule-set.ts';
import { createDice, seedWord } from './random.ts';
import { type ByPlace, sortedPlaces } from './sort-steps.ts';

/** What an order is made of beside the keys. */
export interface Ordering {
  readonly readers: Readers;
  /** The seed of this one run. */
  readonly run: string;
}

/**
 * The tracks by these keys, those that are equal in the order in which they came. What has no value stands at the end
 * whatever the direction, unless the key wants it first. In steps: a library sorted whole takes a while.
 */
export function* sorted(
  tracks: readonly Candidate[],
  keys: readonly SortKey[],
  ordering: Ordering,
): Generator<undefined, readonly Candidate[]> {
  if (keys.length === 0 || tracks.length < 2) return tracks;
  const orders: ByPlace[] = [];
  for (const key of keys) {
    orders.push(orderOf(key, tracks, ordering));
    yield;
  }
  const places = yield* sortedPlaces(tracks.length, (a, b) => {
    for (const order of orders) {
      const found = order(a, b);
      if (found !== 0) return found;
    }
    return a - b;
  });
  return Array.from(places, (place) => tracks[place]).filter((track) => track !== undefined);
}

const orderOf = (key: SortKey, tracks: readonly Candidate[], ordering: Ordering): ByPlace => {
  if (key.by === 'random') return rising(draws(key.seed, tracks, ordering), 1, 1);
  if (key.by === 'weightedRandom') return rising(weightedDraws(key, tracks, ordering), 1, 1);
  const sign = key.direction === 'asc' ? 1 : -1;
  const missing = key.missing === 'first' ? -1 : 1;
  const info = fieldInfo(key.field);
  if (info.type === 'text') return alphabetical(texts(info.field, tracks), sign, missing);
  return rising(Float64Array.from(tracks, numberOf(key, ordering.readers)), sign, missing);
};

const rising = (values: Float64Array, sign: number, missing: number): ByPlace => {
  return (a, b) => {
    const one = values[a] ?? Number.NaN;
    const other = values[b] ?? Number.NaN;
    if (one < other) return -sign;
    if (one > other) return sign;
    if (one === other) return 0;
    return Number.isNaN(one) ? (Number.isNaN(other) ? 0 : missing) : -missing;
  };
};

const alphabetical = (values: readonly (string | null)[], sign: number, missing: number): ByPlace => {
  return (a, b) => {
    const one = values[a] ?? null;
    const other = values[b] ?? null;
    if (one === other) return 0;
    if (one === null) return missing;
    if (other === null) return -missing;
    return one < other ? -sign : sign;
  };
};

const numberOf = (key: Extract<SortKey, { by: 'field' }>, readers: Readers): NumberReader => {
  const info = fieldInfo(key.field);
  switch (info.type) {
    case 'number':
      return readers.number({ field: info.field, ...(key.window !== undefined && { window: key.window }) });
    case 'date': {
      const { from } = readers.date(info.field, info.field === 'released');
      return (candidate) => {
        const at = from(candidate);
        return Number.isFinite(at) ? at : Number.NaN;
      };
    }
    case 'flag': {
      const { field } = info;
      return (candidate) => (candidate[field] == null ? Number.NaN : Number(candidate[field]));
    }
    case 'key':
      return ({ key: found }) => (found == null ? Number.NaN : wheelPlace(camelotOf(found)));
    default:
      throw new Error(`Nothing sorts by ${key.field}`);
  }
};

/** `8A` before `8B` before `9A`. */
const wheelPlace = (camelot: string): number =>
  Number.parseInt(camelot, 10) * 2 + (camelot.endsWith('B') ? 1 : 0);

const texts = (field: TextField, tracks: readonly Candidate[]): (string | null)[] =>
  tracks.map((candidate) => {
    const text =
      field === 'artist'
        ? candidate.artists?.[0]
        : field === 'remixer'
          ? candidate.remixers?.[0]
          : candidate[field];
    return text === null || text === undefined ? null : foldFast(text);
  });

const draws = (
  seed: Extract<SortKey, { by: 'random' }>['seed'],
  tracks: readonly Candidate[],
  { run, readers }: Ordering,
): Float64Array => {
  const dice = createDice(seedWord(seed, run, readers.times));
  return Float64Array.from(tracks, ({ trackId }) => dice(trackId));
};

/** After all that have any weight. */
const LAST = 1e300;

/**
 * Efraimidis and Spirakis: in the order of −ln(u)/w, the first track is one of all by its share of the weight, the
 * second one of the rest, and so on. The weight is the field to the power of the factor. A track without a value
 * weighs as much as the others do on average.
 */
const weightedDraws = (
  { seed, subject, factor }: Extract<SortKey, { by: 'weightedRandom' }>,
  tracks: readonly Candidate[],
  ordering: Ordering,
): Float64Array => {
  const read = ordering.readers.number(subject);
  // Decibels are a logarithm already.
  const amount =
    subject.field === 'loudness' ? (value: number) => 10 ** (value / 20) : (value: number) => value;
  const weights = Float64Array.from(tracks, (candidate) => Math.max(0, amount(read(candidate))) ** factor);
  let sum = 0;
  let known = 0;
  for (const weight of weights) {
    if (!Number.isFinite(weight)) continue;
    sum += weight;
    known++;
  }
  const usual = known === 0 || sum === 0 ? 1 : sum / known;
  return draws(seed, tracks, ordering).map((draw, place) => {
    const weight = weights[place] ?? Number.NaN;
    if (weight === 0) return LAST * (1 + draw);
    if (weight === Number.POSITIVE_INFINITY) return -1 + draw;
    return -Math.log(draw) / (Number.isNaN(weight) ? usual : weight);
  });
};
