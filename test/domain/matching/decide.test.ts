import { describe, expect, test } from 'vitest';
import { ALGORITHM, decide, thresholds } from '../../../src/domain/matching/decide.ts';
import type { Candidate } from '../../../src/domain/matching/side.ts';

const wanted = { title: 'Undertow', artists: ['Kestrel Yard'], durationMs: 300_000 };
const candidate = (more: Partial<Candidate> = {}): Candidate => ({ ...wanted, ...more });

describe('the verdict', () => {
  test('nothing to choose from is a miss', () => {
    expect(decide(wanted, [])).toEqual({
      kind: 'miss',
      best: null,
      score: 0,
      margin: 0,
      method: 'text',
      features: null,
      detail: null,
      algorithm: ALGORITHM,
    });
  });

  test('accepts what is clear', () => {
    const right = candidate({ title: 'UNDERTOW - Original Mix', durationMs: 301_000 });
    const wrong = candidate({ title: 'Undertow (Nova Lane Remix)' });
    const decision = decide(wanted, [wrong, right]);
    expect(decision).toMatchObject({ kind: 'accept', best: right, method: 'text', algorithm: ALGORITHM });
    expect(decision.margin).toBeGreaterThanOrEqual(thresholds.margin);
    expect(decision.detail?.score).toBe(decision.score);
  });

  test('asks about what is likely', () => {
    const likely = candidate({ durationMs: 306_000 });
    expect(decide(wanted, [likely])).toMatchObject({ kind: 'review', best: likely });
  });

  test('leaves what is another song, and says how near it was', () => {
    const other = candidate({ title: 'Halogen' });
    const decision = decide(wanted, [other]);
    expect(decision).toMatchObject({ kind: 'miss', best: other });
    expect(decision.detail?.caps).toEqual([{ kind: 'title_differs', limit: 0.5 }]);
  });

  test('asks when two different recordings fit nearly as well', () => {
    const one = candidate({ durationMs: 297_200 });
    const other = candidate({ durationMs: 302_800 });
    const decision = decide(wanted, [one, other]);
    expect(decision.kind).toBe('review');
    expect(decision.margin).toBeLessThan(thresholds.margin);
  });

  test('the order of the candidates does not matter', () => {
    const all = [
      candidate({ title: 'Undertow (Live)' }),
      candidate({ durationMs: 301_000 }),
      candidate({ title: 'Undertow II' }),
      candidate({ artists: ['Nova Lane'] }),
    ];
    expect(decide(wanted, all).best).toBe(all[1]);
    expect(decide(wanted, all.toReversed()).best).toBe(all[1]);
    expect(decide(wanted, all.toReversed()).margin).toBe(decide(wanted, all).margin);
  });
});

describe('among tracks of one recording', () => {
  const prefers = (
    first: Partial<Candidate>,
    second: Partial<Candidate>,
    asked: Partial<Candidate> = {},
  ): void => {
    const [better, worse] = [candidate(first), candidate(second)];
    for (const list of [
      [better, worse],
      [worse, better],
    ]) {
      const decision = decide({ ...wanted, ...asked }, list);
      expect(decision).toMatchObject({ kind: 'accept' });
      expect(decision.best).toBe(better);
      expect(decision.margin).toBe(decision.score);
    }
  };

  test('one that can be played', () => prefers({ playable: true, durationMs: 301_500 }, { playable: false }));
  test('the same code', () =>
    prefers({ isrc: 'ZZAAA2400001', durationMs: 301_500 }, {}, { isrc: 'ZZAAA2400001' }));
  test('the same album', () =>
    prefers({ album: 'Night EP', durationMs: 301_500 }, { album: 'Best Of' }, { album: 'Night EP' }));
  test('a single before a compilation', () =>
    prefers({ albumKind: 'single', durationMs: 301_500 }, { albumKind: 'compilation' }));
  test('the closest length', () => prefers({ durationMs: 300_200 }, { durationMs: 302_000 }));
  test('the earliest release', () => prefers({ releaseDate: '2019-03-01' }, { releaseDate: '2021-03-01' }));
  test('a known release date before none', () => prefers({ releaseDate: '2019' }, {}));
});
