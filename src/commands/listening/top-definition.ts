import {
  ApplicationCommandOptionType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import { rankingKinds, rankingRanges } from '../../views/actions/listening.ts';
import { choiceName, describe } from '../describe.ts';

export const topDefinition: RESTPostAPIChatInputApplicationCommandsJSONBody = {
  name: 'top',
  ...describe((m) => m.listening.top.command),
  options: [
    {
      type: ApplicationCommandOptionType.String,
      name: 'type',
      ...describe((m) => m.listening.top.type),
      choices: rankingKinds.map((kind) => ({
        ...choiceName((m) => m.listening.kinds[kind]),
        value: kind,
      })),
    },
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
