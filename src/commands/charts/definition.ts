import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import type { Messages } from '../../views/messages/catalogue.ts';
import type { Command } from '../command.ts';
import { describe } from '../describe.ts';
import { shown, typed, which } from './options.ts';

const sub = <O>(name: keyof Messages['charts']['subs'], options: O) => ({
  type: Type.Subcommand as const,
  name,
  ...describe((m) => m.charts.subs[name]),
  options,
});

export const trendingDefinition: Command['definition'] = {
  name: 'trending',
  ...describe((m) => m.charts.command),
  options: [
    sub('show', [...which, typed('week', 'week'), shown]),
    sub('history', [typed('what', 'what', { required: true })]),
    sub('stats', [...which, typed('week', 'week')]),
    sub('add', [
      typed('what', 'pick', { required: true }),
      typed('playlist', 'playlist'),
      typed('period', 'period'),
    ]),
    sub('refresh', which),
    sub('watch', [typed('playlist', 'source_playlist', { required: true })]),
    sub('unwatch', [typed('playlist', 'watched', { required: true })]),
    sub('watched', []),
  ],
};
