import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { listBackups, makeBackup, removeBackups } from '../../src/db/sqlite/backup.ts';
import { restoreBackup } from '../../src/db/sqlite/restore.ts';
import { backupName } from '../../src/domain/backups/files.ts';
import { type MessageId, memberId } from '../../src/domain/ids.ts';
import { openTestStore } from '../support/database.ts';

const HOUR = 3_600_000;
const program = fileURLToPath(new URL('../support/programs/killed-copy.ts', import.meta.url));
const person = (n: number) => memberId(`10000000000000000${n}`);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'segue-copies-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string): string => join(folder, name);
/** Without what SQLite keeps beside an open database. */
const files = (): string[] =>
  readdirSync(folder)
    .filter((name) => !/-(wal|shm)$/.test(name))
    .sort();
const see = (store: ReturnType<typeof openTestStore>['store'], n: number) =>
  store.transaction((tx) => tx.members.see({ id: person(n), locale: 'en' }, n));
/** A closed database with so many members. */
const withMembers = async (name: string, count: number): Promise<string> => {
  copyFileSync(inject('templateDatabase'), at(name));
  const { store, database } = openTestStore({ path: at(name) });
  for (let n = 1; n <= count; n += 1) await see(store, n);
  await database.close();
  return at(name);
};
const membersIn = (path: string): number => {
  const connection = new SqliteDatabase(path);
  const { members } = connection.prepare('SELECT count(*) AS members FROM members').get() as {
    members: number;
  };
  connection.close();
  return members;
};
const killed = (...args: string[]) =>
  spawnSync(process.execPath, [program, ...args], {
    encoding: 'utf8',
    env: { NODE_COMPILE_CACHE: inject('compiledFolder') },
  });
const whyOf = async (attempt: Promise<unknown>): Promise<unknown> =>
  attempt.then(
    () => 'fine',
    (error: unknown) => (error instanceof Error && 'why' in error ? error.why : error),
  );

describe('a backup', () => {
  test('is of one moment while somebody writes, for its owner only, one file, and can be opened', async () => {
    const live = openTestStore({ path: at('live.sqlite') });
    await see(live.store, 1);
    const target = at(backupName(HOUR));
    const made = await makeBackup(
      { source: live.path, target },
      { reached: (step) => step === 'copied' && void see(live.store, 2) },
    );
    await see(live.store, 3);
    await live.database.close();
    expect(made).toMatchObject({ file: target, members: 1 });
    expect(statSync(target).mode & 0o777).toBe(0o600);
    expect(membersIn(target)).toBe(1);
    expect(listBackups(folder)).toEqual([{ name: backupName(HOUR), at: HOUR, bytes: made.bytes }]);
    expect(readdirSync(folder).filter((name) => /part|check/.test(name))).toEqual([]);
  });

  test('leaves nothing behind when the disk is too small or becomes full, and says so', async () => {
    const source = await withMembers('live.sqlite', 1);
    const target = at('b.sqlite');
    expect(await whyOf(makeBackup({ source, target }, { freeBytes: () => 1_000_000 }))).toBe('no_room');
    const full = (): never => {
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    };
    expect(await whyOf(makeBackup({ source, target }, { reached: full }))).toBe('no_room');
    expect(await whyOf(makeBackup({ source: at('none'), target }))).toBe('no_database');
    writeFileSync(target, '');
    expect(await whyOf(makeBackup({ source, target }))).toBe('exists');
    expect(files()).toEqual(['b.sqlite', 'live.sqlite']);
  });

  test('of a damaged database does not count, nor does a copy that was changed before it was checked', async () => {
    const source = await withMembers('live.sqlite', 9);
    const bytes = readFileSync(source);
    // A page in the middle, not the header: the database opens.
    bytes.fill(0xff, 4096 * 3, 4096 * 5);
    writeFileSync(at('broken.sqlite'), bytes);
    expect(await whyOf(makeBackup({ source: at('broken.sqlite'), target: at('b.sqlite') }))).toBe('damaged');
    const spoil = (step: string): void => {
      const draft = readdirSync(folder).find((name) => name.endsWith('.part'));
      if (step === 'copied' && draft !== undefined) truncateSync(at(draft), 8_192);
    };
    const spoilt = makeBackup({ source, target: at('b.sqlite') }, { reached: spoil });
    expect(await whyOf(spoilt)).toBe('damaged');
    expect(existsSync(at('b.sqlite'))).toBe(false);
  });

  test('that is killed at any step leaves no half file under its name, and the next one tidies up', async () => {
    const source = await withMembers('live.sqlite', 2);
    for (const step of ['copied', 'checked', 'named']) {
      const target = at(`${step}.sqlite`);
      expect(killed('backup', step, source, target).signal).toBe('SIGKILL');
      expect(existsSync(target)).toBe(step === 'named');
      const left = readdirSync(folder).filter((name) => name.endsWith('.part'));
      expect(left.length).toBe(step === 'named' ? 0 : 1);
    }
    await makeBackup({ source, target: at('next.sqlite') });
    expect(files()).toEqual(['live.sqlite', 'named.sqlite', 'next.sqlite']);
    expect(membersIn(source)).toBe(2);
  });

  test('of somebody else is not taken away', () => {
    writeFileSync(at('mine.sqlite'), '');
    writeFileSync(at(backupName(HOUR)), '');
    removeBackups(folder, ['mine.sqlite', '../live.sqlite', backupName(HOUR)]);
    expect(readdirSync(folder)).toEqual(['mine.sqlite']);
  });
});

