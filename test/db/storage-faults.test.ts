import { statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import SqliteDatabase from 'better-sqlite3';
import { type SQL, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { SECOND } from '../../src/clock.ts';
import type { Database } from '../../src/db/database.ts';
import { done } from '../../src/jobs/job.ts';
import { openTestStore, testDatabasePath } from '../support/database.ts';
import { createJobBench, handler } from '../support/jobs.ts';

const big = 'x'.repeat(20_000);

/** Pretends that the disk has room for so many pages only; SQLite counts per connection, so it is asked on the writer's. */
const setPages = (database: Database, pages: number): Promise<void> =>
  database.transaction(async ({ q }) => {
    const connection = q as unknown as { run(statement: SQL): unknown };
    connection.run(sql.raw(`PRAGMA max_page_count = ${pages}`));
  });
const PLENTY = 1_000_000;
/** SQLite takes a smaller limit for "as large as it is". */
const NONE_LEFT = 1;

describe('a database that another program has locked', () => {
  test('is waited for; past the waiting time it is a STORAGE error, and works again afterwards', async () => {
    await using db = openTestStore({ lockWaitMs: 60 });
    const other = new SqliteDatabase(db.path);
    other.exec('BEGIN IMMEDIATE');
    const write = (value: string): Promise<void> => db.store.transaction((tx) => tx.facts.set('a', value));
    await expect(write('1')).rejects.toMatchObject({ code: 'STORAGE', data: { why: 'busy' } });
    // Reading goes on.
    expect(await db.store.read.facts.get('a')).toBeNull();
    other.exec('ROLLBACK');
    await write('2');
    expect(await db.store.read.facts.get('a')).toBe('2');
    const waiting = openTestStore({ path: db.path, lockWaitMs: 5_000 });
    other.exec('BEGIN IMMEDIATE');
    const written = waiting.store.transaction((tx) => tx.facts.set('a', '3'));
    setTimeout(() => other.exec('COMMIT'), 50);
    await written;
    expect(await db.store.read.facts.get('a')).toBe('3');
    await waiting.database.close();
    other.close();
  });

  test('keeps no job from running once it is free: its end is written down later', async () => {
    await using db = openTestStore({ lockWaitMs: 20 });
    const other = new SqliteDatabase(db.path);
    const bench = createJobBench(db.store, [
      handler('work', async () => {
        other.exec('BEGIN IMMEDIATE');
        setTimeout(() => other.exec('COMMIT'), 400);
        return done('kept');
      }),
    ]);
    const { id } = await bench.queue.enqueue({ kind: 'work', memberId: null });
    bench.runner.start();
    while ((await db.store.read.jobs.byId(id))?.status !== 'DONE') await sleep(10);
    await bench.runner.stop();
    expect(await db.store.read.jobs.byId(id)).toMatchObject({ payload: 'kept', attempts: 0 });
    other.close();
  });
});

describe('a disk that is full', () => {
  test('refuses the whole transaction with STORAGE, keeps what there was, and goes on when there is room', async () => {
    await using db = openTestStore();
    await db.store.transaction((tx) => tx.facts.set('before', '1'));
    await setPages(db.database, NONE_LEFT);
    const full = db.store.transaction(async (tx) => {
      await tx.facts.set('small', '1');
      await tx.facts.set('big', big);
    });
    await expect(full).rejects.toMatchObject({ code: 'STORAGE', data: { why: 'full' } });
    expect(await db.store.read.facts.get('before')).toBe('1');
    expect(await db.store.read.facts.get('small')).toBeNull();
    await setPages(db.database, PLENTY);
    await db.store.transaction((tx) => tx.facts.set('big', big));
    expect(await db.store.read.facts.get('big')).toBe(big);
  });

  test('is nobody’s failed attempt: the job comes back, and is done when there is room', async () => {
    await using db = openTestStore();
    const bench = createJobBench(db.store, [
      handler('work', async () => {
        await db.store.transaction((tx) => tx.facts.set('big', big));
        return done();
      }),
    ]);
    const { id } = await bench.queue.enqueue({ kind: 'work', memberId: null });
    await setPages(db.database, NONE_LEFT);
    await bench.settle();
    expect(await db.store.read.jobs.byId(id)).toMatchObject({
      status: 'PENDING',
      attempts: 0,
      message: { key: 'retrying', code: 'STORAGE' },
    });
    await setPages(db.database, PLENTY);
    bench.clock.advance(61 * SECOND);
    await bench.settle();
    expect(await db.store.read.jobs.byId(id)).toMatchObject({ status: 'DONE', attempts: 0 });
  });
});

test.skipIf(process.platform === 'win32')(
  'a new database is for the eyes of whoever runs Segue',
  async () => {
    const path = testDatabasePath();
    await using db = openTestStore({ path });
    await db.store.transaction((tx) => tx.facts.set('a', '1'));
    const modes = [path, `${path}-wal`, `${path}-shm`].map((file) => statSync(file).mode & 0o777);
    expect(modes).toEqual([0o600, 0o600, 0o600]);
  },
);
