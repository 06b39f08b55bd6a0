import { expect, test } from 'vitest';
import { openSqlite } from '../../src/db/sqlite/open.ts';
import { openGate } from '../../src/db/sqlite/write-gate.ts';
import { createStore } from '../../src/db/store.ts';
import type { AppId } from '../../src/domain/ids.ts';
import { createSpotifyReader } from '../../src/providers/spotify/reader.ts';
import { createBudgets } from '../../src/services/budgets.ts';
import { createManualClock, TEST_NOW } from '../support/clock.ts';
import { testDatabasePath } from '../support/database.ts';
import { openTestHttp } from '../support/http.ts';
import { openLoopback } from '../support/loopback.ts';

const app = { id: 4 as AppId, clientId: 'client-id', mode: 'development' } as const;
const access = { app, displayName: 'Mina', token: async () => 'token', renew: async () => 'token' };

/** One life of the service half: database, ledger, door, reader. */
const start = (path: string, clock: ReturnType<typeof createManualClock>, apiUrl: string) => {
  const database = openSqlite({ path, gate: openGate, durability: 'normal' });
  const budgets = createBudgets({ store: createStore(database), clock });
  const assertMayCall = (): void => {
    if (database.inTransaction()) throw new Error('inside a transaction');
  };
  const door = openTestHttp({ clock, ledger: budgets, assertMayCall });
  return {
    budgets,
    reader: createSpotifyReader({ http: door.http, apiUrl }),
    stop: async (): Promise<void> => {
      await door.http.close();
      await database.close();
    },
  };
};

test('a ban of a day is obeyed by the next process, while other buckets go on', async () => {
  const quota = { error: { status: 429, message: 'Too many requests', reason: 'QUOTA_EXCEEDED' } };
  await using server = await openLoopback(({ path }) =>
    path === '/me/tracks'
      ? { status: 429, headers: { 'retry-after': '86207' }, body: quota }
      : { body: { id: 'u1', account_id: 'a1', display_name: 'Mina' } },
  );
  const path = testDatabasePath();
  const clock = createManualClock();
  const until = TEST_NOW + 86_207_000;
  const expected = { name: 'RetryAfter', at: until, bucket: 'library', why: 'quota' };

  const first = start(path, clock, server.url);
  await expect(first.reader.likedTracks(access, 0)).rejects.toMatchObject(expected);
  await first.stop();

  const second = start(path, clock, server.url);
  await expect(second.reader.likedTracks(access, 0)).rejects.toMatchObject(expected);
  expect(await second.reader.me(access)).toMatchObject({ accountId: 'a1' });
  expect(await second.budgets.restingBuckets(app)).toEqual([
    { provider: 'spotify', bucket: 'library', until, why: 'quota' },
  ]);
  expect(server.requests.map((request) => request.path)).toEqual(['/me/tracks', '/me']);

  clock.advance(86_207_000);
  await expect(second.reader.likedTracks(access, 0)).rejects.toMatchObject({ at: until + 86_207_000 });
  expect(server.requests).toHaveLength(3);
  await second.stop();
});
