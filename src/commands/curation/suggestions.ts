import type { StyleId } from '../../domain/ids.ts';
import { rankNames } from '../../domain/library/choices.ts';
import { plainPeriod } from '../../views/curation/words.ts';
import { plain } from '../../views/kit/text.ts';
import type { Choice, Options, Request, Route } from '../command.ts';
import type { CurationFeatureDeps } from './deps.ts';
import { weekChoices } from './week-choices.ts';

const MOST = 25;

/** What is offered while somebody types an option of curation's commands. */
export const curationSuggestions = ({
  styles,
  categories,
  periods,
  gold,
}: CurationFeatureDeps): NonNullable<Route['complete']> => {
  /** The style that another option names; null while there is none. */
  const styleOf = async ({ person }: Request, options: Options): Promise<StyleId | null> => {
    const named = options.string('style') ?? '';
    const known = await styles.suggest(person.id, named);
    return (
      (known.find(({ id }) => String(id) === named) ?? (await byId(person.id, named)) ?? known[0])?.id ?? null
    );
  };
  const byId = async (member: Request['person']['id'], named: string) =>
    (await styles.list(member)).find(({ id }) => String(id) === named);

  const byName: Record<string, (r: Request, value: string, options: Options) => Promise<Choice[]>> = {
    style: async ({ person }, value) =>
      (await styles.suggest(person.id, value)).map(({ id, name }) => ({
        name: plain(name),
        value: String(id),
      })),
    week: async (r, value, options) => {
      const style = await styleOf(r, options);
      return style === null ? [] : weekChoices(await periods.offered(r.person.id, style, MOST), value, r.m);
    },
    period: async ({ person, m }, value) => {
      const lines = await periods.list(person.id, 100);
      const all = lines.map((line) => ({
        name: plain(`${plainPeriod(line, m)}, ${line.period.year}`),
        value: String(line.period.id),
      }));
      return rankNames(all, value).slice(0, MOST);
    },
    category: async (r, value, options) => {
      if (options.string('style') === null) {
        const all = (await gold.categories(r.person.id, value)).slice(0, MOST);
        return all.map(({ id, name, style }) => ({ name: plain(`${name} · ${style}`), value: String(id) }));
      }
      const style = await styleOf(r, options);
      if (style === null) return [];
      const all = rankNames(await categories.all(r.person.id, style), value).slice(0, MOST);
      return all.map(({ id, name }) => ({ name: plain(name), value: String(id) }));
    },
  };
  return async (request, { name, value }, options) =>
    (await byName[name === 'into' ? 'category' : name]?.(request, value, options)) ?? [];
};
