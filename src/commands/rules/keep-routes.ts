import type { Route } from '../command.ts';
import type { RuleFeatureDeps } from './deps.ts';
import { copySet, exportSet } from './keeping.ts';
import { namedRule, reply } from './routes.ts';
import { scheduleCard } from './schedule-actions.ts';
import { scheduleOf } from './schedule-options.ts';
import type { RuleShows } from './show.ts';

/** `/rules copy`, `export` and `schedule`. */
export const ruleKeepRoutes = (deps: RuleFeatureDeps, show: RuleShows): Record<string, Route['run']> => {
  const named: (...asked: Parameters<Route['run']>) => ReturnType<typeof namedRule> = (request, options) =>
    namedRule(deps, request, options);
  return {
    copy: async (r, options) =>
      reply(copySet(deps, show, r, (await named(r, options)).id, options.string('name'))),
    export: async (r, options) => reply(exportSet(deps, r, (await named(r, options)).id)),
    schedule: async (r, options) => {
      const { id } = await named(r, options);
      const patch = scheduleOf(r, options);
      if (Object.keys(patch).length > 0) await deps.ruleSets.change(r.person.id, id, patch);
      return reply(scheduleCard(deps, r, id));
    },
  };
};
