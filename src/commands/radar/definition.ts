import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ChannelType,
  ApplicationCommandOptionType as Type,
} from 'discord-api-types/v10';
import type { Messages } from '../../views/messages/catalogue.ts';
import type { Command } from '../command.ts';
import { describe } from '../describe.ts';

const sub = (
  name: keyof Messages['radar']['subs'],
  options: APIApplicationCommandBasicOption[],
): APIApplicationCommandSubcommandOption => ({
  type: Type.Subcommand,
  name,
  ...describe((m) => m.radar.subs[name]),
  options,
});

const typed = (name: 'artist' | 'label') => ({
  type: Type.String as const,
  name,
  ...describe((m) => m.radar.options[name]),
  autocomplete: true as const,
});

export const radarDefinition: Command['definition'] = {
  name: 'radar',
  ...describe((m) => m.radar.command),
  options: [
    sub('show', []),
    sub('follow', [typed('artist'), typed('label')]),
    sub('following', []),
    sub('deliver', [
      {
        type: Type.Channel as const,
        name: 'channel',
        ...describe((m) => m.radar.options.channel),
        channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement],
      },
    ]),
  ],
};
