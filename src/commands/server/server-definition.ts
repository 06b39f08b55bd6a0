import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import { BOARD_WINDOWS, MEASURES } from '../../domain/server/boards.ts';
import type { Command } from '../command.ts';
import { choiceName, describe } from '../describe.ts';
import { typed } from './options.ts';

export const serverDefinition: Command['definition'] = {
  name: 'server',
  ...describe((m) => m.server.top.command),
  options: [
    {
      type: Type.Subcommand,
      name: 'top',
      ...describe((m) => m.server.top.subs.top),
      options: [
        {
          type: Type.String,
          name: 'by',
          ...describe((m) => m.server.top.options.by),
          choices: MEASURES.map((value) => ({ ...choiceName((m) => m.server.top.measures[value]), value })),
        },
        {
          type: Type.String,
          name: 'time',
          ...describe((m) => m.server.top.options.time),
          choices: BOARD_WINDOWS.map((value) => ({
            ...choiceName((m) => m.server.top.windows[value]),
            value,
          })),
        },
      ],
    },
    {
      type: Type.Subcommand,
      name: 'charts',
      ...describe((m) => m.server.top.subs.charts),
      options: [
        {
          type: Type.String,
          name: 'list',
          ...describe((m) => m.server.top.options.list),
          choices: (['tracks', 'artists'] as const).map((value) => ({
            ...choiceName((m) => m.server.top.lists[value]),
            value,
          })),
        },
        typed('week', (m) => m.server.top.options.week),
      ],
    },
  ],
};
