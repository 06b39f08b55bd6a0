import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import type { PlaysExport } from '../../services/listening/export/plays-export.ts';
import { playsExportView } from '../../views/export/plays.ts';
import type { Feature } from '../command.ts';
import { describe } from '../describe.ts';

export interface ExportFeatureDeps {
  readonly playsExport: Pick<PlaysExport, 'order'>;
}

/** `/export`: what Segue knows about a member goes back to them. */
export const exportFeature = ({ playsExport }: ExportFeatureDeps): Feature => ({
  commands: [
    {
      definition: {
        name: 'export',
        ...describe((m) => m.exporting.command),
        options: [
          { type: Type.Subcommand, name: 'plays', ...describe((m) => m.exporting.subs.plays), options: [] },
        ],
      },
      routes: {
        plays: {
          run: async ({ person, m }) => ({
            kind: 'reply',
            view: playsExportView(await playsExport.order(person.id), person.id, m),
          }),
        },
      },
    },
  ],
  actions: [],
});
