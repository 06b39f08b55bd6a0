import { describe, expect, test } from 'vitest';
import { MINUTE, SECOND } from '../../src/clock.ts';
import type { Store } from '../../src/db/store.ts';
import { channelId } from '../../src/domain/ids.ts';
import type { Job, JobNotify } from '../../src/domain/jobs.ts';
import { createProgressShows } from '../../src/services/progress.ts';
import { createManualClock } from '../support/clock.ts';
import { openTestStore } from '../support/database.ts';
import { createFakePosts } from '../support/discord-posts.ts';
import { ANNA, addMembers } from '../support/jobs.ts';
import { createMemoryLog } from '../support/log.ts';

const CHANNEL = channelId('800000000000000001');

const setUp = async (store: Store, notify: Partial<Extract<JobNotify, { via: 'interaction' }>> = {}) => {
  const clock = createManualClock();
  const posts = createFakePosts(clock);
  const log = createMemoryLog();
  const shows = createProgressShows({
    store,
    clock,
    posts,
    log,
    card: ({ job, children }, { continued }) => ({
      status: job.status,
      at: job.progress,
      parts: children.length,
      continued,
    }),
  });
  await addMembers(store, ANNA);
  const job = await store.transaction((tx) =>
    tx.jobs.insert(
      {
        memberId: ANNA,
        kind: 'work',
        status: 'RUNNING',
        message: null,
        metadata: null,
        runAt: clock.now(),
        dedupeKey: null,
        parentId: null,
        notify: {
          via: 'interaction',
          applicationId: '1',
          token: 'token',
          issuedAt: clock.now(),
          channelId: CHANNEL,
          locale: 'en',
          ...notify,
        },
      },
      clock.now(),
    ),
  );
  const change = (patch: Partial<Pick<Job, 'progress' | 'status'>>): Promise<void> =>
    store.transaction((tx) => tx.jobs.update(job.id, patch, clock.now()));
  /** Looks again and again: every half second when time is short, else less often. */
  const watch = async (ms: number): Promise<void> => {
    const step = ms > MINUTE ? 5_000 : 500;
    for (let passed = 0; passed < ms; passed += step) {
      clock.advance(step);
      await shows.showDue();
      await shows.settled();
    }
  };
  return { clock, posts, log, shows, change, watch, id: job.id };
};

describe('the card of a job', () => {
  test('is edited at most every 2.5 s, only when it changed, and once more at the end', async () => {
    await using db = openTestStore();
    const { posts, change, watch, id } = await setUp(db.store);
    await watch(500);
    expect(posts.edits).toEqual([]);
    for (let step = 1; step <= 20; step += 1) {
      await change({ progress: step / 40 });
      await watch(500);
    }
    const busy = posts.edits.length;
    expect(busy).toBeGreaterThanOrEqual(3);
    expect(busy).toBeLessThanOrEqual(5);
    await watch(10 * SECOND);
    const settled = posts.edits.length;
    expect(settled - busy).toBeLessThanOrEqual(1);
    await change({ status: 'DONE', progress: 1 });
    await watch(MINUTE);
    expect(posts.edits.length).toBe(settled + 1);
    expect(posts.edits.at(-1)).toMatchObject({ to: 'token', body: { status: 'DONE', at: 1 } });
    expect(await db.store.read.jobs.byId(id)).toMatchObject({ notify: null });
  });

  test('waits while Discord asks for patience or does not answer, and loses nothing', async () => {
    await using db = openTestStore();
    const { posts, change, watch } = await setUp(db.store);
    posts.faults = ['rate', 'never', 'lost'];
    await change({ status: 'DONE' });
    await watch(MINUTE);
    expect(posts.edits.at(-1)).toMatchObject({ body: { status: 'DONE' } });
  });

  test('is left alone when the person dismissed it', async () => {
    await using db = openTestStore();
    const { posts, change, watch, clock } = await setUp(db.store);
    clock.advance(MINUTE);
    posts.expired.add('token');
    await change({ progress: 0.5 });
    await watch(5 * SECOND);
    posts.expired.clear();
    await change({ status: 'DONE' });
    await watch(20 * MINUTE);
    expect([posts.edits, posts.messages]).toEqual([[], []]);
  });

  test('that is not there yet is tried again', async () => {
    await using db = openTestStore();
    const { posts, watch } = await setUp(db.store);
    posts.expired.add('token');
    await watch(4 * SECOND);
    posts.expired.clear();
    await watch(10 * SECOND);
    expect(posts.edits).toHaveLength(1);
  });
});

