import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../src/clock.ts';
import { AppError, RetryAfter } from '../../src/errors.ts';
import { done, retryAt, skip } from '../../src/jobs/job.ts';
import { openTestStore } from '../support/database.ts';
import { ANNA, addMembers, BEN, createJobBench, handler } from '../support/jobs.ts';

const job = { kind: 'work', memberId: ANNA } as const;

describe('a job runs', () => {
  test('once, and keeps its result', async () => {
    await using db = openTestStore();
    await addMembers(db.store, ANNA);
    const runs: unknown[] = [];
    const bench = createJobBench(db.store, [
      handler('work', async ({ job: { metadata } }) => {
        runs.push(metadata);
        return done({ found: 3 });
      }),
    ]);
    const { id } = await bench.queue.enqueue({ ...job, metadata: { a: 1 }, name: 'Liked tracks' });
    await bench.settle();
    await bench.settle();
    expect(runs).toEqual([{ a: 1 }]);
    expect(await db.store.read.jobs.byId(id)).toMatchObject({
      status: 'DONE',
      progress: 1,
      payload: { found: 3 },
      message: { key: 'done', name: 'Liked tracks' },
      finishedAt: bench.clock.now(),
    });
  });

  test('only when it is due', async () => {
    await using db = openTestStore();
    const bench = createJobBench(db.store, [handler('work', async () => skip({ key: 'unchanged' }))]);
    const { id } = await bench.queue.enqueue({ ...job, memberId: null, runAt: bench.clock.now() + MINUTE });
    await bench.settle();
    expect(await db.store.read.jobs.byId(id)).toMatchObject({ status: 'PENDING' });
    bench.clock.advance(MINUTE);
    await bench.settle();
    expect(await db.store.read.jobs.byId(id)).toMatchObject({
      status: 'DONE',
      message: { key: 'unchanged' },
    });
  });

  test('the same intent twice is one job while it is open, and a new one afterwards', async () => {
    await using db = openTestStore();
    const bench = createJobBench(db.store, [handler('work', async () => done())]);
    const wish = { kind: 'work', memberId: null, dedupeKey: 'k' };
    const first = await bench.queue.enqueue(wish);
    expect((await bench.queue.enqueue(wish)).id).toBe(first.id);
    await bench.settle();
    expect((await bench.queue.enqueue(wish)).id).not.toBe(first.id);
  });

  test('at once when a person asks for what only waits, and is shown where they asked', async () => {
    await using db = openTestStore();
    const bench = createJobBench(db.store, [handler('work', async () => done())]);
    const later = { kind: 'work', memberId: null, dedupeKey: 'k', runAt: bench.clock.now() + HOUR };
    const { id } = await bench.queue.enqueue(later);
    const notify = { via: 'dm', locale: 'en' } as const;
    await bench.queue.enqueue({ kind: 'work', memberId: null, dedupeKey: 'k', notify });
    await bench.settle();
    expect(await db.store.read.jobs.byId(id)).toMatchObject({ status: 'DONE', notify });
  });
});

