import type { Account } from '../../domain/accounts.ts';
import type { MemberId } from '../../domain/ids.ts';
import { accountUnlink, linkAgain } from '../actions/linking.ts';
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

/** What the list says about an account. */
export const accountLines = ({ account, appName, expiresAt }: ListedAccount, m: Messages): string[] => {
  const t = m.linking.accounts;
  const name = escapeText(account.displayName, 60);
  const via = appName === null ? '' : ` · ${t.via(escapeText(appName, 40))}`;
  const renewal =
    account.status === 'active' && expiresAt !== null
      ? [`-# ${t.renew(timestamp(expiresAt, 'D'), relativeTime(expiresAt))}`]
      : [];
  return [`**${name}** · ${t.states[account.status]}${account.status === 'unlinked' ? '' : via}`, ...renewal];
};

/** What can be done with it. Forgetting data leads to the question with the numbers, not to the deed. */
export const accountButtons = ({ id, status }: Account, owner: MemberId, m: Messages) => {
  const t = m.linking.accounts;
  const again = linkAgain.id(owner, { account: id });
  switch (status) {
    case 'active':
      return row(
        secondary({ label: t.renewNow, id: again }),
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
