import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ChannelType,
} from 'discord-api-types/v10';
import type { Messages } from '../../views/messages/catalogue.ts';
import { choiceName, describe } from '../describe.ts';

export const cadence = (required: boolean) => ({
  type: ApplicationCommandOptionType.String as const,
  name: 'cadence',
  ...describe((m) => m.digests.options.cadence),
  required,
  choices: (['daily', 'weekly'] as const).map((value) => ({
    ...choiceName((m) => m.digests.cadences[value]),
    value,
  })),
});

const weekday = (number: number) => (m: Messages) => m.digests.weekdays[number - 1] ?? String(number);

/** What `/digest add` asks for. */
export const addOptions: APIApplicationCommandBasicOption[] = [
  {
    type: ApplicationCommandOptionType.Channel,
    name: 'channel',
    ...describe((m) => m.digests.options.channel),
    required: true,
    channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement],
  },
  cadence(true),
  {
    type: ApplicationCommandOptionType.Integer,
    name: 'hour',
    ...describe((m) => m.digests.options.hour),
    required: true,
    min_value: 0,
    max_value: 23,
  },
  {
    type: ApplicationCommandOptionType.String,
    name: 'timezone',
    ...describe((m) => m.digests.options.timezone),
    required: true,
    autocomplete: true,
  },
  {
    type: ApplicationCommandOptionType.Integer,
    name: 'weekday',
    ...describe((m) => m.digests.options.weekday),
    choices: [1, 2, 3, 4, 5, 6, 7].map((value) => ({ ...choiceName(weekday(value)), value })),
  },
];
