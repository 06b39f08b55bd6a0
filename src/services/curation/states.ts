import type { Clock } from '../../clock.ts';
import type { Reads, Repositories } from '../../db/repositories/repositories.ts';
import type { Category, Period, Style } from '../../domain/curation/curation.ts';
import { type PeriodProgress, type PlaceCount, progressOf } from '../../domain/curation/places.ts';
import type { MemberId, PeriodId } from '../../domain/ids.ts';
import type { Post } from '../intents.ts';
import { followingOf, requirePeriod } from './required.ts';

/** What is told when a period is sorted. */
export interface SortedFacts {
  readonly period: Period;
  readonly style: Style;
  readonly progress: PeriodProgress;
  /** In the member's order. */
  readonly kept: readonly { readonly category: Category; readonly tracks: number }[];
}

/** How the note looks: a view, passed in by the composition root. Returns a Discord message body. */
export interface CurationNotes {
  sorted(facts: SortedFacts, locale: string): unknown;
}

/** How a period stands, as far as a card needs it. */
export interface PeriodStanding {
  readonly period: Period;
  readonly progress: PeriodProgress;
  /** What is not on Spotify is sorted as well. */
  readonly unmatched: boolean;
}

/** Reads it. @throws {AppError} NOT_FOUND @param known the period, where the caller has just read it */
export const standingOf = async (
  read: Pick<Reads, 'curationPeriods' | 'curationTracks' | 'styles'>,
  memberId: MemberId,
  id: PeriodId,
  known: Period | null = null,
): Promise<PeriodStanding & { readonly counts: readonly PlaceCount[] }> => {
  const period = known ?? (await requirePeriod(read, memberId, id));
  const counts = await read.curationTracks.counts(id);
  const { unmatched } = await followingOf(read, memberId, period.styleId);
  return { period, counts, unmatched, progress: progressOf(counts, unmatched) };
};

/** Whether a period has something left to sort, written down with the change that decides it. */
export interface PeriodStates {
  /**
   * Sorted or open again, as its tracks stand; the first time that nothing is left the member is told.
   * @param onCard of a click on a card, the period as it was read for it: the card says itself that nothing is left
   */
  follow(tx: Repositories, memberId: MemberId, id: PeriodId, onCard?: Period): Promise<PeriodStanding>;
}

export const createPeriodStates = (deps: {
  clock: Clock;
  post: Post;
  notes: CurationNotes;
}): PeriodStates => {
  const { clock, post, notes } = deps;

  const tell = async (
    tx: Repositories,
    period: Period,
    counts: readonly PlaceCount[],
    progress: PeriodProgress,
  ): Promise<void> => {
    const { memberId, styleId, id } = period;
    const [style] = await tx.styles.byIds([styleId]);
    if (style === undefined) return;
    const categories = await tx.categories.ofStyle(memberId, styleId);
    const kept = categories.flatMap((category) => {
      const tracks = counts.find(({ categoryId }) => categoryId === category.id)?.all ?? 0;
      return tracks === 0 ? [] : [{ category, tracks }];
    });
    const locale = (await tx.members.find(memberId))?.locale ?? 'en';
    await post(tx, {
      dedupeKey: `curation:sorted:${id}`,
      target: { to: 'member', memberId },
      body: notes.sorted({ period, style, progress, kept }, locale),
    });
  };

  return {
    follow: async (tx, memberId, id, onCard) => {
      const { counts, ...standing } = await standingOf(tx, memberId, id, onCard);
      const { period, progress } = standing;
      if (period.state !== 'open' && period.state !== 'sorted') return standing;
      const state = progress.left === 0 && progress.total > 0 ? 'sorted' : 'open';
      if (state === period.state) return standing;
      const sortedAt = state === 'sorted' ? clock.now() : null;
      await tx.curationPeriods.set(memberId, id, { state, sortedAt });
      const now = { ...period, state, sortedAt } as const;
      if (state === 'sorted' && onCard === undefined) await tell(tx, now, counts, progress);
      return { ...standing, period: now };
    },
  };
};
