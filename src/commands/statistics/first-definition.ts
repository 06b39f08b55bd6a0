import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import type { FirstKind } from '../../domain/statistics/firsts.ts';
import { describe } from '../describe.ts';

const sub = <O>(name: FirstKind, option: O) => ({
  type: Type.Subcommand as const,
  name,
  ...describe((m) => m.lookBack.first.kinds[name]),
  options: [option],
});

const named = (name: Exclude<FirstKind, 'year'>) =>
  sub(name, {
    type: Type.String as const,
    name,
    ...describe((m) => m.lookBack.first.option[name]),
    required: true as const,
    autocomplete: true as const,
    max_length: 100,
  });

export const firstDefinition = {
  name: 'first',
  ...describe((m) => m.lookBack.first.command),
  options: [
    named('track'),
    named('artist'),
    named('album'),
    named('label'),
    sub('year', {
      type: Type.Integer as const,
      name: 'year',
      ...describe((m) => m.lookBack.first.option.year),
      min_value: 1970,
      max_value: 2200,
    }),
  ],
};
