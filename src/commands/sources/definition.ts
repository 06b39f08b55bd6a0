import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { Command } from '../command.ts';
import { describe } from '../describe.ts';

const option = (name: 'add' | 'remove') => ({
  type: ApplicationCommandOptionType.String as const,
  name,
  ...describe((m) => m.sources.options[name]),
  autocomplete: true as const,
  max_length: 100,
});

export const sourcesDefinition: Command['definition'] = {
  name: 'sources',
  ...describe((m) => m.sources.command),
  options: [option('add'), option('remove')],
};
