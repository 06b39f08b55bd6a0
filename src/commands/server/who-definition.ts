import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import { SUBJECT_KINDS } from '../../domain/server/subjects.ts';
import type { Command } from '../command.ts';
import { describe } from '../describe.ts';
import { typed } from './options.ts';

export const whoKnowsDefinition: Command['definition'] = {
  name: 'whoknows',
  ...describe((m) => m.server.who.command),
  options: SUBJECT_KINDS.map((kind) => ({
    type: Type.Subcommand,
    name: kind,
    ...describe((m) => m.server.who.subs[kind]),
    options: [typed('name', (m) => m.server.who.options[kind])],
  })),
};
