import { expect, test } from 'vitest';
import { rulesFlattenJob } from '../../../src/jobs/rules-flatten.ts';
import { createJobQueue } from '../../../src/services/jobs/queue.ts';
import { createFlattening } from '../../../src/services/rules/flattening.ts';
import { createManualClock } from '../../support/clock.ts';
import { openTestStore, type TestStore } from '../../support/database.ts';
import { createJobBench } from '../../support/jobs.ts';
import { addTracks, trackFrom } from '../../support/tracks.ts';

const open = (db: TestStore) => {
  const { store } = db;
  const clock = createManualClock();
  const enqueue = createJobQueue({ store, clock, wake: () => undefined }).enqueueIn;
  const flattening = createFlattening({ store, clock, enqueue });
  return { flattening, bench: createJobBench(store, [rulesFlattenJob(flattening)], {}, clock) };
};
const someTracks = (count: number) => Array.from({ length: count }, (_, n) => trackFrom(`T${n}`));

/** As if an older version of the code had written them, or none. */
const age = async ({ database, store }: TestStore): Promise<void> => {
  const { t } = database.read;
  await database.transaction(async ({ q }) => {
    await q.update(t.trackFacts).set({ version: 0, label: 'old' });
  });
  await store.transaction((tx) => tx.facts.set('rules.flattened', '0'));
};
const labels = async ({ database }: TestStore) => {
  const { q, t } = database.read;
  return new Set(
    (await q.select({ label: t.trackFacts.label }).from(t.trackFacts)).map(({ label }) => label),
  );
};

test('after an update every track is flattened again, once', async () => {
  await using db = openTestStore();
  await addTracks(db.store, someTracks(250));
  await age(db);
  const { flattening, bench } = open(db);
  expect(await flattening.isReady()).toBe(false);
  await flattening.enqueueDue();
  await flattening.enqueueDue();
  await bench.settle();
  expect(await flattening.isReady()).toBe(true);
  expect(await labels(db)).toEqual(new Set([null]));
  const { q, t } = db.database.read;
  const jobs = await q.select().from(t.jobs);
  expect(jobs.map(({ status, payload }) => ({ status, payload }))).toEqual([
    { status: 'DONE', payload: { flattened: 250 } },
  ]);
  await flattening.enqueueDue();
  expect(await q.select().from(t.jobs)).toHaveLength(1);
});

test('an interrupted run goes on where it stood, and nothing is ready before its end', async () => {
  await using db = openTestStore();
  const ids = await addTracks(db.store, someTracks(250));
  await age(db);
  const { flattening } = open(db);
  const stop = new AbortController();
  let last = ids[0] ?? null;
  const interrupted = flattening.run(null, {
    signal: stop.signal,
    done: async (at) => {
      last = at;
      stop.abort();
    },
  });
  await expect(interrupted).rejects.toThrow();
  expect(await flattening.isReady()).toBe(false);
  expect(await labels(db)).toEqual(new Set(['old', null]));
  const rest = await flattening.run(last, {
    signal: new AbortController().signal,
    done: async () => undefined,
  });
  expect(rest).toBe(150);
  expect(await labels(db)).toEqual(new Set([null]));
  expect(await flattening.isReady()).toBe(true);
});
