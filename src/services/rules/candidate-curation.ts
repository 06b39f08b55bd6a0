import type { CuratedRow } from '../../db/repositories/curated.ts';
import type { Reads } from '../../db/repositories/repositories.ts';
import { weekKey } from '../../domain/curation/weeks.ts';
import type { MemberId, TrackId } from '../../domain/ids.ts';
import type { CuratedField } from '../../domain/rules/rule-set.ts';
import { SET_COLUMNS } from '../../domain/rules/sets.ts';
import type { Draft } from './candidate-columns.ts';

/** What sorting says of one recording. */
export type Curated = Required<Pick<Draft, 'curation' | 'categories' | 'curatedStyles' | 'curatedWeeks'>>;

type Read = Pick<Reads, 'curated'>;

export const loadCurated = async ({ curated }: Read, memberId: MemberId): Promise<readonly CuratedRow[]> => [
  ...(await curated.stages(memberId)),
  ...(await curated.gold(memberId)),
];

const NOTHING: Curated = { curation: [], categories: [], curatedStyles: [], curatedWeeks: [] };

/** Puts it into candidates, by recording: another release of the same music was sorted as well. */
export const fillCurated = (
  drafts: readonly Draft[],
  rows: readonly CuratedRow[],
  keyOf: (trackId: TrackId) => number,
): void => {
  const byKey = new Map(
    [...Map.groupBy(rows, ({ trackId }) => keyOf(trackId))].map(([key, all]) => [key, curatedOf(all)]),
  );
  for (const draft of drafts) Object.assign(draft, byKey.get(draft.recording) ?? NOTHING);
};

const curatedOf = (rows: readonly CuratedRow[]): Curated => ({
  curation: [...new Set(rows.map(({ stage }) => stage))],
  categories: [...new Set(rows.flatMap(({ category }) => category ?? []))],
  curatedStyles: [...new Set(rows.map(({ style }) => style))],
  curatedWeeks: [...new Set(rows.flatMap(({ week }) => (week === null ? [] : weekKey(week))))],
});

/** What each sorted track has of one kind. */
export const curatedWords = async (
  read: Read,
  memberId: MemberId,
  field: CuratedField,
): Promise<readonly (readonly string[])[]> => {
  const rows = await loadCurated(read, memberId);
  const column = SET_COLUMNS[field];
  return [...Map.groupBy(rows, ({ trackId }) => trackId).values()].map((all) => curatedOf(all)[column]);
};
