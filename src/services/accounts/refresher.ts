import type { Clock } from '../../clock.ts';
import type { SealedAccount } from '../../db/repositories/accounts.ts';
import type { Store } from '../../db/store.ts';
import { accessTimes, accessUsable, afterRefreshFailure } from '../../domain/accounts/refresh.ts';
import type { Account, App } from '../../domain/accounts.ts';
import type { AccountId, MemberId } from '../../domain/ids.ts';
import { AppError, isAppError, RetryAfter } from '../../errors.ts';
import type { SpotifyAuth } from '../../providers/spotify/port.ts';
import type { Secrets } from '../secrets.ts';
import type { AccountTeller } from './teller.ts';
import { openTokens, sealTokens, type TokenSet } from './tokens.ts';

export interface RefresherDeps {
  readonly store: Store;
  readonly auth: SpotifyAuth;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly teller: AccountTeller;
}

/** An account that tokens can be refreshed for. */
export interface LinkedAccount {
  readonly account: Account;
  readonly app: App;
  readonly tokensSealed: string;
}

/**
 * Refreshes access tokens: one refresh in flight per account, however many ask, because a rotated refresh token works
 * once. Only the service half has one.
 */
export interface Refresher {
  /** @throws {AppError} NOT_LINKED when it was unlinked or is not this member's. */
  load(memberId: MemberId, id: AccountId): Promise<LinkedAccount>;
  /**
   * Asks Spotify for a new access token and stores what came.
   * @throws {AppError} NEEDS_REAUTH, PROVIDER_UNAVAILABLE, NOT_LINKED
   * @throws {RetryAfter} while Spotify wants a pause.
   */
  refresh(memberId: MemberId, id: AccountId): Promise<string>;
}

/** What Spotify answered, until it is stored: a rotated refresh token must not be lost to a database that is busy. */
interface Answer {
  readonly from: string;
  readonly tokens: TokenSet;
  readonly scopes: string;
  readonly accessExpiresAt: number;
  readonly refreshDueAt: number;
}

const LEAST_PAUSE_MS = 60_000;

export const createRefresher = ({ store, auth, secrets, clock, teller }: RefresherDeps): Refresher => {
  const inFlight = new Map<AccountId, Promise<string>>();
  const unsaved = new Map<AccountId, Answer>();

  const load = async (memberId: MemberId, id: AccountId): Promise<LinkedAccount> => {
    const row = linked(await store.read.accounts.sealed(memberId, id));
    if (row === null) throw new AppError('NOT_LINKED', {});
    return row;
  };

  const ask = async ({ account, app, tokensSealed }: LinkedAccount): Promise<Answer> => {
    const old = openTokens(secrets, account.id, tokensSealed);
    const grant = await auth.refresh({
      clientId: app.clientId,
      refreshToken: old.refreshToken,
      displayName: account.displayName,
    });
    return {
      from: tokensSealed,
      tokens: {
        accessToken: grant.accessToken,
        // Most answers since 2026 bring none: the old one goes on.
        refreshToken: grant.refreshToken ?? old.refreshToken,
      },
      scopes: grant.scopes === '' ? account.scopes : grant.scopes,
      ...accessTimes(grant.expiresIn, clock.now()),
    };
  };

  const note = ({ account: { memberId, id }, tokensSealed }: LinkedAccount, error: unknown): Promise<void> =>
    store.transaction(async (tx) => {
      const account = await tx.accounts.find(memberId, id);
      if (account === null) return;
      const now = clock.now();
      if (error instanceof RetryAfter) {
        const refreshDueAt = Math.max(error.at, now + LEAST_PAUSE_MS);
        await tx.accounts.notRefreshed(memberId, id, tokensSealed, { refreshDueAt });
        return;
      }
      const kind = isAppError(error, 'NEEDS_REAUTH') ? 'terminal' : 'transient';
      const { tell, ...after } = afterRefreshFailure(account, kind, now);
      const noted = await tx.accounts.notRefreshed(memberId, id, tokensSealed, {
        ...after,
        ...(tell ? { reauthToldAt: now } : {}),
      });
      if (noted && tell) await teller.needsReauth(tx, account, now);
    });

  const save = (row: LinkedAccount, answer: Answer): Promise<boolean> => {
    const { memberId, id } = row.account;
    const { from, tokens, ...rest } = answer;
    const tokensSealed = sealTokens(secrets, id, tokens);
    return store.transaction((tx) => tx.accounts.refreshed(memberId, id, from, { ...rest, tokensSealed }));
  };

  const refreshOnce = async (memberId: MemberId, id: AccountId): Promise<string> => {
    const row = await load(memberId, id);
    const kept = unsaved.get(id);
    let answer = kept?.from === row.tokensSealed ? kept : null;
    if (answer === null) {
      try {
        answer = await ask(row);
      } catch (error) {
        await note(row, error);
        throw error;
      }
      unsaved.set(id, answer);
    }
    const saved = await save(row, answer);
    unsaved.delete(id);
    if (saved) return answer.tokens.accessToken;
    // Linked anew or unlinked while Spotify was asked: what stands there now counts.
    const now = await load(memberId, id);
    if (!accessUsable(now.account, clock.now())) throw new RetryAfter(clock.now() + LEAST_PAUSE_MS, RESTING);
    return openTokens(secrets, id, now.tokensSealed).accessToken;
  };

  return {
    load,
    refresh: (memberId, id) => {
      const running = inFlight.get(id);
      if (running !== undefined) return running;
      const started = refreshOnce(memberId, id).finally(() => inFlight.delete(id));
      inFlight.set(id, started);
      return started;
    },
  };
};

/** The part of Spotify that a failing refresh makes wait. */
export const RESTING = { provider: 'spotify', bucket: 'token', why: 'outage' } as const;

const linked = (row: SealedAccount | null): LinkedAccount | null =>
  row === null || row.tokensSealed === null || row.app === null
    ? null
    : { account: row.account, app: row.app, tokensSealed: row.tokensSealed };
