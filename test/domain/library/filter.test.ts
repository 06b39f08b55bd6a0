import { describe, expect, test } from 'vitest';
import type { ArtistId, SourceId } from '../../../src/domain/ids.ts';
import {
  type AddedWish,
  addedRange,
  artistValue,
  artistWish,
  everything,
  filterKey,
  isFiltered,
  sourceIdOf,
  sourceValue,
} from '../../../src/domain/library/filter.ts';

const NOW = Date.UTC(2026, 10, 16, 23, 30);
const BERLIN = 'Europe/Berlin';
const wish = (more: Partial<AddedWish>): AddedWish => ({ range: null, after: null, before: null, ...more });
const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

describe('the range of adding', () => {
  test.each([
    ['nothing', wish({}), null, null],
    ['a day, in the zone', wish({ after: '2026-11-20' }), '2026-11-19T23:00:00.000Z', null],
    ['a month', wish({ before: '2026-7' }), null, '2026-06-30T22:00:00.000Z'],
    [
      'a year',
      wish({ after: '2025', before: '2026' }),
      '2024-12-31T23:00:00.000Z',
      '2025-12-31T23:00:00.000Z',
    ],
    // It is the 17th in Berlin already.
    ['a week', wish({ range: 'week' }), '2026-11-10T23:00:00.000Z', null],
    ['a month back', wish({ range: 'month' }), '2026-10-18T22:00:00.000Z', null],
    ['three months', wish({ range: 'quarter' }), '2026-08-16T22:00:00.000Z', null],
    ['this year', wish({ range: 'this_year' }), '2025-12-31T23:00:00.000Z', null],
    ['last year', wish({ range: 'last_year' }), '2024-12-31T23:00:00.000Z', '2025-12-31T23:00:00.000Z'],
    [
      'a range narrowed by a date',
      wish({ range: 'this_year', after: '2024', before: '2026-02' }),
      '2025-12-31T23:00:00.000Z',
      '2026-01-31T23:00:00.000Z',
    ],
  ])('%s', (_, added, after, before) => {
    const range = addedRange(added, BERLIN, NOW);
    if (range.kind !== 'range') throw new Error(range.value);
    expect([iso(range.after), iso(range.before)]).toEqual([after, before]);
  });

  test.each([
    ['2026-02-30', wish({ after: '2026-02-30' })],
    ['yesterday', wish({ before: 'yesterday' })],
    ['20.11.2026', wish({ after: '20.11.2026' })],
    ['2026 – 2025', wish({ after: '2026', before: '2025' })],
  ])('%s is refused', (value, added) => {
    expect(addedRange(added, BERLIN, NOW)).toEqual({ kind: 'invalid', value });
  });
});

test('suggestions come back as what they stand for', () => {
  expect(artistWish(artistValue(12 as ArtistId))).toEqual({ id: 12 });
  expect(artistWish('artist:x')).toEqual({ name: 'artist:x' });
  expect(sourceIdOf(sourceValue(7 as SourceId))).toBe(7);
  expect(sourceIdOf('Promo Pool')).toBeNull();
});

test('the same question has the same key', () => {
  expect(isFiltered(everything)).toBe(false);
  const one = { ...everything, text: 'night', after: 5 };
  const same = { after: 5, text: 'night', sourceId: null, before: null, artist: null };
  expect(isFiltered(one)).toBe(true);
  expect(filterKey(one)).toBe(filterKey(same));
});
