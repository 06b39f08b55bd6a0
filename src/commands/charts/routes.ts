import type { Route } from '../command.ts';
import type { ChartFeatureDeps } from './deps.ts';
import type { ChartShows } from './show.ts';
import { chartSuggestions } from './suggestions.ts';
import { entityOf, weekOf, wishOf } from './wish.ts';

type Routes = Readonly<Record<'show' | 'history' | 'stats' | 'refresh', Route>>;

/** What `/trending` shows. */
export const chartRoutes = (deps: ChartFeatureDeps, show: ChartShows): Routes => {
  const complete = chartSuggestions(deps, ['track', 'album', 'artist']);
  return {
    show: {
      run: async (request, options) =>
        options.boolean('public') === true
          ? {
              ...{ kind: 'reply', public: true },
              view: await show.shared(request, wishOf(options), weekOf(options)),
            }
          : { kind: 'reply', view: await show.page(request, wishOf(options), weekOf(options)) },
      complete,
    },
    history: {
      run: async (request, options) => {
        const id = await entityOf(deps, request, options.string('what') ?? '');
        return { kind: 'reply', view: await show.history(request, id, null) };
      },
      complete,
    },
    stats: {
      run: async (request, options) => ({
        kind: 'reply',
        view: await show.stats(request, wishOf(options), weekOf(options)),
      }),
      complete,
    },
    refresh: {
      run: async (request, options) => ({
        kind: 'reply',
        view: await show.fetch(request, wishOf(options)),
      }),
      complete,
    },
  };
};
