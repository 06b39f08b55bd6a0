import { describe, expect, test } from 'vitest';
import type { JobId } from '../../src/domain/ids.ts';
import type { Job, JobMessage } from '../../src/domain/jobs.ts';
import { go } from '../../src/views/actions/go.ts';
import { jobCancel, jobRetry } from '../../src/views/actions/jobs.ts';
import { jobCard } from '../../src/views/jobs/card.ts';
import { jobListView } from '../../src/views/jobs/list.ts';
import { messagesFor } from '../../src/views/messages/catalogue.ts';
import { TEST_NOW } from '../support/clock.ts';
import { ANNA } from '../support/jobs.ts';
import { customIdsOf, expectValidMessage, textsOf } from '../support/messages.ts';

const m = messagesFor('en');
const id = (value: number): JobId => value as JobId;

const jobOf = (facts: Partial<Job> = {}): Job => ({
  id: id(1),
  memberId: ANNA,
  kind: 'sources.sync',
  status: 'RUNNING',
  progress: 0,
  message: null,
  payload: null,
  metadata: null,
  attempts: 0,
  crashes: 0,
  runAt: TEST_NOW,
  leaseUntil: null,
  dedupeKey: null,
  parentId: null,
  notify: null,
  cancelRequested: false,
  createdAt: TEST_NOW,
  updatedAt: TEST_NOW,
  finishedAt: null,
  ...facts,
});

const child = (status: Job['status'], message: JobMessage): Job =>
  jobOf({ id: id(2), parentId: id(1), kind: 'sources.syncOne', status, message });

describe('the card of a job', () => {
  test('a sync that goes on: a bar, a line per source, what rests until when, and a way to stop', () => {
    const until = TEST_NOW + 300_000;
    const resting = { key: 'resting', provider: 'spotify', bucket: 'playlists', until } as const;
    const view = jobCard(
      {
        job: jobOf({ progress: 0.748, message: { key: 'children', done: 1, total: 4 } }),
        children: [
          child('DONE', { key: 'done', name: 'Liked *tracks*', done: 8_412, total: 8_412 }),
          child('RUNNING', { key: 'reading', name: 'Promo Pool', done: 310, total: 940 }),
          child('PENDING', { ...resting, name: 'Warm-up' }),
          child('PENDING', { key: 'waiting', name: 'Later' }),
        ],
      },
      m,
    );
    expectValidMessage(view);
    const words = textsOf(view);
    expect(words).toContain('Syncing 4 sources');
    expect(words).toContain('`▓▓▓▓▓▓▓▓░░░░` 74%');
    expect(words).toContain('✓ Liked \\*tracks\\* · 8,412');
    expect(words).toContain('⟳ Promo Pool · 310 of 940');
    expect(words).toContain('… Later');
    expect(words).toContain(
      `Spotify playlist access is resting until <t:${Math.floor(until / 1_000)}:t>; everything else goes on.`,
    );
    expect(customIdsOf(view)).toEqual([jobCancel.id(ANNA, { job: id(1) })]);
  });

  test.each<[string, Partial<Job>, string, 'cancel' | 'retry' | null]>([
    ['waits', { status: 'PENDING' }, 'Waiting for its turn', 'cancel'],
    ['stops', { cancelRequested: true }, 'Stopping', null],
    ['was stopped', { status: 'CANCELLED' }, 'You stopped this', null],
    [
      'failed for a reason',
      { status: 'FAILED', message: { key: 'failed', code: 'NEEDS_REAUTH' } },
      'sign in again',
      'retry',
    ],
    ['failed for none', { status: 'FAILED', message: { key: 'failed' } }, 'something unforeseen', 'retry'],
    [
      'is tried again',
      { status: 'PENDING', message: { key: 'retrying', until: TEST_NOW, code: 'PROVIDER_UNAVAILABLE' } },
      'did not answer',
      'cancel',
    ],
    ['is done', { status: 'DONE', message: { key: 'done' } }, 'up to date', null],
    ['nobody has words for', { kind: 'new.kind' }, 'Working', 'cancel'],
  ])('a job that %s', (_, facts, words, button) => {
    const view = jobCard({ job: jobOf(facts), children: [] }, m);
    expectValidMessage(view);
    expect(textsOf(view)).toContain(words);
    const ids = { cancel: jobCancel.id(ANNA, { job: id(1) }), retry: jobRetry.id(ANNA, { job: id(1) }) };
    const offered = customIdsOf(view).filter((one) => one === ids.cancel || one === ids.retry);
    expect(offered).toEqual(button === null ? [] : [ids[button]]);
  });

  test('a hundred sources with long names stay within Discord’s limits', () => {
    const children = Array.from({ length: 100 }, (_, at) =>
      child(at % 2 ? 'FAILED' : 'DONE', {
        key: 'done',
        name: '_'.repeat(300),
        done: 1,
        total: 1,
        code: 'gone',
      }),
    );
    const view = jobCard({ job: jobOf(), children }, m, true);
    expectValidMessage(view);
    expect(textsOf(view)).toContain('and 85 more');
  });
});

