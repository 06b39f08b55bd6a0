import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { openSqlite } from '../../src/db/sqlite/open.ts';
import { openGate } from '../../src/db/sqlite/write-gate.ts';
import { createStore } from '../../src/db/store.ts';
import { memberId } from '../../src/domain/ids.ts';
import { ESTIMATED } from '../../src/domain/listening/play-flags.ts';
import { createSumKeeper } from '../../src/services/listening/ledger-sums.ts';
import { createRollupBuild } from '../../src/services/listening/rollup-build.ts';
import { activeSums } from '../support/sums.ts';

const ANNA = memberId('100000000000000001');
const BEN = memberId('100000000000000002');
const MIGRATIONS = new URL('../../src/db/migrations/', import.meta.url);

interface Journal {
  entries: { tag: string; when: number }[];
}

/** A database as the version before the new table of plays left it. */
const oldDatabase = (path: string): void => {
  const db = new SqliteDatabase(path);
  db.exec(
    'CREATE TABLE __drizzle_migrations (id INTEGER PRIMARY KEY, hash TEXT NOT NULL, created_at NUMERIC)',
  );
  const journal: Journal = JSON.parse(readFileSync(new URL('meta/_journal.json', MIGRATIONS), 'utf8'));
  for (const { tag, when } of journal.entries) {
    if (tag >= '0016') break;
    db.exec(
      readFileSync(new URL(`${tag}.sql`, MIGRATIONS), 'utf8').replaceAll('--> statement-breakpoint', ''),
    );
    db.prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)').run(tag, when);
  }
  const member = db.prepare("INSERT INTO members VALUES (?, 'en', 'UTC', 1, 1, NULL, NULL)");
  for (const id of [ANNA, BEN, '100000000000000003']) member.run(id);
  const track = db.prepare(
    "INSERT INTO tracks (id, uri, title, artists, search_text, duration_ms, updated_at) VALUES (?, ?, 'T', '[]', 't', ?, 1)",
  );
  track.run(1, 'spotify:track:1', 200_000);
  track.run(2, 'spotify:track:2', null);
  const play = db.prepare(
    'INSERT INTO plays (member_id, played_at, track_id, ms_played, source, account_id) VALUES (?, ?, ?, ?, ?, ?)',
  );
  play.run(ANNA, 3_000, 1, null, 'live', 7);
  play.run(ANNA, 1_000, 2, null, 'live', 8);
  play.run(ANNA, 2_000, 1, 90_000, 'import', null);
  play.run(BEN, 1_000, 1, null, 'live', 9);
  db.close();
};

describe('plays of the version before', () => {
  test('are all there, with their accounts, under the listener of their member', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'segue-plays-'));
    const path = join(folder, 'old.sqlite');
    oldDatabase(path);
    const database = openSqlite({ path, gate: openGate, durability: 'normal' });
    try {
      const { read } = createStore(database);
      const anna = await read.playOrigins.listener(ANNA);
      const ben = await read.playOrigins.listener(BEN);
      if (anna === null || ben === null) throw new Error('No listener.');
      expect(await read.playOrigins.listener(memberId('100000000000000003'))).toBeNull();
      const origins = new Map((await read.playOrigins.of(anna)).map(({ id, ...rest }) => [id, rest]));
      const rows = (await read.playRows.between(anna, 0, 10_000)).map(({ originId, ...row }) => ({
        ...row,
        ...origins.get(originId),
      }));
      expect(rows).toEqual([
        {
          endedAt: 1_000,
          trackId: 2,
          msPlayed: 0,
          flags: ESTIMATED,
          kind: 'live',
          accountId: 8,
          importId: null,
        },
        {
          endedAt: 2_000,
          trackId: 1,
          msPlayed: 90_000,
          flags: 0,
          kind: 'import',
          accountId: null,
          importId: null,
        },
        {
          endedAt: 3_000,
          trackId: 1,
          msPlayed: 200_000,
          flags: ESTIMATED,
          kind: 'live',
          accountId: 7,
          importId: null,
        },
      ]);
      expect(await read.playRows.between(ben, 0, 10_000)).toHaveLength(1);
      expect(await read.plays.countOf(ANNA)).toBe(3);

      // Nothing is summed up yet; the service finds that out when it starts.
      expect(await read.rollupChecks.missing()).toEqual([ANNA, BEN]);
      const build = createRollupBuild({ store: createStore(database), sums: createSumKeeper() });
      expect(await build.run(ANNA, new AbortController().signal)).toBe(3);
      expect(await read.rollupChecks.missing()).toEqual([BEN]);
      expect(await read.plays.countOf(ANNA)).toBe(3);
      expect(await activeSums(database, anna)).toMatchObject({
        totals: [
          { trackId: 1, plays: 2, ms: 290_000 },
          { trackId: 2, plays: 1, ms: 0 },
        ],
      });
    } finally {
      await database.close();
      rmSync(folder, { recursive: true });
    }
  });
});

test('the tables of millions of rows have no row ids of their own', () => {
  const text = readdirSync(MIGRATIONS)
    .filter((name) => name.endsWith('.sql'))
    .map((name) => readFileSync(new URL(name, MIGRATIONS), 'utf8'))
    .join('\n');
  const db = new SqliteDatabase(':memory:');
  try {
    db.exec(text.replaceAll('--> statement-breakpoint', ''));
    const tables = ['plays', 'play_totals', 'play_months', 'play_days', 'play_hours'];
    // A table that a later migration writes anew would lose this silently.
    const made = db
      .prepare<[], { name: string; wr: number }>('PRAGMA table_list')
      .all()
      .filter(({ name }) => tables.includes(name));
    expect(made.map(({ name, wr }) => [name, wr]).sort()).toEqual(tables.sort().map((name) => [name, 1]));
  } finally {
    db.close();
  }
});
