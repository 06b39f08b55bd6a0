import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { channelId, type JobId, type MemberId, memberId, messageId } from '../../../src/domain/ids.ts';
import { chooseJobs, type DueJob } from '../../../src/domain/jobs/choice.ts';
import { rollUp } from '../../../src/domain/jobs/family.ts';
import { clockJump, expiredLeases, LEASE_MS, rebasedRunAt, SKEW_MS } from '../../../src/domain/jobs/lease.ts';
import {
  EDIT_EVERY_MS,
  MOVE_AFTER_MS,
  nextLook,
  nextShow,
  whyLapsed,
} from '../../../src/domain/jobs/showing.ts';
import type { JobNotify } from '../../../src/domain/jobs.ts';

const counts = { total: 4, done: 0, failed: 0, cancelled: 0, activeProgress: 0 };

describe('rolling children up', () => {
  test.each([
    [{ ...counts, activeProgress: 1 }, false, 'RUNNING', 0.25],
    [{ ...counts, done: 1, failed: 1, activeProgress: 0.5 }, false, 'RUNNING', 0.625],
    [{ ...counts, done: 4 }, false, 'DONE', 1],
    [{ ...counts, done: 3, failed: 1 }, false, 'FAILED', 1],
    [{ ...counts, done: 3, cancelled: 1 }, false, 'DONE', 1],
    [{ ...counts, cancelled: 4 }, false, 'CANCELLED', 1],
    [{ ...counts, done: 3, cancelled: 1 }, true, 'CANCELLED', 1],
    [{ ...counts, done: 4 }, true, 'DONE', 1],
    [{ ...counts, total: 0 }, false, 'DONE', 1],
    [{ ...counts, total: 0 }, true, 'CANCELLED', 1],
  ] as const)('%o, cancelled %s → %s %d', (children, cancelled, status, progress) => {
    expect(rollUp(children, cancelled)).toMatchObject({ status, progress });
  });
});

describe('which jobs start', () => {
  const kinds = new Map([
    ['a', 2],
    ['b', 1],
  ]);
  const due = (id: number, member: string, kind: string): DueJob => ({
    id: id as JobId,
    memberId: memberId(member),
    kind,
    runAt: id,
  });

  test('a member with many jobs does not go before one with few', () => {
    const jobs = [due(1, 'x', 'a'), due(2, 'x', 'a'), due(3, 'y', 'a')];
    expect(chooseJobs(jobs, [], kinds, 10)).toEqual([1, 3]);
    expect(chooseJobs(jobs, [{ memberId: memberId('x'), kind: 'b', count: 1 }], kinds, 1)).toEqual([3]);
  });

  test('a kind without a limit here is left alone', () => {
    expect(chooseJobs([due(1, 'x', 'c')], [], kinds, 10)).toEqual([]);
  });

  test('never more of a kind than it allows, never more than there are slots, never one twice', () => {
    const job = fc.record({ member: fc.constantFrom('x', 'y', 'z'), kind: fc.constantFrom('a', 'b', 'c') });
    fc.assert(
      fc.property(fc.array(job), fc.nat({ max: 2 }), fc.nat({ max: 6 }), (wanted, runningA, slots) => {
        const jobs = wanted.map(({ member, kind }, at) => due(at + 1, member, kind));
        const running = [{ memberId: null as MemberId | null, kind: 'a', count: runningA }];
        const chosen = chooseJobs(jobs, running, kinds, slots).map((id) => jobs[id - 1]);
        expect(chosen.length).toBeLessThanOrEqual(slots);
        expect(new Set(chosen).size).toBe(chosen.length);
        expect(chosen.filter((one) => one?.kind === 'a').length).toBeLessThanOrEqual(2 - runningA);
        expect(chosen.filter((one) => one?.kind === 'b').length).toBeLessThanOrEqual(1);
        // Nothing that could start is left behind.
        const room = chosen.length < slots;
        const startable = jobs.some((one) => one.kind === 'b');
        if (room && startable) expect(chosen.some((one) => one?.kind === 'b')).toBe(true);
      }),
    );
  });
});