test('a sync that could not read one of its sources does not call itself up to date', () => {
  const children = [
    child('DONE', { key: 'unchanged', name: 'Warm-up', done: 64, total: 64 }),
    child('DONE', { key: 'skipped', name: 'Closed', code: 'forbidden' }),
  ];
  const words = textsOf(jobCard({ job: jobOf({ status: 'DONE' }), children }, m));
  expect(words).toContain('Not all of your sources could be read');
  expect(words).toContain('✗ Closed · Spotify does not let you read it');
  expect(words).not.toContain('up to date');
});

test('where only linking anew helps, that is the first button', () => {
  const lost = child('FAILED', { key: 'failed', name: 'Warm-up', code: 'NEEDS_REAUTH' });
  const message = { key: 'children', done: 1, total: 1 } as const;
  const failed = jobCard({ job: jobOf({ status: 'FAILED', message }), children: [lost] }, m);
  expectValidMessage(failed);
  expect(customIdsOf(failed)).toEqual([go.id(ANNA, { way: 'link' }), expect.stringContaining('job.retry')]);
  const skipped = { key: 'skipped', code: 'no_permission' } as const;
  const partly = jobCard({ job: jobOf({ status: 'DONE', message }), children: [child('DONE', skipped)] }, m);
  expect(customIdsOf(partly)).toEqual([go.id(ANNA, { way: 'link' })]);
});

test('a sync that left a source to another job, which waits for its time, says so', () => {
  const message = { key: 'children', done: 1, total: 1, later: 1 } as const;
  const words = textsOf(jobCard({ job: jobOf({ status: 'DONE', message }), children: [] }, m));
  expect(words).toContain('Not all of your sources could be read');
  expect(words).toContain('One source waits for Spotify and comes by itself: `/jobs list` says when.');
});

describe('the list of jobs', () => {
  test('teaches when there is nothing', () => {
    const view = jobListView([], ANNA, m);
    expectValidMessage(view);
    expect(textsOf(view)).toContain('Pick sources');
  });

  test('says what a job waits for, and why one did not work, also when it is about its parts', () => {
    const until = TEST_NOW + 300_000;
    const waits = child('PENDING', { key: 'resting', provider: 'spotify', bucket: 'playlist-items', until });
    const again = child('PENDING', { key: 'retrying', code: 'PROVIDER_UNAVAILABLE', until });
    const failed = child('FAILED', { key: 'failed', code: 'NEEDS_REAUTH' });
    const message = { key: 'children', done: 1, total: 1 } as const;
    const view = jobListView(
      [
        { job: jobOf({ message }), children: [waits, again] },
        { job: jobOf({ id: id(9), status: 'FAILED', message }), children: [failed] },
      ],
      ANNA,
      m,
    );
    expectValidMessage(view);
    const words = textsOf(view);
    expect(words).toMatch(/playlist content is resting until/);
    expect(words).toMatch(/the other side did not answer\. The next try is/);
    expect(words).toMatch(/0 of 1 done\nIt did not work: Spotify wants you to sign in again/);
  });

  test('many of everything fit, and every button is there once', () => {
    const states: Job['status'][] = ['PENDING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED'];
    const families = Array.from({ length: 60 }, (_, at) => ({
      job: jobOf({
        id: id(at + 1),
        status: states[at % 5] ?? 'DONE',
        finishedAt: TEST_NOW,
        message: { key: 'done', name: '#'.repeat(200) },
      }),
      children: at % 3 === 0 ? [child('DONE', { key: 'done' })] : [],
    }));
    const view = jobListView(families, ANNA, m);
    expectValidMessage(view);
    const ids = customIdsOf(view);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(8);
  });
});
