import type { LinkRow } from '../../db/repositories/links.ts';
import { canAdvance, isOpen } from '../../domain/accounts/linking.ts';
import { hashSecret, randomSecret } from '../secrets.ts';
import { isBrowserOf } from './browser.ts';
import { type Callback, type CallbackResult, type ConsentDeps, createCallback } from './callback.ts';
import { openGrant, sealVerifier } from './grant.ts';

/** Where the browser stands with a link. `browser` is the secret in its cookie. */
export type OpenedLink =
  | { readonly kind: 'show'; readonly link: ShownLink }
  /** This browser has been through Spotify already: the code waits. */
  | { readonly kind: 'code' }
  | { readonly kind: 'gone' }
  /** Another browser began with it. */
  | { readonly kind: 'other_browser' };

/** What the page says about a link: whom it is for. */
export interface ShownLink {
  readonly memberId: string;
  readonly memberName: string;
  readonly appName: string;
  readonly expiresAt: number;
}

export type BegunLink =
  | {
      readonly kind: 'begun';
      readonly authorizeUrl: string;
      readonly browser: string;
      readonly expiresAt: number;
    }
  | Exclude<OpenedLink, { kind: 'show' }>;

export interface WaitingCode {
  readonly code: string;
  readonly memberId: string;
  readonly memberName: string;
  /** The Spotify account that would be linked. */
  readonly displayName: string;
  readonly expiresAt: number;
}

/** The part of linking that happens in a browser. Only the service half has it. */
export interface Consent {
  /** Looks without changing anything: a link is opened by previews and virus scanners too. */
  open(ticket: string, browser: string | null): Promise<OpenedLink>;
  /** Binds the link to this browser and says where Spotify asks for consent. */
  begin(ticket: string, browser: string | null): Promise<BegunLink>;
  /** What Spotify sent the browser back with. */
  finish(callback: Callback): Promise<CallbackResult>;
  /** The pairing code that waits for this browser; null when none does. */
  waiting(browser: string | null): Promise<WaitingCode | null>;
  /** Forgets the secrets of links that ran out, and old links altogether. */
  sweep(): Promise<void>;
}

/** Links are kept for this long after their end, so that a late visitor is told "too old" and not "unknown". */
const KEEP_MS = 24 * 3_600_000;

/** What has to be registered in a Spotify app. No hyphens: Spotify has refused local addresses with them. */
export const redirectUriOf = (publicUrl: string): string => `${publicUrl}/oauth/spotify/callback`;

export const createConsent = (deps: ConsentDeps): Consent => {
  const { store, secrets, clock, auth, publicUrl, random } = deps;
  const redirectUri = redirectUriOf(publicUrl);

  /** What a browser with this cookie may do with a link; null when it may begin. */
  const obstacle = (
    row: LinkRow | null,
    browser: string | null,
  ): Exclude<OpenedLink, { kind: 'show' }> | null => {
    if (row === null || !isOpen(row, clock.now())) return { kind: 'gone' };
    if (row.stage !== 'issued' && !isBrowserOf(row, browser)) return { kind: 'other_browser' };
    return row.stage === 'authorized' ? { kind: 'code' } : null;
  };

  return {
    open: async (ticket, browser) => {
      const row = await store.read.links.byTicket(hashSecret(ticket));
      const stop = obstacle(row, browser);
      if (stop !== null || row === null) return stop ?? { kind: 'gone' };
      const app = await store.read.apps.find(row.appId);
      const { memberId, memberName, expiresAt } = row;
      return { kind: 'show', link: { memberId, memberName, appName: app?.name ?? '', expiresAt } };
    },

    begin: (ticket, browser) =>
      store.transaction(async (tx) => {
        const row = await tx.links.byTicket(hashSecret(ticket));
        const stop = obstacle(row, browser);
        if (stop !== null || row === null) return stop ?? { kind: 'gone' };
        const app = await tx.apps.find(row.appId);
        if (app === null || !canAdvance(row.stage, 'started')) return { kind: 'gone' };
        const [state, verifier, newBrowser] = [
          randomSecret(random),
          randomSecret(random),
          randomSecret(random),
        ];
        await tx.links.advance(row.id, row.stage, 'started', {
          stateHash: hashSecret(state),
          browserHash: hashSecret(newBrowser),
          codeVerifierSealed: sealVerifier(secrets, row.id, verifier),
        });
        const challenge = hashSecret(verifier);
        const authorizeUrl = auth.authorizeUrl({ clientId: app.clientId, state, challenge, redirectUri });
        return { kind: 'begun', authorizeUrl, browser: newBrowser, expiresAt: row.expiresAt };
      }),

    finish: createCallback({ ...deps, redirectUri }),

    waiting: async (browser) => {
      if (browser === null) return null;
      const row = await store.read.links.byBrowser(hashSecret(browser));
      if (row === null || row.stage !== 'authorized' || !isOpen(row, clock.now())) return null;
      if (row.grantSealed === null) return null;
      const { pairingCode, profile } = openGrant(secrets, row.id, row.grantSealed);
      const { memberId, memberName, expiresAt } = row;
      return { code: pairingCode, memberId, memberName, displayName: profile.displayName, expiresAt };
    },

    sweep: () =>
      store.transaction(async (tx) => {
        const now = clock.now();
        await tx.links.expire(now);
        await tx.links.purge(now - KEEP_MS);
      }),
  };
};
