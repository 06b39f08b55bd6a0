import {
  ApplicationCommandOptionType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import { describe } from '../describe.ts';

export const privacyDefinition: RESTPostAPIChatInputApplicationCommandsJSONBody = {
  name: 'privacy',
  ...describe((m) => m.privacy.command),
  options: [
    {
      type: ApplicationCommandOptionType.SubcommandGroup,
      name: 'server',
      ...describe((m) => m.privacy.server),
      options: (['on', 'named', 'off', 'show'] as const).map((name) => ({
        type: ApplicationCommandOptionType.Subcommand,
        name,
        ...describe((m) => m.privacy.serverSubs[name]),
      })),
    },
    {
      type: ApplicationCommandOptionType.Subcommand,
      name: 'show',
      ...describe((m) => m.privacy.overview),
    },
    ...(['export', 'delete', 'retention'] as const).map((name) => ({
      type: ApplicationCommandOptionType.Subcommand as const,
      name,
      ...describe((m) => m.privacyData.subs[name]),
    })),
  ],
};
