import type { Imports } from '../../services/listening/import/imports.ts';
import { importLinkView, importWorkingView } from '../../views/imports/start.ts';
import type { Feature } from '../command.ts';
import { importActions } from './actions.ts';
import { importDefinition } from './definition.ts';
import { importRoutes } from './which.ts';

export interface ImportFeatureDeps {
  readonly imports: Imports;
}

/** `/import`: a member's whole history from Spotify, in and out again. */
export const importFeature = ({ imports }: ImportFeatureDeps): Feature => ({
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
        ...importRoutes(imports),
      },
    },
  ],
  actions: importActions(imports),
});
