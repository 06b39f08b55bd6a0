import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReadingId } from '../../../src/domain/ids.ts';
import {
  canResume,
  diffLines,
  FULL_READ_EVERY_MS,
  LISTING_TRUST_MS,
  unchangedByListing,
  unchangedByVersion,
  unreadable,
} from '../../../src/domain/library/sync.ts';

const NOW = 1_000_000_000_000;
const synced = {
  readingId: 1 as ReadingId,
  snapshotId: 's1',
  syncedSnapshotId: 's1',
  listedAt: NOW - 1_000,
  lastFullSyncAt: NOW - 1_000,
  readable: true,
  lastProblem: null,
};
const wish = { now: NOW, newestFirst: false, full: false };

describe('no call at all', () => {
  test.each([
    ['a fresh list that says so', synced, wish, true],
    ['another version in the list', { ...synced, snapshotId: 's2' }, wish, false],
    ['no version in the list', { ...synced, snapshotId: null, syncedSnapshotId: null }, wish, false],
    ['never read', { ...synced, readingId: null }, wish, false],
    ['an old list', { ...synced, listedAt: NOW - LISTING_TRUST_MS }, wish, false],
    ['asked to read everything', synced, { ...wish, full: true }, false],
    ['read a week ago', { ...synced, lastFullSyncAt: NOW - FULL_READ_EVERY_MS }, wish, true],
    [
      'newest first, read a week ago',
      { ...synced, lastFullSyncAt: NOW - FULL_READ_EVERY_MS },
      { ...wish, newestFirst: true },
      false,
    ],
  ])('%s', (_, source, how, expected) => {
    expect(unchangedByListing(source, how)).toBe(expected);
  });
});

test('the present version decides when the list is old', () => {
  const old = { ...synced, listedAt: 0 };
  expect(unchangedByVersion(old, 's1', wish)).toBe(true);
  expect(unchangedByVersion(old, 's2', wish)).toBe(false);
  expect(unchangedByVersion(old, 's1', { ...wish, full: true })).toBe(false);
});

test('an interrupted reading goes on while the list is the same and the reading young', () => {
  const draft = {
    id: 1 as ReadingId,
    version: 's1',
    nextOffset: 50,
    lines: 50,
    dropped: 0,
    startedAt: NOW - 5,
  };
  expect(canResume(draft, 's1', NOW)).toBe(true);
  expect(canResume(draft, 's2', NOW)).toBe(false);
  expect(canResume({ ...draft, startedAt: NOW - 86_400_000 }, 's1', NOW)).toBe(false);
});

test.each([
  [true, null, null],
  [false, null, 'forbidden'],
  [true, 'gone', 'gone'],
  [true, 'needs_reauth', null],
] as const)('readable %s with %s: %s', (readable, lastProblem, expected) => {
  expect(unreadable({ readable, lastProblem })).toBe(expected);
});

test('lines that came and went, counted as often as they stand there', () => {
  expect(diffLines([1, 2, 2, 3], [2, 3, 4, 4])).toEqual({ added: 2, removed: 2 });
  const tracks = fc.array(fc.nat(20));
  fc.assert(
    fc.property(tracks, tracks, (before, after) => {
      const { added, removed } = diffLines(before, after);
      expect(before.length - removed + added).toBe(after.length);
      expect(diffLines(after, before)).toEqual({ added: removed, removed: added });
      expect(diffLines(before, before.toReversed())).toEqual({ added: 0, removed: 0 });
    }),
  );
});
