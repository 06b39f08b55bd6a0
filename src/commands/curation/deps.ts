import type { BeatportLinks } from '../../services/beatport/login-link.ts';
import type { Categories } from '../../services/curation/categories.ts';
import type { Closer } from '../../services/curation/closing.ts';
import type { CardDelivery } from '../../services/curation/delivering.ts';
import type { GoldHistory } from '../../services/curation/gold.ts';
import type { Merging } from '../../services/curation/merging.ts';
import type { Periods } from '../../services/curation/periods.ts';
import type { ReleaseImports } from '../../services/curation/release-file.ts';
import type { ReleaseLinks } from '../../services/curation/release-links.ts';
import type { Review } from '../../services/curation/review.ts';
import type { ReviewQueue } from '../../services/curation/review-queue.ts';
import type { Sorting } from '../../services/curation/sorting.ts';
import type { Statistics } from '../../services/curation/stats.ts';
import type { Styles } from '../../services/curation/styles.ts';
import type { Suggestions } from '../../services/curation/suggestions.ts';
import type { Pictures } from '../../services/pictures/pictures.ts';
import type { SourceShelf } from '../../services/sources/shelf.ts';

/** What `/curate`, `/styles`, `/categories` and `/releases` are made of. */
export interface CurationFeatureDeps {
  readonly styles: Styles;
  readonly categories: Categories;
  readonly categoryMerging: Merging;
  readonly periods: Periods;
  readonly sorting: Sorting;
  readonly suggestions: Suggestions;
  readonly cardDelivery: CardDelivery;
  readonly review: Review;
  readonly gold: GoldHistory;
  readonly closer: Closer;
  readonly statistics: Statistics;
  readonly pictures: Pictures;
  readonly matchReview: ReviewQueue;
  readonly releaseImports: ReleaseImports;
  readonly releaseLinks: ReleaseLinks;
  /** The operator's sign-in at Beatport; null where there is no client id for it. */
  readonly beatportLinks: BeatportLinks | null;
  readonly operatorIds: readonly string[];
  readonly shelf: Pick<SourceShelf, 'suggest' | 'lookAgain'>;
}
