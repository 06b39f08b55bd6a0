import { isNamed } from '../../domain/accounts/listeners.ts';
import type { Account } from '../../domain/accounts.ts';
import type { MemberId } from '../../domain/ids.ts';
import { accountUnlink, linkAgain, linkName } from '../actions/linking.ts';
import { row, secondary } from '../kit/controls.ts';
import { relativeTime, timestamp } from '../kit/format.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';

/** An account as the list shows it. */
export interface ListedAccount {
  readonly account: Account;
  readonly appName: string | null;
  readonly expiresAt: number | null;
}

/** How an account is called among others: with its place, unless that is Spotify. Escaped. */
export const accountName = ({ displayName, provider }: Account, m: Messages): string => {
  const name = escapeText(displayName, 60);
  return isNamed(provider) ? m.linkingByName.account(name, m.linkingByName.services[provider]) : name;
};

/** The same for labels, where nothing is markdown. */
export const plainAccountName = ({ displayName, provider }: Account, m: Messages): string =>
  isNamed(provider) ? m.linkingByName.account(displayName, m.linkingByName.services[provider]) : displayName;

/** An account as a suggestion. */
export const accountChoice = (account: Account, m: Messages): { name: string; value: string } => ({
  name: plainAccountName(account, m),
  value: String(account.id),
});

const stateOf = ({ provider, status }: Account, m: Messages): string =>
  isNamed(provider) && status === 'needs_reauth' ? m.linkingByName.closed : m.linking.accounts.states[status];

/** The id of the button that links it again. */
export const againId = ({ id, provider }: Account, owner: MemberId): string =>
  isNamed(provider) ? linkName.id(owner, { provider }) : linkAgain.id(owner, { account: id });

/** What the list says about an account. */
export const accountLines = ({ account, appName, expiresAt }: ListedAccount, m: Messages): string[] => {
  const t = m.linking.accounts;
  const name = accountName(account, m);
  const via = appName === null ? '' : ` · ${t.via(escapeText(appName, 40))}`;
  const renewal =
    account.status === 'active' && expiresAt !== null
      ? [`-# ${t.renew(timestamp(expiresAt, 'D'), relativeTime(expiresAt))}`]
      : [];
  return [`**${name}** · ${stateOf(account, m)}${account.status === 'unlinked' ? '' : via}`, ...renewal];
};

/** What can be done with it. Forgetting data leads to the question with the numbers, not to the deed. */
export const accountButtons = (account: Account, owner: MemberId, m: Messages) => {
  const { id, status, provider } = account;
  const t = m.linking.accounts;
  const again = againId(account, owner);
  switch (status) {
    case 'active':
      return row(
        // A name does not end by time.
        !isNamed(provider) && secondary({ label: t.renewNow, id: again }),
        secondary({ label: t.unlink, id: accountUnlink.id(owner, { account: id }) }),
      );
    case 'needs_reauth':
      return row(
        secondary({ label: t.relink, id: again }),
        secondary({ label: t.unlink, id: accountUnlink.id(owner, { account: id }) }),
      );
    case 'unlinked':
      return row(
        secondary({ label: t.relink, id: again }),
        secondary({ label: t.forget, id: accountUnlink.id(owner, { account: id }) }),
      );
  }
};
