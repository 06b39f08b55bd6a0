import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import { settables } from '../../domain/enrichment/manual.ts';
import type { Messages } from '../../views/messages/catalogue.ts';
import { choiceName, describe } from '../describe.ts';

type OptionName = keyof Messages['tracks']['options'];

const words = (
  name: string,
  says: OptionName,
  max: number,
  facts: { required?: true; suggest?: true } = {},
) => ({
  type: Type.String as const,
  name,
  ...describe((m) => m.tracks.options[says]),
  max_length: max,
  ...(facts.required === true ? { required: true } : {}),
  ...(facts.suggest === true ? { autocomplete: true as const } : {}),
});

/** A track of the member, suggested while they type. */
export const track = (name = 'track', says: OptionName = 'track') =>
  words(name, says, 100, { required: true, suggest: true });
export const tag = words('tag', 'tag', 60, { required: true, suggest: true });

/** Everything that can be said about a track. */
export const setOptions = [
  track(),
  words('bpm', 'bpm', 12),
  words('key', 'key', 20, { suggest: true }),
  words('genre', 'genre', 100, { suggest: true }),
  words('mood', 'mood', 100, { suggest: true }),
  {
    type: Type.Integer as const,
    name: 'energy',
    ...describe((m) => m.tracks.options.energy),
    min_value: 0,
    max_value: 100,
  },
  words('label', 'label', 100),
  words('language', 'language', 40),
  words('released', 'released', 10),
  {
    type: Type.String as const,
    name: 'clear',
    ...describe((m) => m.tracks.options.clear),
    choices: settables.map((value) => ({ ...choiceName((m) => m.tracks.settable[value]), value })),
  },
];
