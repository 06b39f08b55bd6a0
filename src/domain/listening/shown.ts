import type { TrackArtist } from '../library.ts';
import type { PlayGap, RankingKind, RankingRange } from '../listening.ts';
import type { RankMemory } from './captures.ts';

/** A play with what there is to show of its track. */
export interface ShownPlay {
  /** When it ended, ms UTC. */
  readonly playedAt: number;
  readonly spotifyId: string | null;
  readonly title: string;
  readonly artists: readonly TrackArtist[];
  readonly imageUrl: string | null;
}

/** Who stands at a place of a ranking; `artists` is empty for an artist. */
export interface RankedName {
  /** 1 is the best. */
  readonly rank: number;
  readonly name: string;
  readonly artists: readonly TrackArtist[];
  readonly spotifyId: string | null;
  readonly imageUrl: string | null;
}

/** A place in a ranking with what there is to show. */
export interface ShownRank extends RankedName {
  /** How it stood before; null for a list that was read before lists were remembered. */
  readonly memory: RankMemory | null;
}

/** Whether new facts arrive for a member: `rejected` accounts need a new link. */
export type LinkState = 'linked' | 'rejected' | 'unlinked';

/** A page of a stored ranking, as old as `refreshedAt` says. */
export interface TopPage {
  readonly kind: RankingKind;
  readonly range: RankingRange;
  readonly entries: readonly ShownRank[];
  /** Counts from 0. */
  readonly page: number;
  readonly pages: number;
  /** ms UTC; null while nothing was ever read. */
  readonly refreshedAt: number | null;
  /** A refresh was asked for and is not through yet. */
  readonly refreshing: boolean;
  /** Spotify asked to wait with it until then, ms UTC. */
  readonly nextTryAt: number | null;
  readonly link: LinkState;
}

/** A page of a member's plays, newest first, with the gaps that lie in its span. */
export interface RecentPage {
  readonly plays: readonly ShownPlay[];
  readonly gaps: readonly PlayGap[];
  readonly page: number;
  readonly older: boolean;
  readonly sync: PlaySyncState;
}

/** How the fetching of plays stands. All times are ms UTC. */
export interface PlaySyncState {
  readonly link: LinkState;
  /** Null when nothing is fetched. */
  readonly nextAt: number | null;
  /** Null before the first successful one. */
  readonly lastAt: number | null;
  readonly failing: boolean;
  /** A look was asked for and is not through yet. */
  readonly running: boolean;
}
