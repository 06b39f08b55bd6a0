import type { StatusService } from '../services/status.ts';
import { statusAgain } from '../views/actions/status.ts';
import type { MessageView } from '../views/kit/message.ts';
import { statusView } from '../views/status/page.ts';
import { type Feature, handle, type Request } from './command.ts';
import { describe } from './describe.ts';

export interface StatusFeatureDeps {
  readonly status: StatusService;
  /** Discord ids of the people who run this Segue: they see everything. */
  readonly operatorIds: readonly string[];
}

/** `/status`: what rests and until when; for operators budgets, jobs and the disk too. */
export const statusFeature = ({ status, operatorIds }: StatusFeatureDeps): Feature => {
  const page = async ({ person, m }: Request): Promise<MessageView> => {
    const member = await status.ofMember(person.id);
    const all = operatorIds.includes(person.id) ? await status.ofAll() : null;
    return statusView({ member, all }, person.id, m);
  };
  return {
    commands: [
      {
        definition: { name: 'status', ...describe((m) => m.status.command) },
        routes: { '': { run: async (request) => ({ kind: 'reply', view: await page(request) }) } },
      },
    ],
    actions: [
      handle({ spec: statusAgain, run: async (request) => ({ kind: 'update', view: await page(request) }) }),
    ],
  };
};
