import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { HOUR } from '../../src/clock.ts';
import type { Store } from '../../src/db/store.ts';
import { done } from '../../src/jobs/job.ts';
import { createRegistry } from '../../src/jobs/registry.ts';
import { createScheduler, type SchedulerDeps } from '../../src/jobs/scheduler.ts';
import { createJobQueue } from '../../src/services/jobs/queue.ts';
import { createCatchUp, createTick, type Schedule } from '../../src/services/jobs/ticks.ts';
import { createManualClock, TEST_NOW } from '../support/clock.ts';
import { openTestStore } from '../support/database.ts';
import { handler } from '../support/jobs.ts';
import { createMemoryLog } from '../support/log.ts';

const everySecond: Schedule = { name: 'often', cron: '* * * * * *', kind: 'work' };

const schedulerOf = (deps: Partial<SchedulerDeps>) => {
  const log = createMemoryLog();
  const clock = createManualClock();
  const nothing = async (): Promise<void> => undefined;
  const scheduler = createScheduler({
    schedules: [],
    due: [],
    background: true,
    tick: nothing,
    catchUp: nothing,
    clock,
    log,
    everyMs: 10,
    ...deps,
  });
  return { scheduler, log, clock };
};

const ticksOf = async (store: Store) => {
  const queue = createJobQueue({ store, clock: createManualClock(), wake: () => undefined });
  return createTick({ store, queue });
};

describe('a tick', () => {
  test('enqueues once, whoever reports it, and not while the last one still goes on', async () => {
    await using db = openTestStore();
    const tick = await ticksOf(db.store);
    const open = async (): Promise<number> =>
      (await db.store.read.jobLeases.due(TEST_NOW, ['work'], [])).length;
    await Promise.all([tick(everySecond, 1_000), tick(everySecond, 1_000)]);
    expect(await open()).toBe(1);
    await tick(everySecond, 2_000);
    expect(await open()).toBe(1);
    const [job] = await db.store.read.jobLeases.due(TEST_NOW, ['work'], []);
    await db.store.transaction(async (tx) => {
      if (job !== undefined) await tx.jobs.update(job.id, { status: 'DONE' }, TEST_NOW);
    });
    // The same tick once more, from a process that was late.
    await tick(everySecond, 2_000);
    expect(await open()).toBe(0);
    await tick(everySecond, 3_000);
    expect(await open()).toBe(1);
  });

  test('comes from the calendar', async () => {
    const ticked = Promise.withResolvers<number>();
    const { scheduler } = schedulerOf({
      schedules: [everySecond],
      tick: async (_, at) => ticked.resolve(at),
    });
    scheduler.start();
    expect((await ticked.promise) % 1_000).toBe(0);
    await scheduler.stop();
  });

  test('an expression that is none keeps Segue from starting', () => {
    expect(() => schedulerOf({ schedules: [{ ...everySecond, cron: 'often' }] })).toThrow('"often"');
  });
});

describe('a tick that passed while nobody looked', () => {
  test('is made up for once, and nothing is on the very first start', async () => {
    await using db = openTestStore();
    const tick = await ticksOf(db.store);
    const catchUp = createCatchUp({ store: db.store, tick });
    const open = async (): Promise<number> =>
      (await db.store.read.jobLeases.due(TEST_NOW, ['work'], [])).length;
    await catchUp(everySecond, 1_000);
    expect(await open()).toBe(0);
    await catchUp(everySecond, 1_000);
    expect(await open()).toBe(0);
    await catchUp(everySecond, 2_000);
    expect(await open()).toBe(1);
    // The clock was set back: the calendar goes on by itself.
    await catchUp(everySecond, 500);
    expect(await open()).toBe(1);
  });

  test('is looked for on start and after a clock jump', async () => {
    const asked: number[] = [];
    const daily: Schedule = { name: 'daily', cron: '0 3 * * *', kind: 'work' };
    const catchUp = async (_: Schedule, latest: number): Promise<void> => void asked.push(latest);
    const { scheduler, clock } = schedulerOf({ schedules: [daily], catchUp });
    scheduler.start();
    while (asked.length < 1) await sleep(5);
    clock.jump(HOUR);
    while (asked.length < 2) await sleep(5);
    await scheduler.stop();
    const [latest = 0] = asked;
    expect(latest % (24 * HOUR)).toBe(3 * HOUR);
    expect(Date.now() - latest).toBeLessThanOrEqual(24 * HOUR);
  });
});

describe('the look for due work', () => {
  test('goes on after a clock jump and after a failure of one of the scans', async () => {
    const seen: number[] = [];
    const { scheduler, clock, log } = schedulerOf({
      due: [
        { name: 'broken', run: () => Promise.reject(new Error('boom')) },
        { name: 'fine', run: async (now) => void seen.push(now) },
      ],
    });
    scheduler.start();
    while (seen.length < 2) await sleep(5);
    clock.jump(-HOUR);
    const before = seen.length;
    while (seen.length < before + 2) await sleep(5);
    await scheduler.stop();
    expect(seen.at(-1)).toBe(TEST_NOW - HOUR);
    expect(log.events[0]).toMatchObject({ level: 'error', detail: 'broken' });
    const after = seen.length;
    await sleep(30);
    expect(seen).toHaveLength(after);
  });

  test('without background sync only what people asked for is looked for', async () => {
    const seen: string[] = [];
    const { scheduler } = schedulerOf({
      background: false,
      schedules: [everySecond],
      tick: async () => void seen.push('tick'),
      due: [
        { name: 'sync', run: async () => void seen.push('sync') },
        { name: 'digests', always: true, run: async () => void seen.push('digests') },
      ],
    });
    await scheduler.scan();
    expect(seen).toEqual(['digests']);
  });

  test('care for Segue itself goes on without background sync', async () => {
    const looked = Promise.withResolvers<void>();
    const seen: string[] = [];
    const { scheduler } = schedulerOf({
      background: false,
      schedules: [everySecond, { name: 'backup', cron: '40 3 * * *', kind: 'backup', always: true }],
      catchUp: async ({ name }) => void seen.push(name),
      due: [{ name: 'due', always: true, run: async () => looked.resolve() }],
    });
    scheduler.start();
    await looked.promise;
    await scheduler.stop();
    expect(seen).toEqual(['backup']);
  });
});

test('every kind has exactly one handler, or Segue does not start', () => {
  const one = handler('a', async () => done());
  expect([...createRegistry([one], ['a']).keys()]).toEqual(['a']);
  expect(() => createRegistry([one, one], ['b'])).toThrow(
    'the job kind "a" has more than one handler; the job kind "b" is enqueued and has no handler',
  );
});
