import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqlite } from '../../src/db/sqlite/open.ts';
import { openGate } from '../../src/db/sqlite/write-gate.ts';
import { createStore } from '../../src/db/store.ts';
import { memberId } from '../../src/domain/ids.ts';

const person = memberId('223344556677889900');

describe('npm run backup', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'segue-backup-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const run = (path: string) => {
    const env = { PATH: process.env['PATH'], DATABASE_PATH: path, BACKUP_DIR: join(folder, 'backups') };
    const result = spawnSync(process.execPath, ['scripts/backup.ts'], { env, encoding: 'utf8' });
    return { code: result.status, output: result.stdout + result.stderr };
  };

  it('copies what is committed while a writer is open, for its owner only', async () => {
    const path = join(folder, 'live.sqlite');
    const database = openSqlite({ path, gate: openGate, durability: 'normal' });
    await createStore(database).transaction((tx) => tx.members.see({ id: person, locale: 'en' }, 1));
    const { code, output } = run(path);
    expect(output).toContain('checked, 1 member(s)');
    expect(code).toBe(0);
    await database.close();

    const [file, ...others] = readdirSync(join(folder, 'backups'));
    expect(others).toEqual([]);
    const backup = join(folder, 'backups', file ?? '');
    expect(statSync(backup).mode & 0o777).toBe(0o600);
    const restored = openSqlite({ path: backup, gate: openGate, durability: 'normal' });
    expect((await createStore(restored).read.members.find(person))?.createdAt).toBe(1);
    await restored.close();
  });

  it('says what is missing and leaves nothing behind', () => {
    const { code, output } = run(join(folder, 'nowhere.sqlite'));
    expect(code).toBe(1);
    expect(output).toContain('There is no database');
    expect(readdirSync(folder)).toEqual([]);
  });
});
