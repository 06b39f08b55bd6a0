import type { ReadingId } from '../ids.ts';
import type { Source, SourceProblem } from '../library.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** A list that was read so recently tells the present version of each source. */
export const LISTING_TRUST_MS = 10 * MINUTE_MS;
/** Newest-first lists are read only as far as they changed; this often they are read whole, whatever it looks like. */
export const FULL_READ_EVERY_MS = 7 * DAY_MS;
/** A list that changes while it is read is read again, but not for ever. */
export const MAX_ROUNDS = 3;

type SyncFacts = Pick<
  Source,
  'readingId' | 'snapshotId' | 'syncedSnapshotId' | 'listedAt' | 'lastFullSyncAt' | 'readable' | 'lastProblem'
>;

export interface SyncWish {
  readonly now: number;
  /** The reader can read only the front of this kind. */
  readonly newestFirst: boolean;
  /** A person asked for everything to be read again. */
  readonly full: boolean;
}

/** Why a source is not worth a call; null when it can be tried. */
export const unreadable = (source: Pick<Source, 'readable' | 'lastProblem'>): SourceProblem | null => {
  if (source.lastProblem === 'gone') return 'gone';
  return source.readable ? null : 'forbidden';
};

/** True when the whole list must be read even though its version is known. */
export const fullReadDue = (source: SyncFacts, { now, newestFirst, full }: SyncWish): boolean => {
  if (full || source.readingId === null) return true;
  return newestFirst && (source.lastFullSyncAt === null || now - source.lastFullSyncAt >= FULL_READ_EVERY_MS);
};

/** True when the cached list already tells that nothing changed: no call at all. */
export const unchangedByListing = (source: SyncFacts, wish: SyncWish): boolean =>
  !fullReadDue(source, wish) &&
  source.snapshotId !== null &&
  source.snapshotId === source.syncedSnapshotId &&
  wish.now - source.listedAt < LISTING_TRUST_MS;

/** True when the provider's present version is the one that was read. */
export const unchangedByVersion = (source: SyncFacts, version: string, wish: SyncWish): boolean =>
  !fullReadDue(source, wish) && source.syncedSnapshotId === version;

/** A reading that was begun and not finished. */
export interface Draft {
  readonly id: ReadingId;
  readonly version: string;
  /** Null: the end was reached. */
  readonly nextOffset: number | null;
  readonly lines: number;
  readonly dropped: number;
  readonly startedAt: number;
}

/** A draft older than this is not continued: the list may have changed in a way its version does not show. */
const DRAFT_LIFETIME_MS = DAY_MS;

/** True when an interrupted reading can go on where it stood. */
export const canResume = (draft: Draft, version: string, now: number): boolean =>
  draft.version === version && now - draft.startedAt < DRAFT_LIFETIME_MS;

/** How many lines came and went between two readings, each line counted as often as it stands there. */
export const diffLines = (
  before: readonly number[],
  after: readonly number[],
): { readonly added: number; readonly removed: number } => {
  const counts = new Map<number, number>();
  for (const track of before) counts.set(track, (counts.get(track) ?? 0) + 1);
  let kept = 0;
  for (const track of after) {
    const left = counts.get(track) ?? 0;
    if (left === 0) continue;
    counts.set(track, left - 1);
    kept += 1;
  }
  return { added: after.length - kept, removed: before.length - kept };
};
