import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { Messages } from '../../views/messages/catalogue.ts';
import { describe } from '../describe.ts';
import { addOptions, digestOption, editOptions } from './options.ts';
import { cadenceOption } from './time-options.ts';

const sub = (name: keyof Messages['digests']['subs'], options: APIApplicationCommandBasicOption[] = []) => ({
  type: ApplicationCommandOptionType.Subcommand as const,
  name,
  ...describe((m) => m.digests.subs[name]),
  ...(options.length === 0 ? {} : { options }),
});

export const digestDefinition: RESTPostAPIChatInputApplicationCommandsJSONBody = {
  name: 'digest',
  ...describe((m) => m.digests.command),
  options: [
    sub('add', addOptions),
    sub('edit', editOptions),
    sub('list'),
    sub('preview', [digestOption(false), cadenceOption]),
    sub('pause', [digestOption(true)]),
    sub('resume', [digestOption(true)]),
    sub('test', [digestOption(true)]),
    sub('remove', [digestOption(true)]),
  ],
};
