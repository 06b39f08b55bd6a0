/**
 * Loaded before Segue in flow tests: its disk is full, or its service thread dies, while a file in TROUBLE_FOLDER says
 * so. Segue itself does not know. What a full disk does is done where SQLite would do it: a commit that needs room is
 * refused and nothing of it stays.
 */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import SqliteDatabase from 'better-sqlite3';

const folder = process.env['TROUBLE_FOLDER'] ?? '';
const full = join(folder, 'disk-full');
const crash = join(folder, 'service-crash');

const { exec } = SqliteDatabase.prototype;
SqliteDatabase.prototype.exec = function (source) {
  if (source === 'COMMIT' && existsSync(full))
    throw new SqliteDatabase.SqliteError('database or disk is full', 'SQLITE_FULL');
  return exec.call(this, source);
};

if (!isMainThread) {
  setInterval(() => {
    if (!existsSync(crash)) return;
    rmSync(crash);
    throw new Error('A bug in the service half, made for this test.');
  }, 20).unref();
}
