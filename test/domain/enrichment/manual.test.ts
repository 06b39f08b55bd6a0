import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  changeOf,
  isLatest,
  type ManualValues,
  patched,
  readTag,
  readWish,
  type SetWish,
  withoutTag,
  withTag,
} from '../../../src/domain/enrichment/manual.ts';

const nothing: SetWish = {
  bpm: null,
  key: null,
  genre: null,
  mood: null,
  energy: null,
  label: null,
  language: null,
  released: null,
  clear: null,
};
const read = (wish: Partial<SetWish>) => readWish({ ...nothing, ...wish });
const one = (name: string) => ({ name, weight: 1 });

describe('what a member sets', () => {
  test.each([
    [{ bpm: '128' }, { bpm: 128 }],
    [{ bpm: ' 127,5 bpm' }, { bpm: 127.5 }],
    [{ key: '8A' }, { key: { pitch: 9, mode: 'minor' } }],
    [{ key: 'F# minor' }, { key: { pitch: 6, mode: 'minor' } }],
    [{ genre: 'Techno' }, { genres: [one('techno')], styles: [] }],
    [{ genre: 'Dub Techno' }, { genres: [one('techno')], styles: [one('dub techno')] }],
    [
      { genre: 'tech house, deep house' },
      { genres: [one('house')], styles: [one('tech house'), one('deep house')] },
    ],
    [{ mood: 'Dark, chilled' }, { moods: [one('dark'), one('relaxed')] }],
    [{ energy: 80 }, { energy: 0.8 }],
    [{ label: '  Ostgut   Ton ' }, { label: 'Ostgut Ton' }],
    [{ language: 'German' }, { language: 'de' }],
    [{ language: 'DE' }, { language: 'de' }],
    [{ language: 'none' }, { language: 'zxx' }],
    [{ released: '2024-11' }, { releaseDate: '2024-11' }],
    [{ clear: 'genre' }, { genres: null, styles: null }],
    [{ clear: 'bpm', bpm: '120' }, { bpm: 120 }],
    [
      { bpm: '128', key: 'Am' },
      { bpm: 128, key: { pitch: 9, mode: 'minor' } },
    ],
  ] as const)('%j', (wish, patch) => {
    expect(read(wish)).toEqual({ kind: 'patch', patch });
  });

  test.each([
    [{ bpm: 'fast' }, 'bpm'],
    [{ bpm: '12' }, 'bpm'],
    [{ bpm: '401' }, 'bpm'],
    [{ bpm: '1e2' }, 'bpm'],
    [{ key: '13A' }, 'musical_key'],
    [{ genre: 'seen live' }, 'genre'],
    [{ genre: 'techno, my favourites' }, 'genre'],
    [{ genre: ' , ' }, 'genre'],
    [{ mood: 'fluffy' }, 'mood'],
    [{ energy: 101 }, 'percent'],
    [{ energy: -1 }, 'percent'],
    [{ language: 'xq' }, 'language'],
    [{ language: 'klingonish' }, 'language'],
    [{ released: '14.11.2024' }, 'release_date'],
    [{ label: '   ' }, 'nothing_to_set'],
    [{}, 'nothing_to_set'],
    [{ clear: 'durationMs' }, 'nothing_to_set'],
  ] as const)('%j is a problem', (wish, problem) => {
    expect(read(wish)).toMatchObject({ kind: 'problem', problem });
  });
});

describe('tags', () => {
  test.each([
    ['  Warm   up ', 'Warm up'],
    ['#closing', 'closing'],
    ['a\nb', 'a b'],
    ['###', null],
    ['', null],
    ['x'.repeat(51), null],
  ])('%j', (typed, tag) => {
    expect(readTag(typed)).toBe(tag);
  });

  test('one that differs in case only is the same one', () => {
    expect(withTag(['warm up', 'late'], 'Warm Up')).toEqual(['late', 'Warm Up']);
    expect(withoutTag(['Warm up', 'late'], 'warm UP')).toEqual(['late']);
  });
});

describe('changes', () => {
  const values: fc.Arbitrary<ManualValues> = fc.record(
    {
      bpm: fc.integer({ min: 20, max: 400 }),
      label: fc.constantFrom('A', 'B'),
      energy: fc.constantFrom(0, 1),
      genres: fc.array(fc.constantFrom(one('techno'), one('house')), { maxLength: 2 }),
    },
    { requiredKeys: [] },
  );
  const patch = fc.record(
    {
      bpm: fc.constantFrom(100, null),
      label: fc.constantFrom('B', 'C', null),
      genres: fc.constantFrom([], [one('techno')], null),
    },
    { requiredKeys: [] },
  );

  test('undo restores what was there, and only while nothing else was said', () => {
    fc.assert(
      fc.property(values, patch, (before, wish) => {
        const change = changeOf(before, wish);
        const after = patched(before, wish);
        expect(isLatest(after, change)).toBe(true);
        expect(patched(after, change.before)).toEqual(before);
      }),
    );
    const change = changeOf({}, { bpm: 120 });
    expect(isLatest({ bpm: 121 }, change)).toBe(false);
    expect(isLatest({ bpm: 120, label: 'A' }, change)).toBe(true);
  });
});
