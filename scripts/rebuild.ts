import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openSqlite } from '../src/db/sqlite/open.ts';
import { openGate } from '../src/db/sqlite/write-gate.ts';
import { createStore } from '../src/db/store.ts';
import { isSnowflake, memberId } from '../src/domain/ids.ts';
import { createSumKeeper } from '../src/services/listening/ledger-sums.ts';
import { createRollupBuild } from '../src/services/listening/rollup-build.ts';

/**
 * `npm run rebuild [-- --member ID]`: counts everybody's plays anew, or one member's. Segue may run meanwhile: the old
 * sums count until the new ones are complete.
 */
const { values } = parseArgs({ options: { member: { type: 'string' } } });
if (existsSync('.env')) process.loadEnvFile('.env');
const path = process.env['DATABASE_PATH'] || 'data/segue.sqlite';

const rebuild = async (): Promise<void> => {
  if (!existsSync(path)) throw new Error(`There is no database at ${path} (DATABASE_PATH).`);
  const { member } = values;
  if (member !== undefined && !isSnowflake(member)) throw new Error(`${member} is no Discord id.`);
  const database = openSqlite({ path, gate: openGate, durability: 'normal', lockWaitMs: 60_000 });
  const stopping = new AbortController();
  process.once('SIGINT', () => stopping.abort(new Error('Stopped; the same command goes on from here.')));
  try {
    const store = createStore(database);
    const build = createRollupBuild({ store, sums: createSumKeeper() });
    const all = member === undefined ? await store.read.playOrigins.members() : [memberId(member)];
    for (const [at, id] of all.entries()) {
      const rows = await build.run(id, stopping.signal);
      console.log(`${at + 1} of ${all.length}: ${rows === null ? 'no plays' : `${rows} plays counted`}`);
    }
  } finally {
    await database.close();
  }
};

try {
  await rebuild();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
