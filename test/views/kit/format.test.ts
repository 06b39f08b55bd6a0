import { describe, expect, it } from 'vitest';
import {
  formatDate,
  formatDuration,
  formatNumber,
  formatPercent,
  formatShare,
  formatSpan,
  progressBar,
  relativeTime,
} from '../../../src/views/kit/format.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('formats', () => {
  it('writes numbers as the language does', () => {
    expect(formatNumber(8412, 'en')).toBe('8,412');
    expect(formatNumber(8412, 'de')).toBe('8.412');
  });

  it.each([
    [0, '0%'],
    [0.999, '99%'],
    [1, '100%'],
    [7, '100%'],
    [Number.NaN, '0%'],
  ])('%d is %s', (fraction, expected) => {
    expect(formatPercent(fraction, 'en')).toBe(expected);
  });

  it.each([
    [0.1087, '11%'],
    // 0.29 * 100 is a little less than 29.
    [0.29, '29%'],
    [7, '100%'],
  ])('the part %d is %s', (fraction, expected) => {
    expect(formatShare(fraction, 'en')).toBe(expected);
  });

  it.each([
    [401_000, '6:41'],
    [59_600, '1:00'],
    [3_723_000, '1:02:03'],
    [-5, '0:00'],
  ])('a track of %d ms is %s', (ms, expected) => {
    expect(formatDuration(ms)).toBe(expected);
  });

  it.each([
    [0, '0 sec'],
    [42_000, '42 sec'],
    [59 * MINUTE + 59_000, '1 hr'],
    [3 * HOUR + 42 * MINUTE, '3 hr 42 min'],
    [48 * HOUR, '2 days'],
    [49 * HOUR + 10 * MINUTE, '2 days 1 hr'],
  ])('%d ms is %s', (ms, expected) => {
    expect(formatSpan(ms, 'en')).toBe(expected);
  });

  it('leaves the present to Discord', () => {
    expect(relativeTime(1_700_000_000_999)).toBe('<t:1700000000:R>');
  });

  it('dates in the zone of the person', () => {
    expect(formatDate(Date.UTC(2026, 0, 1, 2), 'America/New_York', 'en')).toBe('Dec 31, 2025');
  });

  it.each([
    [0, '░░░░'],
    [0.5, '▓▓░░'],
    [0.99, '▓▓▓░'],
    [2, '▓▓▓▓'],
    [Number.NaN, '░░░░'],
  ])('a bar of %d', (fraction, expected) => {
    expect(progressBar(fraction, 4)).toBe(expected);
  });
});
