import { describe, expect, test } from 'vitest';
import { sameAlbum } from '../../src/providers/likeness.ts';
import { likenessByMatching } from '../../src/providers/likeness-by-matching.ts';

describe('albums', () => {
  test.each([
    ['Undertow', 'UNDERTOW', true],
    ['Undertow', 'Undertow (Deluxe Edition)', true],
    ['Undertow EP', 'Undertow', true],
    ['Undertow', 'Undertown', false],
    ['Undertow', 'Harbour: The Sampler', false],
    ['Âme', 'Ame', true],
    [null, 'Undertow', false],
    ['', '', false],
  ])('%s and %s: %s', (ours, theirs, expected) => {
    expect(sameAlbum(ours, theirs)).toBe(expected);
    expect(sameAlbum(theirs, ours)).toBe(expected);
  });
});

describe('by matching', () => {
  const ours = { title: 'Undertow', artists: ['Nova Lane'], durationMs: 361_000 };

  test.each([
    ['the same words and length', { ...ours, durationMs: 361_500 }, 0.9, 1],
    [
      'other case and a guest in the title',
      { title: 'UNDERTOW (feat. Ada)', artists: ['Nova Lane'] },
      0.8,
      1,
    ],
    ['another artist', { title: 'Undertow', artists: ['Somebody Else'] }, 0, 0.5],
    ['another title', { title: 'Polka', artists: ['Nova Lane'] }, 0, 0.6],
    ['nothing in common', { title: 'Polka', artists: ['Somebody Else'] }, 0, 0.4],
  ])('%s', (_, theirs, least, most) => {
    const likely = likenessByMatching.compare(ours, theirs);
    expect(likely).toBeGreaterThanOrEqual(least);
    expect(likely).toBeLessThanOrEqual(most);
  });

  test.each([
    ['Undertow', 'Polka', true],
    ['Pt. 1', 'Pt. 2', true],
    ['Undertow', 'Undertow (Extended Mix)', false],
    ['Undertow', 'UNDERTOW (feat. Ada)', false],
    ['夜に駆ける', 'Yoru ni Kakeru', false],
  ])('%s and %s are two songs: %s', (ours, theirs, expected) => {
    expect(likenessByMatching.contradict(ours, theirs)).toBe(expected);
    expect(likenessByMatching.contradict(theirs, ours)).toBe(expected);
  });

  test('a title is read into core and version', () => {
    expect(likenessByMatching.read('Undertow')).toEqual({ core: 'Undertow', version: null });
    expect(likenessByMatching.read('Undertow (Ada Remix) [feat. Ben]')).toEqual({
      core: 'Undertow',
      version: { kind: 'remix', by: ['Ada'] },
    });
    expect(likenessByMatching.read('Undertow - Extended Mix').version?.kind).toBe('extended');
  });
});
