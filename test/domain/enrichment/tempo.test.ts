import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allGenreWords, genreWord } from '../../../src/domain/enrichment/genres.ts';
import { foldTempo, tempoWords } from '../../../src/domain/enrichment/tempo.ts';
import type { Weighted } from '../../../src/domain/enrichment/values.ts';

const of = (...names: string[]): Weighted[] => names.map((name) => ({ name, weight: 1 }));

describe('a measured tempo', () => {
  test.each([
    [87, 'drum and bass', 174],
    [174, 'Drum & Bass', 174],
    [348, 'jungle', 174],
    [43.5, 'liquid drum and bass', 174],
    [63, 'techno', 126],
    [128, 'techno', 128],
    [256, 'hard techno', 128],
    [85, 'hard techno', 170],
    [61.5, 'Deep House', 123],
    [246, 'house', 123],
    [70, 'dubstep', 140],
    [140, 'dubstep', 140],
    [172, 'hip hop', 86],
    [86, 'hip hop', 86],
    [70, 'trap', 140],
    [146, 'reggae', 73],
    [191, 'reggaeton', 95.5],
    [69, 'trance', 138],
    [72.5, 'psytrance', 145],
    [65, 'uk garage', 130],
    [80, 'footwork', 160],
    [190, 'downtempo', 95],
    [100, 'speedcore', 200],
    [56, 'Amapiano', 112],
  ])('%d of %s is %d', (measured, genre, expected) => {
    expect(foldTempo(measured, of(genre))).toBe(expected);
  });

  test.each([
    ['no genre is known', 87, []],
    ['the genre says nothing about tempo', 70, of('ambient')],
    ['the name is no genre', 170, of('seen live')],
    ['no octave fits', 100, of('drum and bass')],
    ['one of several genres allows it', 87, [...of('hip hop'), { name: 'drum and bass', weight: 0.9 }]],
  ])('stays when %s', (_, measured, genres) => {
    expect(foldTempo(measured, genres)).toBe(measured);
  });

  test('follows the heavier genre', () => {
    const mixed = (dnb: number, hipHop: number): Weighted[] => [
      { name: 'drum and bass', weight: dnb },
      { name: 'hip hop', weight: hipHop },
    ];
    expect(foldTempo(87, mixed(0.9, 0.3))).toBe(174);
    expect(foldTempo(174, mixed(0.3, 0.9))).toBe(87);
  });

  test.each([0, -120, Number.NaN, Number.POSITIVE_INFINITY])('of %d is none', (measured) => {
    expect(foldTempo(measured, of('techno'))).toBeNull();
    expect(foldTempo(measured, [])).toBeNull();
  });

  test.each([
    [30, 60],
    [240, 120],
    [960, 120],
    [200, 200],
  ])('of %d without a genre is brought to where music is counted: %d', (measured, expected) => {
    expect(foldTempo(measured, [])).toBe(expected);
  });
});

// Halves and doubles of these are exact.
const tempos = fc.integer({ min: 3, max: 50 }).map((n) => n * 8);
const genres = fc.array(
  fc.record({
    name: fc.constantFrom(...allGenreWords.map(({ word }) => word)),
    weight: fc.double({ min: 0.01, max: 1, noNaN: true }),
  }),
  { maxLength: 5 },
);

describe('whatever is measured', () => {
  test('only the octave changes', () => {
    fc.assert(
      fc.property(tempos, genres, (bpm, names) => {
        const octaves = Math.log2((foldTempo(bpm, names) ?? 0) / bpm);
        expect(Math.abs(octaves - Math.round(octaves))).toBeLessThan(0.001);
      }),
    );
  });

  test('folding again changes nothing', () => {
    fc.assert(
      fc.property(tempos, genres, (bpm, names) => {
        const once = foldTempo(bpm, names) ?? 0;
        expect(foldTempo(once, names)).toBe(once);
      }),
    );
  });
});

test('every word of the table is one of ours', () => {
  expect(tempoWords.filter((word) => genreWord(word) === null)).toEqual([]);
});
