import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import type { Command } from '../command.ts';
import { describe } from '../describe.ts';
import { windowOption } from '../statistics/windows.ts';

export const tasteDefinition: Command['definition'] = {
  name: 'taste',
  ...describe((m) => m.taste.command),
  options: [
    {
      type: Type.Subcommand,
      name: 'compare',
      ...describe((m) => m.taste.subs.compare),
      options: [
        { type: Type.User, name: 'member', ...describe((m) => m.taste.options.member), required: true },
        windowOption(),
      ],
    },
    {
      type: Type.Subcommand,
      name: 'blend',
      ...describe((m) => m.taste.subs.blend),
      options: [
        { type: Type.String, name: 'name', ...describe((m) => m.taste.options.name), max_length: 60 },
      ],
    },
    { type: Type.Subcommand, name: 'blends', ...describe((m) => m.taste.subs.blends), options: [] },
  ],
};
