import type { SourceId } from '../../domain/ids.ts';
import type { SourceShelf } from '../../services/sources/shelf.ts';
import {
  sourceAdd,
  sourcesChoices,
  sourcesChoose,
  sourcesRefresh,
  sourcesShow,
  sourcesSyncNow,
} from '../../views/actions/sources.ts';
import { sourceAddedView } from '../../views/sources/changed.ts';
import { choicesView } from '../../views/sources/choices.ts';
import { sourcesView } from '../../views/sources/overview.ts';
import { type Answer, type AnyAction, handle, type Request } from '../command.ts';

/** The buttons and the menu of `/sources`. Work that is asked for shows its progress in the same message. */
export const sourceActions = (shelf: SourceShelf): AnyAction[] => {
  const show = async ({ person, m }: Request, page: number): Promise<Answer> => ({
    kind: 'update',
    view: sourcesView(await shelf.overview(person.id), page, person.id, m),
  });
  const choices = async ({ person, m }: Request, page: number, changed = false): Promise<Answer> => ({
    kind: 'update',
    view: choicesView(await shelf.choices(person.id, page), person.id, m, changed),
  });
  return [
    handle({ spec: sourcesShow, run: (request, { page }) => show(request, page) }),
    handle({ spec: sourcesChoices, run: (request, { page }) => choices(request, page) }),
    handle({
      spec: sourcesChoose,
      run: async (request, { page, mark }, { values }) => {
        const ids = values.map((value) => Number(value) as SourceId);
        const { stale } = await shelf.choose(request.person.id, page, mark, ids);
        return choices(request, page, stale);
      },
    }),
    handle({
      spec: sourcesSyncNow,
      run: async (request) => {
        await shelf.requestSync(request.person.id, request.notify);
        return show(request, 0);
      },
    }),
    handle({
      spec: sourcesRefresh,
      run: async (request) => {
        await shelf.requestList(request.person.id, request.notify);
        return show(request, 0);
      },
    }),
    handle({
      spec: sourceAdd,
      run: async ({ person, notify, m }, { source }) => {
        const added = await shelf.add(person.id, source, notify);
        return { kind: 'update', view: sourceAddedView(added, person.id, m) };
      },
    }),
  ];
};
