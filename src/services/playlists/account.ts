import type { Reads } from '../../db/repositories/repositories.ts';
import type { Account } from '../../domain/accounts.ts';
import type { AccountId, MemberId } from '../../domain/ids.ts';
import { listeningAccount, rejectedAccount } from '../../domain/listening/accounts.ts';
import { mayWritePlaylists } from '../../domain/playlists/permission.ts';
import { AppError } from '../../errors.ts';

/**
 * The account through which playlists are written: this one, or the newest link that works.
 * @throws {AppError} NOT_LINKED, NEEDS_REAUTH; INSUFFICIENT_SCOPE when its consent does not cover writing
 */
export const requireAccount = async (
  { accounts }: Pick<Reads, 'accounts'>,
  memberId: MemberId,
  id: AccountId | null,
): Promise<Account> => {
  const all = (await accounts.ofMember(memberId)).filter((one) => id === null || one.id === id);
  const account = listeningAccount(all);
  if (account === null) {
    const rejected = rejectedAccount(all);
    if (rejected !== null) {
      throw new AppError('NEEDS_REAUTH', { displayName: rejected.displayName });
    }
    throw new AppError('NOT_LINKED', {});
  }
  if (!mayWritePlaylists(account.scopes)) throw new AppError('INSUFFICIENT_SCOPE', {});
  return account;
};
