import { chartShows } from '../charts/show.ts';
import { chartSuggestions } from '../charts/suggestions.ts';
import { weekOf, wishOf } from '../charts/wish.ts';
import type { Feature } from '../command.ts';
import { boardAnswers, measureIn, windowIn } from './board-answers.ts';
import type { ServerFeatureDeps } from './deps.ts';
import { serverDefinition } from './server-definition.ts';

/** `/server`: who here listened most, and what is played here. */
export const serverFeature = (deps: ServerFeatureDeps): Feature => {
  const { page, actions } = boardAnswers(deps);
  const charts = chartShows(deps);
  return {
    commands: [
      {
        definition: serverDefinition,
        routes: {
          top: {
            guildOnly: true,
            run: async (request, options) => {
              const [by, time] = [measureIn(options.string('by')), windowIn(options.string('time'))];
              return { kind: 'reply', view: await page(request, by, time, 0) };
            },
          },
          charts: {
            guildOnly: true,
            complete: chartSuggestions(deps, ['track', 'artist']),
            run: async (request, options) => {
              const wish = { ...wishOf(options), source: 'server' } as const;
              return { kind: 'reply', view: await charts.page(request, wish, weekOf(options)) };
            },
          },
        },
      },
    ],
    actions,
  };
};
