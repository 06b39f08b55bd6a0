import { expect, test } from 'vitest';
import { parseTimeZone, suggestTimeZones } from '../../src/domain/time-zones.ts';

test.each([
  ['Europe/Berlin', 'Europe/Berlin'],
  [' europe/berlin ', 'Europe/Berlin'],
  ['america/new york', 'America/New_York'],
  ['utc', 'UTC'],
  ['', null],
  ['Mars/Olympus', null],
  ['+02:00', null],
  ['UTC+2', null],
  ['Europe/Berlin; DROP TABLE', null],
  ['x'.repeat(300), null],
])('%j is %j', (typed, expected) => {
  expect(parseTimeZone(typed)).toBe(expected);
});

test('suggestions are zones that exist, cities that begin with the words first', () => {
  expect(suggestTimeZones('berl')).toEqual(['Europe/Berlin']);
  expect(suggestTimeZones('new y')).toContain('America/New_York');
  expect(suggestTimeZones('')).toHaveLength(25);
  expect(suggestTimeZones('nowhere at all')).toEqual([]);
  for (const zone of suggestTimeZones('a')) expect(parseTimeZone(zone)).not.toBeNull();
});
