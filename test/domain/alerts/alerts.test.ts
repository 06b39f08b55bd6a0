import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Alert, alertsOf, keyOf } from '../../../src/domain/alerts/conditions.ts';
import { type AlertState, CLEAR_MS, decide } from '../../../src/domain/alerts/decide.ts';
import type { Care } from '../../../src/domain/operators/care.ts';

const NOW = Date.UTC(2026, 10, 20, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const GB = 1_000_000_000;

const fine: Care = {
  oldestDue: null,
  listenersSince: null,
  databaseBytes: 1,
  journalBytes: 0,
  disk: { free: 50 * GB, total: 100 * GB },
  backup: { last: { name: 'b', at: NOW - HOUR, bytes: 1 }, count: 1, failed: null, scheduled: true },
  consents: { ending: 0, nextAt: null, dead: 0 },
  paused: { background: false, digests: 0, playlists: 0 },
  posts: { waiting: 0, failed: 0 },
  deadLetters: { count: 9, recent: 0 },
  down: [],
};
const limits = { diskFreeBytes: GB, firstLookAt: 0 };
const keysOf = (change: Partial<Care>, on: readonly string[] = [], more: Partial<typeof limits> = {}) =>
  alertsOf({ ...fine, ...change }, new Set(on), { ...limits, ...more }, NOW).map(keyOf);

const down = (minutes: number) => [
  { provider: 'deezer', why: 'timeout' as const, since: NOW - minutes * MINUTE, lastAt: NOW },
];
const disk = (free: number, total = 100) => ({ disk: { free: free * GB, total: total * GB } });
const letters = (recent: number) => ({ deadLetters: { count: 99, recent } });
const backup = (change: Partial<Care['backup']>) => ({ backup: { ...fine.backup, ...change } });
const last = (hours: number) => ({ name: 'b', at: NOW - hours * HOUR, bytes: 1 });
const failed = (why: 'damaged' | 'no_room') => ({ failed: { at: NOW, why } });

describe('what is worth a warning', () => {
  test.each<[string, Partial<Care>, string[], string[]]>([
    ['all is well', {}, [], []],
    ['a provider silent for 59 minutes', { down: down(59) }, [], []],
    ['for an hour', { down: down(60) }, [], ['provider:deezer']],
    ['four dead letters', letters(4), [], []],
    ['five', letters(5), [], ['dead_letters']],
    ['two, of which was told', letters(2), ['dead_letters'], ['dead_letters']],
    ['one, of which was told', letters(1), ['dead_letters'], []],
    ['a tenth of the disk free', disk(10), [], []],
    ['less', disk(9.9), [], ['disk']],
    ['a little more, of which was told', disk(11), ['disk'], ['disk']],
    ['enough again', disk(12), ['disk'], []],
    ['less than so many MB of a small disk', disk(0.9, 2), [], ['disk']],
    ['a little more of it, of which was told', disk(1.1, 2), ['disk'], ['disk']],
    ['nobody says how full it is', { disk: null }, [], []],
    ['a backup of 36 hours', backup({ last: last(36) }), [], []],
    ['an older one', backup({ last: last(36.1) }), [], ['backup']],
    ['an older one that nobody promised', backup({ last: last(99), scheduled: false }), [], []],
    ['none at all', backup({ last: null, count: 0 }), [], ['backup']],
    ['one that failed', backup(failed('no_room')), [], ['backup']],
    ['one that found damage', backup(failed('damaged')), [], ['database']],
    ['plays due for half an hour', { listenersSince: NOW - 30 * MINUTE }, [], []],
    ['for longer', { listenersSince: NOW - 31 * MINUTE }, [], ['live_sync']],
    [
      'for eleven minutes, of which was told',
      { listenersSince: NOW - 11 * MINUTE },
      ['live_sync'],
      ['live_sync'],
    ],
    ['for less', { listenersSince: NOW - 9 * MINUTE }, ['live_sync'], []],
    [
      'for longer, with background sync switched off',
      { listenersSince: 0, paused: { background: true, digests: 0, playlists: 0 } },
      [],
      [],
    ],
  ])('%s', (_, change, on, expected) => {
    expect(keysOf(change, on)).toEqual(expected);
  });

  test('no backup is old before this Segue could make one', () => {
    expect(keysOf(backup({ last: null }), [], { firstLookAt: NOW - 35 * HOUR })).toEqual([]);
    expect(keysOf(backup({ last: null }), [], { firstLookAt: NOW - 37 * HOUR })).toEqual(['backup']);
  });
});

describe('what is told', () => {
  const full: Alert = { kind: 'disk', free: 1, total: 2 };
  const start: AlertState = { firstLookAt: 0, on: [], told: 0 };

  test('once when it begins, once when it has been over for ten minutes, nothing while it flickers', () => {
    const told: string[] = [];
    let state = start;
    const look = (minute: number, holds: boolean): void => {
      const at = { now: NOW + minute * MINUTE, quiet: false };
      const decision = decide(state, holds ? [full] : [], at);
      state = decision.state;
      for (const alert of decision.began) told.push(`${minute} + ${keyOf(alert)}`);
      for (const { alert } of decision.ended) told.push(`${minute} - ${keyOf(alert)}`);
    };
    for (const [minute, holds] of [
      ...([0, 1, 2] as const).map((n) => [n, true] as const),
      ...([3, 9] as const).map((n) => [n, false] as const),
      [10, true],
      ...([11, 20, 21, 22, 40] as const).map((n) => [n, false] as const),
      [50, true],
    ] as const)
      look(minute, holds);
    expect(told).toEqual(['0 + disk', '21 - disk', '50 + disk']);
    expect(state.told).toBe(3);
  });

  test('nothing begins while it is quiet; what is over ends', () => {
    const on = [{ alert: full, at: 1, clearSince: NOW - CLEAR_MS }];
    const decision = decide({ ...start, on }, [{ kind: 'database', at: 1 }], { now: NOW, quiet: true });
    expect([decision.began, decision.ended.length]).toEqual([[], 1]);
  });

  test('whatever happens: begin and end take turns for each thing, and what is on is what began last', () => {
    const kinds = ['disk', 'database', 'live_sync'] as const;
    const alertOf = (kind: (typeof kinds)[number]): Alert =>
      kind === 'disk' ? full : kind === 'database' ? { kind, at: 1 } : { kind, since: 1 };
    const look = fc.record({
      after: fc.integer({ min: -30, max: 60 }),
      holds: fc.subarray([...kinds]),
      quiet: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(look, { maxLength: 40 }), (looks) => {
        let state = start;
        let now = NOW;
        const on = new Set<string>();
        let messages = 0;
        for (const { after, holds, quiet } of looks) {
          now += after * MINUTE;
          const decision = decide(state, holds.map(alertOf), { now, quiet });
          for (const alert of decision.began) {
            expect(on.has(keyOf(alert))).toBe(false);
            expect(quiet).toBe(false);
            on.add(keyOf(alert));
          }
          for (const { alert } of decision.ended) {
            expect(on.delete(keyOf(alert))).toBe(true);
            expect(holds).not.toContain(alert.kind);
          }
          if (decision.began.length + decision.ended.length > 0) messages += 1;
          state = decision.state;
          expect(new Set(state.on.map(({ alert }) => keyOf(alert)))).toEqual(on);
          expect(state.told).toBe(messages);
        }
      }),
      { numRuns: 80 },
    );
  });
});
