import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, inject, test } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { LEASE_MS } from '../../src/domain/jobs/lease.ts';
import type { Job } from '../../src/domain/jobs.ts';
import { createJobQueue } from '../../src/services/jobs/queue.ts';
import { openTestStore } from '../support/database.ts';

const program = join(inject('bundleFolder'), 'runner-process.mjs');

/** Runs a worker for `ms` after it is ready, then kills it without a warning. */
const live = async (path: string, ahead: number, ms: () => Promise<void>): Promise<void> => {
  const child = spawn(process.execPath, [program, path, String(ahead)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  await ms();
  child.kill('SIGKILL');
  await once(child, 'exit');
};

test('SIGKILL at any moment: every intent happens, and happens once', async () => {
  await using db = openTestStore();
  const { store } = db;
  const queue = createJobQueue({ store, clock: systemClock, wake: () => undefined });
  const ids: Job['id'][] = [];
  const enqueue = async (kind: string): Promise<void> => {
    ids.push((await queue.enqueue({ kind, memberId: null })).id);
  };
  for (let at = 0; at < 6; at += 1) await enqueue(at % 3 === 0 ? 'family' : 'count');

  const kills = 6;
  let ahead = 0;
  for (let life = 0; life < kills; life += 1) {
    await live(db.path, ahead, async () => {
      if (life % 2 === 0) await enqueue('count');
      await sleep(15 + Math.random() * 60);
    });
    // Nobody ran for longer than a lease.
    ahead += LEASE_MS + 1_000;
  }
  const open = async (): Promise<boolean> => {
    const counts = await store.read.jobs.countByStatus();
    return counts.some(({ status }) => status === 'PENDING' || status === 'RUNNING');
  };
  await live(db.path, ahead, async () => {
    while (await open()) await sleep(20);
  });

  const jobs = await Promise.all(ids.map((id) => store.read.jobs.byId(id)));
  expect(jobs.map((job) => job?.status)).toEqual(ids.map(() => 'DONE'));
  const children = await store.read.jobs.children(ids);
  expect(children).toHaveLength(6);
  const counters = [...jobs, ...children].filter((job) => job?.kind === 'count');
  const effects: (string | null)[] = [];
  for (const job of counters) {
    for (let step = 0; step < 5; step += 1)
      effects.push(await store.read.facts.get(`effect:${job?.id}:${step}`));
  }
  expect(effects).toEqual(counters.flatMap(() => Array.from({ length: 5 }, () => '1')));
}, 60_000);
