import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backoffMs } from '../../../src/domain/jobs/backoff.ts';
import { afterEnding, type Ending, MAX_CRASHES } from '../../../src/domain/jobs/ending.ts';
import type { JobMessage } from '../../../src/domain/jobs.ts';

const now = 1_000_000;
const rules = { now, maxAttempts: 3, random: 0 };
const job = {
  attempts: 0,
  crashes: 4,
  cancelRequested: false,
  message: { key: 'reading', name: 'Warm-up', done: 3, total: 9 } as JobMessage,
  runAt: 500,
  progress: 0.4,
};

describe('what an ending makes of a job', () => {
  const rows: [string, Ending, object][] = [
    ['done', { kind: 'done', payload: 7 }, { status: 'DONE', payload: 7, progress: 1, finishedAt: now }],
    [
      'skip',
      { kind: 'skip', message: { key: 'unchanged' } },
      { status: 'DONE', finishedAt: now, attempts: 0 },
    ],
    ['children', { kind: 'children' }, { status: 'RUNNING', finishedAt: null }],
    [
      'come back later: no attempt counted',
      { kind: 'retry', at: now + 5_000, message: { key: 'resting' } },
      { status: 'PENDING', runAt: now + 5_000, attempts: 0 },
    ],
    [
      'come back in the past: a second from now',
      { kind: 'retry', at: 3, message: { key: 'resting' } },
      { status: 'PENDING', runAt: now + 1_000 },
    ],
    [
      'first failure: again after the back-off',
      { kind: 'failed', final: false },
      { status: 'PENDING', runAt: now + 10_000, attempts: 1, finishedAt: null },
    ],
    [
      'an error that stays: no second attempt',
      { kind: 'failed', final: true, code: 'NOT_LINKED' },
      { status: 'FAILED', attempts: 1, message: { key: 'failed', name: 'Warm-up', code: 'NOT_LINKED' } },
    ],
    ['stopped by us', { kind: 'interrupted' }, { status: 'PENDING', runAt: now, attempts: 0, crashes: 0 }],
    ['crashed', { kind: 'crashed' }, { status: 'PENDING', runAt: now, attempts: 0, crashes: 5 }],
    ['cancelled', { kind: 'cancelled' }, { status: 'CANCELLED', finishedAt: now }],
  ];
  test.each(rows)('%s', (_, ending, expected) => {
    const change = afterEnding(job, ending, rules);
    expect(change).toMatchObject(expected);
    expect(change.message?.name).toBe('Warm-up');
  });

  test('the last attempt fails for good', () => {
    const change = afterEnding({ ...job, attempts: 2 }, { kind: 'failed', final: false }, rules);
    expect(change).toMatchObject({ status: 'FAILED', attempts: 3, finishedAt: now });
  });

  test('a job that kills every worker fails for good', () => {
    const change = afterEnding({ ...job, crashes: MAX_CRASHES - 1 }, { kind: 'crashed' }, rules);
    expect(change).toMatchObject({ status: 'FAILED', message: { key: 'failed', code: 'CRASHED' } });
  });

  test.each(['retry', 'failed', 'interrupted', 'crashed', 'cancelled'] as const)(
    'a cancelled job does not come back after "%s"',
    (kind) => {
      const ending: Ending =
        kind === 'retry'
          ? { kind, at: now, message: { key: 'resting' } }
          : kind === 'failed'
            ? { kind, final: false }
            : { kind };
      expect(afterEnding({ ...job, cancelRequested: true }, ending, rules).status).toBe('CANCELLED');
    },
  );

  test('work that was done stays done although it was cancelled', () => {
    const ending: Ending = { kind: 'done', payload: null };
    expect(afterEnding({ ...job, cancelRequested: true }, ending, rules).status).toBe('DONE');
  });
});

test('back-off doubles up to half an hour; chance only shortens it, by less than a third', () => {
  expect([1, 2, 3, 4, 40].map((attempts) => backoffMs(attempts, 0))).toEqual([
    10_000, 20_000, 40_000, 80_000, 1_800_000,
  ]);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (attempts, random) => {
        const full = backoffMs(attempts, 0);
        expect(backoffMs(attempts, random)).toBeLessThanOrEqual(full);
        expect(backoffMs(attempts, random)).toBeGreaterThanOrEqual(full * 0.69);
      },
    ),
  );
});
