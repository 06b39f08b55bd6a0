import type { Clock } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import { AppError, isAppError, RetryAfter } from '../../errors.ts';
import type { BeatportAuth } from '../../providers/beatport/port.ts';
import { hashSecret, type Random, randomSecret, type Secrets, sameSecret } from '../secrets.ts';
import type { BeatportTokens } from './access.ts';
import { createKeptLogin, FACT, type KeptLogin } from './login-link.ts';

/** How the sign-in at Beatport stands in a browser. `browser` is the secret in its cookie. */
export type BeatportOpened = 'show' | 'gone' | 'other_browser';

export type BeatportBegun =
  | {
      readonly kind: 'begun';
      readonly authorizeUrl: string;
      readonly browser: string;
      readonly expiresAt: number;
    }
  | { readonly kind: Exclude<BeatportOpened, 'show'> };

export type BeatportFinished = 'ready' | 'gone' | 'other_browser' | 'denied' | 'refused' | 'unavailable';

/**
 * An operator's sign-in at Beatport, in a browser: authorization code with PKCE, no password passes through Segue. One
 * at a time; the link is for operators only, and whoever hands it out has checked that.
 */
export interface BeatportLogin {
  /** Looks without changing anything: links are opened by previews, too. */
  open(ticket: string, browser: string | null): Promise<BeatportOpened>;
  begin(ticket: string, browser: string | null): Promise<BeatportBegun>;
  finish(callback: {
    readonly state: string | null;
    readonly code: string | null;
    readonly error: string | null;
    readonly browser: string | null;
  }): Promise<BeatportFinished>;
}

export interface BeatportLoginDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly auth: Pick<BeatportAuth, 'authorizeUrl' | 'exchange'>;
  readonly tokens: Pick<BeatportTokens, 'adopt'>;
  /** In the transaction that adopts the tokens: what waited for them goes on. */
  readonly signedIn: (tx: Repositories) => Promise<unknown>;
  /** The address under which browsers reach Segue, without a slash at the end. */
  readonly publicUrl: string;
  readonly random?: Random;
}

/** What has to be registered for the client id at Beatport. */
export const beatportRedirectUri = (publicUrl: string): string => `${publicUrl}/oauth/beatport/callback`;

export const createBeatportLogin = (deps: BeatportLoginDeps): BeatportLogin => {
  const { store, clock, secrets, auth, tokens, publicUrl, random } = deps;
  const redirectUri = beatportRedirectUri(publicUrl);

  const { keep, load } = createKeptLogin({ secrets, clock });
  const isBrowserOf = ({ browserHash }: KeptLogin, browser: string | null): boolean =>
    browserHash !== null && browser !== null && sameSecret(browserHash, hashSecret(browser));
  const byTicket = (kept: KeptLogin | null, ticket: string, browser: string | null): BeatportOpened => {
    if (kept === null || !sameSecret(kept.ticketHash, hashSecret(ticket))) return 'gone';
    return kept.browserHash === null || isBrowserOf(kept, browser) ? 'show' : 'other_browser';
  };

  return {
    open: async (ticket, browser) => byTicket(await load(store.read), ticket, browser),

    begin: (ticket, browser) =>
      store.transaction(async (tx): Promise<BeatportBegun> => {
        const kept = await load(tx);
        const stand = byTicket(kept, ticket, browser);
        if (kept === null || stand !== 'show') return { kind: stand === 'show' ? 'gone' : stand };
        const [state, verifier, secret] = [randomSecret(random), randomSecret(random), randomSecret(random)];
        await keep(tx, {
          ...kept,
          verifier,
          stateHash: hashSecret(state),
          browserHash: hashSecret(secret),
        });
        const authorizeUrl = auth.authorizeUrl({ state, challenge: hashSecret(verifier), redirectUri });
        return { kind: 'begun', authorizeUrl, browser: secret, expiresAt: kept.expiresAt };
      }),

    finish: async ({ state, code, error, browser }) => {
      const claimed = await store.transaction(async (tx): Promise<KeptLogin | BeatportFinished> => {
        const kept = await load(tx);
        if (kept?.stateHash == null || state === null) return 'gone';
        if (!sameSecret(kept.stateHash, hashSecret(state))) return 'gone';
        if (!isBrowserOf(kept, browser)) return 'other_browser';
        // A state is good once; the link stays good for another try.
        await keep(tx, { ...kept, stateHash: null, verifier: null });
        return kept;
      });
      if (typeof claimed === 'string') return claimed;
      if (error !== null) return error === 'access_denied' ? 'denied' : 'refused';
      const { verifier } = claimed;
      if (code === null || verifier === null) return 'refused';
      try {
        const grant = await auth.exchange({ code, verifier, redirectUri });
        await store.transaction(async (tx) => {
          await tokens.adopt(tx, grant);
          await deps.signedIn(tx);
          await tx.facts.set(FACT, '');
        });
        return 'ready';
      } catch (cause) {
        if (cause instanceof RetryAfter || isAppError(cause, 'PROVIDER_UNAVAILABLE')) return 'unavailable';
        if (cause instanceof AppError && cause.code === 'LINK_EXPIRED') return 'refused';
        throw cause;
      }
    },
  };
};
