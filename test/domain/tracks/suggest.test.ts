import { describe, expect, test } from 'vitest';
import { keyName } from '../../../src/domain/enrichment/keys.ts';
import { suggestInList, suggestKeys } from '../../../src/domain/enrichment/suggest.ts';
import type { TrackId } from '../../../src/domain/ids.ts';
import { rankSuggestions, trackIdOf, trackValue } from '../../../src/domain/tracks/suggest.ts';

const track = (id: number, title: string) => ({ id: id as TrackId, title });
const ids = (...numbers: number[]) => numbers.map((id) => id as TrackId);

describe('tracks', () => {
  const found = [
    track(1, 'Night Works'),
    track(2, 'All Night'),
    track(3, 'Nightshift'),
    track(4, 'One Night'),
  ];

  test('titles that begin with it, then heard lately and often, then as they came', () => {
    const ranked = rankSuggestions(found, 'night', { recent: ids(4, 2), top: ids(2) });
    expect(ranked.map(({ id }) => id)).toEqual([2, 1, 3, 4]);
    expect(rankSuggestions(found, '', { recent: [], top: [] }).map(({ id }) => id)).toEqual([1, 2, 3, 4]);
  });

  test.each([
    ['track:12', 12],
    ['track:0', null],
    ['track:1x', null],
    ['source:1', null],
    ['night', null],
  ])('%s', (value, id) => {
    expect(trackIdOf(value)).toBe(id);
  });

  test('a value is read back', () => {
    expect(trackIdOf(trackValue(7 as TrackId))).toBe(7);
  });
});

describe('lists', () => {
  test.each([
    ['', ['techno', 'tech house', 'house']],
    ['ho', ['house', 'tech house']],
    ['techno, ho', ['techno, house', 'techno, tech house']],
    ['techno,ho', ['techno, house', 'techno, tech house']],
    ['zz', []],
  ])('%j', (typed, values) => {
    expect(suggestInList(['techno', 'tech house', 'house'], typed)).toEqual(values);
  });

  test('an option of Discord holds 100 characters', () => {
    expect(suggestInList(['techno'], `${'techno, '.repeat(12)}t`)).toEqual([]);
  });
});

test('keys by any notation', () => {
  expect(suggestKeys('f♯ minor', keyName)).toEqual([{ name: '11A · 4m · F♯ minor', value: '11A' }]);
  expect(
    suggestKeys('', keyName)
      .map(({ value }) => value)
      .slice(0, 3),
  ).toEqual(['1A', '1B', '2A']);
  expect(suggestKeys('nothing', keyName)).toEqual([]);
});
