import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../src/clock.ts';
import type { Spawned } from '../../src/domain/jobs.ts';
import { AppError } from '../../src/errors.ts';
import { awaitChildren, done, retryAt } from '../../src/jobs/job.ts';
import { openTestStore } from '../support/database.ts';
import { ANNA, addMembers, BEN, createGate, createJobBench, handler } from '../support/jobs.ts';

describe('children', () => {
  test('a parent ends with its last child, its progress is theirs, a crash in between adds none twice', async () => {
    await using db = openTestStore();
    await addMembers(db.store, ANNA);
    let crash = true;
    const gate = createGate();
    const parent = handler('parent', async ({ spawn }) => {
      await spawn(['a', 'b'].map((key) => ({ kind: 'child', memberId: ANNA, dedupeKey: key, name: key })));
      if (crash) {
        crash = false;
        throw new AppError('STORAGE', { why: 'busy' });
      }
      return awaitChildren();
    });
    const child = handler(
      'child',
      async ({ job: { dedupeKey } }) => {
        if (dedupeKey === 'b') await gate.opened;
        return done();
      },
      { concurrency: 2 },
    );
    const bench = createJobBench(db.store, [parent, child]);
    const { id } = await bench.queue.enqueue({ kind: 'parent', memberId: ANNA, name: 'All' });
    await bench.runner.pass();
    await sleep(10);
    bench.clock.advance(2 * MINUTE);
    for (let looks = 0; looks < 4; looks += 1) {
      await bench.runner.pass();
      await sleep(5);
    }
    expect(await db.store.read.jobs.byId(id)).toMatchObject({
      status: 'RUNNING',
      progress: 0.5,
      message: { key: 'children', name: 'All', done: 1, total: 2 },
    });
    gate.open();
    await bench.settle();
    expect(await bench.desk.find(ANNA, id)).toMatchObject({
      job: { status: 'DONE', payload: { total: 2, done: 2, failed: 0, cancelled: 0 } },
      children: [{ status: 'DONE' }, { status: 'DONE' }],
    });
  });

  test('a second parent learns that a child it wants is at work under another job', async () => {
    await using db = openTestStore();
    await addMembers(db.store, ANNA);
    const gate = createGate();
    const elsewhere: number[] = [];
    const wanted = { kind: 'child', memberId: ANNA, dedupeKey: 'same' };
    const parent = handler(
      'parent',
      async ({ spawn }) => {
        elsewhere.push((await spawn([wanted])).elsewhere);
        return awaitChildren();
      },
      { concurrency: 2 },
    );
    const child = handler('child', async () => {
      await gate.opened;
      return done();
    });
    const bench = createJobBench(db.store, [parent, child]);
    for (const name of ['first', 'second']) {
      await bench.queue.enqueue({ kind: 'parent', memberId: ANNA, name });
      await bench.runner.pass();
      await sleep(10);
    }
    expect(elsewhere).toEqual([0, 1]);
    gate.open();
    await bench.settle();
  });

  test('while what is left waits for its time, the same work can be asked for again; nothing waits twice', async () => {
    await using db = openTestStore();
    await addMembers(db.store, ANNA);
    const runs: unknown[] = [];
    const spawned: Spawned[] = [];
    let rests = true;
    const bench = createJobBench(db.store, [
      handler(
        'parent',
        async ({ spawn }) => {
          const children = ['a', 'b'].map((key) => ({ kind: 'child', memberId: ANNA, dedupeKey: key }));
          const result = await spawn(children);
          spawned.push(result);
          return awaitChildren(result.later);
        },
        { concurrency: 2 },
      ),
      handler('child', async ({ job: { dedupeKey }, now }) => {
        runs.push(dedupeKey);
        return dedupeKey === 'a' && rests ? retryAt(now() + HOUR, { key: 'resting' }) : done();
      }),
    ]);
    const wish = { kind: 'parent', memberId: ANNA, dedupeKey: 'all' };
    const first = await bench.queue.enqueue(wish);
    expect((await bench.queue.enqueue(wish)).id).toBe(first.id);
    await bench.settle();
    const second = await bench.queue.enqueue(wish);
    expect(second.id).not.toBe(first.id);
    await bench.settle();
    expect(runs).toEqual(['a', 'b', 'b']);
    expect(spawned).toEqual([
      { elsewhere: 0, later: 0 },
      { elsewhere: 0, later: 1 },
    ]);
    expect((await bench.desk.find(ANNA, second.id)).job).toMatchObject({
      status: 'DONE',
      message: { key: 'children', done: 1, total: 1, later: 1 },
    });
    expect((await bench.desk.find(ANNA, first.id)).job.status).toBe('RUNNING');
    rests = false;
    bench.clock.advance(HOUR);
    await bench.settle();
    expect(runs).toEqual(['a', 'b', 'b', 'a']);
    expect((await bench.desk.find(ANNA, first.id)).job.status).toBe('DONE');
  });

  test('a failed child fails its parent; a retry runs that child only', async () => {
    await using db = openTestStore();
    await addMembers(db.store, ANNA);
    const runs: unknown[] = [];
    let broken = true;
    const bench = createJobBench(db.store, [
      handler('parent', async ({ spawn }) => {
        await spawn(['a', 'b'].map((key) => ({ kind: 'child', memberId: ANNA, dedupeKey: key })));
        return awaitChildren();
      }),
      handler('child', async ({ job: { dedupeKey } }) => {
        runs.push(dedupeKey);
        if (dedupeKey === 'b' && broken) throw new AppError('RESOURCE_GONE', { provider: 'spotify' });
        return done();
      }),
    ]);
    const { id } = await bench.queue.enqueue({ kind: 'parent', memberId: ANNA });
    await bench.settle();
    expect((await bench.desk.find(ANNA, id)).job).toMatchObject({ status: 'FAILED', payload: { failed: 1 } });
    broken = false;
    const retried = await bench.desk.retry(ANNA, id, { via: 'dm', locale: 'en' });
    expect(retried.job).toMatchObject({ status: 'RUNNING', progress: 0.5 });
    await bench.settle();
    expect((await bench.desk.find(ANNA, id)).job).toMatchObject({ status: 'DONE' });
    expect(runs).toEqual(['a', 'b', 'b']);
  });
});

