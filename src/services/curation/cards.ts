import type { CardRow } from '../../db/repositories/curation-cards.ts';
import type { Reads } from '../../db/repositories/repositories.ts';
import type { Category, Period, Sort, Style } from '../../domain/curation/curation.ts';
import { type PeriodProgress, timeLeft } from '../../domain/curation/places.ts';
import type { Suggestion } from '../../domain/curation/suggest/predict.ts';
import type { CurationTrackId, MemberId, PeriodId } from '../../domain/ids.ts';
import { requireStyle, sortableOf, trashOf } from './required.ts';
import { type PeriodStanding, standingOf } from './states.ts';
import type { Suggestions } from './suggestions.ts';

/** The track that is to be sorted. */
export interface SortCard extends CardRow {
  /** From 1, of everything that can be sorted now. */
  readonly position: number;
  /** How many of each of its artists are in Gold. */
  readonly kept: readonly { readonly name: string; readonly kept: number }[];
  /** Categories whose Gold it is in, although it is not sorted: it was promoted before. */
  readonly gold: readonly Category[];
  /** The likeliest category, where it is worth highlighting. */
  readonly suggestion: Suggestion | null;
}

/** Where the last one went; its id is what an undo takes back. */
export interface LastSort {
  readonly sort: Sort;
  readonly card: CardRow;
}

/** Everything that the view of a period being sorted says. */
export interface SortingView {
  readonly period: Period;
  readonly style: Style;
  /** What can be sorted into, in the member's order. */
  readonly categories: readonly Category[];
  readonly trash: Category | null;
  /** Null: nothing is left. */
  readonly card: SortCard | null;
  readonly progress: PeriodProgress;
  /** Releases that wait for the member's word, of all weeks; counted only when nothing is left to sort. */
  readonly doubts: number;
  /** At the pace of the last sorts, ms; null while that is a guess. */
  readonly timeLeft: number | null;
  /** Null: nothing to undo. */
  readonly last: LastSort | null;
}

type Asked = Pick<
  Reads,
  | 'styles'
  | 'categories'
  | 'curationPeriods'
  | 'curationTracks'
  | 'curationCards'
  | 'curationSorts'
  | 'curationPromotions'
  | 'suggestions'
  | 'releaseMatches'
>;

const PACE_OF = 20;
const ARTISTS_SHOWN = 3;

/**
 * Reads what a member sees of a period while sorting.
 * @param suggestions what highlights the likeliest category
 * @param known how the period stands, where that was read in the same transaction
 * @param focus the track to show if it is still unsorted; otherwise the next one
 * @throws {AppError} NOT_FOUND
 */
export const sortingView = async (
  read: Asked,
  suggestions: Pick<Suggestions, 'forTrack'>,
  memberId: MemberId,
  id: PeriodId,
  focus: CurationTrackId | null = null,
  known: PeriodStanding | null = null,
): Promise<SortingView> => {
  const { period, progress, unmatched } = known ?? (await standingOf(read, memberId, id));
  const style = await requireStyle(read, memberId, period.styleId);
  const categories = await read.categories.ofStyle(memberId, period.styleId);
  const sorts = await read.curationSorts.newest(id, PACE_OF);
  const [last] = sorts;
  const lastCard = last === undefined ? null : await read.curationCards.find(memberId, last.curationTrackId);
  const card =
    period.state === 'closed' ? null : await cardOf(read, memberId, period, progress, unmatched, focus);
  const suggestion =
    card === null ? null : await suggestions.forTrack(read, memberId, card.track.id, categories);
  const clicks = sorts.filter(({ by }) => by === 'click').map(({ at }) => at);
  return {
    ...{ period, style, progress },
    categories: sortableOf(categories),
    trash: trashOf(categories),
    card:
      card === null ? null : { ...card, suggestion, gold: await goldOf(read, memberId, card, categories) },
    doubts: card === null ? await read.releaseMatches.reviewCount(memberId) : 0,
    timeLeft: timeLeft(clicks, progress.left),
    last: last === undefined || lastCard === null ? null : { sort: last, card: lastCard },
  };
};

/** A track that was never touched was never promoted: then nobody is asked. */
const goldOf = async (
  read: Asked,
  memberId: MemberId,
  { track }: CardRow,
  categories: readonly Category[],
): Promise<Category[]> => {
  if (track.version === 0) return [];
  const promoted = await read.curationPromotions.ofCuration(memberId, [track.id]);
  return categories.filter(({ id }) => promoted.some(({ categoryId }) => categoryId === id));
};

const cardOf = async (
  read: Asked,
  memberId: MemberId,
  { id }: Period,
  { total, left }: PeriodProgress,
  unmatched: boolean,
  focus: CurationTrackId | null,
): Promise<Omit<SortCard, 'suggestion' | 'gold'> | null> => {
  const wanted = focus === null ? null : await read.curationCards.find(memberId, focus);
  const isLeft = wanted?.track.stage === 'bronze' && wanted.track.periodId === id;
  const row = isLeft ? wanted : await read.curationCards.next(memberId, id, unmatched);
  if (row === null) return null;
  const { trackId } = row.track;
  const kept =
    trackId === null ? [] : await read.curationPromotions.keptByArtistsOf(memberId, trackId, ARTISTS_SHOWN);
  return { ...row, position: Math.min(total - left + 1, total), kept };
};
