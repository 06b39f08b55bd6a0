import { describe, expect, test } from 'vitest';
import { isDue, remember } from '../../../src/domain/enrichment/freshness.ts';

const NOW = Date.UTC(2026, 10, 16);
const DAY = 86_400_000;
const found = { kind: 'found' } as const;
const miss = { kind: 'miss', permanent: false } as const;

describe('asking again', () => {
  test('never asked, stale, and for ever', () => {
    expect(isDue(null, NOW)).toBe(true);
    expect(isDue({ status: 'found', expiresAt: NOW, misses: 0 }, NOW)).toBe(true);
    expect(isDue({ status: 'found', expiresAt: NOW + 1, misses: 0 }, NOW)).toBe(false);
    expect(isDue({ status: 'miss', expiresAt: null, misses: 1 }, NOW)).toBe(false);
  });

  test('misses wait 1, 3, 7, then 30 days', () => {
    let answered = null;
    const waits: number[] = [];
    for (let turn = 0; turn < 6; turn += 1) {
      const next = remember(miss, 'deezer', answered, NOW);
      waits.push(((next.expiresAt ?? 0) - NOW) / DAY);
      answered = next;
    }
    expect(waits).toEqual([1, 3, 7, 30, 30, 30]);
  });

  test('a permanent miss is never asked again', () => {
    const answered = remember({ kind: 'miss', permanent: true }, 'acousticbrainz', null, NOW);
    expect(answered).toEqual({ status: 'miss', expiresAt: null, misses: 1 });
    expect(isDue(answered, NOW + 10_000 * DAY)).toBe(false);
  });

  test('no answer is no miss, and is waited for as one', () => {
    const first = remember({ kind: 'unanswered' }, 'llm', null, NOW);
    expect(first).toEqual({ status: 'unanswered', expiresAt: NOW + DAY, misses: 1 });
    const second = remember({ kind: 'unanswered' }, 'llm', first, NOW);
    expect(second).toEqual({ status: 'unanswered', expiresAt: NOW + 3 * DAY, misses: 2 });
  });

  test('an answer forgets the misses before it, and ages by its kind', () => {
    const before = { status: 'miss', expiresAt: NOW, misses: 3 } as const;
    expect(remember(found, 'lastfm', before, NOW)).toEqual({
      status: 'found',
      expiresAt: NOW + 60 * DAY,
      misses: 0,
    });
    expect(remember(found, 'acousticbrainz', null, NOW).expiresAt).toBeNull();
    expect(remember(found, 'spotify', null, NOW).expiresAt).toBe(NOW + 180 * DAY);
  });
});
