import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffPlaylist, removalGuard } from '../../../src/domain/playlists/compare.ts';
import { playlist, range, track, tracks, urisOf } from './spotify.ts';

describe('what an apply would change', () => {
  test('added, removed, kept and, of those, moved', () => {
    expect(diffPlaylist(tracks(1, 2, 3, 4, 5), tracks(5, 1, 9, 3, 4))).toEqual({
      added: tracks(9),
      removed: tracks(2),
      kept: tracks(5, 1, 3, 4),
      moved: tracks(5),
    });
  });

  test('line by line, copies too', () => {
    expect(diffPlaylist(tracks(1, 1, 2), tracks(1, 2, 2))).toEqual({
      added: tracks(2),
      removed: tracks(1),
      kept: tracks(1, 2),
      moved: [],
    });
  });

  test('every line is on one side or on both', () => {
    fc.assert(
      fc.property(playlist, playlist, (actual, merged) => {
        const { added, removed, kept, moved } = diffPlaylist(actual, merged);
        expect(urisOf([...removed, ...kept]).toSorted()).toEqual(urisOf(actual).toSorted());
        expect(urisOf([...added, ...kept]).toSorted()).toEqual(urisOf(merged).toSorted());
        expect(moved.length).toBeLessThanOrEqual(Math.max(0, kept.length - 1));
        expect(diffPlaylist(actual, actual)).toMatchObject({ added: [], removed: [], moved: [] });
      }),
    );
  });
});

describe('the guard on mass removal', () => {
  const guard = (there: number, stays: number) =>
    removalGuard({
      actual: tracks(...range(0, there)),
      merged: tracks(...range(0, stays)),
      share: 0.3,
      floor: 10,
    });

  test.each([
    [100, 70, true],
    [100, 69, false],
    [12, 2, true],
    [12, 1, false],
    [500, 0, false],
    [0, 0, true],
    [5, 0, true],
  ])('of %i lines %i stay: %s', (there, stays, ok) => {
    expect(guard(there, stays)).toEqual({ ok, removed: there - stays, total: there });
  });

  test('what takes their place does not make up for it', () => {
    const merged = tracks(...range(500, 600));
    expect(removalGuard({ actual: tracks(...range(0, 100)), merged, share: 0.3, floor: 10 }).ok).toBe(false);
    expect(removalGuard({ actual: [track(1)], merged, share: 0.3, floor: 10 }).ok).toBe(true);
  });
});
