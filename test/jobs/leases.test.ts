import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE, SECOND } from '../../src/clock.ts';
import { LEASE_MS } from '../../src/domain/jobs/lease.ts';
import { done } from '../../src/jobs/job.ts';
import { openTestStore } from '../support/database.ts';
import { ANNA, createGate, createJobBench, handler } from '../support/jobs.ts';

const job = { kind: 'work', memberId: ANNA } as const;

describe('leases', () => {
  test('a silent worker loses its job; what it still writes is refused; the next one starts at the checkpoint', async () => {
    await using db = openTestStore();
    const gate = createGate();
    const late: unknown[] = [];
    const crashing = createJobBench(db.store, [
      handler('work', async ({ checkpoint, progress, signal }) => {
        await checkpoint({ page: 7 });
        await gate.opened;
        await checkpoint({ page: 8 }).catch((error: Error) => late.push(error.name));
        await progress(1).then(() => late.push(signal.aborted));
        return done();
      }),
    ]);
    const { id } = await crashing.queue.enqueue({ ...job, memberId: null });
    await crashing.runner.pass();
    await sleep(5);

    const starts: unknown[] = [];
    const clock = crashing.clock;
    const next = createJobBench(
      db.store,
      [
        handler('work', async ({ job: { metadata } }) => {
          starts.push(metadata);
          return done('second');
        }),
      ],
      {},
      clock,
    );
    await next.settle();
    expect(starts).toEqual([]);
    clock.advance(LEASE_MS + SECOND);
    await next.settle();
    expect(starts).toEqual([{ page: 7 }]);
    gate.open();
    await sleep(5);
    expect(late).toEqual(['LostLease', true]);
    expect(await db.store.read.jobs.byId(id)).toMatchObject({ status: 'DONE', payload: 'second' });
  });

  test('a living worker keeps its job for longer than a lease', async () => {
    await using db = openTestStore();
    const gate = createGate();
    let runs = 0;
    const work = handler('work', async () => {
      runs += 1;
      await gate.opened;
      return done();
    });
    const one = createJobBench(db.store, [work]);
    const two = createJobBench(db.store, [work], {}, one.clock);
    await one.queue.enqueue({ ...job, memberId: null });
    for (let beats = 0; beats < 8; beats += 1) {
      await one.runner.pass();
      await two.runner.pass();
      one.clock.advance(LEASE_MS / 3);
    }
    gate.open();
    await one.settle();
    expect(runs).toBe(1);
  });

  test.each([
    ['ahead', HOUR],
    ['back', -HOUR],
  ])('a clock that jumps %s does not make a job run twice', async (_, jump) => {
    await using db = openTestStore();
    const gate = createGate();
    let runs = 0;
    const work = handler(
      'work',
      async () => {
        runs += 1;
        await gate.opened;
        return done();
      },
      { concurrency: 5 },
    );
    const one = createJobBench(db.store, [work]);
    const two = createJobBench(db.store, [work], {}, one.clock);
    const { id } = await one.queue.enqueue({ ...job, memberId: null });
    await one.runner.pass();
    await two.runner.pass();
    one.clock.jump(jump);
    await two.runner.pass();
    await one.runner.pass();
    one.clock.advance(LEASE_MS / 2);
    await one.runner.pass();
    one.clock.advance(LEASE_MS / 2 + SECOND);
    await two.runner.pass();
    gate.open();
    await one.settle();
    expect(runs).toBe(1);
    expect(await db.store.read.jobs.byId(id)).toMatchObject({ status: 'DONE' });
  });

  test('a clock set back neither stalls due work nor a dead worker’s job', async () => {
    await using db = openTestStore();
    const ran: unknown[] = [];
    const work = handler(
      'work',
      async ({ job: { metadata } }) => {
        ran.push(metadata);
        return done();
      },
      { concurrency: 5 },
    );
    const dead = createJobBench(db.store, [handler('work', () => new Promise(() => undefined))]);
    const clock = dead.clock;
    await dead.queue.enqueue({ ...job, memberId: null, metadata: 'of a dead worker' });
    await dead.runner.pass();
    const bench = createJobBench(db.store, [work], {}, clock);
    await bench.runner.pass();
    await bench.queue.enqueue({ ...job, memberId: null, metadata: 'soon', runAt: clock.now() + MINUTE });
    clock.jump(-24 * HOUR);
    await bench.runner.pass();
    clock.advance(2 * MINUTE);
    await bench.settle();
    expect(ran.toSorted()).toEqual(['of a dead worker', 'soon']);
  });
});
