import type { Command, Route } from '../command.ts';
import { categoryRoutes } from './categories.ts';
import type { CategoriesShow } from './category-actions.ts';
import { curateRoutes } from './curate.ts';
import { curateDefinition } from './curate-definition.ts';
import { categoriesDefinition, releasesDefinition, stylesDefinition } from './definitions.ts';
import type { CurationFeatureDeps } from './deps.ts';
import { goldRoute } from './gold.ts';
import type { ListShows } from './list-show.ts';
import { releaseRoutes } from './releases.ts';
import type { ReviewShows } from './review-show.ts';
import type { CurationShows } from './show.ts';
import { styleRoutes } from './styles.ts';
import type { StyleShows } from './styles-show.ts';
import { curationSuggestions } from './suggestions.ts';

/** The slash commands of curation, all with the same suggestions. */
export const curationCommands = (
  deps: CurationFeatureDeps,
  shows: {
    readonly show: CurationShows & ListShows;
    readonly reviews: ReviewShows;
    readonly styles: StyleShows;
    readonly categories: CategoriesShow;
  },
): Command[] => {
  const { show, reviews, styles, categories } = shows;
  const complete = curationSuggestions(deps);
  const command = (definition: Command['definition'], runs: Record<string, Route['run']>): Command => ({
    definition,
    routes: Object.fromEntries(Object.entries(runs).map(([path, run]) => [path, { run, complete }])),
  });
  return [
    command(curateDefinition, { ...curateRoutes(deps, show, reviews), gold: goldRoute(deps) }),
    command(stylesDefinition, styleRoutes(deps, styles)),
    command(categoriesDefinition, categoryRoutes(deps, categories)),
    command(releasesDefinition, releaseRoutes(deps)),
  ];
};
