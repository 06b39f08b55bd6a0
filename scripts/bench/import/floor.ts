import { closeSync, openSync, readSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import SqliteDatabase from 'better-sqlite3';
import { type Entry, openPromise } from 'yauzl';

/**
 * The least that an import can be: inflate each file of the package, `JSON.parse` it whole, and insert what it says into
 * one table with an index, a transaction a file. No track is named, nothing is compared, nothing is summed.
 * @returns the rows
 */
export const floorOf = async (zipPath: string, databasePath: string): Promise<number> => {
  const database = new SqliteDatabase(databasePath);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = NORMAL');
  database.exec('CREATE TABLE plays (ts TEXT, uri TEXT, ms INTEGER); CREATE INDEX by_time ON plays (ts)');
  const insert = database.prepare('INSERT INTO plays VALUES (?, ?, ?)');
  const insertAll = database.transaction((rows: readonly Record<string, unknown>[]) => {
    for (const row of rows) insert.run(row['ts'], row['spotify_track_uri'], row['ms_played']);
  });
  const zip = await openPromise(zipPath, { autoClose: false });
  const file = openSync(zipPath, 'r');
  let count = 0;
  for await (const entry of zip.eachEntry()) {
    if (!entry.fileName.endsWith('.json')) continue;
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
    const rows: unknown = JSON.parse(inflateRawSync(bytesOf(file, entry, fileDataStart)).toString('utf8'));
    if (!Array.isArray(rows)) continue;
    insertAll(rows);
    count += rows.length;
  }
  closeSync(file);
  zip.close();
  database.close();
  return count;
};

const bytesOf = (file: number, entry: Entry, start: number): Buffer => {
  const packed = Buffer.alloc(entry.compressedSize);
  readSync(file, packed, 0, packed.length, start);
  return packed;
};
