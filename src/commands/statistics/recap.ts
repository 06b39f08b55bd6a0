import type { RecapKind, RecapWindow } from '../../domain/statistics/recap.ts';
import { recapChoices } from '../../domain/statistics/recap-choices.ts';
import { parseWindow } from '../../domain/statistics/windows.ts';
import { AppError } from '../../errors.ts';
import type { Pictures } from '../../services/pictures/pictures.ts';
import type { Recaps } from '../../services/statistics/recaps.ts';
import { recapShare, recapShow } from '../../views/actions/look-back.ts';
import { recapView } from '../../views/statistics/recap.ts';
import { recapCard } from '../../views/statistics/recap-card.ts';
import { type Feature, handle, type Route } from '../command.ts';
import { answersOf } from './look.ts';
import { recapDefinition } from './recap-definition.ts';

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
    complete: async ({ now }, { value }) =>
      recapChoices(kind, value, now).map((text) => ({ name: text, value: text })),
    run: (request, options) => {
      const typed = options.string(kind);
      return answers.reply(request, typed === null ? kind : windowOf(typed));
    },
  });
  return {
    commands: [
      {
        definition: recapDefinition,
        routes: { month: route('month'), year: route('year') },
      },
    ],
    actions: [
      handle({ spec: recapShow, run: (request, { window }) => answers.update(request, windowOf(window)) }),
      handle({ spec: recapShare, run: (request, { window }) => answers.share(request, windowOf(window)) }),
    ],
  };
};
