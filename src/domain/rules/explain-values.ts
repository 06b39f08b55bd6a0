import type { MusicalKey, Weighted } from '../enrichment/values.ts';
import type { Candidate } from './candidate.ts';
import { saidOf } from './columns.ts';
import type { Compiling } from './compile-context.ts';
import { aggregateOf } from './compile-number.ts';
import { NEVER } from './compile-values.ts';
import { fieldInfo } from './fields.ts';
import type { Amount, AnyField, Condition, DateValue, Window } from './rule-set.ts';
import { setOf } from './sets.ts';

/** What a condition saw of a track. */
export type SeenValue =
  | { readonly kind: 'unknown' }
  /** Of dates: it is known not to be. */
  | { readonly kind: 'never' }
  /** One, or one per artist or remixer. */
  | { readonly kind: 'texts'; readonly texts: readonly string[] }
  /** In the unit of the field. */
  | { readonly kind: 'number'; readonly value: number }
  /** ms UTC */
  | { readonly kind: 'moment'; readonly at: number }
  /** YYYY, YYYY-MM or YYYY-MM-DD */
  | { readonly kind: 'release'; readonly date: string }
  | { readonly kind: 'words'; readonly words: readonly Weighted[] }
  | { readonly kind: 'flag'; readonly value: boolean }
  | { readonly kind: 'key'; readonly key: MusicalKey }
  /** Names of the sources or managed playlists it stands in. */
  | { readonly kind: 'places'; readonly names: readonly string[] };

export interface Seen {
  /** Null: where the track stands. */
  readonly field: AnyField | null;
  readonly window?: Window;
  readonly value: SeenValue;
  /** Who said it, as far as it was said by somebody. */
  readonly said?: { readonly source: string; readonly confidence: number };
}

/** What the other side of a comparison came to, where it is not written in the rule: a field or an aggregate. */
export interface Measure {
  readonly amount: Exclude<Amount, { kind: 'number' }> | Extract<DateValue, { kind: 'field' }>;
  readonly value: SeenValue;
}

const unknown: SeenValue = { kind: 'unknown' };

const numberSeen = (value: number): SeenValue => (Number.isNaN(value) ? unknown : { kind: 'number', value });
const textsSeen = (texts: readonly string[] | null | undefined): SeenValue =>
  texts === null || texts === undefined ? unknown : { kind: 'texts', texts };

/** A field of a candidate as it stands there. */
export const seeField = (
  field: AnyField,
  candidate: Candidate,
  { readers }: Compiling,
  window?: Window,
): Seen => {
  const said = saidOf(candidate, field);
  return {
    field,
    ...(window !== undefined && { window }),
    ...(said !== undefined && { said }),
    value: fieldValue(field, candidate, readers, window),
  };
};

const fieldValue = (
  field: AnyField,
  candidate: Candidate,
  readers: Compiling['readers'],
  window: Window | undefined,
): SeenValue => {
  const info = fieldInfo(field);
  switch (info.type) {
    case 'number':
      return numberSeen(
        readers.number({ field: info.field, ...(window !== undefined && { window }) })(candidate),
      );
    case 'date': {
      if (info.field === 'released') {
        return candidate.releaseDate == null ? unknown : { kind: 'release', date: candidate.releaseDate };
      }
      const at = readers.moment(info.field)(candidate);
      return at === NEVER ? { kind: 'never' } : Number.isNaN(at) ? unknown : { kind: 'moment', at };
    }
    case 'flag': {
      const value = candidate[info.field];
      return value == null ? unknown : { kind: 'flag', value };
    }
    case 'key':
      return candidate.key == null ? unknown : { kind: 'key', key: candidate.key };
    case 'set': {
      const items = setOf(candidate, info.field);
      if (items === null || items === undefined) return unknown;
      return {
        kind: 'words',
        words: items.map((item) => (typeof item === 'string' ? { name: item, weight: 1 } : item)),
      };
    }
    case 'text': {
      if (info.field === 'artist') return textsSeen(candidate.artists);
      if (info.field === 'remixer') return textsSeen(candidate.remixers);
      const text = candidate[info.field];
      return textsSeen(text == null ? null : [text]);
    }
  }
};

/** What the condition looked at. */
export const seenBy = (condition: Condition, candidate: Candidate, compiling: Compiling): Seen => {
  switch (condition.about) {
    case 'number':
      return seeField(condition.subject.field, candidate, compiling, condition.subject.window);
    case 'date':
      return seeField(condition.subject.field, candidate, compiling);
    case 'key':
      return seeField('key', candidate, compiling);
    case 'membership': {
      const names = condition.place.in === 'managed' ? candidate.managed : candidate.sources;
      return { field: null, value: names === undefined ? unknown : { kind: 'places', names } };
    }
    default:
      return seeField(condition.field, candidate, compiling);
  }
};

/** What it was compared with, as far as the rule does not say that itself. */
export const measuredBy = (condition: Condition, candidate: Candidate, compiling: Compiling): Measure[] => {
  if (condition.about === 'date') {
    const values =
      'value' in condition ? [condition.value] : 'from' in condition ? [condition.from, condition.to] : [];
    return values.flatMap((amount) =>
      amount.kind === 'field' ? { amount, value: seeField(amount.field, candidate, compiling).value } : [],
    );
  }
  if (condition.about !== 'number') return [];
  const amounts = 'from' in condition ? [condition.from, condition.to] : [condition.value];
  return amounts.flatMap((amount) => {
    if (amount.kind === 'number') return [];
    const base =
      amount.kind === 'aggregate'
        ? aggregateOf(amount, compiling)
        : compiling.readers.number(amount.subject)(candidate);
    return { amount, value: numberSeen(base * (amount.times ?? 1) + (amount.plus ?? 0)) };
  });
};
