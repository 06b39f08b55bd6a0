import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import { chartLists, namedSources } from '../../domain/charts/catalogue.ts';
import type { Messages } from '../../views/messages/catalogue.ts';
import { choiceName, describe } from '../describe.ts';

type OptionName = keyof Messages['charts']['options'];

/** An option with text, suggested while it is typed. */
export const typed = (name: string, says: OptionName, more: { required?: true } = {}) => ({
  type: Type.String as const,
  name,
  ...describe((m) => m.charts.options[says]),
  max_length: 100,
  ...(more.required === true ? { required: true } : {}),
  autocomplete: true as const,
});

const source = {
  type: Type.String as const,
  name: 'source',
  ...describe((m) => m.charts.options.source),
  choices: [...namedSources, 'server' as const].map((value) => ({
    ...choiceName((m) => m.charts.sources[value]),
    value,
  })),
};
const list = {
  type: Type.String as const,
  name: 'list',
  ...describe((m) => m.charts.options.list),
  choices: chartLists.map((value) => ({ ...choiceName((m) => m.charts.lists[value]), value })),
};
export const shown = {
  type: Type.Boolean as const,
  name: 'public',
  ...describe((m) => m.charts.options.public),
};
/** Which chart. */
export const which = [source, list, typed('genre', 'genre'), typed('country', 'country')];
