import type { SourceId } from '../../domain/ids.ts';
import { sourceIdOf, sourceValue } from '../../domain/library/filter.ts';
import { AppError } from '../../errors.ts';
import type { SourceShelf } from '../../services/sources/shelf.ts';
import { sourceAddedView, sourceRemovedView } from '../../views/sources/changed.ts';
import { plainSourceName } from '../../views/sources/names.ts';
import { sourcesView } from '../../views/sources/overview.ts';
import type { Answer, Feature, Request, Route } from '../command.ts';
import { sourceActions } from './actions.ts';
import { sourcesDefinition } from './definition.ts';

/** `/sources`: what is chosen and how it stands; `add:` and `remove:` change it by name. */
export const sourcesFeature = ({ shelf }: { shelf: SourceShelf }): Feature => {
  /** A picked suggestion, or the best one for what was typed. To add what is chosen already is to read it again. */
  const resolve = async (request: Request, value: string, which: 'free' | 'chosen'): Promise<SourceId> => {
    const suggest = (of: 'free' | 'chosen') => shelf.suggest(request.person.id, value, of);
    const fitting = [...(await suggest(which)), ...(which === 'free' ? await suggest('chosen') : [])];
    const typed = value.trim().toLowerCase();
    const best = fitting.find(({ name }) => name.trim().toLowerCase() === typed) ?? fitting[0];
    const id = sourceIdOf(value) ?? best?.id;
    if (id === undefined) throw new AppError('NOT_FOUND', { what: 'source' });
    return id;
  };
  const show = async (request: Request): Promise<Answer> => {
    const { person, notify, m } = request;
    const overview = await shelf.overview(person.id);
    // Whoever comes before the list is there sees it arrive in this answer.
    if (overview.link === 'linked' && overview.list !== 'read') await shelf.requestList(person.id, notify);
    return { kind: 'reply', view: sourcesView(overview, 0, person.id, m) };
  };
  const route: Route = {
    run: async (request, options) => {
      const { person, notify, m } = request;
      const [add, remove] = [options.string('add'), options.string('remove')];
      if (remove !== null) {
        const removed = await shelf.remove(person.id, await resolve(request, remove, 'chosen'));
        if (add === null) return { kind: 'reply', view: sourceRemovedView(removed, person.id, m) };
      }
      if (add === null) return show(request);
      const added = await shelf.add(person.id, await resolve(request, add, 'free'), notify);
      return { kind: 'reply', view: sourceAddedView(added, person.id, m) };
    },
    complete: async ({ person, m }, { name, value }) => {
      const sources = await shelf.suggest(person.id, value, name === 'remove' ? 'chosen' : 'free');
      return sources.map((source) => ({ name: plainSourceName(source, m), value: sourceValue(source.id) }));
    },
  };
  return {
    commands: [{ definition: sourcesDefinition, routes: { '': route } }],
    actions: sourceActions(shelf),
  };
};
