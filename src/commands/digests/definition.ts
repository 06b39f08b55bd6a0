import {
  ApplicationCommandOptionType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import { describe } from '../describe.ts';
import { addOptions, cadence } from './options.ts';

export const digestDefinition: RESTPostAPIChatInputApplicationCommandsJSONBody = {
  name: 'digest',
  ...describe((m) => m.digests.command),
  options: [
    {
      type: ApplicationCommandOptionType.Subcommand,
      name: 'add',
      ...describe((m) => m.digests.subs.add),
      options: addOptions,
    },
    { type: ApplicationCommandOptionType.Subcommand, name: 'list', ...describe((m) => m.digests.subs.list) },
    {
      type: ApplicationCommandOptionType.Subcommand,
      name: 'preview',
      ...describe((m) => m.digests.subs.preview),
      options: [cadence(false)],
    },
    {
      type: ApplicationCommandOptionType.Subcommand,
      name: 'remove',
      ...describe((m) => m.digests.subs.remove),
      options: [
        {
          type: ApplicationCommandOptionType.String,
          name: 'digest',
          ...describe((m) => m.digests.options.digest),
          required: true,
          autocomplete: true,
        },
      ],
    },
  ],
};
