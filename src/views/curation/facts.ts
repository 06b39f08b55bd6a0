import type { Category, CurationTrack, Period, Sort, Style } from '../../domain/curation/curation.ts';
import type { PeriodProgress } from '../../domain/curation/places.ts';
import type { ReleaseTrack } from '../../domain/curation/release.ts';
import type { Choice } from '../../domain/curation/suggest/facts.ts';

/** What the cards of curation are told: the results of services, as far as they are shown. */

/** A release in a week, with what is known of it on Spotify; null: not there (yet). */
export interface CardFacts {
  readonly track: CurationTrack;
  readonly release: ReleaseTrack;
  readonly spotify: {
    readonly spotifyId: string | null;
    readonly imageUrl: string | null;
    readonly durationMs: number | null;
    readonly bpm: number | null;
    readonly keyCode: number | null;
    readonly label: string | null;
  } | null;
}

export interface SortCardFacts extends CardFacts {
  readonly position: number;
  readonly kept: readonly { readonly name: string; readonly kept: number }[];
  readonly gold: readonly { readonly name: string }[];
  /** The likeliest category, where it is worth saying so. */
  readonly suggestion: { readonly likeliest: Choice | null } | null;
}

/** A week that is being sorted. */
export interface SortingFacts {
  readonly period: Period;
  readonly style: Style;
  readonly categories: readonly Category[];
  readonly trash: Category | null;
  readonly card: SortCardFacts | null;
  readonly progress: PeriodProgress;
  /** Doubtful matches, where they are shown. */
  readonly doubts: number;
  /** ms */
  readonly timeLeft: number | null;
  readonly last: { readonly sort: Sort; readonly card: CardFacts } | null;
}

/** What came of the click before this card. */
export type SortedHow = 'sorted' | 'undone' | 'stale' | 'category_gone' | 'closed';

/** A week and how far it is. */
export interface PeriodFacts {
  readonly period: Period;
  readonly style: Style;
  readonly progress: PeriodProgress;
}
