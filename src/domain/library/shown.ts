import type { LibraryViewId } from '../ids.ts';
import type { Source, SourceProblem, Track } from '../library.ts';
import type { LinkState } from '../listening/shown.ts';

/** How far the list of what there is to choose is. */
export type ListState = 'never' | 'reading' | 'read';

/** Everything `/sources` tells. */
export interface SourcesOverview {
  readonly link: LinkState;
  readonly list: ListState;
  /** When the list was last read, ms UTC. */
  readonly listedAt: number | null;
  readonly chosen: readonly Source[];
  /** Tracks of all chosen sources, each once. */
  readonly tracks: number;
  /** A sync of all of them waits or runs. */
  readonly syncing: boolean;
}

/** A page of what a member can choose from. */
export interface ChoicePage {
  readonly link: LinkState;
  readonly list: ListState;
  readonly options: readonly Source[];
  readonly page: number;
  readonly pages: number;
  /** Names what stands on the page: an answer about another list changes nothing that was not seen. */
  readonly mark: string;
  readonly chosen: number;
  /** What is in the provider's list and cannot be read: some names, and how many there are. */
  readonly closed: { readonly names: readonly string[]; readonly count: number };
}

/** What became of a sync of one source. */
export type SyncResult =
  | {
      readonly kind: 'synced';
      readonly tracks: number;
      readonly added: number;
      readonly removed: number;
      /** Entries that are not music. */
      readonly dropped: number;
    }
  | { readonly kind: 'unchanged'; readonly tracks: number }
  /** It cannot be read, and trying again would not help. */
  | { readonly kind: 'problem'; readonly problem: SourceProblem }
  /** Not chosen any more, or deleted. */
  | { readonly kind: 'dropped' };

/** True for the stored result of a sync that changed something. */
export const isSynced = (payload: unknown): payload is Extract<SyncResult, { kind: 'synced' }> =>
  typeof payload === 'object' && payload !== null && 'kind' in payload && payload.kind === 'synced';

/** A track of a library with where it came from. */
export interface LibraryEntry {
  readonly track: Track;
  /** ms UTC; 0 when no source knows. */
  readonly addedAt: number;
  readonly sources: readonly Pick<Source, 'id' | 'kind' | 'name'>[];
}

/** A filter with the names that a sentence about it needs. */
export interface FilterWords {
  readonly text: string | null;
  readonly artist: string | null;
  readonly source: Pick<Source, 'kind' | 'name'> | null;
  /** ms UTC */
  readonly after: number | null;
  readonly before: number | null;
  /** The member's, in which those are days. IANA name. */
  readonly timeZone: string;
}

/** A page of a library. */
export interface LibraryPage {
  readonly entries: readonly LibraryEntry[];
  /** Tracks that fit the filter. */
  readonly total: number;
  /** Tracks of the whole library. */
  readonly size: number;
  /** Counts from 0. */
  readonly page: number;
  readonly pages: number;
  /** Where the filter is kept; null without one. */
  readonly view: LibraryViewId | null;
  readonly filter: FilterWords;
  /** Sources that the member chose, and those of them that were never read yet. */
  readonly chosen: number;
  readonly unread: number;
  readonly link: LinkState;
}
