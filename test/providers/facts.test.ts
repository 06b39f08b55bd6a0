import fc from 'fast-check';
import { expect, test } from 'vitest';
import { date, decibels, isrc, milliseconds, share, tempo } from '../../src/providers/facts.ts';

test.each([
  ['2024-03-01', '2024-03-01'],
  ['2024-02-29', '2024-02-29'],
  ['2023-02-29', undefined],
  ['2024-13-01', undefined],
  ['2024-03', '2024-03'],
  ['2024-03-00', '2024-03'],
  ['2024-00-00', '2024'],
  ['2024', '2024'],
  ['0000-00-00', undefined],
  ['0001-01-01', undefined],
  ['March 2024', undefined],
  ['', undefined],
  [null, undefined],
])('the date %s is %s', (written, expected) => {
  expect(date(written)).toBe(expected);
});

test.each([
  ['DE-AA1-21-23456', 'DEAA12123456'],
  ['deaa12123456', 'DEAA12123456'],
  ['DEAA1212345', undefined],
  ['1EAA12123456', undefined],
  ['DEAA12123456/..', 'DEAA12123456'],
  [undefined, undefined],
])('the ISRC %s is %s', (written, expected) => {
  expect(isrc(written)).toBe(expected);
});

test('whatever number comes, what is kept can be true', () => {
  fc.assert(
    fc.property(fc.oneof(fc.double(), fc.integer(), fc.constant(null)), (given) => {
      const [part, beats, loudness, length] = [
        share(given),
        tempo(given),
        decibels(given),
        milliseconds(given),
      ];
      if (part !== undefined) expect(part >= 0 && part <= 1).toBe(true);
      if (beats !== undefined) expect(beats >= 20 && beats <= 400).toBe(true);
      if (loudness !== undefined) expect(loudness >= -60 && loudness <= 10).toBe(true);
      if (length !== undefined) expect(Number.isInteger(length) && length > 0).toBe(true);
    }),
  );
});
