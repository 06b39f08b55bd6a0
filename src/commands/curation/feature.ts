import type { Feature } from '../command.ts';
import { curateCardActions } from './card-actions.ts';
import { categoriesShowOf, categoryActions } from './category-actions.ts';
import { curateChosenActions } from './chosen-actions.ts';
import { curationCommands } from './commands.ts';
import type { CurationFeatureDeps } from './deps.ts';
import { goldActions } from './gold.ts';
import { listShows } from './list-show.ts';
import { curateNamingActions } from './naming-actions.ts';
import { curatePeriodActions } from './period-actions.ts';
import { releaseActions } from './release-actions.ts';
import { curateReviewActions } from './review-actions.ts';
import { reviewShows } from './review-show.ts';
import { curationShows } from './show.ts';
import { curateSortActions } from './sort-actions.ts';
import { curateStartActions } from './start-actions.ts';
import { styleActions } from './style-actions.ts';
import { styleSourceActions } from './style-source-actions.ts';
import { styleRemoval } from './styles.ts';
import { styleShows } from './styles-show.ts';

/** `/curate`, `/styles`, `/categories` and `/releases`: new releases, sorted by one click each. */
export const curationFeature = (deps: CurationFeatureDeps): Feature => {
  const show = { ...curationShows(deps), ...listShows(deps) };
  const reviews = reviewShows(deps);
  const styles = styleShows(deps);
  const categories = categoriesShowOf(deps);
  return {
    commands: curationCommands(deps, { show, reviews, styles, categories }),
    actions: [
      ...curateSortActions(deps),
      ...curateCardActions(deps),
      ...curateStartActions(deps, show),
      ...curateNamingActions(deps, show),
      ...curatePeriodActions(deps, show),
      ...curateReviewActions(deps, reviews),
      ...curateChosenActions(deps, reviews),
      ...goldActions(deps),
      ...styleActions(deps, styles),
      ...styleSourceActions(deps, styles),
      ...styleRemoval(deps, styles),
      ...categoryActions(deps, categories),
      ...releaseActions(deps),
    ],
  };
};
