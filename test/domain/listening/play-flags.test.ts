import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  COVERED,
  DISOWNED,
  type EndReason,
  ESTIMATED,
  endReasonOf,
  factsOf,
  HIDDEN_MASK,
  isCounted,
  isSkip,
  isVisible,
  type PlayFacts,
  playFlags,
  withFlag,
} from '../../../src/domain/listening/play-flags.ts';

const REASONS: readonly EndReason[] = [
  ...(['unsaid', 'trackdone', 'fwdbtn', 'endplay', 'backbtn', 'clickrow', 'clickside', 'playbtn'] as const),
  ...(['remote', 'logout', 'popup', 'trackerror', 'unexpected-exit', 'unknown', 'other'] as const),
  'unexpected-exit-while-paused',
];

const facts: fc.Arbitrary<PlayFacts> = fc.record({
  skipped: fc.constantFrom('unknown', 'no', 'yes'),
  shuffle: fc.boolean(),
  offline: fc.boolean(),
  incognito: fc.boolean(),
  estimated: fc.boolean(),
  covered: fc.boolean(),
  disowned: fc.boolean(),
  video: fc.boolean(),
  endReason: fc.constantFrom(...REASONS),
  precision: fc.constantFrom('exact', 'minute'),
  stamped: fc.constantFrom('end', 'start'),
  yields: fc.boolean(),
});

test('facts come back as they were, from an integer of sixteen bits', () => {
  fc.assert(
    fc.property(facts, (one) => {
      const flags = playFlags(one);
      expect(factsOf(flags)).toEqual(one);
      expect(flags).toBeGreaterThanOrEqual(0);
      expect(flags).toBeLessThan(2 ** 16);
    }),
  );
});

test('the bits that SQL and stored rows know stay where they are', () => {
  expect([ESTIMATED, COVERED, DISOWNED, HIDDEN_MASK]).toEqual([32, 64, 128, 192]);
  expect(playFlags({})).toBe(0);
  expect(playFlags({ skipped: 'yes', shuffle: true, offline: true, incognito: true })).toBe(2 + 4 + 8 + 16);
  expect(playFlags({ video: true, endReason: 'trackdone' })).toBe(256 + 512);
  expect(playFlags({ endReason: 'other' })).toBe(15 * 512);
  expect(playFlags({ precision: 'minute', stamped: 'start', yields: true })).toBe(8192 + 16_384 + 32_768);
});

test('covering and disowning touch nothing else, and hide together', () => {
  fc.assert(
    fc.property(facts, fc.boolean(), fc.boolean(), (one, covered, disowned) => {
      const flags = withFlag(withFlag(playFlags(one), COVERED, covered), DISOWNED, disowned);
      expect(factsOf(flags)).toEqual({ ...one, covered, disowned });
      expect(isVisible(flags)).toBe(!covered && !disowned);
    }),
  );
});

test.each([
  ['half a minute', 30_000, {}, true],
  ['less', 29_999, {}, false],
  ['nobody knows how long', 0, { estimated: true }, true],
  ['the same as a better row', 200_000, { covered: true }, false],
  ['of somebody else', 200_000, { disowned: true }, false],
  ['of unknown length, covered', 0, { estimated: true, covered: true }, false],
] as const)('a play: %s', (_, msPlayed, said, counted) => {
  expect(isCounted({ msPlayed, flags: playFlags(said) })).toBe(counted);
});

test.each([
  ['said so', 3_000, { skipped: 'yes' }, true],
  ['the button for next, nothing said', 3_000, { endReason: 'fwdbtn' }, true],
  ['the button for back', 3_000, { endReason: 'backbtn' }, true],
  ['false in the years when it was always false', 3_000, { skipped: 'no', endReason: 'fwdbtn' }, true],
  ['the app was closed', 3_000, { skipped: 'no', endReason: 'logout' }, false],
  ['left after half a minute', 30_000, { skipped: 'yes', endReason: 'fwdbtn' }, false],
  ['not known how long', 0, { skipped: 'yes', estimated: true }, false],
  ['hidden', 3_000, { skipped: 'yes', covered: true }, false],
] as const)('a skip: %s', (_, msPlayed, said, skip) => {
  expect(isSkip({ msPlayed, flags: playFlags(said) })).toBe(skip);
});

test.each([
  ['trackdone', 'trackdone'],
  [null, 'unsaid'],
  ['', 'unsaid'],
  ['none', 'unsaid'],
  ['unknown', 'unknown'],
  ['ai-dj-interrupt', 'other'],
] as const)('the reason %s is kept as %s', (written, reason) => {
  expect(endReasonOf(written)).toBe(reason);
});
