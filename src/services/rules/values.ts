import type { MemberId } from '../../domain/ids.ts';
import { fold } from '../../domain/library/fold.ts';
import type { Candidate } from '../../domain/rules/candidate.ts';
import type { Column } from '../../domain/rules/columns.ts';
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
  | 'source';

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
  Record<ValueField, readonly [column: Column, of: (candidate: Candidate) => readonly string[]]>
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
export const createRuleValues = ({ load }: { load: LoadCandidates }): RuleValues => {
  const known = new WeakMap<readonly Candidate[], Map<ValueField, Counted[]>>();
  const countedIn = (candidates: readonly Candidate[], field: ValueField): Counted[] => {
    const fields = known.get(candidates) ?? new Map<ValueField, Counted[]>();
    known.set(candidates, fields);
    const ready = fields.get(field) ?? count(candidates, FIELDS[field][1]);
    fields.set(field, ready);
    return ready;
  };
  return {
    suggest: async (memberId, field, typed, limit = SUGGESTIONS) => {
      const candidates = await load(memberId, { from: 'library', columns: COLUMNS, plays: null });
      const wanted = typed.trim() === '' ? '' : fold(typed);
      const fitting = countedIn(candidates, field).filter(({ key }) => key.includes(wanted));
      const first = fitting.filter(({ key }) => key.startsWith(wanted));
      const rest = fitting.filter(({ key }) => !key.startsWith(wanted));
      return [...first, ...rest].slice(0, limit).map(({ value, tracks }) => ({ value, tracks }));
    },
  };
};

/** Spellings that differ in case and accents only are one value, in the spelling that came first. */
const count = (
  candidates: readonly Candidate[],
  of: (candidate: Candidate) => readonly string[],
): Counted[] => {
  const spelled = new Map<string, number>();
  for (const candidate of candidates) {
    for (const value of of(candidate)) spelled.set(value, (spelled.get(value) ?? 0) + 1);
  }
  const counted = new Map<string, Counted>();
  for (const [value, tracks] of spelled) {
    const key = fold(value);
    const before = counted.get(key);
    counted.set(key, { key, value: before?.value ?? value, tracks: tracks + (before?.tracks ?? 0) });
  }
  return [...counted.values()].sort((a, b) => b.tracks - a.tracks || (a.key < b.key ? -1 : 1));
};
