import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ChannelType,
} from 'discord-api-types/v10';
import { languages, type Messages } from '../../views/messages/catalogue.ts';
import { choiceName, describe } from '../describe.ts';
import { cadenceOption, dayOption, hourOption, timezoneOption, weekdayOption } from './time-options.ts';

const { Boolean: YesNo, Channel, String: Text } = ApplicationCommandOptionType;

export const digestOption = (required: boolean): APIApplicationCommandBasicOption => ({
  type: Text,
  name: 'digest',
  ...describe((m) => m.digests.options.digest),
  required,
  autocomplete: true,
});

const nameOf = (language: string) => (m: Messages) =>
  new Intl.DisplayNames(m.locale, { type: 'language' }).of(language) ?? language;
const language: APIApplicationCommandBasicOption = {
  type: Text,
  name: 'language',
  ...describe((m) => m.digests.options.language),
  choices: Object.keys(languages).map((value) => ({ ...choiceName(nameOf(value)), value })),
};
const channel: APIApplicationCommandBasicOption = {
  type: Channel,
  name: 'channel',
  ...describe((m) => m.digests.options.channel),
  channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement],
};
const dm: APIApplicationCommandBasicOption = {
  type: YesNo,
  name: 'dm',
  ...describe((m) => m.digests.options.dm),
};

/** What `/digest add` can be told at once. */
export const addOptions: APIApplicationCommandBasicOption[] = [
  ...[channel, dm, cadenceOption, hourOption, timezoneOption, weekdayOption, dayOption, language],
];
/** What `/digest edit` can be told beside its menus. */
export const editOptions: APIApplicationCommandBasicOption[] = [
  digestOption(true),
  dayOption,
  timezoneOption,
  language,
];