describe('a job that does not work out', () => {
  test('a RetryAfter comes back at its time and is no attempt', async () => {
    await using db = openTestStore();
    const at = createJobBench(db.store, []).clock.now() + 10 * MINUTE;
    let rests = true;
    const bench = createJobBench(db.store, [
      handler('work', async () => {
        if (rests) throw new RetryAfter(at, { provider: 'spotify', bucket: 'search', why: 'rate' });
        return done();
      }),
    ]);
    const { id } = await bench.queue.enqueue({ ...job, memberId: null });
    await bench.settle();
    const resting = { key: 'resting', provider: 'spotify', bucket: 'search', until: at };
    expect(await db.store.read.jobs.byId(id)).toMatchObject({
      status: 'PENDING',
      runAt: at,
      attempts: 0,
      message: resting,
    });
    rests = false;
    bench.clock.advance(10 * MINUTE);
    await bench.settle();
    expect(await db.store.read.jobs.byId(id)).toMatchObject({ status: 'DONE', attempts: 0 });
  });

  test('errors back off, then the job is a dead letter that can be tried again', async () => {
    await using db = openTestStore();
    await addMembers(db.store, ANNA);
    let broken = true;
    const work = handler(
      'work',
      async () => {
        if (broken) throw new Error('boom');
        return done();
      },
      { maxAttempts: 2 },
    );
    const bench = createJobBench(db.store, [work]);
    const { id } = await bench.queue.enqueue(job);
    await bench.settle();
    expect(await db.store.read.jobs.byId(id)).toMatchObject({ status: 'PENDING', attempts: 1 });
    bench.clock.advance(MINUTE);
    await bench.settle();
    expect(await bench.desk.deadLetters(ANNA, 10)).toMatchObject([{ id, status: 'FAILED', attempts: 2 }]);
    expect(await bench.desk.deadLetters(BEN, 10)).toEqual([]);
    broken = false;
    await bench.desk.retry(ANNA, id, { via: 'dm', locale: 'en' });
    await bench.settle();
    expect(await db.store.read.jobs.byId(id)).toMatchObject({ status: 'DONE', attempts: 0 });
    expect(await bench.desk.deadLetters(null, 10)).toEqual([]);
  });

  test('an error that only a person can change fails at once, with its code', async () => {
    await using db = openTestStore();
    const bench = createJobBench(db.store, [
      handler('work', async () => {
        throw new AppError('NEEDS_REAUTH', { displayName: 'x' });
      }),
    ]);
    const { id } = await bench.queue.enqueue({ ...job, memberId: null });
    await bench.settle();
    const message = { key: 'failed', code: 'NEEDS_REAUTH' };
    expect(await db.store.read.jobs.byId(id)).toMatchObject({ status: 'FAILED', attempts: 1, message });
  });

  test('a handler may ask to come back', async () => {
    await using db = openTestStore();
    const bench = createJobBench(db.store, [
      handler('work', async ({ now }) => retryAt(now() + MINUTE, { key: 'waiting' })),
    ]);
    const { id } = await bench.queue.enqueue({ ...job, memberId: null });
    await bench.settle();
    expect(await db.store.read.jobs.byId(id)).toMatchObject({ status: 'PENDING', attempts: 0 });
  });
});

describe('many jobs', () => {
  test('a kind never runs more at once than it allows, in two runners on one database', async () => {
    await using db = openTestStore();
    await using second = openTestStore({ path: db.path });
    await addMembers(db.store, ANNA, BEN);
    const seen = new Map<number, number>();
    let now = 0;
    let most = 0;
    const work = handler(
      'work',
      async ({ job: { id } }) => {
        seen.set(id, (seen.get(id) ?? 0) + 1);
        most = Math.max(most, ++now);
        await sleep(2);
        now -= 1;
        return done();
      },
      { concurrency: 3 },
    );
    const one = createJobBench(db.store, [work]);
    const two = createJobBench(second.store, [work], {}, one.clock);
    for (let at = 0; at < 40; at += 1)
      await one.queue.enqueue({ kind: 'work', memberId: at % 2 ? ANNA : BEN });
    await Promise.all([one.settle(), two.settle()]);
    await one.settle();
    expect(seen.size).toBe(40);
    expect([...seen.values()].every((runs) => runs === 1)).toBe(true);
    expect(most).toBe(3);
  });

  test('one member with many jobs does not keep another waiting', async () => {
    await using db = openTestStore();
    await addMembers(db.store, ANNA, BEN);
    const order: unknown[] = [];
    const work = handler(
      'work',
      async ({ job: { memberId } }) => {
        order.push(memberId);
        return done();
      },
      { concurrency: 2 },
    );
    const bench = createJobBench(db.store, [work]);
    for (let at = 0; at < 30; at += 1) await bench.queue.enqueue(job);
    await bench.queue.enqueue({ kind: 'work', memberId: BEN });
    await bench.settle();
    expect(order.indexOf(BEN)).toBeLessThan(3);
  });
});