describe('before the answer lapses, its card moves on', () => {
  test('into a DM, and is edited there', async () => {
    await using db = openTestStore();
    const { posts, change, watch, id } = await setUp(db.store);
    await change({ progress: 0.2 });
    await watch(13.9 * MINUTE);
    expect(posts.messages).toEqual([]);
    await watch(MINUTE);
    expect(posts.messages).toMatchObject([
      { channel: `9${ANNA.slice(1)}`, body: { at: 0.2, continued: true } },
    ]);
    await change({ status: 'DONE', progress: 1 });
    await watch(5 * SECOND);
    expect(posts.messages).toMatchObject([{ body: { status: 'DONE', at: 1 } }]);
    expect(await db.store.read.jobs.byId(id)).toMatchObject({ notify: null });
  });

  test.each([
    ['everybody saw it: into the channel', { public: true }, [], CHANNEL],
    ['the channel is closed: into a DM', { public: true }, [CHANNEL], `9${ANNA.slice(1)}`],
    ['only one person saw it: never into the channel', {}, [`9${ANNA.slice(1)}`], null],
  ] as const)('%s', async (_, notify, refused, expected) => {
    await using db = openTestStore();
    const { posts, watch, log } = await setUp(db.store, notify);
    for (const place of refused) posts.refused.add(place);
    await watch(16 * MINUTE);
    expect(posts.messages.map(({ channel }) => channel)).toEqual(expected === null ? [] : [expected]);
    expect(log.events).toEqual([]);
  });

  test('where nothing is left, the member’s DMs are known to be closed and the job goes on unseen', async () => {
    await using db = openTestStore();
    const { posts, watch, id } = await setUp(db.store);
    posts.refused.add(ANNA);
    await watch(16 * MINUTE);
    expect(posts.messages).toEqual([]);
    expect(await db.store.read.members.find(ANNA)).toMatchObject({ dmClosedAt: expect.any(Number) });
    expect(await db.store.read.jobs.byId(id)).toMatchObject({ notify: null, status: 'RUNNING' });
  });

  test('a crash right after the new message does not make a second one', async () => {
    await using db = openTestStore();
    const { posts, watch, clock } = await setUp(db.store);
    await watch(13 * MINUTE);
    clock.advance(MINUTE);
    posts.faults = ['ok', 'lost'];
    await watch(MINUTE);
    expect(posts.messages).toHaveLength(1);
  });
});

test('a job that was asked for again elsewhere is shown there, also when its old card is being edited', async () => {
  await using db = openTestStore();
  const { posts, change, watch, shows, clock, id } = await setUp(db.store);
  await watch(3 * SECOND);
  await change({ progress: 0.5 });
  clock.advance(3 * SECOND);
  await shows.showDue();
  const notify = {
    via: 'interaction',
    applicationId: '1',
    token: 'new',
    issuedAt: clock.now(),
    channelId: null,
    locale: 'en',
  } as const;
  await db.store.transaction((tx) => tx.jobs.setNotify(id, notify, clock.now()));
  await shows.settled();
  await watch(5 * SECOND);
  await change({ status: 'DONE' });
  await watch(5 * SECOND);
  expect(posts.edits.at(-1)).toMatchObject({ to: 'new', body: { status: 'DONE' } });
});
