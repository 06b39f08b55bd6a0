import type { Track } from '../library.ts';
import type { ManagedPlaylist, Mark, RevisionFacts } from './managed.ts';
import type { Steps } from './steps.ts';

/** A mark with the track that it is about; null: Segue does not know that track. */
export interface ShownMark extends Mark {
  readonly track: Track | null;
}

/** A playlist with everything around it. */
export interface PlaylistCard {
  readonly playlist: ManagedPlaylist;
  /** Name of the rule set that it follows; null: none. */
  readonly follows: string | null;
  readonly marks: readonly ShownMark[];
  /** Wanted, and not to be had from Spotify. */
  readonly unavailable: readonly { readonly uri: string; readonly track: Track | null }[];
  /** The newest first. */
  readonly revisions: readonly RevisionFacts[];
  readonly steps: Steps;
  /** Of the member, for places where Discord shows no times of its own. */
  readonly timeZone: string;
}
