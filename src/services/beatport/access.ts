import { type Clock, MINUTE, SECOND } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import { AppError, isAppError } from '../../errors.ts';
import type { BeatportAccess, BeatportAuth, BeatportGrant } from '../../providers/beatport/port.ts';
import type { BeatportKeeping } from './keeping.ts';
import type { KeptTokens } from './tokens.ts';

/** The operator's tokens: one set for this Segue. Only the service half calls with them. */
export interface BeatportTokens extends BeatportAccess {
  standing: BeatportKeeping['standing'];
  /** After a login: everything starts over. In the caller's transaction. */
  adopt(tx: Repositories, grant: BeatportGrant): Promise<void>;
}

/** Tells the operators, once, within the transaction that notes it. */
export type TellOperators = (tx: Repositories, refusedAt: number) => Promise<unknown>;

export interface BeatportAccessDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly keeping: BeatportKeeping;
  /** Null without a client id: then nothing can be refreshed. */
  readonly auth: Pick<BeatportAuth, 'refresh'> | null;
  readonly tell: TellOperators;
}

/** A token is renewed so long before it ends. */
const EARLY_MS = 5 * MINUTE;

export const createBeatportAccess = (deps: BeatportAccessDeps): BeatportTokens => {
  const { store, clock, keeping, auth, tell } = deps;
  const { load, keep, isRefused, standing } = keeping;
  let refreshing: Promise<string> | null = null;

  const refuse = (tokens: KeptTokens): Promise<void> =>
    store.transaction(async (tx) => {
      if (await keeping.refuse(tx, tokens)) await tell(tx, clock.now());
    });

  const refresh = async (tokens: KeptTokens): Promise<string> => {
    if (auth === null || tokens.refreshToken === null) {
      await refuse(tokens);
      throw refused('the token has ended and cannot be renewed');
    }
    let grant: BeatportGrant;
    try {
      grant = await auth.refresh(tokens.refreshToken);
    } catch (error) {
      if (isAppError(error, 'PROVIDER_UNAVAILABLE') && error.data.why === 'refused') await refuse(tokens);
      throw error;
    }
    await store.transaction((tx) =>
      keep(tx, {
        accessToken: grant.accessToken,
        refreshToken: grant.refreshToken ?? tokens.refreshToken,
        expiresAt: clock.now() + grant.expiresIn * SECOND,
        origin: tokens.origin,
      }),
    );
    return grant.accessToken;
  };

  /**
   * However many ask, Beatport is asked once, because a rotated refresh token works once; and to the end, whoever leaves.
   */
  const refreshOnce = (tokens: KeptTokens): Promise<string> => {
    refreshing ??= refresh(tokens).finally(() => {
      refreshing = null;
    });
    return refreshing;
  };

  const usable = async (): Promise<KeptTokens> => {
    const tokens = await load();
    if (tokens === null) throw refused('there is no token');
    if (await isRefused(tokens)) throw refused('beatport has refused this token before');
    return tokens;
  };

  return {
    standing,

    adopt: (tx, { accessToken, refreshToken, expiresIn }) =>
      keep(tx, { accessToken, refreshToken, expiresAt: clock.now() + expiresIn * SECOND, origin: 'login' }),

    token: async () => {
      const tokens = await usable();
      const left = tokens.expiresAt === null ? Number.POSITIVE_INFINITY : tokens.expiresAt - clock.now();
      if (left > EARLY_MS) return tokens.accessToken;
      try {
        return await refreshOnce(tokens);
      } catch (error) {
        // While it lasts, trouble with its renewal costs nothing.
        const isOver = isAppError(error, 'PROVIDER_UNAVAILABLE') && error.data.why === 'refused';
        if (left <= 0 || isOver) throw error;
        return tokens.accessToken;
      }
    },

    renew: async (rejected) => {
      const tokens = await usable();
      return tokens.accessToken === rejected ? refreshOnce(tokens) : tokens.accessToken;
    },

    refused: async (token) => {
      const tokens = await load();
      // Another one stands there by now.
      if (tokens?.accessToken === token) await refuse(tokens);
    },
  };
};

const refused = (what: string): AppError =>
  new AppError('PROVIDER_UNAVAILABLE', { provider: 'beatport', why: 'refused' }, { cause: new Error(what) });
