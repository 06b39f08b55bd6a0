import type { Repositories } from '../../db/repositories/repositories.ts';
import type { WarningDays } from '../../domain/accounts/authorization.ts';
import type { Account } from '../../domain/accounts.ts';
import type { Post } from '../intents.ts';

/** How a DM about an account looks: a view, passed in by the composition root. Returns a Discord message body. */
export interface AccountNotices {
  needsReauth(account: Account, locale: string): unknown;
  expiring(account: Account, days: WarningDays, locale: string): unknown;
}

/** Puts DMs about accounts into the outbox, each once, within the transaction that notes that it was told. */
export interface AccountTeller {
  needsReauth(tx: Repositories, account: Account, now: number): Promise<void>;
  expiring(tx: Repositories, account: Account, days: WarningDays): Promise<void>;
}

export const createAccountTeller = ({
  post,
  notices,
}: {
  post: Post;
  notices: AccountNotices;
}): AccountTeller => {
  const send = async (
    tx: Repositories,
    account: Account,
    about: string,
    body: (locale: string) => unknown,
  ): Promise<void> => {
    const member = await tx.members.find(account.memberId);
    const target = { to: 'member', memberId: account.memberId } as const;
    const dedupeKey = `account:${account.id}:${about}`;
    await post(tx, { dedupeKey, target, body: body(member?.locale ?? 'en') });
  };
  return {
    needsReauth: (tx, account, now) =>
      send(tx, account, `reauth:${now}`, (locale) => notices.needsReauth(account, locale)),
    expiring: (tx, account, days) =>
      send(tx, account, `expiring:${account.authorizedAt}:${days}`, (locale) =>
        notices.expiring(account, days, locale),
      ),
  };
};
