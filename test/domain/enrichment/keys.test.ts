import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  camelotOf,
  keyName,
  neighboursOf,
  openKeyOf,
  parseKey,
  sameKey,
} from '../../../src/domain/enrichment/keys.ts';
import type { MusicalKey } from '../../../src/domain/enrichment/values.ts';
import { tracks as german } from '../../../src/views/messages/de/tracks.ts';

/** The wheel as it is printed everywhere. */
const wheel: readonly (readonly [camelot: string, open: string, name: string])[] = [
  ['1A', '6m', 'G♯ minor'],
  ['2A', '7m', 'E♭ minor'],
  ['3A', '8m', 'B♭ minor'],
  ['4A', '9m', 'F minor'],
  ['5A', '10m', 'C minor'],
  ['6A', '11m', 'G minor'],
  ['7A', '12m', 'D minor'],
  ['8A', '1m', 'A minor'],
  ['9A', '2m', 'E minor'],
  ['10A', '3m', 'B minor'],
  ['11A', '4m', 'F♯ minor'],
  ['12A', '5m', 'C♯ minor'],
  ['1B', '6d', 'B major'],
  ['2B', '7d', 'F♯ major'],
  ['3B', '8d', 'D♭ major'],
  ['4B', '9d', 'A♭ major'],
  ['5B', '10d', 'E♭ major'],
  ['6B', '11d', 'B♭ major'],
  ['7B', '12d', 'F major'],
  ['8B', '1d', 'C major'],
  ['9B', '2d', 'G major'],
  ['10B', '3d', 'D major'],
  ['11B', '4d', 'A major'],
  ['12B', '5d', 'E major'],
];

const anyKey: fc.Arbitrary<MusicalKey> = fc.record({
  pitch: fc.integer({ min: 0, max: 11 }),
  mode: fc.constantFrom('major', 'minor'),
});

describe('notations', () => {
  test.each(wheel)('%s is %s is %s', (camelot, open, name) => {
    const key = parseKey(name);
    expect(key).not.toBeNull();
    expect(parseKey(camelot)).toEqual(key);
    expect(parseKey(open)).toEqual(key);
    if (key !== null) expect([camelotOf(key), openKeyOf(key), keyName(key)]).toEqual([camelot, open, name]);
  });

  test.each([
    ['Am', 9, 'minor'],
    ['a min', 9, 'minor'],
    ['A Minor', 9, 'minor'],
    ['F#', 6, 'major'],
    ['F♯ min', 6, 'minor'],
    ['Gb', 6, 'major'],
    ['Gb Minor', 6, 'minor'],
    ['Cb major', 11, 'major'],
    ['B#', 0, 'major'],
    ['h-moll', 11, 'minor'],
    ['C dur', 0, 'major'],
    ['b-Moll', 10, 'minor'],
    ['Bb moll', 10, 'minor'],
    ['Es-Dur', 3, 'major'],
    ['as moll', 8, 'minor'],
    ['cis-Moll', 1, 'minor'],
    ['08a', 9, 'minor'],
    [' 12B ', 4, 'major'],
    ['Dbm', 1, 'minor'],
    ['D_sharp_minor', 3, 'minor'],
  ] as const)('%s', (text, pitch, mode) => {
    expect(parseKey(text)).toEqual({ pitch, mode });
  });

  test.each(['', '0A', '13B', 'J minor', '8C', 'unknown', 'A miner', '8', 'cs moll'])(
    '%j is no key',
    (text) => {
      expect(parseKey(text)).toBeNull();
    },
  );

  test('every key comes back from every notation', () => {
    fc.assert(
      fc.property(anyKey, (key) => {
        for (const text of [camelotOf(key), openKeyOf(key), keyName(key), german.keyName(key)])
          expect(parseKey(text)).toEqual(key);
      }),
    );
  });
});

test('what mixes with 8A', () => {
  const key = parseKey('8A');
  expect(key === null ? [] : neighboursOf(key).map(camelotOf)).toEqual(['8A', '9A', '7A', '8B']);
});

test('whoever mixes with me, I mix with them', () => {
  fc.assert(
    fc.property(anyKey, (key) => {
      for (const near of neighboursOf(key))
        expect(neighboursOf(near).some((one) => sameKey(one, key))).toBe(true);
    }),
  );
});
