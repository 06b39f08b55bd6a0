import { describe, expect, test } from 'vitest';
import { parseStretch } from '../../../src/domain/listening/stretch.ts';

const zone = 'Europe/Berlin';
const at = (iso: string): number => Date.parse(iso);

describe('a stretch as somebody writes it', () => {
  test.each<[string, string | null, string, string]>([
    ['2026-05-03', null, '2026-05-02T22:00:00Z', '2026-05-03T21:59:59.999Z'],
    ['2026-05-03', '2026-05-04', '2026-05-02T22:00:00Z', '2026-05-04T21:59:59.999Z'],
    [' 2026-05-03 21:00 ', '2026-05-03T23:30', '2026-05-03T19:00:00Z', '2026-05-03T21:30:59.999Z'],
    ['2026-05-03 9.05', '2026-05-03', '2026-05-03T07:05:00Z', '2026-05-03T21:59:59.999Z'],
    ['2026-05-03 21:00', '', '2026-05-03T19:00:00Z', '2026-05-03T19:00:59.999Z'],
    // The day on which clocks go back has 25 hours.
    ['2026-10-25', null, '2026-10-24T22:00:00Z', '2026-10-25T22:59:59.999Z'],
  ])('%s to %s', (from, to, first, last) => {
    expect(parseStretch(from, to, zone)).toEqual({ fromAt: at(first), toAt: at(last) });
  });

  test.each<[string, string | null]>([
    ['yesterday', null],
    ['', null],
    ['2026-02-30', null],
    ['2026-05-03 25:00', null],
    ['2026-05-04', '2026-05-03'],
    ['2026-05-03 21:00', '2026-05-03 20:59'],
  ])('%s to %s is none', (from, to) => {
    expect(parseStretch(from, to, zone)).toBeNull();
  });
});
