import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { ranges } from '../../domain/library/filter.ts';
import type { Command } from '../command.ts';
import { choiceName, describe } from '../describe.ts';

const words = <N extends string>(
  name: N,
  what: 'text' | 'artist' | 'source' | 'after' | 'before',
  max: number,
) => ({
  type: ApplicationCommandOptionType.String as const,
  name,
  ...describe((m) => m.library.options[what]),
  max_length: max,
});

export const libraryDefinition: Command['definition'] = {
  name: 'library',
  ...describe((m) => m.library.command),
  options: [
    words('text', 'text', 200),
    { ...words('artist', 'artist', 100), autocomplete: true },
    { ...words('source', 'source', 100), autocomplete: true },
    {
      type: ApplicationCommandOptionType.String,
      name: 'added',
      ...describe((m) => m.library.options.added),
      choices: ranges.map((value) => ({ ...choiceName((m) => m.library.ranges[value]), value })),
    },
    words('added-after', 'after', 10),
    words('added-before', 'before', 10),
    {
      type: ApplicationCommandOptionType.Boolean,
      name: 'public',
      ...describe((m) => m.library.options.public),
    },
  ],
};
