import { expect, test } from 'vitest';
import { DAY, MINUTE } from '../../../src/clock.ts';
import { channelId, type JobId } from '../../../src/domain/ids.ts';
import { AppError } from '../../../src/errors.ts';
import { awaitChildren, done } from '../../../src/jobs/job.ts';
import { outboxSendJob } from '../../../src/jobs/outbox-send.ts';
import { sweepJob } from '../../../src/jobs/sweep.ts';
import { createOutbox } from '../../../src/services/outbox/outbox.ts';
import { createOutboxSender } from '../../../src/services/outbox/sender.ts';
import { createSweep } from '../../../src/services/sweep.ts';
import { createManualClock } from '../../support/clock.ts';
import { openTestStore } from '../../support/database.ts';
import { createFakePosts } from '../../support/discord-posts.ts';
import { ANNA, addMembers, BEN, createJobBench, handler } from '../../support/jobs.ts';
import { createMemoryLog } from '../../support/log.ts';
import { noPictures } from '../../support/pictures.ts';

const dm = { via: 'dm', locale: 'en' } as const;

const parentOf = (keys: readonly string[]) =>
  handler('parent', async ({ spawn }) => {
    await spawn(keys.map((key) => ({ kind: 'child', memberId: ANNA, dedupeKey: key })));
    return awaitChildren();
  });

test('work that goes on by itself already is taken under the parent that asks for it', async () => {
  await using db = openTestStore();
  await addMembers(db.store, ANNA);
  const bench = createJobBench(db.store, [parentOf(['a', 'b']), handler('child', async () => done())]);
  const alone = await bench.queue.enqueue({
    kind: 'child',
    memberId: ANNA,
    dedupeKey: 'a',
    runAt: bench.clock.now() + MINUTE,
  });
  const parent = await bench.queue.enqueue({ kind: 'parent', memberId: ANNA });
  await bench.settle();
  const { job, children } = await bench.desk.find(ANNA, parent.id);
  expect([job.status, job.progress]).toEqual(['RUNNING', 0.5]);
  expect(children.map(({ id }) => id)).toContain(alone.id);
  bench.clock.advance(MINUTE);
  await bench.settle();
  expect((await bench.desk.find(ANNA, parent.id)).job.status).toBe('DONE');
});

test('one child alone can be stopped and tried again; its parent follows', async () => {
  await using db = openTestStore();
  await addMembers(db.store, ANNA);
  let broken = true;
  const bench = createJobBench(db.store, [
    parentOf(['a', 'b']),
    handler('child', async ({ job }) => {
      if (broken && job.dedupeKey === 'a') throw new AppError('RESOURCE_GONE', { provider: 'spotify' });
      return done();
    }),
  ]);
  const parent = await bench.queue.enqueue({ kind: 'parent', memberId: ANNA });
  await bench.settle();
  const [failed] = (await bench.desk.find(ANNA, parent.id)).children;
  if (failed === undefined) throw new Error('There are no children.');
  expect((await bench.desk.find(ANNA, parent.id)).job.status).toBe('FAILED');

  broken = false;
  await bench.desk.retry(ANNA, failed.id, dm);
  expect((await bench.desk.find(ANNA, parent.id)).job.status).toBe('RUNNING');
  await bench.desk.cancel(ANNA, failed.id);
  expect((await bench.desk.find(ANNA, parent.id)).job).toMatchObject({
    status: 'DONE',
    payload: { total: 2, done: 1, cancelled: 1 },
  });
});

