import type { Feature, Route } from '../command.ts';
import { ruleAdoptActions } from './adopt-actions.ts';
import { ruleBuilderActions } from './builder-actions.ts';
import { ruleConditionActions } from './condition-actions.ts';
import { rulesDefinition } from './definition.ts';
import { ruleDeleteActions } from './delete-actions.ts';
import type { RuleFeatureDeps } from './deps.ts';
import { ruleKeepRoutes } from './keep-routes.ts';
import { ruleMarkActions } from './mark-actions.ts';
import { ruleNamingActions } from './naming-actions.ts';
import { ruleParamsActions } from './params-actions.ts';
import { rulePlaylistActions } from './playlist-actions.ts';
import { playlistRoutes } from './playlist-routes.ts';
import { playlistShows } from './playlist-show.ts';
import { rulePlaylistWays } from './playlist-ways.ts';
import { rulePreviewActions } from './preview-actions.ts';
import { reasonRoutes } from './reason-routes.ts';
import { ruleRoutes } from './routes.ts';
import { ruleScheduleActions } from './schedule-actions.ts';
import { ruleSetActions } from './set-actions.ts';
import { ruleShapeActions } from './shape-actions.ts';
import { ruleShows } from './show.ts';
import { ruleStartActions } from './start-actions.ts';
import { ruleSuggestions } from './suggestions.ts';
import { ruleTextActions } from './text-actions.ts';
import { ruleWhyActions } from './why-actions.ts';

/** `/rules`: playlists that fill themselves, from the first idea to taking an apply back. */
export const rulesFeature = (deps: RuleFeatureDeps): Feature => {
  const show = ruleShows(deps);
  const lists = playlistShows(deps);
  const complete = ruleSuggestions(deps);
  const kept = { ...ruleRoutes(deps, show), ...ruleKeepRoutes(deps, show) };
  const runs = { ...kept, ...reasonRoutes(deps), ...playlistRoutes(deps, lists) };
  const routes = Object.fromEntries(
    Object.entries(runs).map(([path, run]): [string, Route] => [path, { run, complete }]),
  );
  return {
    commands: [{ definition: rulesDefinition, routes }],
    actions: [
      ...ruleStartActions(deps, show),
      ...ruleParamsActions(deps, show),
      ...rulePreviewActions(deps, show),
      ...ruleWhyActions(deps),
      ...ruleNamingActions(deps, show),
      ...ruleTextActions(deps, show),
      ...ruleBuilderActions(deps, show),
      ...ruleConditionActions(deps, show),
      ...ruleShapeActions(deps),
      ...ruleSetActions(deps, show),
      ...ruleScheduleActions(deps),
      ...ruleDeleteActions(deps),
      ...ruleAdoptActions(deps, show),
      ...rulePlaylistActions(deps, lists),
      ...rulePlaylistWays(deps, lists, show),
      ...ruleMarkActions(deps),
    ],
  };
};
