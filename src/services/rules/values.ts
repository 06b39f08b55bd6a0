import type { Reads } from '../../db/repositories/repositories.ts';
import type { MemberId } from '../../domain/ids.ts';
import { fold } from '../../domain/library/fold.ts';
import type { Candidate } from '../../domain/rules/candidate.ts';
import type { Column } from '../../domain/rules/columns.ts';
import type { CuratedField } from '../../domain/rules/rule-set.ts';
import { CURATED_STAGES, isCuratedField } from '../../domain/rules/sets.ts';
import { curatedWords } from './candidate-curation.ts';
import type { LoadCandidates } from './candidates.ts';

/** Fields whose values people choose from what their own tracks have. */
export type ValueField =
  | 'artist'
  | 'album'
  | 'label'
  | 'language'
  | 'version'
  | 'remixer'
  | 'genre'
  | 'style'
  | 'mood'
  | 'tag'
  | 'source'
  | CuratedField;

export interface KnownValue {
  readonly value: string;
  /** Tracks of the library that have it. */
  readonly tracks: number;
}

/** What a member's own tracks offer to choose from. */
export interface RuleValues {
  /** Values that fit what was typed, the commonest first; those that begin with it before all others. */
  suggest(memberId: MemberId, field: ValueField, typed: string, limit?: number): Promise<KnownValue[]>;
}

interface Counted extends KnownValue {
  readonly key: string;
}

const named = (words: Candidate['genres']): string[] => (words ?? []).map(({ name }) => name);
const some = (text: string | null | undefined): string[] => (text == null || text === '' ? [] : [text]);

const FIELDS: Readonly<
  Record<
    Exclude<ValueField, CuratedField>,
    readonly [column: Column, of: (candidate: Candidate) => readonly string[]]
  >
> = {
  artist: ['artists', ({ artists = [] }) => artists],
  album: ['album', ({ album }) => some(album)],
  label: ['label', ({ label }) => some(label)],
  language: ['language', ({ language }) => some(language)],
  version: ['version', ({ version }) => some(version)],
  remixer: ['remixers', ({ remixers }) => remixers ?? []],
  genre: ['genres', ({ genres }) => named(genres)],
  style: ['styles', ({ styles }) => named(styles)],
  mood: ['moods', ({ moods }) => named(moods)],
  tag: ['tags', ({ tags }) => tags ?? []],
  source: ['sources', ({ sources = [] }) => sources],
};
/** Loaded together, so that one load serves every field. */
const COLUMNS: ReadonlySet<Column> = new Set(Object.values(FIELDS).map(([column]) => column));

const SUGGESTIONS = 25;

/** @param deps `load` remembers: every letter that is typed asks again */
export const createRuleValues = ({
  load,
  read,
}: {
  load: LoadCandidates;
  read: Pick<Reads, 'curated'>;
}): RuleValues => {
  type OwnField = keyof typeof FIELDS;
  const known = new WeakMap<readonly Candidate[], Map<OwnField, Counted[]>>();
  const countedIn = (candidates: readonly Candidate[], field: OwnField): Counted[] => {
    const fields = known.get(candidates) ?? new Map<OwnField, Counted[]>();
    known.set(candidates, fields);
    const ready = fields.get(field) ?? count(candidates.map(FIELDS[field][1]));
    fields.set(field, ready);
    return ready;
  };
  /** Sorted tracks need not be in the library. */
  const curated = async (memberId: MemberId, field: CuratedField): Promise<Counted[]> => {
    const counted = count(await curatedWords(read, memberId, field));
    if (field !== 'curation') return counted;
    const there = new Set(counted.map(({ value }) => value));
    const others = CURATED_STAGES.filter((stage) => !there.has(stage));
    return [...counted, ...others.map((value) => ({ value, key: fold(value), tracks: 0 }))];
  };

  return {
    suggest: async (memberId, field, typed, limit = SUGGESTIONS) => {
      const wanted = typed.trim() === '' ? '' : fold(typed);
      const all = isCuratedField(field)
        ? await curated(memberId, field)
        : countedIn(await load(memberId, { from: 'library', columns: COLUMNS, plays: null }), field);
      const fitting = all.filter(({ key }) => key.includes(wanted));
      const first = fitting.filter(({ key }) => key.startsWith(wanted));
      const rest = fitting.filter(({ key }) => !key.startsWith(wanted));
      return [...first, ...rest].slice(0, limit).map(({ value, tracks }) => ({ value, tracks }));
    },
  };
};

/** Spellings that differ in case and accents only are one value, in the spelling that came first. */
const count = (tracks: readonly (readonly string[])[]): Counted[] => {
  const spelled = new Map<string, number>();
  for (const values of tracks) {
    for (const value of values) spelled.set(value, (spelled.get(value) ?? 0) + 1);
  }
  const counted = new Map<string, Counted>();
  for (const [value, times] of spelled) {
    const key = fold(value);
    const before = counted.get(key);
    counted.set(key, { key, value: before?.value ?? value, tracks: times + (before?.tracks ?? 0) });
  }
  return [...counted.values()].sort((a, b) => b.tracks - a.tracks || (a.key < b.key ? -1 : 1));
};
