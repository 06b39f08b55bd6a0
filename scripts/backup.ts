import { chmodSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import SqliteDatabase from 'better-sqlite3';

/**
 * `npm run backup [-- --to FILE]`: copies the database while Segue runs, opens the copy, checks it, and only then
 * gives it its name. A file that exists under that name is therefore a backup that can be restored.
 */
const { values } = parseArgs({ options: { to: { type: 'string' } } });
if (existsSync('.env')) process.loadEnvFile('.env');
const source = process.env['DATABASE_PATH'] || 'data/segue.sqlite';
const folder = process.env['BACKUP_DIR'] || 'backups';
const stamp = new Date().toISOString().replaceAll(':', '').replace(/\..*/, 'Z');
const target = resolve(values.to ?? `${folder}/segue-${stamp}.sqlite`);
const draft = `${target}.part`;
const ALL_PAGES = 2 ** 31 - 1;

const backup = async (): Promise<string> => {
  if (!existsSync(source))
    throw new Error(`There is no database at ${source} (DATABASE_PATH). Nothing was written.`);
  if (existsSync(target)) throw new Error(`${target} exists already. Nothing was overwritten.`);
  mkdirSync(resolve(target, '..'), { recursive: true });
  rmSync(draft, { force: true });

  const live = new SqliteDatabase(source, { readonly: true, timeout: 10_000 });
  try {
    // In one step after the first: a copy in many steps begins anew whenever somebody writes in between, and may never end.
    await live.backup(draft, { progress: () => ALL_PAGES });
  } finally {
    live.close();
  }
  // Sealed tokens are in it: for its owner only.
  chmodSync(draft, 0o600);

  const copy = new SqliteDatabase(draft);
  try {
    // One file without a journal beside it, which can be moved anywhere.
    copy.pragma('journal_mode = DELETE');
    const verdict = copy.pragma('integrity_check', { simple: true });
    if (verdict !== 'ok')
      throw new Error(`The copy is damaged (${String(verdict)}). The database itself may be, too.`);
    const { members } = copy
      .prepare<[], { members: number }>('SELECT count(*) AS members FROM members')
      .get() ?? {
      members: 0,
    };
    renameSync(draft, target);
    return `${target}: checked, ${members} member(s).`;
  } finally {
    copy.close();
  }
};

try {
  console.log(await backup());
} catch (error) {
  rmSync(draft, { force: true });
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
