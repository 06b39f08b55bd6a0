import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  authorizationExpiresAt,
  warningCandidatesBefore,
  warningDue,
} from '../../../src/domain/accounts/authorization.ts';
import {
  canAdvance,
  isClientId,
  isOpen,
  judgePairing,
  LINK_WINDOW_MS,
  LINKS_PER_WINDOW,
  nextLinkAt,
  PAIRING_TRIES,
  readPairingCode,
} from '../../../src/domain/accounts/linking.ts';
import {
  accessTimes,
  accessUsable,
  afterRefreshFailure,
  GIVE_UP_AFTER,
} from '../../../src/domain/accounts/refresh.ts';
import type { LinkStage } from '../../../src/domain/accounts.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const at = (text: string): number => Date.parse(text);

describe('the life of a consent', () => {
  test.each([
    ['2026-05-20T10:00:00Z', '2026-11-20T10:00:00Z'],
    ['2026-08-31T23:59:59Z', '2027-02-28T23:59:59Z'],
    ['2027-08-31T00:00:00Z', '2028-02-29T00:00:00Z'],
    ['2026-12-31T12:00:00Z', '2027-06-30T12:00:00Z'],
  ])('%s ends at %s', (from, to) => {
    expect(authorizationExpiresAt(at(from))).toBe(at(to));
  });

  const authorizedAt = at('2026-05-20T10:00:00Z');
  const end = authorizationExpiresAt(authorizedAt);
  test.each([
    ['long before', 31, null, null],
    ['30 days before', 30, null, 30],
    ['told already', 29, 30, null],
    ['7 days before', 7, 30, 7],
    ['the first was missed', 5, null, 7],
    ['both told', 1, 7, null],
    ['at the end', 0, 30, null],
    ['after it', -1, null, null],
  ])('%s (%i days left, last told %s): %s', (_, daysLeft, warnedDays, due) => {
    expect(warningDue({ authorizedAt, warnedDays }, end - daysLeft * DAY)).toBe(due);
  });

  test('the filter of the scan misses nobody', () => {
    const times = fc.integer({ min: at('2024-01-01T00:00:00Z'), max: at('2032-01-01T00:00:00Z') });
    fc.assert(
      fc.property(times, fc.integer({ min: -40 * DAY, max: DAY }), (from, offset) => {
        const now = authorizationExpiresAt(from) + offset;
        if (warningDue({ authorizedAt: from, warnedDays: null }, now) !== null) {
          expect(from).toBeLessThanOrEqual(warningCandidatesBefore(now));
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('refreshing', () => {
  test('an hour is renewed at 50 minutes, anything shorter in proportion', () => {
    expect(accessTimes(3_600, 0)).toEqual({ accessExpiresAt: 60 * MINUTE, refreshDueAt: 50 * MINUTE });
    expect(accessTimes(600, 0)).toEqual({ accessExpiresAt: 10 * MINUTE, refreshDueAt: 500_000 });
    expect(accessTimes(86_400, 0).refreshDueAt).toBe(50 * MINUTE);
    expect(accessTimes(-5, 7)).toEqual({ accessExpiresAt: 7, refreshDueAt: 7 });
  });

  test('a token in its last minute is not handed out', () => {
    expect(accessUsable({ accessExpiresAt: 61_001 }, 1_000)).toBe(true);
    expect(accessUsable({ accessExpiresAt: 61_000 }, 1_000)).toBe(false);
  });

  const account = { status: 'active', refreshFailures: 0, reauthToldAt: null } as const;
  test.each([
    ['first', account, 'transient', 'active', 1, false],
    ['second', { ...account, refreshFailures: 1 }, 'transient', 'active', 2, false],
    ['third', { ...account, refreshFailures: 2 }, 'transient', 'needs_reauth', 3, true],
    ['refused at once', account, 'terminal', 'needs_reauth', 3, true],
    ['refused later', { ...account, refreshFailures: 2 }, 'terminal', 'needs_reauth', 3, true],
    [
      'a probe fails',
      { status: 'needs_reauth', refreshFailures: 3, reauthToldAt: 1 },
      'terminal',
      'needs_reauth',
      4,
      false,
    ],
  ] as const)('%s failure', (_, before, failure, status, refreshFailures, tell) => {
    const after = afterRefreshFailure(before, failure, 1_000);
    expect(after).toMatchObject({ status, refreshFailures, tell });
    expect(after.refreshDueAt).toBeGreaterThan(1_000);
  });

  test('tells once, and gives up after a bounded number of tries', () => {
    let now = 0;
    let state: Parameters<typeof afterRefreshFailure>[0] = account;
    let told = 0;
    let tries = 0;
    while (state.refreshFailures < GIVE_UP_AFTER) {
      const after = afterRefreshFailure(state, 'transient', now);
      if (after.tell) told += 1;
      state = { ...after, reauthToldAt: after.tell ? now : state.reauthToldAt };
      now = after.refreshDueAt;
      tries += 1;
    }
    expect({ told, tries, status: state.status }).toEqual({ told: 1, tries: 6, status: 'needs_reauth' });
  });
});

describe('linking', () => {
  const stages: readonly LinkStage[] = ['issued', 'started', 'authorized', 'paired', 'failed'];
  test('stages only go forward', () => {
    const allowed = stages.flatMap((from) =>
      stages.filter((to) => canAdvance(from, to)).map((to) => `${from} → ${to}`),
    );
    expect(allowed).toEqual([
      'issued → started',
      'issued → failed',
      'started → started',
      'started → authorized',
      'started → failed',
      'authorized → paired',
      'authorized → failed',
    ]);
  });

  test.each(stages)('a request at %s is open only in its time', (stage) => {
    const alive = stage !== 'paired' && stage !== 'failed';
    expect(isOpen({ stage, expiresAt: 10 }, 9)).toBe(alive);
    expect(isOpen({ stage, expiresAt: 10 }, 10)).toBe(false);
  });

  const waiting = { stage: 'authorized', expiresAt: 10, pairingTries: 0 } as const;
  test.each([
    ['right code', waiting, true, 9, { kind: 'right' }],
    ['right code on the last try', { ...waiting, pairingTries: 4 }, true, 9, { kind: 'right' }],
    ['wrong code', waiting, false, 9, { kind: 'wrong', triesLeft: 4 }],
    [
      'wrong code on the last try',
      { ...waiting, pairingTries: 4 },
      false,
      9,
      { kind: 'wrong', triesLeft: 0 },
    ],
    [
      'right code after five wrong ones',
      { ...waiting, pairingTries: PAIRING_TRIES },
      true,
      9,
      { kind: 'dead' },
    ],
    ['right code too late', waiting, true, 10, { kind: 'dead' }],
    ['before the consent', { ...waiting, stage: 'started' }, false, 9, { kind: 'early' }],
    ['used already', { ...waiting, stage: 'paired' }, true, 9, { kind: 'dead' }],
    ['failed', { ...waiting, stage: 'failed' }, true, 9, { kind: 'dead' }],
  ] as const)('%s', (_, request, matches, now, verdict) => {
    expect(judgePairing(request, matches, now)).toEqual(verdict);
  });

  test('ten links an hour', () => {
    const recent = Array.from({ length: LINKS_PER_WINDOW }, (_, index) => 1_000_000 - index);
    const oldest = recent.at(-1) ?? 0;
    expect(nextLinkAt(recent.slice(1), 1_000_001)).toBeNull();
    expect(nextLinkAt(recent, 1_000_001)).toBe(oldest + LINK_WINDOW_MS);
    expect(nextLinkAt(recent, oldest + LINK_WINDOW_MS)).toBeNull();
  });

  test.each([
    ['123456', '123456'],
    [' 123 456 ', '123456'],
    ['123-456', '123456'],
    ['12345', null],
    ['1234567', null],
    ['12345a', null],
    ['１２３４５６', null],
    ['', null],
  ])('reads the typed code %j as %j', (typed, code) => {
    expect(readPairingCode(typed)).toBe(code);
  });

  test('knows a client id', () => {
    expect(isClientId('0123456789abcdef0123456789ABCDEF')).toBe(true);
    expect(isClientId('0123456789abcdef0123456789abcde')).toBe(false);
    expect(isClientId('0123456789abcdef0123456789abcdeg')).toBe(false);
  });
});
