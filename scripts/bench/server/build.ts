import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { openSqlite } from '../../../src/db/sqlite/open.ts';
import { openGate } from '../../../src/db/sqlite/write-gate.ts';
import { createStore, type Store } from '../../../src/db/store.ts';
import { type GuildId, guildId } from '../../../src/domain/ids.ts';
import { createServerCounting } from '../../../src/services/server/counting.ts';
import { createCrownKeeping } from '../../../src/services/server/crown-keeping.ts';
import { createListeningSets } from '../../../src/services/statistics/listening.ts';
import { buildDatabase, memberAt } from '../stats/build.ts';
import { NOW } from '../stats/listener.ts';

/** Members of the server, each with so many plays: ten million in all. */
export const SERVER_MEMBERS = 1_000;
export const PLAYS_EACH = 10_000;
export const SERVER: GuildId = guildId('400000000000000001');
/** Every third is counted without their name. */
const COUNTED_EVERY = 3;
/** Raised when what is built changes: older files are built anew. */
const VERSION = 1;

/**
 * A server of {@link SERVER_MEMBERS} members who agreed, with their sums and crowns as the job makes them. Kept for the
 * next time.
 * @returns its path
 */
export const buildServer = async (say: (text: string) => void): Promise<string> => {
  const base = await buildDatabase(PLAYS_EACH, say, SERVER_MEMBERS);
  const path = base.replace('stats-', `server-v${VERSION}-`);
  if (existsSync(path)) return path;
  const draft = `${path}.draft`;
  for (const end of ['', '-wal', '-shm']) rmSync(`${draft}${end}`, { force: true });
  copyFileSync(base, draft);
  const database = openSqlite({ path: draft, gate: openGate, durability: 'normal' });
  const store = createStore(database);
  await agree(store);
  const started = performance.now();
  await countAll(store);
  say(`Sums and crowns of ${SERVER_MEMBERS} members took ${Math.round(performance.now() - started)} ms.`);
  await database.close();
  renameSync(draft, path);
  return path;
};

const agree = async (store: Store): Promise<void> => {
  const members = Array.from({ length: SERVER_MEMBERS }, (_, at) => at + 1);
  await store.batches(members, 100, async (tx, some) => {
    for (const at of some) {
      const level = at % COUNTED_EVERY === 0 ? 'counted' : 'named';
      await tx.members.setConsent(SERVER, memberAt(at), level, NOW);
    }
  });
};

const countAll = async (store: Store): Promise<void> => {
  // A clock that stands: the job counts until nobody is due.
  const clock = { now: () => NOW, elapsed: () => 0 };
  const counting = createServerCounting({
    store,
    clock,
    sets: createListeningSets({ store, clock }),
    crowns: createCrownKeeping({ store, clock }),
  });
  await counting.run(new AbortController().signal);
};
