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

  const run = (path: string, script = 'backup', ...args: string[]) => {
    const env = { PATH: process.env['PATH'], DATABASE_PATH: path, BACKUP_DIR: join(folder, 'backups') };
    const words = [`scripts/${script}.ts`, ...args];
    const result = spawnSync(process.execPath, words, { env, encoding: 'utf8' });
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

  it('comes back by npm run restore, which keeps the former one and refuses while it is open', async () => {
    const path = join(folder, 'live.sqlite');
    const database = openSqlite({ path, gate: openGate, durability: 'normal' });
    const { transaction } = createStore(database);
    await transaction((tx) => tx.members.see({ id: person, locale: 'en' }, 1));
    const backup = join(folder, 'kept.sqlite');
    expect(run(path, 'backup', '--to', backup)).toMatchObject({ code: 0 });
    await transaction((tx) => tx.facts.set('beatport.tokens', 'v1.k9.iv.tag.data'));
    expect(run(path, 'restore', backup)).toMatchObject({
      code: 1,
      output: expect.stringContaining('Stop it first'),
    });
    await database.close();
    const { code, output } = run(path, 'restore', backup);
    expect(output).toMatch(
      /is the database now .*1 member\(s\)[\s\S]*former database is [\s\S]*Next: start Segue/,
    );
    expect(code).toBe(0);
    const former = readdirSync(folder).find((name) => name.startsWith('before-restore-')) ?? '';
    // What was sealed with a key that is gone is said.
    expect(run(path, 'restore', join(folder, former)).output).toContain('the key(s) k9');
  });

  it('says what is missing and leaves nothing behind', () => {
    const { code, output } = run(join(folder, 'nowhere.sqlite'));
    expect(code).toBe(1);
    expect(output).toContain('There is no database');
    expect(readdirSync(folder)).toEqual([]);
  });
});