describe('a restore', () => {
  test('puts the backup in place, keeps what was there, and finds a journal of its own', async () => {
    const live = await withMembers('live.sqlite', 3);
    const backup = await withMembers('backup.sqlite', 1);
    const wish = { file: backup, path: live, aside: at('before.sqlite') };
    expect(await restoreBackup(wish)).toMatchObject({ aside: at('before.sqlite'), members: 1, older: false });
    expect([live, at('before.sqlite'), backup].map(membersIn)).toEqual([1, 3, 1]);
    // Two came after the backup; the other way round they left after it.
    const back = await restoreBackup({ file: wish.aside, path: live, aside: at('again.sqlite') });
    expect(back.left).toEqual([person(2), person(3)]);
    expect(await restoreBackup({ ...wish, path: at('new/live.sqlite') })).toMatchObject({ aside: null });
    expect(membersIn(at('new/live.sqlite'))).toBe(1);
  });

  test('posts that were waiting then are looked for before they would be sent again', async () => {
    const backup = await withMembers('backup.sqlite', 1);
    const { store, database } = openTestStore({ path: backup });
    const target = { to: 'member', memberId: person(1) } as const;
    const id = await store.transaction((tx) =>
      tx.outbox.insert({ dedupeKey: 'x', target, body: {}, nonce: 'n' }, 77),
    );
    await database.close();
    await restoreBackup({ file: backup, path: at('live.sqlite'), aside: at('a') });
    const restored = openTestStore({ path: at('live.sqlite') });
    expect((await restored.store.read.outbox.find(id ?? (0 as never)))?.firstTriedAt).toBe(77);

    // Here life went on: that post was sent, and another one was made and sent.
    await restored.store.transaction(async (tx) => {
      const other = await tx.outbox.insert({ dedupeKey: 'y', target, body: { secret: 1 }, nonce: 'o' }, 88);
      await tx.outbox.insert({ dedupeKey: 'z', target, body: {}, nonce: 'p' }, 89);
      const messageId = '700000000000000001' as MessageId;
      for (const one of [id, other]) if (one) await tx.outbox.finish(one, { status: 'SENT', messageId }, 99);
    });
    await restored.database.close();
    await restoreBackup({ file: backup, path: at('live.sqlite'), aside: at('b') });
    const again = openTestStore({ path: at('live.sqlite') });
    const { outbox } = again.store.read;
    expect(await Promise.all(['x', 'y', 'z'].map(outbox.statusOf))).toEqual(['SENT', 'SENT', null]);
    const repeated = { dedupeKey: 'y', target, body: {}, nonce: 'q' };
    expect(await again.store.transaction((tx) => tx.outbox.insert(repeated, 100))).toBe(null);
    await again.database.close();
    expect(readFileSync(at('live.sqlite')).includes('secret')).toBe(false);
  });

  test.each([
    ['running', 'while somebody has the database open'],
    ['newer', 'of a newer schema'],
    ['not_segue', 'of something else'],
    ['no_file', 'of nothing'],
    ['same_file', 'of the database itself'],
    ['no_room', 'without room'],
    ['exists', 'over what was kept before'],
    ['present_damaged', 'of a database about which nobody can tell who has it open'],
  ])('is refused (%s) %s, and nothing changes', async (why) => {
    const path = await withMembers('live.sqlite', 3);
    const file = await withMembers('backup.sqlite', 1);
    const wish = { file, path, aside: at('aside.sqlite') };
    const open = why === 'running' ? openTestStore({ path }) : null;
    if (why === 'newer') {
      const connection = new SqliteDatabase(file);
      connection.exec('UPDATE __drizzle_migrations SET created_at = 9999999999999');
      connection.close();
    }
    if (why === 'not_segue') writeFileSync(file, 'A letter, not a database. '.repeat(99));
    if (why === 'exists') appendFileSync(wish.aside, 'kept');
    if (why === 'present_damaged') writeFileSync(path, 'x'.repeat(9_000));
    const before = why === 'present_damaged' ? null : membersIn(path);
    const from = { no_file: at('nowhere'), same_file: path }[why] ?? file;
    const hooks = why === 'no_room' ? { freeBytes: () => 0 } : {};
    expect(await whyOf(restoreBackup({ ...wish, file: from }, hooks))).toBe(why);
    if (before !== null) expect(membersIn(path)).toBe(before);
    else expect(readFileSync(path, 'utf8')).toBe('x'.repeat(9_000));
    expect(existsSync(wish.aside)).toBe(why === 'exists');
    expect(readdirSync(folder).filter((name) => name.includes('restoring'))).toEqual([]);
    await open?.database.close();
  });

  test('over a damaged database works when the person says that Segue is stopped; its journal goes aside too', async () => {
    const file = await withMembers('backup.sqlite', 1);
    writeFileSync(at('live.sqlite'), 'x'.repeat(9_000));
    writeFileSync(at('live.sqlite-wal'), 'y');
    const wish = { file, path: at('live.sqlite'), aside: at('aside.sqlite'), stopped: true };
    await restoreBackup(wish);
    expect(membersIn(wish.path)).toBe(1);
    expect(readFileSync(`${wish.aside}-wal`, 'utf8')).toBe('y');
  });

  test('that is killed at any step leaves a whole database, and loses neither', async () => {
    const file = await withMembers('backup.sqlite', 1);
    for (const step of ['copied', 'aside', 'swapped']) {
      const path = await withMembers(`${step}.sqlite`, 3);
      expect(killed('restore', step, file, path, at(`${step}.aside`)).signal).toBe('SIGKILL');
      expect(membersIn(path)).toBe(step === 'swapped' ? 1 : 3);
      if (step === 'swapped') expect(membersIn(at('swapped.aside'))).toBe(3);
      expect(membersIn(file)).toBe(1);
    }
  });
});
