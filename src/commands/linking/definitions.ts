import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { namedProviders } from '../../domain/accounts/listeners.ts';
import type { Command } from '../command.ts';
import { choiceName, describe } from '../describe.ts';

export const linkDefinition: Command['definition'] = {
  name: 'link',
  ...describe((m) => m.linking.commands.link),
  options: [
    {
      type: ApplicationCommandOptionType.String,
      name: 'service',
      ...describe((m) => m.linkingByName.service),
      choices: (['spotify', ...namedProviders] as const).map((value) => ({
        ...choiceName((m) => m.linkingByName.services[value]),
        value,
      })),
    },
    {
      type: ApplicationCommandOptionType.String,
      name: 'app',
      ...describe((m) => m.linking.commands.app),
      autocomplete: true,
      max_length: 64,
    },
    {
      type: ApplicationCommandOptionType.Boolean,
      name: 'for_server',
      ...describe((m) => m.linking.commands.forServer),
    },
  ],
};

export const accountsDefinition: Command['definition'] = {
  name: 'accounts',
  ...describe((m) => m.linking.commands.accounts),
};

export const unlinkDefinition: Command['definition'] = {
  name: 'unlink',
  ...describe((m) => m.linking.commands.unlink),
  options: [
    {
      type: ApplicationCommandOptionType.String,
      name: 'account',
      ...describe((m) => m.linking.commands.account),
      autocomplete: true,
    },
  ],
};
