import type { Store } from '../../../db/store.ts';
import { isNamed, type NamedProvider } from '../../../domain/accounts/listeners.ts';
import type { Account } from '../../../domain/accounts.ts';
import type { AccountId, MemberId } from '../../../domain/ids.ts';
import { AppError, isAppError } from '../../../errors.ts';
import type { ListenerIdentity, ScrobbleSource } from '../../../providers/scrobble-port.ts';
import type { AccountTeller } from '../../accounts/teller.ts';
import { openTokens } from '../../accounts/tokens.ts';
import type { Secrets } from '../../secrets.ts';

/** An account elsewhere, ready to be read. */
export interface Reader {
  readonly account: Account;
  readonly identity: ListenerIdentity;
  readonly source: ScrobbleSource;
}

/** Accounts that are linked by name, for those who read them. */
export interface Listeners {
  /** @throws {AppError} NOT_LINKED; NEEDS_REAUTH; PROVIDER_UNAVAILABLE when the operator took its key away. */
  reader(memberId: MemberId, accountId: AccountId): Promise<Reader>;
  /**
   * Notes what an error says about the account: one that cannot be read any more rests until it is linked again, and its
   * member is told once.
   * @returns true when it does
   */
  heed(account: Account, error: unknown, now: number): Promise<boolean>;
}

export const createListeners = (deps: {
  store: Store;
  secrets: Secrets;
  sources: ReadonlyMap<NamedProvider, ScrobbleSource>;
  teller: Pick<AccountTeller, 'needsReauth'>;
}): Listeners => {
  const { store, secrets, sources, teller } = deps;
  return {
    reader: async (memberId, accountId) => {
      const sealed = await store.read.accounts.sealed(memberId, accountId);
      if (sealed === null || sealed.account.status === 'unlinked') throw new AppError('NOT_LINKED', {});
      const { account, tokensSealed } = sealed;
      const { provider, displayName: name } = account;
      if (!isNamed(provider)) throw new AppError('NOT_LINKED', {});
      if (account.status === 'needs_reauth') throw new AppError('NEEDS_REAUTH', { displayName: name });
      const source = sources.get(provider);
      if (source === undefined) throw new AppError('PROVIDER_UNAVAILABLE', { provider, why: 'refused' });
      const token = tokensSealed === null ? null : openTokens(secrets, accountId, tokensSealed).accessToken;
      return { account, identity: { name, token }, source };
    },

    heed: async ({ memberId, id, linkedAt }, error, now) => {
      if (!CLOSED.some((code) => isAppError(error, code))) return false;
      await store.transaction(async (tx) => {
        const account = await tx.accounts.find(memberId, id);
        // Linked anew while it was being read: what was said is about the link before.
        if (account === null || account.status !== 'active' || account.linkedAt !== linkedAt) return;
        await tx.accounts.close(memberId, id, now);
        if (account.reauthToldAt === null) await teller.needsReauth(tx, account, now);
      });
      return true;
    },
  };
};

/** The name is gone, its owner hides what they play, or the token was reset. */
const CLOSED = ['LISTENER_UNKNOWN', 'LISTENER_PRIVATE', 'TOKEN_REFUSED'] as const;
