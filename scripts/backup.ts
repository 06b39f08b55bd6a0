import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { listBackups, makeBackup, removeBackups } from '../src/db/sqlite/backup.ts';
import { backupName } from '../src/domain/backups/files.ts';
import { BackupProblem } from '../src/domain/backups/problem.ts';
import { toDrop } from '../src/domain/backups/rotation.ts';
import { messagesFor } from '../src/views/messages/catalogue.ts';

/**
 * `npm run backup [-- --to FILE]`: copies the database while Segue runs, restores the copy for a moment, checks it, and
 * only then gives it its name. Without `--to` it stands among the scheduled ones, and the oldest of them may go.
 */
const { values } = parseArgs({ options: { to: { type: 'string' } } });
if (existsSync('.env')) process.loadEnvFile('.env');
const { backups: t } = messagesFor('en');
const { DATABASE_PATH, BACKUP_DIR, BACKUP_KEEP_DAILY, BACKUP_KEEP_WEEKLY, BACKUP_KEEP_MONTHLY } = process.env;
const folder = BACKUP_DIR || 'backups';
const target = values.to ?? join(folder, backupName(Date.now()));

try {
  const made = await makeBackup({ source: DATABASE_PATH || 'data/segue.sqlite', target: resolve(target) });
  console.log(t.made(made.file, String(made.members), made.bytes));
  if (values.to === undefined) {
    const all = listBackups(folder);
    const keep = {
      daily: Number(BACKUP_KEEP_DAILY || 7),
      weekly: Number(BACKUP_KEEP_WEEKLY || 4),
      monthly: Number(BACKUP_KEEP_MONTHLY || 3),
    };
    const old = new Set(
      toDrop(
        all.map(({ at }) => at),
        keep,
      ),
    );
    const names = all.flatMap(({ at, name }) => (old.has(at) ? [name] : []));
    removeBackups(folder, names);
    if (names.length > 0) console.log(t.dropped(String(names.length)));
  }
} catch (error) {
  if (!(error instanceof BackupProblem)) throw error;
  console.error(t.problems[error.why](error.facts));
  process.exitCode = 1;
}
