import type { MemberId } from '../../domain/ids.ts';
import type { Accounts } from '../../services/accounts/accounts.ts';
import type { Apps } from '../../services/linking/apps.ts';
import { accountsShow, appRemove } from '../../views/actions/linking.ts';
import { accountsView } from '../../views/linking/accounts.ts';
import type { Messages } from '../../views/messages/catalogue.ts';
import { type Feature, handle } from '../command.ts';
import { accountsDefinition } from './definitions.ts';

/** `/accounts`: what is linked, how long it lasts, and the apps that somebody brought. */
export const accountsFeature = ({ accounts, apps }: { accounts: Accounts; apps: Apps }): Feature => {
  const show = async (id: MemberId, m: Messages, appInUse = false) =>
    accountsView({ accounts: await accounts.list(id), apps: await apps.own(id), appInUse }, id, m);
  return {
    commands: [
      {
        definition: accountsDefinition,
        routes: {
          '': { run: async ({ person, m }) => ({ kind: 'reply', view: await show(person.id, m) }) },
        },
      },
    ],
    actions: [
      handle({
        spec: accountsShow,
        run: async ({ person, m }) => ({ kind: 'reply', view: await show(person.id, m) }),
      }),
      handle({
        spec: appRemove,
        run: async ({ person, m }, { app }) => {
          const removed = await apps.remove(person.id, app);
          return { kind: 'update', view: await show(person.id, m, removed === 'in_use') };
        },
      }),
    ],
  };
};
