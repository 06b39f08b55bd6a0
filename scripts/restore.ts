import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { keyIdsOf } from '../src/config.ts';
import { restoreBackup } from '../src/db/sqlite/restore.ts';
import { backupName } from '../src/domain/backups/files.ts';
import { BackupProblem } from '../src/domain/backups/problem.ts';
import { messagesFor } from '../src/views/messages/catalogue.ts';

/**
 * `npm run restore -- FILE [--stopped]`: puts a backup in the place of the database, which is kept beside it. Segue must
 * not run. `--stopped` says so where the present database is too damaged to find out.
 */
const { values, positionals } = parseArgs({
  options: { stopped: { type: 'boolean', default: false } },
  allowPositionals: true,
});
if (existsSync('.env')) process.loadEnvFile('.env');
const { backups: t } = messagesFor('en');
const [file, ...others] = positionals;

const freeName = (base: string, n = 1): string => {
  const name = n === 1 ? `${base}.sqlite` : `${base}-${n}.sqlite`;
  return existsSync(name) ? freeName(base, n + 1) : name;
};

const restore = async (from: string): Promise<void> => {
  const path = process.env['DATABASE_PATH'] || 'data/segue.sqlite';
  const aside = freeName(
    join(dirname(path), backupName(Date.now()).replace('segue-', 'before-restore-').replace('.sqlite', '')),
  );
  const restored = await restoreBackup({ file: from, path, aside, stopped: values.stopped });
  console.log(t.restored(from, path, String(restored.members), String(restored.rows)));
  if (restored.aside !== null) console.log(t.aside(restored.aside));
  if (restored.older) console.log(t.older);
  if (restored.left.length > 0) console.log(t.left(String(restored.left.length), restored.left.join(', ')));
  const known = keyIdsOf(process.env['TOKEN_ENCRYPTION_KEYS'] ?? '');
  const missing = restored.keyIds.filter((id) => !known.includes(id));
  if (missing.length > 0) console.log(t.keysMissing(missing.join(', ')));
  console.log(t.next);
};

if (file === undefined || others.length > 0) {
  console.error(t.restoreUsage);
  process.exitCode = 1;
} else {
  try {
    await restore(file);
  } catch (error) {
    if (!(error instanceof BackupProblem)) throw error;
    console.error(t.problems[error.why](error.facts));
    process.exitCode = 1;
  }
}
