import type { CardRow } from '../../db/repositories/curation-cards.ts';
import type { Reads } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import type { Category, CurationTrack, Period, Place, Style } from '../../domain/curation/curation.ts';
import { placeOf, samePlace } from '../../domain/curation/places.ts';
import type { CategoryId, CurationTrackId, MemberId, PeriodId, PromotionId } from '../../domain/ids.ts';
import { choicePage } from '../../domain/library/choices.ts';
import type { Mover } from './mover.ts';
import type { Promoted, Promoting } from './promoting.ts';
import { requireCategory, requirePeriod, requireStyle } from './required.ts';
import type { PeriodStates } from './states.ts';

/** A category of a period: how much is in its Silver, and how much of that is in Gold. */
export interface ReviewList {
  readonly category: Category;
  readonly tracks: number;
  readonly promoted: number;
}

export interface ReviewOverview {
  readonly period: Period;
  readonly style: Style;
  /** In the member's order; archived ones only while something is in them. */
  readonly lists: readonly ReviewList[];
}

export interface ReviewPage {
  readonly period: Period;
  readonly style: Style;
  readonly category: Category;
  readonly lines: readonly (CardRow & { readonly promotionId: PromotionId | null })[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

/** Which tracks of a Silver: all of them, or these. */
export type Chosen = 'all' | readonly CurationTrackId[];

/** Looking through Silver, and what goes to Gold. */
export interface Review {
  /** @throws {AppError} NOT_FOUND */
  overview(memberId: MemberId, id: PeriodId): Promise<ReviewOverview>;
  /** @param page from 0 @throws {AppError} NOT_FOUND */
  silver(memberId: MemberId, id: PeriodId, categoryId: CategoryId, page: number): Promise<ReviewPage>;
  /** What is not in that Silver (any more) is left out. @throws {AppError} NOT_FOUND, as making a playlist */
  promote(memberId: MemberId, id: PeriodId, categoryId: CategoryId, chosen: Chosen): Promise<Promoted>;
  /** Takes back what these tracks of a Silver were promoted. @returns how many @throws {AppError} NOT_FOUND */
  unpromote(memberId: MemberId, id: PeriodId, categoryId: CategoryId, chosen: Chosen): Promise<number>;
  /** The same by the history. */
  unpromoteThese(memberId: MemberId, ids: readonly PromotionId[]): Promise<number>;
  /** To another category, or back to Bronze. @returns how many went @throws {AppError} NOT_FOUND */
  move(
    memberId: MemberId,
    id: PeriodId,
    categoryId: CategoryId,
    chosen: Chosen,
    to: 'bronze' | 'trash' | CategoryId,
  ): Promise<number>;
}

/** A select menu holds 25. */
export const REVIEW_PAGE = 25;
/** Moves per transaction. */
const BATCH = 25;

export const createReview = (deps: {
  store: Store;
  mover: Mover;
  states: PeriodStates;
  promoting: Promoting;
}): Review => {
  const { store, mover, states, promoting } = deps;
  const { read } = store;

  const tracksOf = async (
    tx: Pick<Reads, 'curationTracks'>,
    memberId: MemberId,
    id: PeriodId,
    categoryId: CategoryId,
    chosen: Chosen,
  ): Promise<CurationTrack[]> => {
    const place: Place = { stage: 'silver', categoryId };
    if (chosen === 'all') return tx.curationTracks.ofPlace(id, place);
    const found = await tx.curationTracks.byIds(memberId, id, chosen);
    return found.filter((track) => samePlace(placeOf(track), place));
  };

  const placeFor = async (memberId: MemberId, target: 'bronze' | 'trash' | CategoryId): Promise<Place> => {
    if (target === 'bronze' || target === 'trash') return { stage: target };
    const { id, trash } = await requireCategory(read, memberId, target);
    return trash ? { stage: 'trash' } : { stage: 'silver', categoryId: id };
  };

  return {
    overview: async (memberId, id) => {
      const period = await requirePeriod(read, memberId, id);
      const style = await requireStyle(read, memberId, period.styleId);
      const counts = await read.curationTracks.counts(id);
      const promotions = await read.curationPromotions.ofPeriod(memberId, id);
      const categories = await read.categories.ofStyle(memberId, period.styleId);
      const lists = categories.flatMap((category) => {
        const tracks = counts.find(({ categoryId }) => categoryId === category.id)?.all ?? 0;
        const promoted = promotions.filter(({ categoryId }) => categoryId === category.id).length;
        const gone = category.trash || category.archivedAt !== null;
        return gone && tracks + promoted === 0 ? [] : [{ category, tracks, promoted }];
      });
      return { period, style, lists };
    },

    silver: async (memberId, id, categoryId, asked) => {
      const period = await requirePeriod(read, memberId, id);
      const style = await requireStyle(read, memberId, period.styleId);
      const category = await requireCategory(read, memberId, categoryId);
      const counts = await read.curationTracks.counts(id);
      const total = counts.find((one) => one.categoryId === categoryId)?.all ?? 0;
      const { page, pages, offset } = choicePage(total, REVIEW_PAGE, asked);
      const place: Place = { stage: 'silver', categoryId };
      const rows = await read.curationCards.ofPlace(memberId, id, place, REVIEW_PAGE, offset);
      const promotions = await read.curationPromotions.ofCuration(
        memberId,
        rows.map(({ track }) => track.id),
      );
      const lines = rows.map((row) => ({
        ...row,
        promotionId:
          promotions.find((one) => one.curationTrackId === row.track.id && one.categoryId === categoryId)
            ?.id ?? null,
      }));
      return { period, style, category, lines, total, page, pages };
    },

    promote: (memberId, id, categoryId, chosen) =>
      store.transaction(async (tx) => {
        const period = await requirePeriod(tx, memberId, id);
        const style = await requireStyle(tx, memberId, period.styleId);
        const category = await requireCategory(tx, memberId, categoryId);
        const tracks = await tracksOf(tx, memberId, id, categoryId, chosen);
        if (tracks.length === 0) return { promoted: [], already: 0, waiting: 0 };
        return promoting.add(tx, style, category, tracks);
      }),

    unpromote: (memberId, id, categoryId, chosen) =>
      store.transaction(async (tx) => {
        await requirePeriod(tx, memberId, id);
        const tracks = await tracksOf(tx, memberId, id, categoryId, chosen);
        const promotions = await tx.curationPromotions.ofCuration(
          memberId,
          tracks.map((track) => track.id),
        );
        return promoting.end(
          tx,
          memberId,
          promotions.map((one) => one.id),
        );
      }),

    unpromoteThese: (memberId, ids) => store.transaction((tx) => promoting.end(tx, memberId, ids)),

    move: async (memberId, id, categoryId, chosen, target) => {
      await requirePeriod(read, memberId, id);
      const to = await placeFor(memberId, target);
      const tracks = await tracksOf(read, memberId, id, categoryId, chosen);
      let moved = 0;
      await store.batches(tracks, BATCH, async (tx, batch) => {
        const period = await requirePeriod(tx, memberId, id);
        if (period.state === 'closed') return;
        for (const track of batch) {
          if ((await mover.move(tx, period, track, to, 'review')) !== null) moved += 1;
        }
        await states.follow(tx, memberId, id);
      });
      return moved;
    },
  };
};
