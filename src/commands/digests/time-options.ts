import { type APIApplicationCommandBasicOption, ApplicationCommandOptionType } from 'discord-api-types/v10';
import { DIGEST_CADENCES } from '../../domain/digests/words.ts';
import type { Messages } from '../../views/messages/catalogue.ts';
import { choiceName, describe } from '../describe.ts';

const { Integer, String: Text } = ApplicationCommandOptionType;

export const cadenceOption: APIApplicationCommandBasicOption = {
  type: Text,
  name: 'cadence',
  ...describe((m) => m.digests.options.cadence),
  choices: DIGEST_CADENCES.map((value) => ({ ...choiceName((m) => m.digests.cadences[value]), value })),
};

export const hourOption: APIApplicationCommandBasicOption = {
  type: Integer,
  name: 'hour',
  ...describe((m) => m.digests.options.hour),
  min_value: 0,
  max_value: 23,
};
export const timezoneOption: APIApplicationCommandBasicOption = {
  type: Text,
  name: 'timezone',
  ...describe((m) => m.digests.options.timezone),
  autocomplete: true,
};
export const dayOption: APIApplicationCommandBasicOption = {
  type: Integer,
  name: 'day',
  ...describe((m) => m.digests.options.day),
  min_value: 1,
  max_value: 31,
};
const weekdayName = (number: number) => (m: Messages) => m.digests.weekdays[number - 1] ?? String(number);
export const weekdayOption: APIApplicationCommandBasicOption = {
  type: Integer,
  name: 'weekday',
  ...describe((m) => m.digests.options.weekday),
  choices: [1, 2, 3, 4, 5, 6, 7].map((value) => ({ ...choiceName(weekdayName(value)), value })),
};
