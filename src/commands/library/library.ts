import type { LibraryViewId } from '../../domain/ids.ts';
import { sourceValue } from '../../domain/library/filter.ts';
import type { Library } from '../../services/library.ts';
import type { SourceShelf } from '../../services/sources/shelf.ts';
import { libraryAll, libraryShare, libraryShareAll, libraryShow } from '../../views/actions/library.ts';
import { libraryView, publicLibraryView } from '../../views/library/page.ts';
import { plainSourceName } from '../../views/sources/names.ts';
import { type Answer, type Feature, handle, type Request, type Route } from '../command.ts';
import { libraryDefinition } from './definition.ts';
import { questionOf } from './question.ts';

/** `/library`: every track of the chosen sources once, filtered and paged. */
export const libraryFeature = (deps: { library: Library; shelf: Pick<SourceShelf, 'suggest'> }): Feature => {
  const { library, shelf } = deps;
  const turn = async ({ person, m }: Request, view: LibraryViewId | null, page: number): Promise<Answer> => ({
    kind: 'update',
    view: libraryView(await library.page(person.id, view, page), person.id, m),
  });
  const share = async (
    { person, m }: Request,
    view: LibraryViewId | null,
    page: number,
  ): Promise<Answer> => ({
    kind: 'reply',
    public: true,
    view: publicLibraryView(await library.page(person.id, view, page), person.name, m),
  });
  const route: Route = {
    run: async ({ person, m }, options) => {
      const page = await library.ask(person.id, questionOf(options));
      return options.boolean('public') === true && page.entries.length > 0
        ? { kind: 'reply', public: true, view: publicLibraryView(page, person.name, m) }
        : { kind: 'reply', view: libraryView(page, person.id, m) };
    },
    complete: async ({ person, m }, { name, value }) => {
      if (name === 'source') {
        const sources = await shelf.suggest(person.id, value, 'chosen');
        return sources.map((one) => ({ name: plainSourceName(one, m), value: sourceValue(one.id) }));
      }
      const artists = await library.suggestArtists(person.id, value);
      return artists.map((one) => ({ name: m.library.artistChoice(one.name, one.tracks), value: one.value }));
    },
  };
  return {
    commands: [{ definition: libraryDefinition, routes: { '': route } }],
    actions: [
      handle({ spec: libraryShow, run: (request, { view, page }) => turn(request, view, page) }),
      handle({ spec: libraryAll, run: (request, { page }) => turn(request, null, page) }),
      handle({ spec: libraryShare, run: (request, { view, page }) => share(request, view, page) }),
      handle({ spec: libraryShareAll, run: (request, { page }) => share(request, null, page) }),
    ],
  };
};
