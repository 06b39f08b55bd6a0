import { canBecome, type PlayImport } from '../../domain/listening/imports.ts';
import { AppError } from '../../errors.ts';
import type { Imports } from '../../services/listening/import/imports.ts';
import { importView, undoView } from '../../views/imports/card.ts';
import { plainImport } from '../../views/imports/menu.ts';
import { noImportView } from '../../views/imports/start.ts';
import type { MessageView } from '../../views/kit/message.ts';
import type { Request, Route } from '../command.ts';

type Show = (one: PlayImport, all: readonly PlayImport[], request: Request) => MessageView;

/** Routes about one of a member's imports: the one that is named, else the newest that fits. */
export const importRoutes = (imports: Imports): Readonly<Record<'status' | 'report' | 'undo', Route>> => {
  const about = (fits: (one: PlayImport) => boolean, none: 'none' | 'undo', show: Show): Route => ({
    run: async (request, options) => {
      const { person, m } = request;
      const all = await imports.list(person.id);
      const wanted = options.string('import')?.trim() ?? '';
      const one = all.find((each) =>
        wanted === '' ? fits(each) : String(each.id) === wanted || plainImport(each, m) === wanted,
      );
      if (one === undefined && wanted !== '') throw new AppError('NOT_FOUND', { what: 'import' });
      return {
        kind: 'reply',
        view: one === undefined ? noImportView(person.id, m, none) : show(one, all, request),
      };
    },
    complete: async ({ person, m }, { value }) =>
      (await imports.list(person.id))
        .filter(fits)
        .map((one) => ({ name: plainImport(one, m), value: String(one.id) }))
        .filter(({ name }) => name.toLowerCase().includes(value.trim().toLowerCase())),
  });
  const look = about(
    () => true,
    'none',
    (one, all, { person, m }) => importView(one, person.id, m, all),
  );
  const undo = about(
    ({ status }) => canBecome(status, 'undoing'),
    'undo',
    (one, _, { person, m }) => undoView(one, person.id, m),
  );
  return { status: look, report: look, undo };
};
