import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../clock.ts';
import type { GroupCandidate, NewMembership } from '../../db/repositories/recordings.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import type { RecordingId } from '../../domain/ids.ts';
import { GROUPING } from '../../domain/recordings/compare.ts';
import { type Compare, type Group, groupByPerformance, leaveOthers } from '../../domain/recordings/group.ts';
import type { Enqueue } from '../intents.ts';
import { refreshOwn } from './own-groups.ts';
import { RECORDINGS_GROUP, recordingsGroup } from './work.ts';

/** Finds out which tracks are one performance, and notes the releases they stand on. */
export interface RecordingGrouping {
  /** Groups what is due, in short transactions. Can be interrupted and run again. @returns how many tracks */
  run(signal: AbortSignal): Promise<number>;
  /** Enqueues the job when a track waits. Cheap when there is none. */
  enqueueDue(): Promise<void>;
}

export interface RecordingGroupingDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly enqueue: Enqueue;
  /** Judges two tracks with one ISRC; a new judge per run, because it remembers what it prepared. */
  readonly createCompare: () => Compare<GroupCandidate>;
}

const BATCH = 50;
/** Lets the other half write in between. */
const PAUSE_MS = 2;

export const createRecordingGrouping = (deps: RecordingGroupingDeps): RecordingGrouping => {
  const { store, clock, enqueue, createCompare } = deps;
  return {
    run: async (signal) => {
      for (let grouped = 0; ; await sleep(PAUSE_MS)) {
        signal.throwIfAborted();
        const done = await store.transaction((tx) => groupBatch(tx, createCompare(), clock.now()));
        if (done === 0) return grouped;
        grouped += done;
      }
    },

    enqueueDue: async () => {
      if (!(await store.read.recordings.anyDue())) return;
      if ((await store.read.jobs.activeByKey(RECORDINGS_GROUP)) !== null) return;
      await store.transaction((tx) => enqueue(tx, recordingsGroup()));
    },
  };
};

const groupBatch = async (
  tx: Repositories,
  compare: Compare<GroupCandidate>,
  now: number,
): Promise<number> => {
  const due = await tx.recordings.due(BATCH);
  if (due.length === 0) return 0;
  await noteReleases(tx, due, now);
  const isrcs = [...new Set(due.flatMap(({ isrc }) => isrc ?? []))];
  const alike = Map.groupBy(await tx.recordings.withIsrc(isrcs), ({ isrc }) => isrc ?? '');
  // A track without a code stands alone: only people can say that it is the same as another.
  const blocks = [...alike.values(), ...due.filter(({ isrc }) => isrc === null).map((track) => [track])];
  const memberships = await tx.recordings.around(blocks.flat().map(({ trackId }) => trackId));
  const dueIds = new Set(due.map(({ trackId }) => trackId));
  const taken = new Set<RecordingId>();
  const groups = blocks
    .flatMap((block) => groupByPerformance(leaveOthers(block, memberships, dueIds), compare))
    .map((group) => onceOnly(group, taken));
  const moved = await place(tx, groups, now);
  await tx.recordings.settle([...dueIds]);
  const before = blocks.flat().flatMap(({ recordingId }) => recordingId ?? []);
  await tx.recordings.removeEmpty([...new Set(before)]);
  const around = await tx.recordings.around(moved.map(({ trackId }) => trackId));
  const touched = [...around, ...moved].map(({ trackId }) => trackId);
  for (const memberId of await tx.recordingEdits.membersAbout(touched)) await refreshOwn(tx, memberId);
  return due.length;
};

/** A recording goes on with one group of a batch; the others that had it get one of their own. */
const onceOnly = <T>(group: Group<T>, taken: Set<RecordingId>): Group<T> => {
  const { recordingId } = group;
  if (recordingId !== null && taken.has(recordingId)) return { ...group, recordingId: null };
  if (recordingId !== null) taken.add(recordingId);
  return group;
};

/** Writes what changed. @returns the tracks that belong to something else now, as they were before */
const place = async (
  tx: Repositories,
  groups: readonly Group<GroupCandidate>[],
  now: number,
): Promise<GroupCandidate[]> => {
  const fresh = groups.filter(({ recordingId }) => recordingId === null);
  const created = await tx.recordings.create(fresh.length, now);
  const idOf = new Map<Group<GroupCandidate>, RecordingId | undefined>(
    fresh.map((group, at) => [group, created[at]]),
  );
  const rows: NewMembership[] = [];
  const moved: GroupCandidate[] = [];
  for (const group of groups) {
    const recordingId = group.recordingId ?? idOf.get(group);
    if (recordingId === undefined) throw new Error('A recording was stored and did not come back.');
    for (const { track, method, score, features } of group.tracks) {
      if (track.recordingId === recordingId) continue;
      rows.push({ trackId: track.trackId, recordingId, method, score, features, algorithm: GROUPING });
      moved.push(track);
    }
  }
  await tx.recordings.place(rows, now);
  return moved;
};

const noteReleases = async (
  tx: Repositories,
  tracks: readonly GroupCandidate[],
  now: number,
): Promise<void> => {
  const releases = tracks.flatMap(({ albumSpotifyId, albumTitle, releaseDate, imageUrl }) =>
    albumSpotifyId === null || albumTitle === null
      ? []
      : [{ spotifyId: albumSpotifyId, title: albumTitle, releaseDate, imageUrl }],
  );
  if (releases.length > 0) await tx.releases.upsert(releases, now);
};
