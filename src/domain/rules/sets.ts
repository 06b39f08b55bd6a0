import type { Weighted } from '../enrichment/values.ts';
import type { Candidate } from './candidate.ts';
import type { CuratedField, SetField } from './rule-set.ts';

/** Lists of words of a track, each under its column. */

export const SET_COLUMNS = {
  genre: 'genres',
  style: 'styles',
  mood: 'moods',
  tag: 'tags',
  curation: 'curation',
  category: 'categories',
  curatedStyle: 'curatedStyles',
  curatedWeek: 'curatedWeeks',
} as const satisfies Record<SetField, keyof Candidate>;

export const CURATED_FIELDS: readonly CuratedField[] = [
  'curation',
  'category',
  'curatedStyle',
  'curatedWeek',
];

export const isCuratedField = (field: string): field is CuratedField =>
  CURATED_FIELDS.some((one) => one === field);

/** Columns that sorting fills, and nothing else. */
export const CURATED_COLUMNS: ReadonlySet<string> = new Set<string>(
  CURATED_FIELDS.map((field) => SET_COLUMNS[field]),
);

/** Everything that `curation` can be. */
export const CURATED_STAGES: readonly string[] = ['bronze', 'silver', 'gold', 'trash', 'skipped'];

/** Words with weights, or plain ones; null and undefined: unknown. */
export const setOf = (
  candidate: Candidate,
  field: SetField,
): readonly Weighted[] | readonly string[] | null | undefined => candidate[SET_COLUMNS[field]];
