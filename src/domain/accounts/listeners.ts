import type { AccountProvider } from '../accounts.ts';

/**
 * Accounts that are linked by naming them: their plays are public, so a user name is enough. A token proves that the
 * name is one's own.
 */

/** Providers whose accounts are linked by name. */
export const namedProviders = ['listenbrainz', 'lastfm'] as const;
export type NamedProvider = (typeof namedProviders)[number];

export const isNamed = (provider: AccountProvider): provider is NamedProvider => provider !== 'spotify';

/** What somebody typed: a name, or a token that says whose it is. */
export type TypedListener =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'token'; readonly token: string };

/** ListenBrainz's user tokens. */
const TOKEN = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** The address of a profile, which people copy instead of the name. */
const PROFILE: Readonly<Record<NamedProvider, RegExp>> = {
  lastfm: /^(?:https?:\/\/)?(?:www\.)?last\.fm\/(?:[a-z]{2}\/)?user\/([^/?#]+)/i,
  listenbrainz: /^(?:https?:\/\/)?(?:www\.)?listenbrainz\.org\/user\/([^/?#]+)/i,
};
/** Last.fm's rule; ListenBrainz has the names of MusicBrainz, which may have anything in them but line breaks. */
const NAME: Readonly<Record<NamedProvider, RegExp>> = {
  lastfm: /^[a-z][\w-]{1,14}$/i,
  listenbrainz: /^[^\p{C}/]{1,64}$/u,
};

/** Reads what was typed; null when it can be neither a name nor a token. */
export const readListener = (provider: NamedProvider, typed: string): TypedListener | null => {
  const text = typed.trim();
  if (provider === 'listenbrainz' && TOKEN.test(text)) return { kind: 'token', token: text.toLowerCase() };
  const copied = PROFILE[provider].exec(text)?.[1];
  const name = (copied === undefined ? text.replace(/^@/, '') : decoded(copied)).trim();
  return NAME[provider].test(name) ? { kind: 'name', name } : null;
};

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    // Not an escape: somebody's name has a percent sign in it.
    return part;
  }
};

/** Both places know a name however it is written; it is one account. */
export const listenerKey = (name: string): string => name.toLowerCase();
