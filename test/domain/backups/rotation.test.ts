import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backupName, backupTime } from '../../../src/domain/backups/files.ts';
import { toDrop } from '../../../src/domain/backups/rotation.ts';

const DAY = 86_400_000;
/** Friday, 20 November 2026, 3:40. */
const NOW = Date.UTC(2026, 10, 20, 3, 40);
const KEEP = { daily: 7, weekly: 4, monthly: 3 };

const keptOf = (times: readonly number[], keep = KEEP): number[] => {
  const gone = new Set(toDrop(times, keep));
  return times.filter((at) => !gone.has(at)).sort((a, b) => b - a);
};
const dates = (times: readonly number[]): string[] =>
  times.map((at) => new Date(at).toISOString().slice(5, 10));

describe('which backups stay', () => {
  test('a night each for half a year: seven days, the weeks before them, the months before those', () => {
    const nights = Array.from({ length: 180 }, (_, n) => NOW - n * DAY);
    expect(dates(keptOf(nights))).toEqual([
      ...['11-20', '11-19', '11-18', '11-17', '11-16', '11-15', '11-14'],
      ...['11-08', '11-01', '10-31', '09-30'],
    ]);
  });

  test('as it goes night by night: never more than the sum, and never without an old one', () => {
    let folder: number[] = [];
    for (let n = 400; n >= 0; n -= 1) {
      folder = keptOf([...folder, NOW - n * DAY]);
      expect(folder.length).toBeLessThanOrEqual(14);
    }
    expect(folder[0]).toBe(NOW);
    expect(NOW - (folder.at(-1) ?? NOW)).toBeGreaterThan(45 * DAY);
  });

  test('several on one day: the last one of the day; after a month off nothing is lost', () => {
    const three = [NOW - 2 * 3_600_000, NOW, NOW - 3_600_000];
    expect(keptOf(three)).toEqual([NOW]);
    const before = Array.from({ length: 5 }, (_, n) => NOW - (60 + n) * DAY);
    expect(keptOf([...before, NOW])).toHaveLength(6);
  });

  test('the newest always stays, doing it twice changes nothing, and nothing is invented', () => {
    const times = fc.uniqueArray(fc.integer({ min: 0, max: 4 * 365 * 24 }), { maxLength: 80 });
    const keeps = fc.record({ daily: fc.nat(9), weekly: fc.nat(6), monthly: fc.nat(6) });
    fc.assert(
      fc.property(times, keeps, (hours, keep) => {
        const all = hours.map((hour) => hour * 3_600_000);
        const kept = keptOf(all, keep);
        expect(kept).toEqual(keptOf(kept, keep));
        expect(kept.slice(0, 1)).toEqual([...all].sort((a, b) => b - a).slice(0, 1));
        expect(kept.length).toBeLessThanOrEqual(Math.max(1, keep.daily + keep.weekly + keep.monthly));
        for (const at of [...kept, ...toDrop(all, keep)]) expect(all).toContain(at);
      }),
      { numRuns: 60 },
    );
  });
});

test('a name says when, and only a name of ours does', () => {
  expect(backupName(NOW)).toBe('segue-2026-11-20T034000Z.sqlite');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e9 }), (seconds) => {
      expect(backupTime(backupName(seconds * 1_000))).toBe(seconds * 1_000);
    }),
  );
  const others = [
    'segue-2026-02-31T034000Z.sqlite',
    'segue-2026-11-20T034000Z.sqlite.7.part',
    'segue.sqlite',
  ];
  for (const other of others) expect(backupTime(other)).toBe(null);
});
