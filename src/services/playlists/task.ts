import type { Clock } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import type { ManagedPlaylist } from '../../domain/playlists/managed.ts';
import type { PlaylistOwner, PlaylistWriter } from '../../providers/playlist-port.ts';

export interface PlaylistApplyDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly writer: PlaylistWriter;
  /** Tests make waiting short. Rejects once the signal is aborted. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

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
}

/** Spotify or a person is still at it: nothing can be said now, and nothing was done. */
export class Unsettled extends Error {
  override readonly name = 'Unsettled';
}
