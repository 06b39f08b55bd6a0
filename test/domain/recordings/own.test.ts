import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RecordingEditId, RecordingId, TrackId } from '../../../src/domain/ids.ts';
import { differences, ownGroups } from '../../../src/domain/recordings/own.ts';
import type { Membership, RecordingEdit } from '../../../src/domain/recordings/recordings.ts';

const members = (...groups: number[][]): Membership[] =>
  groups.flatMap((group, at) =>
    group.map((id) => ({ trackId: id as TrackId, recordingId: (at + 1) as RecordingId })),
  );
const merge = (id: number, a: number, b: number): RecordingEdit => ({
  id: id as RecordingEditId,
  kind: 'merge',
  trackId: a as TrackId,
  otherId: b as TrackId,
});
const split = (id: number, track: number): RecordingEdit => ({
  id: id as RecordingEditId,
  kind: 'split',
  trackId: track as TrackId,
  otherId: null,
});
const shape = (groups: readonly ReadonlySet<TrackId>[]) =>
  groups.map((group) => [...group].sort((a, b) => a - b)).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));

describe('a member’s own groups', () => {
  test('without edits they are those of everybody', () => {
    expect(shape(ownGroups(members([1, 2], [3]), []))).toEqual([[1, 2], [3]]);
    expect(differences(members([1, 2], [3]), [])).toEqual([]);
  });

  test('a merge joins both whole groups', () => {
    expect(shape(ownGroups(members([1, 2], [3, 4]), [merge(1, 2, 3)]))).toEqual([[1, 2, 3, 4]]);
  });

  test('a split takes one out, and leaves the rest together', () => {
    expect(shape(ownGroups(members([1, 2, 3]), [split(1, 2)]))).toEqual([[1, 3], [2]]);
  });

  test('the later edit counts: split, then merged back, and the other way round', () => {
    expect(shape(ownGroups(members([1, 2]), [split(1, 2), merge(2, 2, 1)]))).toEqual([[1, 2]]);
    expect(shape(ownGroups(members([1], [2]), [merge(1, 1, 2), split(2, 1)]))).toEqual([[1], [2]]);
  });

  test('it holds when everybody’s grouping changes later', () => {
    const edits = [split(1, 2), merge(2, 1, 5)];
    expect(shape(ownGroups(members([1, 2, 3], [5]), edits))).toEqual([[1, 3, 5], [2]]);
  });

  test('what differs has a key below zero; what is as for everybody is not listed', () => {
    expect(differences(members([1, 2, 3], [4]), [split(1, 2)])).toEqual([
      { trackId: 1, groupKey: -1 },
      { trackId: 3, groupKey: -1 },
      { trackId: 2, groupKey: -2 },
    ]);
    expect(differences(members([1, 2]), [split(1, 2), merge(2, 1, 2)])).toEqual([]);
  });

  const id = fc.integer({ min: 1, max: 8 });
  const edits = fc
    .array(fc.tuple(fc.boolean(), id, id), { maxLength: 8 })
    .map((list) => list.map(([isMerge, a, b], at) => (isMerge ? merge(at + 1, a, b) : split(at + 1, a))));
  const base = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 8, maxLength: 8 }).map((recordings) =>
    recordings.map((recordingId, at) => ({
      trackId: (at + 1) as TrackId,
      recordingId: recordingId as RecordingId,
    })),
  );

  test('every track belongs to exactly one group, whatever was edited', () => {
    fc.assert(
      fc.property(base, edits, (memberships, list) => {
        const all = ownGroups(memberships, list).flatMap((group) => [...group]);
        expect([...all].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
      }),
    );
  });

  test('the differences tell the groups: same key, same group', () => {
    fc.assert(
      fc.property(base, edits, (memberships, list) => {
        const own = new Map(differences(memberships, list).map((one) => [one.trackId, one.groupKey]));
        const keyed = Map.groupBy(memberships, (one) => own.get(one.trackId) ?? one.recordingId);
        const told = [...keyed.values()].map((group) => new Set(group.map(({ trackId }) => trackId)));
        expect(shape(told)).toEqual(shape(ownGroups(memberships, list)));
      }),
    );
  });

  test('taking the last edit back restores what was before it', () => {
    fc.assert(
      fc.property(base, edits, fc.boolean(), id, id, (memberships, list, isMerge, a, b) => {
        const last = isMerge ? merge(99, a, b) : split(99, a);
        const after = [...list, last].filter((edit) => edit.id !== last.id);
        expect(shape(ownGroups(memberships, after))).toEqual(shape(ownGroups(memberships, list)));
      }),
    );
  });
});
