import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { openSqlite } from '../../../src/db/sqlite/open.ts';
import { openGate } from '../../../src/db/sqlite/write-gate.ts';
import { type MemberId, memberId } from '../../../src/domain/ids.ts';
import { hourOfKey, type RollupDelta, type RollupPlay } from '../../../src/domain/listening/rollup.ts';
import { createRandom } from '../suggest/random.ts';
import { writeCatalogue } from './catalogue.ts';
import { NOW, playsOfListener, sumsOfListener, ZONES } from './listener.ts';
import { writer } from './writer.ts';

export const MEMBERS = 100;
/** Raised when what is built changes: older files are built anew. */
const VERSION = 1;
const FOLDER = join(import.meta.dirname, '../../../node_modules/.cache/segue-bench');

export const memberAt = (at: number): MemberId => memberId(String(100_000_000_000_000_000n + BigInt(at)));

/**
 * A database of so many listeners, {@link MEMBERS} by default, each with so many plays: rows and sums as the ledger leaves
 * them, written past it, since ten million through the front door take an hour. Kept for the next time.
 * @returns its path
 */
export const buildDatabase = async (
  playsEach: number,
  say: (text: string) => void,
  members = MEMBERS,
): Promise<string> => {
  const path = join(FOLDER, `stats-v${VERSION}-${members}x${playsEach}.sqlite`);
  if (existsSync(path)) return path;
  mkdirSync(FOLDER, { recursive: true });
  const draft = `${path}.draft`;
  rmSync(draft, { force: true });
  // The real schema, by the real migrations.
  await openSqlite({ path: draft, gate: openGate, durability: 'normal' }).close();
  const database = new SqliteDatabase(draft);
  database.pragma('journal_mode = OFF');
  database.pragma('synchronous = OFF');
  database.pragma('foreign_keys = OFF');
  database.pragma('cache_size = -262144');
  const random = createRandom(7);
  database.transaction(() => writeCatalogue(database, random, NOW))();
  for (let at = 1; at <= members; at++) {
    const zone = ZONES[at % ZONES.length] ?? 'UTC';
    const plays = playsOfListener(playsEach, createRandom(at));
    database.transaction(() => writeListener(database, at, zone, plays))();
    if (at % (members / 10) === 0) say(`${at} of ${members} listeners are written.`);
  }
  database.pragma('journal_mode = WAL');
  database.close();
  for (const end of ['-wal', '-shm']) rmSync(`${draft}${end}`, { force: true });
  renameSync(draft, path);
  return path;
};

const writeListener = (
  database: InstanceType<typeof SqliteDatabase>,
  id: number,
  zone: string,
  plays: readonly RollupPlay[],
): void => {
  const one = (table: string, row: Readonly<Record<string, string | number>>): void => {
    const rows = writer(database, table, Object.keys(row));
    rows.add(Object.values(row));
    rows.end();
  };
  one('members', { id: memberAt(id), locale: 'en', time_zone: zone, created_at: NOW, last_seen_at: NOW });
  one('listeners', { id, member_id: memberAt(id), revision: 1 });
  one('play_origins', { id, listener_id: id, kind: 'import', created_at: NOW });
  one('rollups', { id, listener_id: id, time_zone: zone, state: 'active', built_through: NOW });
  const rows = writer(database, 'plays', [
    ...['listener_id', 'ended_at', 'track_id', 'ms_played', 'origin_id', 'flags'],
  ]);
  for (const { endedAt, trackId, msPlayed, flags } of plays) {
    rows.add([id, endedAt, trackId, msPlayed, id, flags]);
  }
  rows.end();
  writeSums(database, id, sumsOfListener(plays, zone));
};

const writeSums = (
  database: InstanceType<typeof SqliteDatabase>,
  id: number,
  { totals, months, days, hours }: RollupDelta,
): void => {
  const sums = ['plays', 'ms', 'skips'];
  const all = writer(database, 'play_totals', ['rollup_id', 'track_id', ...sums]);
  for (const [track, { plays, ms, skips }] of byKey(totals)) all.add([id, track, plays, ms, skips]);
  const byMonth = writer(database, 'play_months', [
    ...['rollup_id', 'month', 'track_id', ...sums, 'first_at', 'last_at'],
  ]);
  for (const row of [...months.values()].sort((a, b) => a.month - b.month || a.trackId - b.trackId)) {
    byMonth.add([id, row.month, row.trackId, row.plays, row.ms, row.skips, row.firstAt, row.lastAt]);
  }
  const byDay = writer(database, 'play_days', ['rollup_id', 'day', ...sums]);
  for (const [day, { plays, ms, skips }] of byKey(days)) byDay.add([id, day, plays, ms, skips]);
  const byHour = writer(database, 'play_hours', ['rollup_id', 'month', 'hour_of_week', 'plays', 'ms']);
  for (const [key, { plays, ms }] of byKey(hours)) {
    const { month, hourOfWeek } = hourOfKey(key);
    if (plays !== 0 || ms !== 0) byHour.add([id, month, hourOfWeek, plays, ms]);
  }
  for (const table of [all, byMonth, byDay, byHour]) table.end();
};

const byKey = <T>(sums: ReadonlyMap<number, T>): [number, T][] => [...sums].sort(([a], [b]) => a - b);
