import { makeBackup } from '../../../src/db/sqlite/backup.ts';
import { restoreBackup } from '../../../src/db/sqlite/restore.ts';

/** A backup or a restore that is killed at a step, as by a power cut: `backup|restore step from to [aside]`. */
const [what, at, from = '', to = '', aside = ''] = process.argv.slice(2);
const reached = (step: string): void => {
  if (step === at) process.kill(process.pid, 'SIGKILL');
};
if (what === 'backup') await makeBackup({ source: from, target: to }, { reached });
else await restoreBackup({ file: from, path: to, aside }, { reached });
