import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Fails when the schema and the committed migrations disagree: generates into a copy of the folder and expects that
 * nothing new appears there.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const committed = 'src/db/migrations';
const copy = 'node_modules/.cache/segue-migrations';

process.chdir(root);
rmSync(copy, { recursive: true, force: true });
mkdirSync(copy, { recursive: true });
cpSync(committed, copy, { recursive: true });
const sqlFiles = (folder: string): string[] => readdirSync(folder).filter((name) => name.endsWith('.sql'));

const args = ['generate', '--dialect=sqlite', '--schema=./src/db/sqlite/tables.ts', `--out=${copy}`];
execFileSync('node_modules/.bin/drizzle-kit', [...args, '--casing=snake_case', '--name=drift'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const drift = sqlFiles(copy).filter((name) => !sqlFiles(committed).includes(name));
rmSync(copy, { recursive: true, force: true });

if (drift.length > 0) {
  console.error(
    'The schema has changes that no migration carries. Run `npm run migrations` and commit the new file.',
  );
  process.exit(1);
}
console.log(`Migrations are in sync with the schema (${sqlFiles(committed).length} files).`);
