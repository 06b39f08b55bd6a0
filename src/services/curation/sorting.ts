import type { Clock } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import type { Category, Period, Place } from '../../domain/curation/curation.ts';
import type { CategoryId, CurationTrackId, MemberId, PeriodId, SortId } from '../../domain/ids.ts';
import { AppError } from '../../errors.ts';
import { type SortingView, sortingView } from './cards.ts';
import type { Mover } from './mover.ts';
import type { Promoting } from './promoting.ts';
import { requirePeriod } from './required.ts';
import type { PeriodStanding, PeriodStates } from './states.ts';
import type { Suggestions } from './suggestions.ts';

/** What a card's button says: which track it showed, and in which state. */
export interface SortClick {
  readonly curationTrackId: CurationTrackId;
  readonly version: number;
}

/** A category's id stands for Trash if the category is the member's Trash. */
export type SortTarget = 'trash' | 'skip' | { readonly categoryId: CategoryId };

/**
 * What came of a click. In every case the view is the present one.
 * `stale`: the card was old, nothing was done; `category_gone`: it was archived since; `closed`: the week is.
 */
export type SortOutcome =
  | { readonly kind: 'sorted'; readonly view: SortingView }
  | { readonly kind: 'undone'; readonly view: SortingView }
  | { readonly kind: 'stale' | 'category_gone' | 'closed'; readonly view: SortingView };

/** Sorting, one click at a time. Every verb is one short transaction that asks nobody but the database. */
export interface Sorting {
  /** @throws {AppError} NOT_FOUND */
  view(memberId: MemberId, id: PeriodId): Promise<SortingView>;
  /** Where a member goes on: the week they sorted in last, or the oldest that waits. Null: nothing waits. */
  resume(memberId: MemberId): Promise<SortingView | null>;
  /** @throws {AppError} NOT_FOUND when the track is in no week of the member's any more */
  sort(memberId: MemberId, click: SortClick, to: SortTarget): Promise<SortOutcome>;
  /**
   * Takes back the newest sort of the period, if that is still the one which the button meant: a second click on the
   * same button undoes nothing more.
   * What was promoted meanwhile stays in Gold; the card says so.
   * @throws {AppError} NOT_FOUND
   */
  undo(memberId: MemberId, id: PeriodId, sortId: SortId): Promise<SortOutcome>;
  /** Takes a track out of every Gold, wherever it stands, and shows it. @throws {AppError} NOT_FOUND */
  outOfGold(memberId: MemberId, id: CurationTrackId): Promise<SortingView>;
}

export const createSorting = (deps: {
  store: Store;
  clock: Clock;
  mover: Mover;
  states: PeriodStates;
  promoting: Pick<Promoting, 'end'>;
  suggestions: Pick<Suggestions, 'forTrack'>;
}): Sorting => {
  const { store, clock, mover, states, promoting, suggestions } = deps;

  const say = async (
    tx: Repositories,
    { memberId, id }: Pick<Period, 'memberId' | 'id'>,
    kind: SortOutcome['kind'],
    focus: CurationTrackId | null = null,
    known: PeriodStanding | null = null,
  ): Promise<SortOutcome> => ({
    kind,
    view: await sortingView(tx, suggestions, memberId, id, focus, known),
  });

  return {
    view: (memberId, id) => sortingView(store.read, suggestions, memberId, id),

    resume: async (memberId) => {
      const open = await store.read.curationPeriods.openOf(memberId);
      const views = [];
      for (const { id } of open) views.push(await sortingView(store.read, suggestions, memberId, id));
      const waiting = views.filter(({ card }) => card !== null);
      const touched = waiting.toSorted((a, b) => (b.last?.sort.at ?? 0) - (a.last?.sort.at ?? 0));
      return touched[0] ?? null;
    },

    sort: (memberId, click, target) =>
      store.transaction(async (tx) => {
        const track = await tx.curationTracks.find(memberId, click.curationTrackId);
        if (track === null) throw new AppError('NOT_FOUND', { what: 'curation_track' });
        const period = await requirePeriod(tx, memberId, track.periodId);
        if (period.state === 'closed') return say(tx, period, 'closed');
        if (track.version !== click.version) return say(tx, period, 'stale');
        const to = await placeFor(tx, period, target);
        if (to === null) return say(tx, period, 'category_gone', track.id);
        const sort = await mover.move(tx, period, track, to, 'click');
        if (sort === null) return say(tx, period, 'stale');
        const standing = await states.follow(tx, memberId, period.id, period);
        return say(tx, period, 'sorted', null, standing);
      }),

    outOfGold: (memberId, id) =>
      store.transaction(async (tx) => {
        const track = await tx.curationTracks.find(memberId, id);
        if (track === null) throw new AppError('NOT_FOUND', { what: 'curation_track' });
        const promotions = await tx.curationPromotions.ofCuration(memberId, [id]);
        await promoting.end(
          tx,
          memberId,
          promotions.map((one) => one.id),
        );
        return sortingView(tx, suggestions, memberId, track.periodId, id);
      }),

    undo: (memberId, id, sortId) =>
      store.transaction(async (tx) => {
        const period = await requirePeriod(tx, memberId, id);
        if (period.state === 'closed') return say(tx, period, 'closed');
        const [last] = await tx.curationSorts.newest(id, 1);
        const track =
          last === undefined ? null : await tx.curationTracks.find(memberId, last.curationTrackId);
        if (last === undefined || track === null || last.id !== sortId) return say(tx, period, 'stale');
        await tx.curationSorts.undo(last.id, clock.now());
        await mover.restore(tx, period, track, last.from);
        const standing = await states.follow(tx, memberId, id, period);
        return say(tx, period, 'undone', track.id, standing);
      }),
  };
};

/** Where a button leads; null when its category is no more. One that was merged leads to the one it became. */
const placeFor = async (tx: Repositories, period: Period, target: SortTarget): Promise<Place | null> => {
  if (target === 'trash') return { stage: 'trash' };
  if (target === 'skip') return { stage: 'skipped' };
  let category: Category | null = await tx.categories.find(period.memberId, target.categoryId);
  while (category?.mergedInto != null) {
    category = await tx.categories.find(period.memberId, category.mergedInto);
  }
  if (category === null || category.styleId !== period.styleId || category.archivedAt !== null) return null;
  return category.trash ? { stage: 'trash' } : { stage: 'silver', categoryId: category.id };
};