describe('cancelling', () => {
  test('what waits stops at once, what runs is aborted, children with their parent', async () => {
    await using db = openTestStore();
    await addMembers(db.store, ANNA, BEN);
    const bench = createJobBench(db.store, [
      handler('parent', async ({ spawn }) => {
        await spawn(['a', 'b'].map((key) => ({ kind: 'child', memberId: ANNA, dedupeKey: key })));
        return awaitChildren();
      }),
      handler('child', ({ signal }) => {
        const { promise, reject } = Promise.withResolvers<never>();
        signal.addEventListener('abort', () => reject(new Error('aborted')));
        return promise;
      }),
    ]);
    const { id } = await bench.queue.enqueue({ kind: 'parent', memberId: ANNA });
    for (let looks = 0; looks < 3; looks += 1) {
      await bench.runner.pass();
      await sleep(5);
    }
    await expect(bench.desk.cancel(BEN, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const { job: waiting, children } = await bench.desk.cancel(ANNA, id);
    expect(waiting).toMatchObject({ status: 'RUNNING', cancelRequested: true });
    expect(children.map(({ status }) => status)).toEqual(['RUNNING', 'CANCELLED']);
    await bench.settle();
    expect(await bench.desk.find(ANNA, id)).toMatchObject({
      job: { status: 'CANCELLED' },
      children: [{ status: 'CANCELLED' }, { status: 'CANCELLED' }],
    });
  });
});

describe('stopping', () => {
  test('claims nothing more; running jobs go back with their checkpoint, even those that do not listen', async () => {
    await using db = openTestStore();
    const bench = createJobBench(db.store, [
      handler('polite', async ({ checkpoint, signal }) => {
        await checkpoint({ page: 3 });
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        throw signal.reason;
      }),
      handler('deaf', () => new Promise(() => undefined)),
      handler('quick', async () => {
        await sleep(5);
        return done();
      }),
    ]);
    bench.runner.start();
    for (const kind of ['polite', 'deaf', 'quick']) await bench.queue.enqueue({ kind, memberId: null });
    bench.runner.wake();
    while (bench.runner.running() < 3) await sleep(1);
    await bench.runner.stop();
    await bench.queue.enqueue({ kind: 'quick', memberId: null });
    await sleep(5);
    const rows = await Promise.all([1, 2, 3, 4].map((id) => db.store.read.jobs.byId(id as never)));
    expect(rows).toMatchObject([
      { status: 'PENDING', metadata: { page: 3 }, attempts: 0, leaseUntil: null },
      { status: 'PENDING', attempts: 0, leaseUntil: null },
      { status: 'DONE' },
      { status: 'PENDING' },
    ]);
  });
});
