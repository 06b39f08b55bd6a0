import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Capture, isSameCapture, rankMemories } from '../../../src/domain/listening/captures.ts';

const DAY = 86_400_000;
/** A Monday. */
const MONDAY = Date.UTC(2026, 10, 2);
const on = (day: number, ...ids: number[]): Capture => ({ capturedAt: MONDAY + day * DAY, ids });
const moves = (...captures: Capture[]) =>
  rankMemories(captures).map(({ movement, peak, weeks }) => [
    'by' in movement ? `${movement.kind} ${movement.by}` : movement.kind,
    peak,
    weeks,
  ]);

test.each([
  ['nothing', [], []],
  [
    'the first capture',
    [on(0, 7, 8)],
    [
      ['none', 1, 1],
      ['none', 2, 1],
    ],
  ],
  [
    'within its first week against the first',
    [on(0, 7, 8), on(1, 8, 7), on(2, 8, 9)],
    [
      ['up 1', 1, 1],
      ['new', 2, 1],
    ],
  ],
  [
    'against the last one of the week before, not against yesterday’s',
    [on(0, 1, 2, 3), on(6, 2, 1, 3), on(7, 3, 2, 1), on(8, 3, 1, 2)],
    [
      ['up 2', 1, 2],
      ['same', 1, 2],
      ['down 2', 1, 2],
    ],
  ],
  [
    'one that comes back after weeks, one that never was there',
    [on(0, 1, 2), on(7, 2), on(14, 5, 1)],
    [
      ['new', 1, 1],
      ['reentry', 1, 2],
    ],
  ],
  [
    'new this week stays new until the next',
    [on(0, 1), on(7, 2, 1), on(8, 1, 2)],
    [
      ['same', 1, 2],
      ['new', 1, 1],
    ],
  ],
  ['weeks in which nobody looked do not count', [on(0, 4), on(70, 4)], [['same', 1, 2]]],
])('%s', (_, captures, expected) => {
  expect(moves(...captures)).toEqual(expected);
});

test('a list found unchanged is the same capture within its week only', () => {
  const last = on(0, 1, 2);
  expect(isSameCapture(last, [1, 2], MONDAY + 6 * DAY)).toBe(true);
  expect(isSameCapture(last, [1, 2], MONDAY + 7 * DAY)).toBe(false);
  expect(isSameCapture(last, [2, 1], MONDAY)).toBe(false);
  expect(isSameCapture(last, [1], MONDAY)).toBe(false);
});

test('seeing a list again within its week changes nothing that is told', () => {
  const lists = fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 }), {
    minLength: 1,
    maxLength: 30,
  });
  fc.assert(
    fc.property(lists, fc.integer({ min: 1, max: 9 }), (all, every) => {
      const captures = all.map((ids, at) => on(at * every, ...ids));
      const last = captures.at(-1) ?? on(0);
      const again = { capturedAt: last.capturedAt + 1, ids: last.ids };
      const kept = captures.length === 1 ? [] : rankMemories([...captures, again]);
      if (captures.length > 1) expect(kept).toEqual(rankMemories(captures));
      for (const [at, { peak, weeks }] of rankMemories(captures).entries()) {
        expect(peak).toBeLessThanOrEqual(at + 1);
        expect(weeks).toBeLessThanOrEqual(captures.length);
      }
    }),
    { numRuns: 60 },
  );
});
