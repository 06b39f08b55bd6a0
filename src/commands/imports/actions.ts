import type { PlayImportId } from '../../domain/ids.ts';
import { AppError } from '../../errors.ts';
import type { Imports } from '../../services/listening/import/imports.ts';
import * as act from '../../views/actions/imports.ts';
import { importView, undoView } from '../../views/imports/card.ts';
import { importLinkView, importWorkingView } from '../../views/imports/start.ts';
import { type Answer, type AnyAction, handle, type Request } from '../command.ts';

/** What the buttons on the cards of imports do. */
export const importActions = (imports: Imports): AnyAction[] => {
  const show = async ({ person, m }: Request, id: PlayImportId): Promise<Answer> => ({
    kind: 'update',
    view: importView(await imports.find(person.id, id), person.id, m, await imports.list(person.id)),
  });
  return [
    handle({ spec: act.importShow, run: (request, { id }) => show(request, id) }),
    handle({
      spec: act.importPick,
      run: async (request, _, { values: [picked = ''] }) => {
        if (!/^[1-9]\d{0,14}$/.test(picked)) throw new AppError('OUT_OF_DATE', {});
        return show(request, Number(picked) as PlayImportId);
      },
    }),
    handle({
      spec: act.importNew,
      run: async ({ person, m }) => ({
        kind: 'reply',
        view: importLinkView(await imports.begin(person.id, { incognito: false }), person.id, m),
      }),
    }),
    handle({
      spec: act.importStore,
      run: async ({ person, m, notify }, { id, mode }) => {
        await imports.store(person.id, id, mode, notify);
        return { kind: 'update', view: importWorkingView('storing', m) };
      },
    }),
    handle({
      spec: act.importDrop,
      run: async (request, { id }) => {
        await imports.drop(request.person.id, id);
        return show(request, id);
      },
    }),
    handle({
      spec: act.importUndo,
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
