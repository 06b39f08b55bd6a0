import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import type { RecapKind, RecapWindow } from '../../domain/statistics/recap.ts';
import { parseWindow } from '../../domain/statistics/windows.ts';
import { AppError } from '../../errors.ts';
import type { Pictures } from '../../services/pictures/pictures.ts';
import type { Recaps } from '../../services/statistics/recaps.ts';
import { recapShare, recapShow } from '../../views/actions/look-back.ts';
import { recapView } from '../../views/statistics/recap.ts';
import { recapCard } from '../../views/statistics/recap-card.ts';
import { type Feature, handle, type Route } from '../command.ts';
import { describe } from '../describe.ts';
import { answersOf } from './look.ts';

const sub = (name: RecapKind, says: 'monthCommand' | 'yearCommand') => ({
  type: Type.Subcommand as const,
  name,
  ...describe((m) => m.lookBack.recap[says]),
  options: [{ type: Type.String as const, name, ...describe((m) => m.lookBack.recap[name]), max_length: 10 }],
});

/** @throws {AppError} INVALID_INPUT for what is neither a month nor a year */
const windowOf = (typed: string): RecapWindow => {
  const window = parseWindow(typed);
  if (window?.kind === 'month' || window?.kind === 'year') return window;
  throw new AppError('INVALID_INPUT', { problem: 'recap_window', value: typed });
};

/** `/recap month|year`: a card to look back with. */
export const recapFeature = (deps: { recaps: Recaps; pictures: Pictures }): Feature => {
  const answers = answersOf(deps.pictures, { ask: deps.recaps.of, draw: recapCard, view: recapView });
  const route = (kind: RecapKind): Route => ({
    run: (request, options) => {
      const typed = options.string(kind);
      return answers.reply(request, typed === null ? kind : windowOf(typed));
    },
  });
  return {
    commands: [
      {
        definition: {
          name: 'recap',
          ...describe((m) => m.lookBack.recap.command),
          options: [sub('month', 'monthCommand'), sub('year', 'yearCommand')],
        },
        routes: { month: route('month'), year: route('year') },
      },
    ],
    actions: [
      handle({ spec: recapShow, run: (request, { window }) => answers.update(request, windowOf(window)) }),
      handle({ spec: recapShare, run: (request, { window }) => answers.share(request, windowOf(window)) }),
    ],
  };
};
