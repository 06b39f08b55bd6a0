import { readdirSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createBackupEngine } from '../../../src/app/backups.ts';
import { DAY } from '../../../src/clock.ts';
import { backupName } from '../../../src/domain/backups/files.ts';
import { BackupProblem } from '../../../src/domain/backups/problem.ts';
import { type BackupEngine, createBackups, failedBackup } from '../../../src/services/operators/backups.ts';
import { createManualClock, TEST_NOW } from '../../support/clock.ts';
import { openTestStore } from '../../support/database.ts';

const keep = { daily: 2, weekly: 0, monthly: 0 };
const calm = new AbortController().signal;

test('a backup is made in a thread of its own, and the oldest goes', async () => {
  await using db = openTestStore();
  const dir = `${db.path}.backups`;
  await mkdir(dir);
  const before = [1, 2, 3].map((days) => backupName(TEST_NOW - days * DAY));
  for (const name of before) writeFileSync(join(dir, name), '');
  const engine = createBackupEngine({ source: db.path, dir });
  const backups = createBackups({ store: db.store, clock: createManualClock(), engine, keep });
  expect(await backups.make(calm)).toMatchObject({ name: backupName(TEST_NOW), dropped: 2 });
  expect(readdirSync(dir).sort()).toEqual([backupName(TEST_NOW - DAY), backupName(TEST_NOW)]);
  // The same second once more: nothing is written over.
  await expect(backups.make(calm)).rejects.toMatchObject({ why: 'exists' });
  const stopped = AbortSignal.abort(new Error('stopping'));
  await expect(engine.make('x.sqlite', stopped)).rejects.toThrow('stopping');
  expect(readdirSync(dir)).toHaveLength(2);
});

test('a failure is remembered until one works, and takes nothing away', async () => {
  await using db = openTestStore();
  const clock = createManualClock();
  const removed: string[] = [];
  let broken = true;
  const engine: BackupEngine = {
    make: async () => {
      if (broken) throw new BackupProblem('damaged');
      return { bytes: 1, rows: 1 };
    },
    list: async () => [1, 2, 3].map((n) => ({ name: `${n}`, at: n * DAY, bytes: 1 })),
    remove: async (names) => void removed.push(...names),
  };
  const backups = createBackups({ store: db.store, clock, engine, keep });
  await expect(backups.make(calm)).rejects.toMatchObject({ why: 'damaged' });
  expect(await failedBackup(db.store.read)).toEqual({ at: TEST_NOW, why: 'damaged' });
  expect(removed).toEqual([]);
  broken = false;
  await backups.make(calm);
  expect(await failedBackup(db.store.read)).toBe(null);
  expect(removed).toEqual(['1']);
});
