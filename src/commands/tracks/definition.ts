import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import type { Messages } from '../../views/messages/catalogue.ts';
import type { Command } from '../command.ts';
import { describe } from '../describe.ts';
import { setOptions, tag, track } from './options.ts';

type SubName = keyof Messages['tracks']['subs'];

const sub = <O>(name: SubName, options: O) => ({
  type: Type.Subcommand as const,
  name,
  ...describe((m) => m.tracks.subs[name]),
  options,
});

export const trackDefinition: Command['definition'] = {
  name: 'track',
  ...describe((m) => m.tracks.command),
  options: [
    sub('show', [track()]),
    sub('stats', [track()]),
    sub('tag', [track(), tag]),
    sub('untag', [track(), tag]),
    sub('set', setOptions),
    sub('merge', [track(), track('with', 'other')]),
    sub('split', [track()]),
    sub('corrections', []),
  ],
};
