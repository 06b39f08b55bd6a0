import type { Feature } from '../command.ts';
import { chartActions } from './actions.ts';
import { chartAddActions, chartAddRoute } from './adding.ts';
import { trendingDefinition } from './definition.ts';
import type { ChartFeatureDeps } from './deps.ts';
import { chartMenuActions } from './menu-actions.ts';
import { chartRoutes } from './routes.ts';
import { chartShows } from './show.ts';
import { chartSuggestions } from './suggestions.ts';
import { watchingRoutes } from './watching.ts';

/** `/trending`: what is moving, here and outside, with a memory of it. */
export const chartFeature = (deps: ChartFeatureDeps): Feature => {
  const show = chartShows(deps);
  const add = { ...chartAddRoute(deps), complete: chartSuggestions(deps, ['track', 'album']) };
  return {
    commands: [
      {
        definition: trendingDefinition,
        routes: { ...chartRoutes(deps, show), add, ...watchingRoutes(deps) },
      },
    ],
    actions: [...chartActions(show), ...chartMenuActions(show), ...chartAddActions(deps)],
  };
};
