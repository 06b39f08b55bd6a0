import type { ChartEntityId, DeletionId, MemberId, TrackId } from '../ids.ts';

/** What Segue keeps of a member, as people are told of it: every table that holds any belongs to one of these. */
export const HOLDING_KINDS = [
  'plays',
  'sums',
  'listening',
  'imports',
  'accounts',
  'sources',
  'library',
  'tracks',
  'rules',
  'playlists',
  'playlistLists',
  'sorts',
  'curation',
  'charts',
  'radar',
  'servers',
  'digests',
  'settings',
  'jobs',
] as const;
export type HoldingKind = (typeof HOLDING_KINDS)[number];

/** Rows that went, by kind. */
export type DeletedCounts = Partial<Record<HoldingKind, number>>;

/** What only one member may have brought into what everybody shares. */
export interface DeletionTraces {
  /** Tracks without a Spotify id: local files, uploads, words of a scrobble. */
  readonly tracks: readonly TrackId[];
  /** What stood on playlists that they watched. */
  readonly entities: readonly ChartEntityId[];
}

/** A deletion as it is stored. */
export interface Deletion {
  readonly id: DeletionId;
  /** Null once nothing is left of them. */
  readonly memberId: MemberId | null;
  readonly receiptHash: string;
  readonly counts: DeletedCounts | null;
  readonly traces: DeletionTraces | null;
  /** The file of the database still has unused parts that may hold something: it is made anew at night. */
  readonly compactDue: boolean;
  readonly requestedAt: number;
  readonly finishedAt: number | null;
}

/** Segue's own digests and channels go on without whoever made them: this stands in their place. */
export const NOBODY = '0' as MemberId;

/** What is left of a deletion for whoever asked for it. */
export interface Receipt {
  /** Only the person has it: the database keeps a hash of it. */
  readonly number: string;
  readonly counts: DeletedCounts;
  /** ms UTC. */
  readonly at: number;
  /** True: unused parts of the database file are cleaned tonight only. */
  readonly tonight: boolean;
  /** Until when a backup may hold what was deleted, ms UTC; null: this installation makes none by itself. */
  readonly backupsUntil: number | null;
}

/** Both counts as one. */
export const addCounts = (before: DeletedCounts, more: DeletedCounts): DeletedCounts => {
  const sum: DeletedCounts = { ...before };
  for (const kind of HOLDING_KINDS) {
    const added = (before[kind] ?? 0) + (more[kind] ?? 0);
    if (added > 0) sum[kind] = added;
  }
  return sum;
};

/**
 * How a member is written down where there is no column for them: their id as it is, and as it stands in the ids of
 * buttons. Whatever contains one of these is about them.
 */
export const tracesOf = (id: MemberId): string[] => (/^\d+$/.test(id) ? [id, BigInt(id).toString(36)] : [id]);
