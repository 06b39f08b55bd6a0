import { expect, test } from 'vitest';
import { openSqlite } from '../../src/db/sqlite/open.ts';
import { openGate } from '../../src/db/sqlite/write-gate.ts';
import { createStore, type Store } from '../../src/db/store.ts';
import { createPacing } from '../../src/services/pacing.ts';
import { createManualClock, type ManualClock, TEST_NOW } from '../support/clock.ts';
import { openTestStore } from '../support/database.ts';

const GAP = 1_000;

/** Somebody whose sleep takes no time but moves the clock. */
const callerOf = (store: Store, clock: ManualClock, asleep: () => void = () => undefined) => {
  const waits: number[] = [];
  const wait = async (ms: number): Promise<void> => {
    waits.push(ms);
    asleep();
    clock.advance(ms);
  };
  return { pace: createPacing({ store, clock, wait }).of('musicbrainz', GAP), waits };
};

test('processes on one file never leave in the same second', async () => {
  await using house = openTestStore();
  const other = openSqlite({ gate: openGate, durability: 'normal', path: house.path });
  try {
    const clock = createManualClock();
    const departures = await Promise.all(
      Array.from({ length: 16 }, async (_, index) => {
        // A caller looks at the clock when it asks for its turn: the last look is its departure.
        let looked = 0;
        const watched = { ...clock, now: () => (looked = clock.now()) };
        await callerOf(index % 2 === 0 ? house.store : createStore(other), watched).pace();
        return looked;
      }),
    );
    departures.sort((a, b) => a - b);
    for (const [index, at] of departures.entries()) {
      expect(at - (departures[index - 1] ?? 0)).toBeGreaterThanOrEqual(GAP);
    }
  } finally {
    await other.close();
  }
});

test('a process that died in its sleep takes nobody’s turn', async () => {
  await using house = openTestStore();
  const clock = createManualClock();
  await callerOf(house.store, clock).pace();
  const wait = (): Promise<never> => new Promise(() => undefined);
  void createPacing({ store: house.store, clock, wait }).of('musicbrainz', GAP)();
  const next = callerOf(house.store, clock);
  await next.pace();
  expect(next.waits).toEqual([GAP]);
});

test('a process that overslept takes a turn of its own when it leaves', async () => {
  await using house = openTestStore();
  const clock = createManualClock();
  const other = callerOf(house.store, clock);
  await other.pace();
  let slept = 0;
  const late = callerOf(house.store, clock, () => {
    slept += 1;
    if (slept === 1) clock.advance(700);
  });
  await late.pace();
  expect(clock.now()).toBe(TEST_NOW + 1_700);
  await other.pace();
  expect(other.waits).toEqual([GAP]);
});

test('an aborted caller leaves with the reason, and takes no turn', async () => {
  await using house = openTestStore();
  const clock = createManualClock();
  await callerOf(house.store, clock).pace();
  const stop = new AbortController();
  const { pace, waits } = callerOf(house.store, clock, () => stop.abort(new Error('stopped')));
  await expect(pace(stop.signal)).rejects.toThrow('stopped');
  await expect(pace(stop.signal)).rejects.toThrow('stopped');
  expect(waits).toEqual([GAP]);
  const next = callerOf(house.store, clock);
  await next.pace();
  expect(next.waits).toEqual([]);
});

test('a real sleep ends with the abort', async () => {
  await using house = openTestStore();
  const pace = createPacing({ store: house.store, clock: createManualClock() }).of('musicbrainz', 3_600_000);
  await pace();
  await expect(pace(AbortSignal.timeout(5))).rejects.toMatchObject({ name: 'TimeoutError' });
});

test.each([-86_400_000, 86_400_000])(
  'a clock that is set by %d ms keeps nobody waiting for more than a turn',
  async (ms) => {
    await using house = openTestStore();
    const clock = createManualClock();
    const { pace, waits } = callerOf(house.store, clock);
    await pace();
    clock.jump(ms);
    await pace();
    expect(waits).toEqual(ms < 0 ? [GAP] : []);
    const sleeper = callerOf(house.store, clock, () => {
      if (sleeper.waits.length === 1) clock.jump(ms);
    });
    await sleeper.pace();
    expect(sleeper.waits.length).toBeLessThanOrEqual(2);
  },
);

test('providers do not wait for one another', async () => {
  await using house = openTestStore();
  const clock = createManualClock();
  const wait = (): Promise<never> => Promise.reject(new Error('waited'));
  const pacing = createPacing({ store: house.store, clock, wait });
  await pacing.of('musicbrainz', GAP)();
  await pacing.of('discogs', GAP)();
  await expect(pacing.of('discogs', GAP)()).rejects.toThrow('waited');
});
