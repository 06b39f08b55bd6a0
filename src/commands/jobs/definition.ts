import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import type { Command } from '../command.ts';
import { describe } from '../describe.ts';

export const jobsDefinition: Command['definition'] = {
  name: 'jobs',
  ...describe((m) => m.jobs.command),
  options: [
    { type: Type.Subcommand, name: 'list', ...describe((m) => m.jobs.subs.list) },
    {
      type: Type.Subcommand,
      name: 'run',
      ...describe((m) => m.jobs.subs.run),
      options: [
        {
          type: Type.String,
          name: 'step',
          ...describe((m) => m.jobs.options.step),
          required: true,
          autocomplete: true,
        },
      ],
    },
  ],
};
