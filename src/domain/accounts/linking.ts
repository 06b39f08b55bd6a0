import type { LinkRequest, LinkStage } from '../accounts.ts';

/** The rules of one linking attempt: its stages, its time, its guesses. */

const MINUTE_MS = 60_000;

/** A link, the consent behind it, and afterwards the pairing code live this long each. */
export const LINK_LIFETIME_MS = 10 * MINUTE_MS;
export const PAIRING_TRIES = 5;
/** Unfinished links a member may have; a further one replaces the oldest. */
export const OPEN_LINKS = 3;
/** Links a member may ask for per window. */
export const LINKS_PER_WINDOW = 10;
export const LINK_WINDOW_MS = 60 * MINUTE_MS;

const next: Readonly<Record<LinkStage, readonly LinkStage[]>> = {
  issued: ['started', 'failed'],
  // A person who went back, or whose consent did not work out, starts again in the same browser.
  started: ['started', 'authorized', 'failed'],
  authorized: ['paired', 'failed'],
  paired: [],
  failed: [],
};

/** Whether a linking attempt may go from one stage to another. */
export const canAdvance = (from: LinkStage, to: LinkStage): boolean => next[from].includes(to);

/** Neither finished nor dead nor too old. */
export const isOpen = (request: Pick<LinkRequest, 'stage' | 'expiresAt'>, now: number): boolean =>
  request.stage !== 'paired' && request.stage !== 'failed' && now < request.expiresAt;

/** What becomes of a typed pairing code. */
export type PairingVerdict =
  | { readonly kind: 'right' }
  | { readonly kind: 'wrong'; readonly triesLeft: number }
  /** The browser part is not finished: no code exists yet, so nothing was guessed. */
  | { readonly kind: 'early' }
  | { readonly kind: 'dead' };

/** @param matches whether the typed code is the one that the page showed */
export const judgePairing = (
  request: Pick<LinkRequest, 'stage' | 'expiresAt' | 'pairingTries'>,
  matches: boolean,
  now: number,
): PairingVerdict => {
  if (!isOpen(request, now) || request.pairingTries >= PAIRING_TRIES) return { kind: 'dead' };
  if (request.stage !== 'authorized') return { kind: 'early' };
  if (matches) return { kind: 'right' };
  return { kind: 'wrong', triesLeft: PAIRING_TRIES - request.pairingTries - 1 };
};

/**
 * When a member may ask for the next link; null when now.
 * @param recent times of the member's latest links, newest first, ms UTC
 */
export const nextLinkAt = (recent: readonly number[], now: number): number | null => {
  const inWindow = recent.filter((at) => at > now - LINK_WINDOW_MS);
  const oldest = inWindow[LINKS_PER_WINDOW - 1];
  return oldest === undefined ? null : oldest + LINK_WINDOW_MS;
};

/** Digits of a typed pairing code (people copy spaces and dashes along); null when it cannot be one. */
export const readPairingCode = (typed: string): string | null => {
  const digits = typed.replace(/[\s–-]/g, '');
  return /^\d{6}$/.test(digits) ? digits : null;
};

/** Spotify's client ids. */
export const isClientId = (text: string): boolean => /^[0-9a-f]{32}$/i.test(text);

/** Spotify lets so many people use an app in development mode. */
export const PEOPLE_PER_APP = 5;
/** Apps that one member may bring. */
export const OWN_APPS = 5;
