import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import type { Messages } from '../../views/messages/catalogue.ts';
import type { Command } from '../command.ts';
import { describe } from '../describe.ts';

const sub = <O>(name: keyof Messages['imports']['subs'], options: O) => ({
  type: Type.Subcommand as const,
  name,
  ...describe((m) => m.imports.subs[name]),
  options,
});

const which = {
  type: Type.String as const,
  name: 'import',
  ...describe((m) => m.imports.options.import),
  autocomplete: true as const,
};

export const importDefinition: Command['definition'] = {
  name: 'import',
  ...describe((m) => m.imports.command),
  options: [
    sub('start', [
      { type: Type.Attachment as const, name: 'file', ...describe((m) => m.imports.options.file) },
      { type: Type.Boolean as const, name: 'private', ...describe((m) => m.imports.options.private) },
    ]),
    sub('status', [which]),
    sub('report', [which]),
    sub('undo', [which]),
  ],
};
