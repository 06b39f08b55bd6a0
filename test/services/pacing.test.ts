import { expect, test } from 'vitest';
import { openSqlite } from '../../src/db/sqlite/open.ts';
import { openGate } from '../../src/db/sqlite/write-gate.ts';
import { createStore, type Store } from '../../src/db/store.ts';
import { createPacing } from '../../src/services/pacing.ts';
import { createManualClock, type ManualClock, TEST_NOW } from '../support/clock.ts';
import { openTestStore } from '../support/database.ts';

const GAP = 1_000;

/** A process of its own: its clock goes on only while it sleeps. */
const processOf = (
  store: Store,
  clock: ManualClock = createManualClock(),
  asleep: () => void = () => undefined,
) => {
  const waits: number[] = [];
  const wait = async (ms: number): Promise<void> => {
    waits.push(ms);
    asleep();
    clock.advance(ms);
  };
  const pace = createPacing({ store, clock, wait }).of('musicbrainz', GAP);
  return { pace, clock, waits };
};

test('two processes on one file never get the same second', async () => {
  await using house = openTestStore();
  const other = openSqlite({ gate: openGate, durability: 'normal', path: house.path });
  try {
    const stores = [house.store, createStore(other)];
    // All of them look at the clock at the same moment.
    const processes = Array.from({ length: 24 }, (_, index) => processOf(stores[index % 2] ?? house.store));
    await Promise.all(processes.map(({ pace }) => pace()));
    const departures = processes.map(({ clock }) => clock.now() - TEST_NOW).sort((a, b) => a - b);
    expect(departures).toEqual(Array.from({ length: 24 }, (_, index) => index * GAP));
  } finally {
    await other.close();
  }
});

test('a process that died in its sleep costs the others one turn', async () => {
  await using house = openTestStore();
  await processOf(house.store).pace();
  const killed = createPacing({
    store: house.store,
    clock: createManualClock(),
    wait: () => new Promise(() => undefined),
  }).of('musicbrainz', GAP);
  void killed();
  await house.store.transaction(({ paces }) => paces.find('musicbrainz'));
  const next = processOf(house.store);
  await next.pace();
  expect(next.clock.now()).toBe(TEST_NOW + 2 * GAP);
});

test('an aborted caller leaves with the reason, and is not called afterwards', async () => {
  await using house = openTestStore();
  await processOf(house.store).pace();
  const stop = new AbortController();
  const { pace, waits } = processOf(house.store, createManualClock(), () => stop.abort(new Error('stopped')));
  await expect(pace(stop.signal)).rejects.toThrow('stopped');
  expect(waits).toEqual([GAP]);
  await expect(pace(stop.signal)).rejects.toThrow('stopped');
  expect(waits).toEqual([GAP]);
});

test('a real sleep ends with the abort', async () => {
  await using house = openTestStore();
  const pacing = createPacing({ store: house.store, clock: createManualClock() });
  const pace = pacing.of('musicbrainz', 3_600_000);
  await pace();
  await expect(pace(AbortSignal.timeout(5))).rejects.toMatchObject({ name: 'TimeoutError' });
});

test('a clock that was set back does not keep anybody waiting until it is where it was', async () => {
  await using house = openTestStore();
  const { pace, clock, waits } = processOf(house.store);
  await pace();
  clock.jump(-86_400_000);
  await pace();
  expect(waits).toEqual([GAP]);
});

test('a turn that the clock jumped over while it was waited for is taken anew', async () => {
  await using house = openTestStore();
  await processOf(house.store).pace();
  const clock = createManualClock();
  const other = processOf(house.store, createManualClock(TEST_NOW + 3_600_000));
  let jumped = false;
  const sleeper = processOf(house.store, clock, () => {
    if (!jumped) clock.jump(3_600_000);
    jumped = true;
  });
  // It sleeps for its turn; meanwhile the clock is set and another process goes at once, by the new time.
  const [, departed] = await Promise.all([sleeper.pace(), other.pace().then(() => other.clock.now())]);
  expect(departed).toBe(TEST_NOW + 3_600_000);
  expect(Math.abs(clock.now() - departed)).toBeGreaterThanOrEqual(GAP);
});

test('providers do not wait for one another', async () => {
  await using house = openTestStore();
  const clock = createManualClock();
  const pacing = createPacing({ store: house.store, clock, wait: () => Promise.reject(new Error('waited')) });
  await pacing.of('musicbrainz', GAP)();
  await pacing.of('discogs', GAP)();
  await expect(pacing.of('discogs', GAP)()).rejects.toThrow('waited');
});
