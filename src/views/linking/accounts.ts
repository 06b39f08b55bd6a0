import type { App } from '../../domain/accounts.ts';
import type { MemberId } from '../../domain/ids.ts';
import { go } from '../actions/go.ts';
import { appRemove } from '../actions/linking.ts';
import { heading, message, section, separator, small, text } from '../kit/components.ts';
import { primary, row, secondary } from '../kit/controls.ts';
import type { MessageView } from '../kit/message.ts';
import type { Messages } from '../messages/catalogue.ts';
import { accountButtons, accountLines, type ListedAccount } from './account.ts';
import { placesOf } from './start.ts';

export interface AccountsFacts {
  readonly accounts: readonly ListedAccount[];
  readonly apps: readonly { readonly app: App; readonly people: number }[];
  /** Set when an app was to be forgotten that people still use. */
  readonly appInUse?: boolean;
}

/** With five apps below, more would not fit into the 40 components of a message. */
const MAX_ACCOUNTS = 4;

/** `/accounts`: each with its state and what can be done, then the apps that the member brought. */
export const accountsView = (facts: AccountsFacts, owner: MemberId, m: Messages): MessageView => {
  const { accounts, apps } = facts;
  const t = m.linking.accounts;
  const more = accounts.length - MAX_ACCOUNTS;
  return message('accounts', [
    heading(t.title),
    accounts.length === 0 && text(t.none),
    ...accounts
      .slice(0, MAX_ACCOUNTS)
      .flatMap((listed) => [text(...accountLines(listed, m)), accountButtons(listed.account, owner, m)]),
    more > 0 && small(t.more(more)),
    row(primary({ label: accounts.length === 0 ? m.ways.link : t.add, id: go.id(owner, { way: 'link' }) })),
    apps.length > 0 && separator(),
    apps.length > 0 && text(`**${t.apps}**`, facts.appInUse === true && t.appInUse),
    ...apps.map(({ app, people }) =>
      section(
        [
          text(
            [`\`${app.clientId}\``, placesOf(app, people, m), app.guildId !== null && t.appOffered]
              .filter(Boolean)
              .join(' · '),
          ),
        ],
        secondary({ label: t.removeApp, id: appRemove.id(owner, { app: app.id }) }),
      ),
    ),
  ]);
};
