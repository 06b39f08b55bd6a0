import type { RecordingId, TrackId } from '../ids.ts';
import type { GroupMethod, Membership } from './recordings.ts';

/** How well two tracks agree that they are one performance. */
export interface Agreement {
  readonly agrees: boolean;
  /** 0..1 */
  readonly score: number;
  /** What the score was made of, kept to be looked at. */
  readonly features: unknown;
}

/** Judges two tracks with the same ISRC; the order of the two does not matter. */
export type Compare<T> = (a: T, b: T) => Agreement;

/** A track among others that carry its ISRC. */
export interface Grouped {
  readonly trackId: TrackId;
  /** Where it belongs now; null: nowhere yet. */
  readonly recordingId: RecordingId | null;
}

export interface Group<T> {
  /** The recording that goes on with this group; null: a new one. */
  readonly recordingId: RecordingId | null;
  readonly tracks: readonly GroupTrack<T>[];
}

export interface GroupTrack<T> {
  readonly track: T;
  readonly method: GroupMethod;
  readonly score: number;
  readonly features: unknown;
}

/**
 * Groups tracks that carry one ISRC into performances. A shared ISRC alone joins nothing: a track joins a group when it
 * agrees with every track in it, because one code is sometimes given to two performances. Whoever has the smaller id
 * was there first, so a new track never moves those that were grouped before.
 */
export const groupByPerformance = <T extends Grouped>(
  tracks: readonly T[],
  compare: Compare<T>,
): Group<T>[] => {
  const groups: GroupTrack<T>[][] = [];
  for (const track of [...tracks].sort((a, b) => a.trackId - b.trackId)) {
    const joined = groups
      .map((group) => ({ group, agreements: group.map((one) => compare(one.track, track)) }))
      .find(({ agreements }) => agreements.every(({ agrees }) => agrees));
    const [first] = joined?.agreements ?? [];
    if (joined === undefined || first === undefined) {
      groups.push([{ track, method: 'single', score: 1, features: null }]);
    } else {
      joined.group.push({ track, method: 'isrc', score: first.score, features: first.features });
    }
  }
  return withRecordings(groups);
};

/** Each group keeps the oldest recording of its tracks, each recording goes on with the first group that has it. */
const withRecordings = <T extends Grouped>(groups: readonly (readonly GroupTrack<T>[])[]): Group<T>[] => {
  const taken = new Set<RecordingId>();
  return groups.map((tracks) => {
    const known = tracks
      .flatMap(({ track }) => (track.recordingId === null ? [] : [track.recordingId]))
      .filter((id) => !taken.has(id))
      .sort((a, b) => a - b);
    const recordingId = known[0] ?? null;
    if (recordingId !== null) taken.add(recordingId);
    return { recordingId, tracks };
  });
};

/**
 * Takes a track's recording away where others still belong to it who carry another ISRC by now: a track whose code has
 * changed leaves, and those who stay keep it. Others that are due themselves do not count, they are looked at next.
 */
export const leaveOthers = <T extends Grouped>(
  block: readonly T[],
  memberships: readonly Membership[],
  due: ReadonlySet<TrackId>,
): T[] => {
  const inside = new Set(block.map(({ trackId }) => trackId));
  const shared = new Set(
    memberships
      .filter(({ trackId }) => !inside.has(trackId) && !due.has(trackId))
      .map(({ recordingId }) => recordingId),
  );
  return block.map((track) =>
    track.recordingId !== null && shared.has(track.recordingId) ? { ...track, recordingId: null } : track,
  );
};
