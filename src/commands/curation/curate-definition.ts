import type { Command } from '../command.ts';
import { describe } from '../describe.ts';
import { flag, maybeCategory, maybeStyle, period, sub, week } from './options.ts';

export const curateDefinition: Command['definition'] = {
  name: 'curate',
  ...describe((m) => m.curationCommand.curate),
  options: [
    sub('start', (m) => m.curationCommand.curateSubs.start, [maybeStyle, week]),
    sub('resume', (m) => m.curationCommand.curateSubs.resume, [period, flag('dm')]),
    sub('list', (m) => m.curationCommand.curateSubs.list, []),
    sub('review', (m) => m.curationCommand.curateSubs.review, [period]),
    sub('gold', (m) => m.curationCommand.curateSubs.gold, [maybeStyle, maybeCategory]),
    sub('close', (m) => m.curationCommand.curateSubs.close, [period]),
    sub('stats', (m) => m.curationCommand.curateSubs.stats, [maybeStyle, period]),
  ],
};
