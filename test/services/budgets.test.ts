import { expect, test } from 'vitest';
import { openSqlite } from '../../src/db/sqlite/open.ts';
import { openGate } from '../../src/db/sqlite/write-gate.ts';
import { createStore } from '../../src/db/store.ts';
import type { AppId } from '../../src/domain/ids.ts';
import { RetryAfter } from '../../src/errors.ts';
import type { BudgetBucket } from '../../src/providers/http-port.ts';
import { createBudgets } from '../../src/services/budgets.ts';
import { createManualClock, TEST_NOW } from '../support/clock.ts';
import { openTestStore, testDatabasePath } from '../support/database.ts';

const HOUR = 3_600_000;
const search: BudgetBucket = { provider: 'spotify', app: '1', bucket: 'search', mode: 'development' };
const player: BudgetBucket = { ...search, bucket: 'player' };
const app = { id: 1 as AppId, clientId: 'client', mode: 'development' } as const;
const caught = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'allowed',
    (error) => error,
  );

const open = (limit: number | null) => {
  const opened = openTestStore();
  const clock = createManualClock();
  const budgets = createBudgets({ store: opened.store, clock, limitOf: () => limit });
  return { ...opened, clock, budgets, [Symbol.asyncDispose]: opened.close };
};

test('the budget of a bucket is spent call by call, then told when it frees', async () => {
  await using house = open(3);
  for (let call = 0; call < 3; call += 1) {
    await house.budgets.spend(search);
    house.clock.advance(HOUR);
  }
  const error = await caught(house.budgets.spend(search));
  expect(error).toBeInstanceOf(RetryAfter);
  // The slice of the first call starts at 12:00 and counts for its ten minutes and a day.
  const free = TEST_NOW + 10 * 60_000 + 24 * HOUR;
  expect(error).toMatchObject({ at: free, bucket: 'search', why: 'quota' });
  expect(await house.budgets.restingBuckets(app)).toEqual([
    { provider: 'spotify', bucket: 'search', until: free, why: 'budget' },
  ]);
  await house.budgets.spend(player);
  await house.budgets.spend({ ...search, app: '2' });
  house.clock.advance(free - house.clock.now());
  expect(await caught(house.budgets.spend(search))).toBe('allowed');
});

test('callers at the same moment cannot overdraw', async () => {
  await using house = open(10);
  const calls = await Promise.all(Array.from({ length: 25 }, () => caught(house.budgets.spend(search))));
  expect(calls.filter((result) => result === 'allowed')).toHaveLength(10);
});

test('a refused call is not counted', async () => {
  await using house = open(1);
  await house.budgets.spend(search);
  await caught(house.budgets.spend(search));
  expect(await house.store.read.budgets.slices(search)).toEqual([{ at: TEST_NOW, calls: 1 }]);
});

test('a ban and the count outlive the process', async () => {
  const path = testDatabasePath();
  const clock = createManualClock();
  const start = () => {
    const database = openSqlite({ path, gate: openGate, durability: 'normal' });
    return { database, budgets: createBudgets({ store: createStore(database), clock, limitOf: () => 1 }) };
  };
  const before = start();
  await before.budgets.spend(player);
  await before.budgets.block(search, TEST_NOW + 20 * HOUR, 'quota');
  await before.database.close();

  const { budgets, database } = start();
  expect(await caught(budgets.spend(search))).toMatchObject({ at: TEST_NOW + 20 * HOUR, why: 'quota' });
  expect(await caught(budgets.spend(player))).toBeInstanceOf(RetryAfter);
  clock.advance(20 * HOUR);
  expect(await caught(budgets.spend(search))).toBe('allowed');
  await database.close();
});

test('a later, shorter answer does not shorten a ban', async () => {
  await using house = open(null);
  await house.budgets.block(search, TEST_NOW + 20 * HOUR, 'quota');
  await house.budgets.block(search, TEST_NOW + HOUR, 'rate');
  expect(await house.budgets.restingBuckets(app)).toMatchObject([
    { until: TEST_NOW + 20 * HOUR, why: 'quota' },
  ]);
  await house.budgets.block(search, TEST_NOW + 30 * HOUR, 'outage');
  expect(await house.budgets.restingBuckets(app)).toMatchObject([
    { until: TEST_NOW + 30 * HOUR, why: 'outage' },
  ]);
});

test('resting buckets are listed soonest first, with the token endpoint of the client id, without what is over', async () => {
  await using house = open(1);
  await house.budgets.spend(player);
  await house.budgets.block(player, TEST_NOW + HOUR, 'rate');
  await house.budgets.block(
    { ...search, app: 'client', bucket: 'token', mode: null },
    TEST_NOW + 60_000,
    'rate',
  );
  await house.budgets.block(search, TEST_NOW + 2 * HOUR, 'quota');
  await house.budgets.block({ ...search, bucket: 'top' }, TEST_NOW + 5, 'quota');
  await house.budgets.block({ ...search, app: '2', bucket: 'me' }, TEST_NOW + HOUR, 'quota');
  house.clock.advance(10);
  const resting = await house.budgets.restingBuckets(app);
  expect(resting.map(({ bucket, why }) => [bucket, why])).toEqual([
    ['token', 'rate'],
    ['search', 'quota'],
    // The hour of the ban ends before the day of the budget.
    ['player', 'budget'],
  ]);
});

test('a clock that was ahead and is set back neither forgets calls nor locks the bucket until that date', async () => {
  await using house = open(3);
  const year = 365 * 24 * HOUR;
  house.clock.jump(year);
  await house.budgets.spend(search);
  await house.budgets.spend(search);
  await house.budgets.block(player, TEST_NOW + year + HOUR, 'rate');
  house.clock.jump(-year);
  await house.budgets.spend(search);
  expect(await caught(house.budgets.spend(search))).toBeInstanceOf(RetryAfter);
  expect(await house.store.read.budgets.slices(search)).toEqual([{ at: TEST_NOW, calls: 3 }]);
  expect(await caught(house.budgets.spend(player))).toMatchObject({ at: TEST_NOW + HOUR });
  house.clock.advance(HOUR);
  expect(await caught(house.budgets.spend(player))).toBe('allowed');
  house.clock.advance(25 * HOUR);
  expect(await caught(house.budgets.spend(search))).toBe('allowed');
});

test('old slices and blocks that are over are removed', async () => {
  await using house = open(null);
  await house.budgets.spend(search);
  await house.budgets.block(player, TEST_NOW + HOUR, 'rate');
  house.clock.advance(25 * HOUR);
  await house.budgets.spend({ ...search, app: '2' });
  expect(await house.store.read.budgets.ofApp('spotify', '1')).toEqual({ slices: [], blocks: [] });
});
