import type { TrackId } from '../ids.ts';
import type { Membership, RecordingEdit } from './recordings.ts';

/**
 * What belongs together for one member: the recordings of everybody, changed by the member's own edits in the order in
 * which they made them. Edits speak of tracks, not of recordings, so they hold however the recordings are grouped
 * later; an edit that is taken back leaves what the others make of it.
 */
export const ownGroups = (
  memberships: readonly Membership[],
  edits: readonly RecordingEdit[],
): ReadonlySet<TrackId>[] => {
  const groupOf = new Map<TrackId, Set<TrackId>>();
  for (const own of Map.groupBy(memberships, ({ recordingId }) => recordingId).values()) {
    const group = new Set(own.map(({ trackId }) => trackId));
    for (const trackId of group) groupOf.set(trackId, group);
  }
  for (const edit of [...edits].sort((a, b) => a.id - b.id)) {
    if (edit.kind === 'split') split(groupOf, edit.trackId);
    else if (edit.otherId !== null) merge(groupOf, edit.trackId, edit.otherId);
  }
  return [...new Set(groupOf.values())];
};

const groupFor = (groupOf: Map<TrackId, Set<TrackId>>, trackId: TrackId): Set<TrackId> => {
  const known = groupOf.get(trackId);
  if (known !== undefined) return known;
  const alone = new Set([trackId]);
  groupOf.set(trackId, alone);
  return alone;
};

const merge = (groupOf: Map<TrackId, Set<TrackId>>, a: TrackId, b: TrackId): void => {
  const into = groupFor(groupOf, a);
  for (const trackId of groupFor(groupOf, b)) {
    into.add(trackId);
    groupOf.set(trackId, into);
  }
};

const split = (groupOf: Map<TrackId, Set<TrackId>>, trackId: TrackId): void => {
  groupFor(groupOf, trackId).delete(trackId);
  groupOf.set(trackId, new Set([trackId]));
};

/** A track whose group differs from its recording, and the key under which its own group is counted. */
export interface OwnMembership {
  readonly trackId: TrackId;
  readonly groupKey: number;
}

/**
 * The tracks that belong to something else than their recording for this member. A group's key is minus its smallest
 * track id: below zero, so that it never meets a recording's id.
 */
export const differences = (
  memberships: readonly Membership[],
  edits: readonly RecordingEdit[],
): OwnMembership[] => {
  const usual = new Map(memberships.map(({ trackId, recordingId }) => [trackId, recordingId]));
  const sizes = new Map<number, number>();
  for (const { recordingId } of memberships) sizes.set(recordingId, (sizes.get(recordingId) ?? 0) + 1);
  return ownGroups(memberships, edits).flatMap((group) => {
    const tracks = [...group];
    const recordings = new Set(tracks.map((trackId) => usual.get(trackId)));
    const [only] = recordings;
    const same = recordings.size === 1 && only !== undefined && sizes.get(only) === tracks.length;
    const groupKey = -Math.min(...tracks);
    return same ? [] : tracks.map((trackId) => ({ trackId, groupKey }));
  });
};
