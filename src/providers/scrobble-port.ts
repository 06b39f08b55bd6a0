import type { NamedProvider } from '../domain/accounts/listeners.ts';
import type { Scrobble } from '../domain/listening/scrobbles.ts';

/** Whose plays. Names are public; a token is its owner's, and proves the name. */
export interface ListenerIdentity {
  readonly name: string;
  readonly token: string | null;
}

export interface ListenerProfile {
  /** As the provider writes it. */
  readonly name: string;
  /** Plays that the provider has of this listener; null when it does not say. */
  readonly total: number | null;
}

/** What to read: plays that are older than `before`, and not much older than `after` (both ms UTC; null: no end). */
export interface ScrobbleWindow {
  readonly before: number | null;
  readonly after: number | null;
}

export interface ScrobblePage {
  /** Newest first. */
  readonly scrobbles: readonly Scrobble[];
  /** Entries without a title, an artist or a time that can be true. */
  readonly unreadable: number;
  /**
   * `before` of the next page; null when there is none. It is never younger than the oldest entry of this page: entries
   * of its last second may come again, and none is passed over.
   */
  readonly next: number | null;
}

/**
 * A place where people keep what they played, read by user name.
 *
 * Errors of every call: {@link AppError} LISTENER_UNKNOWN, LISTENER_PRIVATE, TOKEN_REFUSED, PROVIDER_UNAVAILABLE;
 * {@link RetryAfter} while it wants a pause.
 */
export interface ScrobbleSource {
  readonly provider: NamedProvider;
  /** Asks whether this listener exists and may be read. With a token, `name` may be empty: the token says whose it is. */
  profile(listener: ListenerIdentity, signal?: AbortSignal): Promise<ListenerProfile>;
  page(listener: ListenerIdentity, window: ScrobbleWindow, signal?: AbortSignal): Promise<ScrobblePage>;
}
