import { canBecome } from '../../domain/listening/imports.ts';
import type { Imports } from '../../services/listening/import/imports.ts';
import { importView, undoView } from '../../views/imports/card.ts';
import { importLinkView, importWorkingView, noImportView } from '../../views/imports/start.ts';
import type { Answer, Feature, Request } from '../command.ts';
import { importActions } from './actions.ts';
import { importDefinition } from './definition.ts';

export interface ImportFeatureDeps {
  readonly imports: Imports;
}

/** `/import`: a member's whole history from Spotify, in and out again. */
export const importFeature = ({ imports }: ImportFeatureDeps): Feature => {
  const newest = async ({ person, m }: Request): Promise<Answer> => {
    const [one] = await imports.list(person.id);
    const view = one === undefined ? noImportView(person.id, m) : importView(one, person.id, m);
    return { kind: 'reply', view };
  };
  return {
    commands: [
      {
        definition: importDefinition,
        routes: {
          start: {
            run: async ({ person, m, notify }, options) => {
              const wish = { incognito: options.boolean('private') === true };
              const file = options.file('file');
              if (file === null) {
                const link = await imports.begin(person.id, wish);
                return { kind: 'reply', view: importLinkView(link, person.id, m) };
              }
              await imports.beginWith(person.id, wish, file, notify);
              return { kind: 'reply', view: importWorkingView('reading', m) };
            },
          },
          status: { run: newest },
          report: { run: newest },
          undo: {
            run: async ({ person, m }) => {
              const all = await imports.list(person.id);
              const one = all.find(({ status }) => canBecome(status, 'undoing'));
              if (one === undefined) return { kind: 'reply', view: noImportView(person.id, m, 'undo') };
              return { kind: 'reply', view: undoView(one, person.id, m) };
            },
          },
        },
      },
    ],
    actions: importActions(imports),
  };
};
