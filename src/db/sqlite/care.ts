import { createReadStream, statSync } from 'node:fs';
import type { Database as Connection } from 'better-sqlite3';
import type { DatabaseCare } from '../database.ts';

/** Larger files are made anew with what it takes on the disk, not in memory. */
const IN_MEMORY_BYTES = 64 * 1024 * 1024;

interface CareDeps {
  readonly path: string;
  readonly writer: Connection;
  /** Runs something while no transaction of this process is open. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
}

/** What has to happen to the file itself, so that what was deleted is not in it any more. */
export const sqliteCare = ({ path, writer, alone }: CareDeps): DatabaseCare => ({
  flush: () =>
    alone(async () => {
      const [row] = writer.pragma('wal_checkpoint(TRUNCATE)') as [{ busy: number }?];
      return row?.busy === 0;
    }),

  holds: async (needles) => {
    const wanted = needles.filter((needle) => needle.length > 0).map((needle) => Buffer.from(needle, 'utf8'));
    for (const file of [path, `${path}-wal`]) if (await contains(file, wanted)) return true;
    return false;
  },

  size: async () => sizeOf(path),

  compact: () =>
    alone(async () => {
      const isLarge = sizeOf(path) > IN_MEMORY_BYTES;
      // Samples of what stands in the indexes, for planning queries: made anew when the database is closed.
      for (const table of ['sqlite_stat1', 'sqlite_stat4']) {
        const known = writer.prepare('SELECT 1 FROM sqlite_master WHERE name = ?').get(table);
        if (known !== undefined) writer.exec(`DELETE FROM ${table}`);
      }
      if (isLarge) writer.pragma('temp_store = FILE');
      try {
        writer.exec('VACUUM');
      } finally {
        if (isLarge) writer.pragma('temp_store = MEMORY');
      }
    }),
});

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/** Reads a file piece by piece; a piece begins with the end of the one before, lest a needle be cut in two. */
const contains = async (file: string, needles: readonly Buffer[]): Promise<boolean> => {
  if (needles.length === 0 || sizeOf(file) === 0) return false;
  const overlap = Math.max(...needles.map(({ length }) => length)) - 1;
  let before = Buffer.alloc(0);
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 })) {
    const piece = Buffer.concat([before, chunk as Buffer]);
    if (needles.some((needle) => piece.includes(needle))) return true;
    before = piece.subarray(Math.max(0, piece.length - overlap));
  }
  return false;
};
