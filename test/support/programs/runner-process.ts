import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../../../src/clock.ts';
import { openSqlite } from '../../../src/db/sqlite/open.ts';
import { openGate } from '../../../src/db/sqlite/write-gate.ts';
import { createStore } from '../../../src/db/store.ts';
import { awaitChildren, done, type JobHandler } from '../../../src/jobs/job.ts';
import { createRegistry } from '../../../src/jobs/registry.ts';
import { createRunner } from '../../../src/jobs/runner.ts';
import { createJobWork } from '../../../src/services/jobs/work.ts';

/**
 * A worker to be killed at any moment. Its jobs count in small steps, each in one transaction with the place it has
 * reached, as every handler does: so a test can see what happened twice or never.
 * Arguments: database path, how far the clock is ahead (ms): time that passed while nobody ran.
 */
const [path = '', ahead = '0'] = process.argv.slice(2);
const STEPS = 5;
const clock = { now: () => systemClock.now() + Number(ahead), elapsed: systemClock.elapsed };
const store = createStore(openSqlite({ path, gate: openGate, durability: 'normal' }));

const count: JobHandler = {
  kind: 'count',
  concurrency: 3,
  run: async ({ job, checkpoint, progress }) => {
    const from = Number(job.metadata ?? 0);
    for (let step = from; step < STEPS; step += 1) {
      await store.transaction(async (tx) => {
        const place = `place:${job.id}`;
        if (Number((await tx.facts.get(place)) ?? '0') !== step) return;
        const effect = `effect:${job.id}:${step}`;
        await tx.facts.set(effect, String(Number((await tx.facts.get(effect)) ?? '0') + 1));
        await tx.facts.set(place, String(step + 1));
      });
      await checkpoint(step + 1);
      await progress((step + 1) / STEPS);
      await sleep(2);
    }
    return done(STEPS);
  },
};
const family: JobHandler = {
  kind: 'family',
  concurrency: 2,
  run: async ({ job, spawn }) => {
    await spawn(
      [1, 2, 3].map((child) => ({ kind: 'count', memberId: null, dedupeKey: `${job.id}:${child}` })),
    );
    return awaitChildren();
  },
};

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const work = createJobWork({ store, clock, random: Math.random, newOwner: randomUUID });
const registry = createRegistry([count, family], []);
createRunner({ work, clock, log: silent, registry, pollMs: 20 }).start();
process.stdout.write('ready\n');
