import { countriesOf, genresOf, namedSources } from '../../domain/charts/catalogue.ts';
import type { EntityKind } from '../../domain/charts/chart.ts';
import { isoWeek } from '../../domain/charts/weeks.ts';
import { rankNames } from '../../domain/library/choices.ts';
import { countryName } from '../../views/charts/names.ts';
import { plainPeriod } from '../../views/curation/words.ts';
import { plain } from '../../views/kit/text.ts';
import type { Choice, Options, Request, Route } from '../command.ts';
import { type ChartFeatureDeps, viewerOf } from './deps.ts';
import { wishOf } from './wish.ts';

const MOST = 25;

/** What is offered while somebody types an option of `/trending`. */
export const chartSuggestions = (
  deps: ChartFeatureDeps,
  kinds: readonly EntityKind[],
): NonNullable<Route['complete']> => {
  const { trending, chartAdding, periods } = deps;
  const sourcesOf = (options: Options) => {
    const { source } = wishOf(options);
    return source === null ? namedSources : [source];
  };
  const byName: Record<string, (r: Request, value: string, options: Options) => Promise<Choice[]>> = {
    genre: async (_, value, options) => {
      const all = sourcesOf(options).flatMap((source) => genresOf(source).map(({ name }) => name));
      const names = [...new Set(all)].map((name) => ({ name, value: name }));
      return rankNames(names, value).slice(0, MOST);
    },
    country: async ({ m }, value, options) => {
      const all = sourcesOf(options).flatMap(countriesOf);
      const names = all.map((code) => ({ name: countryName(code, m.locale), value: code }));
      return rankNames(names, value).slice(0, MOST);
    },
    week: async (r, value, options) =>
      (await trending.weeks(viewerOf(r), wishOf(options)))
        .map(isoWeek)
        .filter((week) => week.toLowerCase().includes(value.trim().toLowerCase()))
        .slice(0, MOST)
        .map((week) => ({ name: week, value: week })),
    what: async (r, value) =>
      (await trending.suggest(viewerOf(r), kinds, value)).map(({ id, name, artists }) => ({
        name: plain(r.m.charts.suggestion(name, artists[0] ?? null)),
        value: String(id),
      })),
    playlist: async ({ person, m }, value) => {
      const known = await chartAdding.collections(person.id, value);
      const own = value.trim() === '' ? m.charts.adding.usual : value.trim();
      const names = known.map(({ id, name }) => ({ name: plain(name), value: String(id) }));
      return names.some(({ name }) => name === own) ? names : [...names, { name: plain(own), value: own }];
    },
    period: async ({ person, m }, value) => {
      const open = (await periods.list(person.id, 50)).filter(({ period }) => period.state !== 'closed');
      const names = open.map((line) => ({ name: plainPeriod(line, m), value: String(line.period.id) }));
      return rankNames(names, value).slice(0, MOST);
    },
  };
  return async (request, { name, value }, options) => (await byName[name]?.(request, value, options)) ?? [];
};
