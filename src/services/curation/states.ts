import type { Clock } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
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

/** Whether a period has something left to sort, written down with the change that decides it. */
export interface PeriodStates {
  /** Sorted or open again, as its tracks stand; the first time that nothing is left the member is told. */
  follow(tx: Repositories, memberId: MemberId, id: PeriodId): Promise<Period>;
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
    follow: async (tx, memberId, id) => {
      const period = await requirePeriod(tx, memberId, id);
      if (period.state !== 'open' && period.state !== 'sorted') return period;
      const counts = await tx.curationTracks.counts(id);
      const { unmatched } = await followingOf(tx, memberId, period.styleId);
      const progress = progressOf(counts, unmatched);
      const state = progress.left === 0 && progress.total > 0 ? 'sorted' : 'open';
      if (state === period.state) return period;
      const sortedAt = state === 'sorted' ? clock.now() : null;
      await tx.curationPeriods.set(memberId, id, { state, sortedAt });
      const now = { ...period, state, sortedAt } as const;
      if (state === 'sorted') await tell(tx, now, counts, progress);
      return now;
    },
  };
};
