import type { Command } from '../command.ts';
import { describe } from '../describe.ts';
import { condition, file, notify, rule, sub, typed, when } from './options.ts';

export const rulesDefinition: Command['definition'] = {
  name: 'rules',
  ...describe((m) => m.rulesCommand.command),
  options: [
    sub('new', []),
    sub('add', condition),
    sub('list', []),
    ...(['preview', 'apply', 'edit', 'export', 'delete', 'enable', 'disable'] as const).map((name) =>
      sub(name, [rule]),
    ),
    sub('why', [rule, typed('track', { required: true, suggest: true })]),
    sub('test', [rule, typed('track', { suggest: true }), typed('values', { max: 300 })]),
    sub('copy', [rule, typed('name', { max: 60 })]),
    sub('import', [file, typed('name', { max: 60 })]),
    sub('schedule', [rule, when, notify]),
    sub('playlist', [typed('playlist', { suggest: true })]),
    ...(['undo', 'redo'] as const).map((name) => sub(name, [rule])),
  ],
};
