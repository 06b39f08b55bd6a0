import type {
  CategoryId,
  CurationTrackId,
  ManagedPlaylistId,
  MemberId,
  PeriodId,
  PromotionId,
  ReleaseTrackId,
  SortId,
  SourceId,
  StyleId,
  TrackId,
} from '../ids.ts';
import type { ReleaseSourceName } from './release.ts';
import type { Week, WeekKind } from './weeks.ts';

/**
 * Words of curation. A member sorts a style's releases of a week (a period) out of Bronze into categories (Silver),
 * Trash, or past them (skipped); what survives is promoted to the category's Gold.
 */

export interface Style {
  readonly id: StyleId;
  readonly name: string;
  readonly beatportGenreId: number | null;
  readonly slug: string | null;
  /** Whose own it is; null: everybody's. */
  readonly addedBy: MemberId | null;
  /** When Beatport last named this genre so, ms UTC. */
  readonly verifiedAt: number | null;
}

/** How a member follows a style. */
export interface MemberStyle {
  readonly memberId: MemberId;
  readonly styleId: StyleId;
  readonly weekKind: WeekKind;
  /** Its releases are fetched every week, and the member is told. */
  readonly intake: boolean;
  /** A word before the week ends when it is not sorted. */
  readonly remind: boolean;
  /** What is not on Spotify yet is sorted as well. */
  readonly unmatched: boolean;
  readonly sources: readonly ReleaseSourceName[];
  /** The playlist that feeds it, for the source `playlist`. */
  readonly feedSourceId: SourceId | null;
}

export interface Category {
  readonly id: CategoryId;
  readonly memberId: MemberId;
  readonly styleId: StyleId;
  readonly name: string;
  readonly position: number;
  /** The one that the stage `trash` has its name and playlist from; nothing is ever in Silver under it. */
  readonly trash: boolean;
  readonly archivedAt: number | null;
  readonly mergedInto: CategoryId | null;
  readonly goldPlaylistId: ManagedPlaylistId | null;
}

/** `making`: its playlists and tracks come; `sorted`: nothing is left to sort; `closed`: its playlists are let go. */
export type PeriodState = 'making' | 'open' | 'sorted' | 'closed';

export interface Period extends Week {
  readonly id: PeriodId;
  readonly memberId: MemberId;
  readonly styleId: StyleId;
  readonly state: PeriodState;
  readonly bronzePlaylistId: ManagedPlaylistId | null;
  readonly trashPlaylistId: ManagedPlaylistId | null;
  readonly createdAt: number;
  readonly sortedAt: number | null;
  readonly closedAt: number | null;
  readonly remindedAt: number | null;
}

/** Where a curation track is: `bronze` is not sorted yet. */
export type Stage = 'bronze' | 'silver' | 'trash' | 'skipped';

/** A stage, and for `silver` the category. */
export type Place =
  | { readonly stage: 'silver'; readonly categoryId: CategoryId }
  | { readonly stage: 'bronze' | 'trash' | 'skipped' };

export interface CurationTrack {
  readonly id: CurationTrackId;
  readonly periodId: PeriodId;
  readonly memberId: MemberId;
  readonly releaseTrackId: ReleaseTrackId;
  /** Null until it is found on Spotify. */
  readonly trackId: TrackId | null;
  readonly position: number;
  readonly stage: Stage;
  readonly categoryId: CategoryId | null;
  /** Grows with every change of its place: a card knows by it whether it is old. */
  readonly version: number;
  readonly sortedAt: number | null;
}

/** `hand`: found in Spotify; `review`: moved while looking through Silver. */
export type SortBy = 'click' | 'hand' | 'review';

/** One decision about a curation track. */
export interface Sort {
  readonly id: SortId;
  readonly periodId: PeriodId;
  readonly curationTrackId: CurationTrackId;
  readonly from: Place;
  readonly to: Place;
  readonly by: SortBy;
  readonly at: number;
}

export type PromotedBy = 'word' | 'hand';

export interface Promotion {
  readonly id: PromotionId;
  readonly memberId: MemberId;
  readonly categoryId: CategoryId;
  readonly trackId: TrackId;
  /** From where; null when that is not known any more. */
  readonly periodId: PeriodId | null;
  readonly curationTrackId: CurationTrackId | null;
  readonly by: PromotedBy;
  readonly at: number;
  readonly undoneAt: number | null;
}

/** Of one member and style, Trash not counted. */
export const MAX_CATEGORIES = 20;
/** Of one member. */
export const MAX_OWN_STYLES = 50;
