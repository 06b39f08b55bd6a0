import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import type { Command } from '../command.ts';
import { describe } from '../describe.ts';
import { typed } from './options.ts';

export const crownsDefinition: Command['definition'] = {
  name: 'crowns',
  ...describe((m) => m.server.crowns.command),
  options: [
    {
      type: Type.Subcommand,
      name: 'member',
      ...describe((m) => m.server.crowns.subs.member),
      options: [{ type: Type.User, name: 'person', ...describe((m) => m.server.crowns.options.person) }],
    },
    {
      type: Type.Subcommand,
      name: 'artist',
      ...describe((m) => m.server.crowns.subs.artist),
      options: [typed('name', (m) => m.server.crowns.options.artist)],
    },
    { type: Type.Subcommand, name: 'top', ...describe((m) => m.server.crowns.subs.top) },
  ],
};
