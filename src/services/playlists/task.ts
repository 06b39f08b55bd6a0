import type { Clock } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import type { NewTrack } from '../../domain/library.ts';
import type { ManagedPlaylist } from '../../domain/playlists/managed.ts';
import type { ApplyOutcome } from '../../domain/playlists/outcome.ts';
import type { AppError } from '../../errors.ts';
import type { PlaylistOwner, PlaylistWriter } from '../../providers/playlist-port.ts';

export interface PlaylistApplyDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly writer: PlaylistWriter;
  /** Tests make waiting short. Rejects once the signal is aborted. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<unknown>;
  /** Learns tracks that were found and are not known yet. */
  readonly learn: (tracks: readonly NewTrack[], signal: AbortSignal) => Promise<void>;
  readonly afterApply?: AfterApply;
  readonly onHandEdits?: OnHandEdits;
}

/**
 * What follows an apply that changed something, that asks, or that found a problem: told once, in the transaction that
 * writes it down.
 * @param asked a person waited for it and sees its card
 */
export type AfterApply = (
  tx: Repositories,
  playlist: ManagedPlaylist,
  outcome: ApplyOutcome,
  asked: boolean,
) => Promise<void>;

/**
 * Somebody who may understand what a person did by hand, within the transaction that writes it down. Idempotent: the same
 * edits may come again after an interruption.
 * @param edits uris that a person put in or took out
 * @returns those that are understood: they become neither pins nor bans, what is wanted decides about them
 */
export type OnHandEdits = (
  tx: Repositories,
  playlist: ManagedPlaylist,
  edits: { readonly added: readonly string[]; readonly removed: readonly string[] },
) => Promise<ReadonlySet<string>>;

/** What whoever runs it gives along. */
export interface ApplyHooks {
  readonly signal: AbortSignal;
  /** Calls made, of how many. */
  readonly progress: (done: number, total: number) => Promise<void>;
  /** A person waits for it: then everything is looked at that could have changed. */
  readonly asked: boolean;
}

/** A playlist of Spotify's that is being brought to what it ought to be. */
export interface ApplyTask extends ApplyHooks {
  readonly playlist: ManagedPlaylist;
  readonly owner: PlaylistOwner;
  readonly spotifyId: string;
  /** Versions that are over: an answer that names one of them comes from a place that lags behind. */
  readonly past: Set<string>;
  /** What Spotify said last about the playlist itself: people rename it there. */
  readonly heard: { name: string | null };
}

/** Something changed meanwhile, or a call was not answered: look again. */
export interface Again {
  readonly kind: 'again';
  readonly error?: AppError<'PROVIDER_UNAVAILABLE'>;
  /** So many calls were refused, and what they were refused for is left out from now on. */
  readonly refused?: number;
}

/** Spotify or a person is still at it: nothing can be said now, and nothing was done. */
export class Unsettled extends Error {
  override readonly name = 'Unsettled';
}
