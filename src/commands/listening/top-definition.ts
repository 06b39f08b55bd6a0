import {
  ApplicationCommandOptionType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import { TOP_KINDS } from '../../domain/statistics/tops.ts';
import { rankingRanges } from '../../views/actions/listening.ts';
import { choiceName, describe } from '../describe.ts';
import { windowOption } from '../statistics/windows.ts';

export const topDefinition: RESTPostAPIChatInputApplicationCommandsJSONBody = {
  name: 'top',
  ...describe((m) => m.listening.top.command),
  options: [
    {
      type: ApplicationCommandOptionType.String,
      name: 'type',
      ...describe((m) => m.listening.top.type),
      choices: TOP_KINDS.map((kind) => ({
        ...choiceName((m) => m.statistics.top.kinds[kind]),
        value: kind,
      })),
    },
    windowOption(),
    {
      type: ApplicationCommandOptionType.String,
      name: 'range',
      ...describe((m) => m.listening.top.range),
      choices: rankingRanges.map((range) => ({
        ...choiceName((m) => m.listening.ranges[range]),
        value: range,
      })),
    },
    {
      type: ApplicationCommandOptionType.Boolean,
      name: 'public',
      ...describe((m) => m.listening.top.public),
    },
  ],
};
