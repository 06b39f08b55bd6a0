import { expect, test } from 'vitest';
import { type PlayFacts, playFlags } from '../../../src/domain/listening/play-flags.ts';
import { freshOf } from '../../../src/services/listening/ledger-arrivals.ts';

const AT = Date.UTC(2026, 4, 3, 18, 30);
const SCROBBLE: Partial<PlayFacts> = { stamped: 'start', estimated: true };
const row = (endedAt: number, msPlayed: number, facts: Partial<PlayFacts> = {}, trackId = 1) => ({
  trackId,
  endedAt,
  msPlayed,
  flags: playFlags(facts),
});

test.each([
  ['the same row once more', row(AT, 9_000), row(AT, 9_000), false],
  ['heard for another while', row(AT, 9_000), row(AT, 8_000), true],
  ['another track', row(AT, 9_000), row(AT, 9_000, {}, 2), true],
  ['a guess of another length', row(AT, 9_000, { estimated: true }), row(AT, 0, { estimated: true }), false],
  ['the same start, by now with a length', row(AT, 0, SCROBBLE), row(AT + 9_000, 9_000, SCROBBLE), false],
  ['the minute of a play that ended with it', row(AT, 9_000), row(AT, 9_000, { precision: 'minute' }), true],
  ['known by its minute, now by its second', row(AT, 9_000, { precision: 'minute' }), row(AT, 9_000), true],
])('what a source brought before: %s', (_, before, play, isFresh) => {
  expect(freshOf([play], [before])).toEqual(isFresh ? [play] : []);
  expect(freshOf([before, play], [])).toEqual(isFresh ? [before, play] : [before]);
});
