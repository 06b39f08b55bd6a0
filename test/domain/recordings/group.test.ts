import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RecordingId, TrackId } from '../../../src/domain/ids.ts';
import { type Compare, groupByPerformance } from '../../../src/domain/recordings/group.ts';

interface Sound {
  readonly trackId: TrackId;
  readonly recordingId: RecordingId | null;
  readonly sound: string;
}

const track = (id: number, sound: string, recording: number | null = null): Sound => ({
  trackId: id as TrackId,
  recordingId: recording as RecordingId | null,
  sound,
});
const sameSound: Compare<Sound> = (a, b) => ({ agrees: a.sound === b.sound, score: 0.95, features: null });
/** Agreement that is not transitive: neighbours agree. */
const near: Compare<Sound> = (a, b) => ({
  agrees: Math.abs(Number(a.sound) - Number(b.sound)) <= 1,
  score: 0.9,
  features: null,
});
const shapeOf = (groups: ReturnType<typeof groupByPerformance<Sound>>) =>
  groups.map(({ recordingId, tracks }) => [recordingId, tracks.map((one) => one.track.trackId)]);

describe('tracks with one ISRC', () => {
  test('agree, or stay apart: a shared code alone joins nothing', () => {
    const groups = groupByPerformance([track(1, 'a'), track(2, 'b'), track(3, 'a')], sameSound);
    expect(shapeOf(groups)).toEqual([
      [null, [1, 3]],
      [null, [2]],
    ]);
    expect(groups[0]?.tracks.map(({ method, score }) => [method, score])).toEqual([
      ['single', 1],
      ['isrc', 0.95],
    ]);
  });

  test('whoever joins agrees with everybody in the group', () => {
    expect(shapeOf(groupByPerformance([track(1, '1'), track(2, '2'), track(3, '3')], near))).toEqual([
      [null, [1, 2]],
      [null, [3]],
    ]);
  });

  test('a group keeps its oldest recording; a recording goes on with one group only', () => {
    expect(
      shapeOf(groupByPerformance([track(1, 'a', 9), track(2, 'a', 4), track(3, 'b', 4)], sameSound)),
    ).toEqual([
      [4, [1, 2]],
      [null, [3]],
    ]);
  });

  const tracks = fc
    .uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 12 })
    .chain((ids) =>
      fc.tuple(...ids.map((id) => fc.constantFrom('1', '2', '3', '5').map((sound) => track(id, sound)))),
    );

  test('every track belongs to exactly one group, in whatever order they come', () => {
    fc.assert(
      fc.property(tracks, (list) => {
        const groups = groupByPerformance(list, near);
        const all = groups.flatMap((group) => group.tracks.map((one) => one.track.trackId));
        expect([...all].sort((a, b) => a - b)).toEqual(
          list.map(({ trackId }) => trackId).sort((a, b) => a - b),
        );
        expect(shapeOf(groupByPerformance([...list].reverse(), near))).toEqual(shapeOf(groups));
      }),
    );
  });

  test('grouping again changes nothing, and a later track moves nobody', () => {
    fc.assert(
      fc.property(tracks, (list) => {
        const first = groupByPerformance(list, near);
        let next = 100;
        const stored = first.flatMap(({ recordingId, tracks: own }) => {
          const id = recordingId ?? next++;
          return own.map((one) => ({ ...one.track, recordingId: id as RecordingId }));
        });
        const late = track(99, '2');
        const second = groupByPerformance([...stored, late], near);
        for (const { recordingId, tracks: own } of second) {
          for (const { track: one } of own) if (one !== late) expect(recordingId).toBe(one.recordingId);
        }
      }),
    );
  });
});
