import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  COVER_REACH_MS,
  closeness,
  reachOf,
  type TimedPlay,
  timesOf,
} from '../../../src/domain/listening/closeness.ts';
import { type PlayFacts, playFlags } from '../../../src/domain/listening/play-flags.ts';
import type { PlaySource } from '../../../src/domain/listening.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const END = Date.UTC(2026, 4, 3, 18, 30, 12);
const LONG = 200 * SECOND;
const SCROBBLE: Partial<PlayFacts> = { stamped: 'start', estimated: true };

const row = (
  source: PlaySource,
  endedAt: number,
  msPlayed: number,
  facts: Partial<PlayFacts> = {},
): TimedPlay => ({ source, endedAt, msPlayed, flags: playFlags(facts) });

const between = (a: TimedPlay, b: TimedPlay): number | null => {
  const [one, other] = [timesOf(a), timesOf(b)];
  return one === null || other === null ? null : closeness(one, other);
};

const exact = row('import', END, LONG);
const offline = row('import', END, LONG, { offline: true, stamped: 'start' });
const minute = (endedAt: number, ms = LONG) => row('import', endedAt, ms, { precision: 'minute' });
const live = (at: number, length = LONG) => row('live', at, length, { estimated: true });
/** A scrobble of that start. */
const scrobble = (startedAt: number, length = LONG) => row('lastfm', startedAt + length, length, SCROBBLE);

test.each([
  ['live, stamped with the end', exact, live(END + 800), true],
  ['live, 15 s off', exact, live(END + 15 * SECOND), true],
  ['live, 16 s off', exact, live(END + 16 * SECOND), false],
  ['live, stamped with the start', exact, live(END - LONG + 500), true],
  ['live, in the middle of it', exact, live(END - LONG / 2), false],
  ['the minute of the end', exact, minute(Date.UTC(2026, 4, 3, 18, 30)), true],
  ['the minute before', exact, minute(Date.UTC(2026, 4, 3, 18, 29)), false],
  ['the minute after', exact, minute(Date.UTC(2026, 4, 3, 18, 31)), false],
  ['offline, and the minute of the sync an hour later', offline, minute(Date.UTC(2026, 4, 3, 19, 30)), true],
  ['the same, of another length', offline, minute(Date.UTC(2026, 4, 3, 19, 30), LONG - 1), false],
  ['the same a day later', offline, minute(Date.UTC(2026, 4, 4, 18, 30)), false],
  ['the same, told before it was heard', offline, minute(Date.UTC(2026, 4, 3, 18, 20)), false],
  ['a live stamp within that minute', minute(Date.UTC(2026, 4, 3, 18, 30)), live(END), true],
  ['a scrobble of the start', exact, scrobble(END - LONG + 3 * SECOND), true],
  ['a scrobble of unknown length', exact, scrobble(END - LONG, 0), true],
  ['paused for a minute', exact, scrobble(END - LONG - MINUTE), true],
  ['paused for long', exact, scrobble(END - LONG - 3 * MINUTE), false],
  ['a scrobble stamped with the end', exact, scrobble(END), true],
  ['live and scrobble', live(END), scrobble(END - LONG), true],
  ['live and scrobble, left after half', live(END), scrobble(END - LONG / 2), true],
  ['live and scrobble of the track before it on a loop', live(END), scrobble(END - 2 * LONG), false],
  ['live and scrobble, no length known', live(END, 0), scrobble(END - 4 * MINUTE, 0), true],
  ['two scrobblers', scrobble(END), row('listenbrainz', END + LONG + 2 * SECOND, LONG, SCROBBLE), true],
  [
    'two scrobblers, one stamps the end',
    scrobble(END),
    row('listenbrainz', END + 2 * LONG, LONG, SCROBBLE),
    true,
  ],
  ['far away', exact, live(END + 60 * MINUTE), false],
])('one play or two: %s', (_, a, b, same) => {
  expect(between(a, b) !== null).toBe(same);
  expect(between(b, a)).toBe(between(a, b));
});

test('what fits the usual moment is nearer than what needs the other one, however well that fits', () => {
  const straight = between(exact, live(END + 14 * SECOND));
  const crossed = between(exact, live(END - LONG));
  expect(straight).toBeLessThan(crossed ?? 0);
});

test('rows beyond the reach are never close, in either order', () => {
  const rows = fc
    .record({
      source: fc.constantFrom<PlaySource>('live', 'import', 'listenbrainz', 'lastfm'),
      endedAt: fc.oneof(fc.integer({ min: 0, max: 1_200_000 }), fc.integer({ min: 0, max: 8 * 3_600_000 })),
      msPlayed: fc.oneof(fc.integer({ min: 0, max: 900_000 }), fc.integer({ min: 0, max: 5 * 3_600_000 })),
      minute: fc.boolean(),
      start: fc.boolean(),
      estimated: fc.boolean(),
      offline: fc.boolean(),
    })
    .map(({ source, endedAt, msPlayed, minute: coarse, start, ...rest }) =>
      row(source, endedAt, msPlayed, {
        precision: coarse ? 'minute' : 'exact',
        stamped: start ? 'start' : 'end',
        ...rest,
      }),
    );
  fc.assert(
    fc.property(rows, rows, (a, b) => {
      const cost = between(a, b);
      expect(between(b, a)).toBe(cost);
      if (cost === null) return;
      const reach = reachOf([a, b].flatMap((one) => timesOf(one) ?? []));
      expect(Math.abs(a.endedAt - b.endedAt)).toBeLessThanOrEqual(reach);
      expect(reach).toBeLessThanOrEqual(COVER_REACH_MS);
    }),
    { numRuns: 2_000 },
  );
});
