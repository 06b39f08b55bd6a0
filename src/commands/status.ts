import { ChannelType, ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import type { StatusService } from '../services/status.ts';
import { statusAgain } from '../views/actions/status.ts';
import type { MessageView } from '../views/kit/message.ts';
import { statusView } from '../views/status/page.ts';
import { type Command, type Feature, handle, type Request } from './command.ts';
import { describe } from './describe.ts';
import { type OperatorDeps, operatorActions, placeWarnings } from './status-operators.ts';

export interface StatusFeatureDeps extends OperatorDeps {
  readonly status: StatusService;
  /** Discord ids of the people who run this Segue: they see everything. */
  readonly operatorIds: readonly string[];
}

const definition: Command['definition'] = {
  name: 'status',
  ...describe((m) => m.status.command),
  options: [
    {
      type: Type.Channel,
      name: 'alerts',
      ...describe((m) => m.care.option),
      channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement],
    },
  ],
};

/** `/status`: what rests and until when; for operators everything else too, and where warnings go. */
export const statusFeature = (deps: StatusFeatureDeps): Feature => {
  const { status, operatorIds } = deps;
  const page = async ({ person, m }: Request): Promise<MessageView> => {
    const member = await status.ofMember(person.id);
    const all = operatorIds.includes(person.id) ? await status.ofAll() : null;
    return statusView({ member, all }, person.id, m);
  };
  return {
    commands: [
      {
        definition,
        routes: {
          '': {
            run: async (request, options) =>
              (await placeWarnings(request, options, deps)) ?? { kind: 'reply', view: await page(request) },
          },
        },
      },
    ],
    actions: [
      handle({ spec: statusAgain, run: async (request) => ({ kind: 'update', view: await page(request) }) }),
      ...operatorActions(deps),
    ],
  };
};
