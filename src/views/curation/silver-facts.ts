import type { Category, CurationTrack, Period, Style } from '../../domain/curation/curation.ts';
import type { ReleaseTrack } from '../../domain/curation/release.ts';
import type { PromotionId } from '../../domain/ids.ts';

/** A track in Silver; `promotionId`: it is in Gold. */
export interface SilverLine {
  readonly track: CurationTrack;
  readonly release: ReleaseTrack;
  readonly promotionId: PromotionId | null;
}

/** A page of a Silver list. */
export interface SilverFacts {
  readonly period: Period;
  readonly style: Style;
  readonly category: Category;
  readonly lines: readonly SilverLine[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

/** All Silver lists of a week. */
export interface OverviewFacts {
  readonly period: Period;
  readonly style: Style;
  readonly lists: readonly {
    readonly category: Category;
    readonly tracks: number;
    readonly promoted: number;
  }[];
}
