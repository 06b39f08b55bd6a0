import { snapshotId } from '../world/ids.ts';
import { type ItemCall, largestPlaylist, writeItems } from './item-writes.ts';

/**
 * One playlist of Spotify as a value, for property tests of whatever plans changes: the rules are those of the double
 * (and of the real one, as far as anybody wrote them down), without a server. Calls are written as they go over the
 * wire.
 */
export interface ModelEntry {
  /** Null for what Spotify lost. */
  readonly uri: string | null;
  /** Milliseconds UTC; null as in very old playlists. */
  readonly addedAt: number | null;
  readonly addedBy: string | null;
}

export interface PlaylistState {
  readonly entries: readonly ModelEntry[];
  readonly snapshotId: string;
  /** Every version there was, the newest included, by snapshot id. */
  readonly versions: ReadonlyMap<string, readonly ModelEntry[]>;
  /** Old snapshots that were answered 502 once, and are honoured from now on. */
  readonly refused: ReadonlySet<string>;
  /** One entry more is a 500. */
  readonly most: number;
}

export interface Applied {
  readonly state: PlaylistState;
  /** 201 and 200 where it was done; else the state is the same, but for `refused`. */
  readonly status: number;
  /** The snapshot of an accepted call. */
  readonly snapshotId: string | null;
  /** The words of a refusal. */
  readonly message: string | null;
}

/** Who calls, and when (ms UTC; kept to the second, as Spotify does). */
export interface Hand {
  readonly at: number;
  readonly by: string;
}

/** A playlist with these entries; of uris alone, all were added at once at the beginning of time by `owner`. */
export function playlistOf(
  entries: readonly (string | ModelEntry)[],
  options: { most?: number } = {},
): PlaylistState {
  const own = entries.map((entry) =>
    typeof entry === 'string' ? { uri: entry, addedAt: 0, addedBy: 'owner' } : entry,
  );
  const first = snapshotId('model', 1);
  return {
    entries: own,
    snapshotId: first,
    versions: new Map([[first, own]]),
    refused: new Set(),
    most: options.most ?? largestPlaylist,
  };
}

export const urisOf = ({ entries }: PlaylistState): (string | null)[] => entries.map(({ uri }) => uri);

/** A uri that the rules take, for a number from 0: `spotify:track:0000000000000000000042`. */
export const trackUri = (number: number): string => `spotify:track:${String(number).padStart(22, '0')}`;

/** What one call makes of a playlist, and what it answers. */
export function apply(call: ItemCall, state: PlaylistState, hand: Hand): Applied {
  const addedAt = Math.floor(hand.at / 1_000) * 1_000;
  const outcome = writeItems<ModelEntry>(call, {
    entries: state.entries,
    most: state.most,
    uriOf: ({ uri }) => uri,
    added: (uris) => uris.map((uri) => ({ uri, addedAt, addedBy: hand.by })),
    exists: () => true,
    versionOf: (id) => state.versions.get(id),
    wasRefused: (id) => state.refused.has(id),
  });
  if ('status' in outcome) {
    const { status, message, refused } = outcome;
    const after = refused === undefined ? state : { ...state, refused: new Set([...state.refused, refused]) };
    return { state: after, status, snapshotId: null, message };
  }
  const after = changedTo(state, outcome.entries);
  const status = call.method === 'POST' ? 201 : 200;
  return { state: after, status, snapshotId: after.snapshotId, message: null };
}

/** What somebody did in their Spotify app: any change at all, under a new snapshot. Entries that stay keep their dates. */
export function edited(
  state: PlaylistState,
  edit: (entries: readonly ModelEntry[]) => readonly ModelEntry[],
): PlaylistState {
  return changedTo(state, edit(state.entries));
}

function changedTo(state: PlaylistState, entries: readonly ModelEntry[]): PlaylistState {
  if (entries === state.entries) return state;
  const next = snapshotId('model', state.versions.size + 1);
  return {
    ...state,
    entries,
    snapshotId: next,
    versions: new Map([...state.versions, [next, entries]]),
  };
}
