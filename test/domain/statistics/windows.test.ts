import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCalendar, monthOfDay } from '../../../src/domain/listening/calendar.ts';
import {
  dayText,
  parseWindow,
  type StatsWindow,
  windowBefore,
  windowDays,
  windowParts,
  windowText,
} from '../../../src/domain/statistics/windows.ts';

const day = (text: string): number => Date.parse(text) / 86_400_000;
const TODAY = day('2026-11-20');
const shown = (window: StatsWindow | null): string => {
  if (window === null) return 'nothing';
  const days = windowDays(window, TODAY);
  return days === null ? 'all' : `${dayText(days.fromDay)} ${dayText(days.toDay)}`;
};

describe('windows', () => {
  test.each([
    ['7d', '2026-11-14 2026-11-20'],
    ['30d', '2026-10-22 2026-11-20'],
    ['2w', '2026-11-07 2026-11-20'],
    ['6m', '2026-05-21 2026-11-20'],
    ['9m', '2026-02-21 2026-11-20'],
    ['1y', '2025-11-21 2026-11-20'],
    [' Year ', '2025-11-21 2026-11-20'],
    ['all', 'all'],
    ['2025', '2025-01-01 2025-12-31'],
    ['2024-02', '2024-02-01 2024-02-29'],
    ['2025-03-01..2025-03-14', '2025-03-01 2025-03-14'],
    ['2025-03-14 to 2025-03-01', '2025-03-01 2025-03-14'],
    ['0d', 'nothing'],
    ['99999d', 'nothing'],
    ['2025-03-09', '2025-03-09 2025-03-09'],
    ['2025-02-30', 'nothing'],
    ['2025-13', 'nothing'],
    ['2025-02-31..2025-03-14', 'nothing'],
    ['2025-03-01..', 'nothing'],
    ['1066', 'nothing'],
    ['yesterday', 'nothing'],
    ['', 'nothing'],
  ])('%j is %s', (typed, days) => {
    expect(shown(parseWindow(typed))).toBe(days);
  });

  test('months back from the last of a long month end at the last of a short one', () => {
    expect(windowDays({ kind: 'months', months: 6 }, day('2026-08-31'))?.fromDay).toBe(day('2026-03-01'));
    expect(windowDays({ kind: 'months', months: 12 }, day('2024-02-29'))?.fromDay).toBe(day('2023-03-01'));
  });

  test('what is compared with is just as long and lies directly before', () => {
    const compared = (typed: string) => windowBefore(parseWindow(typed) ?? { kind: 'all' }, TODAY);
    expect(compared('7d')).toEqual({ fromDay: day('2026-11-07'), toDay: day('2026-11-13') });
    expect(compared('2025-03')).toEqual({ fromDay: day('2025-02-01'), toDay: day('2025-02-28') });
    expect(compared('2025')).toEqual({ fromDay: day('2024-01-01'), toDay: day('2024-12-31') });
    expect(compared('all')).toBeNull();
  });

  const anyWindow = fc.oneof(
    fc.record({ kind: fc.constant('days' as const), days: fc.integer({ min: 1, max: 4_000 }) }),
    fc.record({ kind: fc.constant('months' as const), months: fc.integer({ min: 1, max: 400 }) }),
    fc.record({
      kind: fc.constant('month' as const),
      month: fc.integer({ min: 1_971 * 12, max: 2_199 * 12 }),
    }),
    fc.record({ kind: fc.constant('year' as const), year: fc.integer({ min: 1_971, max: 2_199 }) }),
    fc
      .tuple(fc.integer({ min: 400, max: 30_000 }), fc.integer({ min: 0, max: 3_000 }))
      .map(([fromDay, days]) => ({ kind: 'range' as const, fromDay, toDay: fromDay + days })),
  );

  test('each is read from its own text', () => {
    fc.assert(
      fc.property(anyWindow, (window) => {
        const text = windowText(window);
        const again = parseWindow(text);
        expect(again === null ? null : windowText(again)).toBe(text);
        expect(again === null ? null : windowDays(again, TODAY)).toEqual(windowDays(window, TODAY));
      }),
    );
  });

  test('whole months and edges have each moment of a window once, in any zone', () => {
    const zones = ['UTC', 'Europe/Berlin', 'America/Sao_Paulo', 'Pacific/Apia', 'Asia/Kathmandu'];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        anyWindow,
        fc.array(fc.integer({ min: 0, max: 7_000_000_000_000 }), { minLength: 5, maxLength: 30 }),
        fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 4, maxLength: 8 }),
        (zone, window, far, near) => {
          const calendar = createCalendar(zone);
          const span = windowDays(window, TODAY);
          if (span === null) return;
          const { months, edges } = windowParts(span, calendar);
          const close = near.flatMap((off) =>
            [span.fromDay, span.toDay + 1].map((at) => calendar.dayStart(at) + off * 3_600_000 + (off % 2)),
          );
          for (const ms of [...far, ...close]) {
            const month = monthOfDay(calendar.dayOf(ms));
            const inMonths = months !== null && month >= months.from && month <= months.to ? 1 : 0;
            const inEdges = edges.filter(({ fromAt, toAt }) => ms >= fromAt && ms < toAt).length;
            const at = calendar.dayOf(ms);
            expect(inMonths + inEdges).toBe(at >= span.fromDay && at <= span.toDay ? 1 : 0);
          }
          expect(edges.length).toBeLessThanOrEqual(2);
        },
      ),
      { numRuns: 40 },
    );
  });
});