test('nobody sees or touches the jobs of others', async () => {
  await using db = openTestStore();
  await addMembers(db.store, ANNA, BEN);
  const bench = createJobBench(db.store, []);
  const { id } = await bench.queue.enqueue({ kind: 'work', memberId: ANNA });
  for (const attempt of [
    () => bench.desk.find(BEN, id),
    () => bench.desk.watch(BEN, id, dm),
    () => bench.desk.cancel(BEN, id),
    () => bench.desk.retry(BEN, id, dm),
    () => bench.desk.find(ANNA, 999 as JobId),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ code: 'NOT_FOUND', data: { what: 'job' } });
  }
  expect(await bench.desk.list(BEN, 10)).toEqual([]);
  expect(await db.store.read.jobs.byId(id)).toMatchObject({
    status: 'PENDING',
    cancelRequested: false,
    notify: null,
  });
});

test('the list shows what goes on first, then what failed, and of what is finished only what was asked for', async () => {
  await using db = openTestStore();
  await addMembers(db.store, ANNA);
  const bench = createJobBench(db.store, [
    handler('fine', async () => done()),
    handler('bad', async () => {
      throw new AppError('NOT_LINKED', {});
    }),
  ]);
  const enqueue = async (kind: string): Promise<JobId> =>
    (await bench.queue.enqueue({ kind, memberId: ANNA })).id;
  const bad = await enqueue('bad');
  const seen = await enqueue('fine');
  await enqueue('fine');
  await bench.settle();
  await db.store.transaction(async (tx) => {
    const job = await tx.jobs.byId(seen);
    if (job === null) throw new Error('The job is gone.');
    await tx.jobs.setNotify(seen, dm, bench.clock.now());
    await tx.jobShows.shown({ ...job, notify: dm }, null, null, bench.clock.now());
  });
  const waiting = await enqueue('fine');
  expect((await bench.desk.list(ANNA, 10)).map(({ job }) => job.id)).toEqual([waiting, bad, seen]);
});

test('what ended long ago is removed, children with their parent; dead letters stay longer', async () => {
  await using db = openTestStore();
  await addMembers(db.store, ANNA);
  const clock = createManualClock();
  const bench = createJobBench(
    db.store,
    [
      parentOf(['a', 'b']),
      handler('child', async () => done()),
      handler('bad', async () => {
        throw new AppError('NOT_LINKED', {});
      }),
      sweepJob(createSweep({ store: db.store, clock })),
    ],
    {},
    clock,
  );
  for (const kind of ['parent', 'bad']) await bench.queue.enqueue({ kind, memberId: ANNA });
  await bench.settle();
  const statuses = async (): Promise<string[]> =>
    (await bench.desk.countByStatus()).map(({ status, count }) => `${status} ${count}`).toSorted();
  expect(await statuses()).toEqual(['DONE 3', 'FAILED 1']);
  clock.advance(4 * DAY);
  await bench.queue.enqueue({ kind: 'sweep', memberId: null });
  await bench.settle();
  expect(await statuses()).toEqual(['DONE 1', 'FAILED 1']);
  clock.advance(31 * DAY);
  await bench.queue.enqueue({ kind: 'sweep', memberId: null });
  await bench.settle();
  expect(await statuses()).toEqual(['DONE 1']);
});

test('a post that has to wait keeps its job waiting, then it is out', async () => {
  await using db = openTestStore();
  const clock = createManualClock();
  const posts = createFakePosts(clock);
  const { store } = db;
  const sender = createOutboxSender({
    store,
    clock,
    posts,
    log: createMemoryLog(),
    pictures: noPictures,
    onRefused: [],
  });
  const bench = createJobBench(store, [outboxSendJob(sender)], {}, clock);
  const outbox = createOutbox({ store, clock, queue: bench.queue, newNonce: () => 'nonce' });
  posts.faults = ['rate'];
  const target = { to: 'channel', channelId: channelId('800000000000000001') } as const;
  await store.transaction((tx) => outbox.post(tx, { dedupeKey: 'one', target, body: {} }));
  await bench.settle();
  expect(posts.messages).toEqual([]);
  clock.advance(MINUTE);
  await bench.settle();
  expect(posts.messages).toHaveLength(1);
  expect(await bench.desk.countByStatus()).toEqual([{ status: 'DONE', count: 1 }]);
});
