import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import type { RecapKind } from '../../domain/statistics/recap.ts';
import { describe } from '../describe.ts';

const sub = (name: RecapKind, says: 'monthCommand' | 'yearCommand') => ({
  type: Type.Subcommand as const,
  name,
  ...describe((m) => m.lookBack.recap[says]),
  options: [
    {
      type: Type.String as const,
      name,
      ...describe((m) => m.lookBack.recap[name]),
      autocomplete: true as const,
      max_length: 10,
    },
  ],
});

export const recapDefinition = {
  name: 'recap',
  ...describe((m) => m.lookBack.recap.command),
  options: [sub('month', 'monthCommand'), sub('year', 'yearCommand')],
};
