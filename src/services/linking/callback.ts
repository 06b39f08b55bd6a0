import type { Clock } from '../../clock.ts';
import type { LinkRow } from '../../db/repositories/links.ts';
import type { Store } from '../../db/store.ts';
import { canAdvance, isOpen, LINK_LIFETIME_MS } from '../../domain/accounts/linking.ts';
import type { App } from '../../domain/accounts.ts';
import { AppError, isAppError, RetryAfter } from '../../errors.ts';
import type { SpotifyAuth } from '../../providers/spotify/port.ts';
import { hashSecret, type Random, randomPairingCode, type Secrets } from '../secrets.ts';
import { isBrowserOf } from './browser.ts';
import { openVerifier, sealGrant } from './grant.ts';
import type { GrantReader } from './grant-reader.ts';
import { pairingHash } from './pairing.ts';

/** The query that Spotify sends the browser back with, and the browser's cookie. */
export interface Callback {
  readonly state: string | null;
  readonly code: string | null;
  readonly error: string | null;
  readonly browser: string | null;
}

export type CallbackResult =
  | { readonly kind: 'ready' }
  /** Unknown, used or too old. `waiting`: this browser has a code to show, the page was only loaded again. */
  | { readonly kind: 'gone'; readonly waiting: boolean }
  | { readonly kind: 'other_browser' }
  /** The person said no. */
  | { readonly kind: 'denied' }
  /** Spotify let the person log in and refuses the app's calls. */
  | { readonly kind: 'not_allowlisted' | 'owner_without_premium' | 'forbidden'; readonly app: string }
  /** Spotify did not take the code, or did not give what was asked for. */
  | { readonly kind: 'refused' }
  /** Spotify does not answer; ms UTC of the next sensible try, if it said so. */
  | { readonly kind: 'unavailable'; readonly retryAt: number | null };

export interface ConsentDeps {
  readonly store: Store;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly auth: SpotifyAuth;
  readonly reader: GrantReader;
  /** The address under which browsers reach Segue, without a slash at the end. */
  readonly publicUrl: string;
  readonly random?: Random;
}

/** What a valid callback may be exchanged with. */
interface Claimed {
  readonly row: LinkRow;
  readonly app: App;
  readonly verifier: string;
}

export const createCallback = (deps: ConsentDeps & { readonly redirectUri: string }) => {
  const { store, secrets, clock, auth, reader, redirectUri, random } = deps;

  /** Checks state and browser, and uses the state up before anything else happens with it. */
  const claim = ({ state, browser }: Callback): Promise<Claimed | CallbackResult> =>
    store.transaction(async (tx): Promise<Claimed | CallbackResult> => {
      const stateHash = state === null ? null : hashSecret(state);
      const row = stateHash === null ? null : await tx.links.byState(stateHash);
      if (stateHash === null || row === null || row.codeVerifierSealed === null) {
        const own = browser === null ? null : await tx.links.byBrowser(hashSecret(browser));
        return { kind: 'gone', waiting: own?.stage === 'authorized' && isOpen(own, clock.now()) };
      }
      if (!isOpen(row, clock.now())) return { kind: 'gone', waiting: false };
      // The state stays good for the browser that it was given to.
      if (!isBrowserOf(row, browser)) return { kind: 'other_browser' };
      const app = await tx.apps.find(row.appId);
      if (app === null || !(await tx.links.useState(row.id, stateHash)))
        return { kind: 'gone', waiting: false };
      return { row, app, verifier: openVerifier(secrets, row.id, row.codeVerifierSealed) };
    });

  const exchange = async ({ row, app, verifier }: Claimed, code: string): Promise<CallbackResult> => {
    const grant = await auth.exchange({ clientId: app.clientId, code, verifier, redirectUri });
    const obtainedAt = clock.now();
    const profile = await reader(app, grant);
    // Without a refresh token the link would be dead within the hour.
    if (grant.refreshToken === null) return { kind: 'refused' };
    const { accessToken, refreshToken, expiresIn, scopes } = grant;
    const pairingCode = randomPairingCode(random);
    const sealed = { accessToken, refreshToken, expiresIn, scopes, obtainedAt, profile, pairingCode };
    return store.transaction(async (tx): Promise<CallbackResult> => {
      const now = clock.now();
      const current = await tx.links.find(row.memberId, row.id);
      const stillHere = current !== null && isOpen(current, now) && current.browserHash === row.browserHash;
      if (!stillHere || !canAdvance(current.stage, 'authorized')) return { kind: 'gone', waiting: false };
      const advanced = await tx.links.advance(row.id, current.stage, 'authorized', {
        stateHash: null,
        codeVerifierSealed: null,
        pairingCodeHash: pairingHash(row.id, pairingCode),
        grantSealed: sealGrant(secrets, row.id, sealed),
        expiresAt: now + LINK_LIFETIME_MS,
      });
      return advanced ? { kind: 'ready' } : { kind: 'gone', waiting: false };
    });
  };

  return async (callback: Callback): Promise<CallbackResult> => {
    const claimed = await claim(callback);
    if ('kind' in claimed) return claimed;
    if (callback.error !== null) return { kind: callback.error === 'access_denied' ? 'denied' : 'refused' };
    if (callback.code === null) return { kind: 'refused' };
    try {
      return await exchange(claimed, callback.code);
    } catch (error) {
      const told = tell(error, claimed.app);
      if (told === null) throw error;
      return told;
    }
  };
};

/** What a page can say about an error of Spotify; null for errors of our own. */
const tell = (error: unknown, app: App): CallbackResult | null => {
  if (error instanceof RetryAfter) return { kind: 'unavailable', retryAt: error.at };
  if (isAppError(error, 'NOT_ALLOWLISTED')) return { kind: 'not_allowlisted', app: app.name };
  if (isAppError(error, 'OWNER_WITHOUT_PREMIUM')) return { kind: 'owner_without_premium', app: app.name };
  if (isAppError(error, 'FORBIDDEN_RESOURCE') || isAppError(error, 'INSUFFICIENT_SCOPE')) {
    return { kind: 'forbidden', app: app.name };
  }
  if (isAppError(error, 'PROVIDER_UNAVAILABLE')) return { kind: 'unavailable', retryAt: null };
  const refused = ['LINK_EXPIRED', 'NEEDS_REAUTH', 'RESOURCE_GONE'] as const;
  return error instanceof AppError && refused.some((code) => code === error.code)
    ? { kind: 'refused' }
    : null;
};
