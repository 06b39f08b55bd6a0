import {
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  ApplicationCommandOptionType as Type,
} from 'discord-api-types/v10';
import { STATS_LOOKS } from '../../domain/statistics/overview.ts';
import { choiceName, describe } from '../describe.ts';
import { windowOption } from './windows.ts';

export const statsDefinition: RESTPostAPIChatInputApplicationCommandsJSONBody = {
  name: 'stats',
  ...describe((m) => m.statistics.stats.command),
  options: [
    windowOption(),
    {
      type: Type.String,
      name: 'picture',
      ...describe((m) => m.statistics.stats.look),
      choices: STATS_LOOKS.map((look) => ({
        ...choiceName((m) => m.statistics.stats.looks[look]),
        value: look,
      })),
    },
    { type: Type.Boolean, name: 'public', ...describe((m) => m.statistics.stats.public) },
    { type: Type.Boolean, name: 'rebuild', ...describe((m) => m.statistics.stats.rebuild) },
  ],
};