describe('clocks that jump', () => {
  test.each([
    ['time goes as it goes', 60_000, 60_000, 0],
    ['a little drift', 64_000, 60_000, 0],
    ['an hour ahead', 3_660_000, 60_000, 3_600_000],
    ['an hour back', -3_540_000, 60_000, -3_600_000],
  ])('%s', (_, wall, monotonic, jump) => {
    const before = { wall: 5_000_000, monotonic: 70 };
    expect(clockJump(before, { wall: 5_000_000 + wall, monotonic: 70 + monotonic })).toBe(jump);
  });

  test('a lease ends with its time, or when it lies further ahead than any lease can', () => {
    const { past, beyond } = expiredLeases(1_000_000);
    expect(1_000_000 + LEASE_MS).toBeLessThanOrEqual(beyond);
    expect(past).toBe(1_000_000);
  });

  test.each([
    ['written in the past: stays', { runAt: 900, updatedAt: 800 }, null],
    ['written now for tomorrow: stays', { runAt: 90_000_000, updatedAt: 1_000 }, null],
    ['written in the future, due then: due now', { runAt: 3_600_000, updatedAt: 3_600_000 }, 1_000],
    ['written in the future, due later: the same wait', { runAt: 3_700_000, updatedAt: 3_600_000 }, 101_000],
  ])('%s', (_, row, expected) => {
    expect(rebasedRunAt(row, 1_000)).toBe(expected);
    expect(SKEW_MS).toBeLessThan(LEASE_MS);
  });
});

describe('showing progress', () => {
  const issuedAt = 1_000_000;
  const answer = { via: 'interaction', applicationId: '1', token: 't', issuedAt, locale: 'en' } as const;
  const inChannel: JobNotify = { ...answer, channelId: channelId('5') };
  const posted: JobNotify = {
    via: 'message',
    channelId: channelId('5'),
    messageId: messageId('6'),
    locale: 'en',
  };
  const late = issuedAt + MOVE_AFTER_MS;
  const soon = issuedAt + 2_000;

  test.each<[string, JobNotify, number | null, number, object]>([
    ['before the answer itself is there', inChannel, null, issuedAt, { do: 'wait', until: issuedAt + 1_000 }],
    ['at first, at once', inChannel, null, soon, { do: 'edit' }],
    ['too soon', inChannel, soon, soon + 500, { do: 'wait', until: soon + EDIT_EVERY_MS }],
    ['in time', inChannel, soon, soon + EDIT_EVERY_MS, { do: 'edit' }],
    ['shown in the future: the clock lied', inChannel, soon + 99_999, soon, { do: 'edit' }],
    ['minute 14 of a private answer', inChannel, null, late, { do: 'post', places: ['dm'] }],
    [
      'minute 14 of a public one',
      { ...inChannel, public: true },
      null,
      late,
      { do: 'post', places: ['channel', 'dm'] },
    ],
    [
      'minute 14 without a channel',
      { ...answer, public: true, channelId: null },
      null,
      late,
      { do: 'post', places: ['dm'] },
    ],
    ['a message of its own lasts', posted, null, late + 9e9, { do: 'edit' }],
    ['a DM that does not exist yet', { via: 'dm', locale: 'en' }, null, late, { do: 'post', places: ['dm'] }],
  ])('%s', (_, notify, shownAt, now, step) => {
    expect(nextShow(notify, shownAt, now)).toEqual(step);
  });

  test('an answer is looked at again before it lapses, unless the job has ended', () => {
    expect(nextLook(inChannel, false)).toBe(late);
    expect(nextLook(inChannel, true)).toBeNull();
    expect(nextLook(posted, false)).toBeNull();
  });

  test('what a refused edit means depends on the age of the answer', () => {
    expect(whyLapsed({ ...answer, channelId: null }, soon)).toBe('early');
    expect(whyLapsed({ ...answer, channelId: null }, issuedAt + 60_000)).toBe('dismissal');
    expect(whyLapsed({ ...answer, channelId: null }, late)).toBe('age');
  });
});
