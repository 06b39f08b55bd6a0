import type { PlayImportId } from '../../domain/ids.ts';
import type { Imports } from '../../services/listening/import/imports.ts';
import { importDrop, importNew, importShow, importStore, importUndo } from '../../views/actions/imports.ts';
import { importView, undoView } from '../../views/imports/card.ts';
import { importLinkView, importWorkingView } from '../../views/imports/start.ts';
import { type Answer, type AnyAction, handle, type Request } from '../command.ts';

/** What the buttons on the cards of imports do. */
export const importActions = (imports: Imports): AnyAction[] => {
  const show = async ({ person, m }: Request, id: PlayImportId): Promise<Answer> => ({
    kind: 'update',
    view: importView(await imports.find(person.id, id), person.id, m),
  });
  return [
    handle({ spec: importShow, run: (request, { id }) => show(request, id) }),
    handle({
      spec: importNew,
      run: async ({ person, m }) => ({
        kind: 'reply',
        view: importLinkView(await imports.begin(person.id, { incognito: false }), person.id, m),
      }),
    }),
    handle({
      spec: importStore,
      run: async ({ person, m, notify }, { id, mode }) => {
        await imports.store(person.id, id, mode, notify);
        return { kind: 'update', view: importWorkingView('storing', m) };
      },
    }),
    handle({
      spec: importDrop,
      run: async (request, { id }) => {
        await imports.drop(request.person.id, id);
        return show(request, id);
      },
    }),
    handle({
      spec: importUndo,
      run: async ({ person, m, notify }, { id, step }) => {
        if (step === 'ask') {
          return { kind: 'update', view: undoView(await imports.find(person.id, id), person.id, m) };
        }
        await imports.undo(person.id, id, notify);
        return { kind: 'update', view: importWorkingView('undoing', m) };
      },
    }),
  ];
};
