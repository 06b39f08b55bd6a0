import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { systemClock } from '../../../src/clock.ts';
import { openSqlite } from '../../../src/db/sqlite/open.ts';
import { openGate } from '../../../src/db/sqlite/write-gate.ts';
import { createStore } from '../../../src/db/store.ts';
import { memberId } from '../../../src/domain/ids.ts';
import { outcomesOf } from '../../../src/domain/listening/imports.ts';
import { createUploads } from '../../../src/providers/disk/uploads.ts';
import { createExportReader } from '../../../src/providers/exports/reader.ts';
import { createImportReading } from '../../../src/services/listening/import/reading.ts';
import { createImportSource, createReadUploads } from '../../../src/services/listening/import/source.ts';
import { createImportStoring } from '../../../src/services/listening/import/storing.ts';
import { createPlayLedger } from '../../../src/services/listening/ledger.ts';

const MEMBER = memberId('200000000000000001');
const hooks = { signal: new AbortController().signal, progress: async () => undefined };

/** The services that import, over a database of their own: what the job does, without Discord around it. */
export const openOurs = async (zipPaths: readonly string[], folder: string) => {
  const database = openSqlite({ path: join(folder, 'ours.sqlite'), gate: openGate, durability: 'normal' });
  const store = createStore(database);
  const uploads = createUploads(join(folder, 'uploads'));
  const clock = systemClock;
  const read = createReadUploads({ reader: createExportReader(), clock });
  const source = createImportSource({ store, read, uploads });
  const common = { store, clock, source, uploads };
  const unused = async (): Promise<void> => undefined;
  const reading = createImportReading({ ...common, fetchAttached: unused });
  const storing = createImportStoring({ ...common, ledger: createPlayLedger() });
  const now = clock.now();
  const id = await store.transaction(async (tx) => {
    await tx.members.see({ id: MEMBER, locale: 'en' }, now);
    const wish = { memberId: MEMBER, status: 'reading', incognito: false, ticketHash: null } as const;
    const made = await tx.playImports.insert({ ...wish, keptUntil: now * 2, now });
    for (const number of zipPaths.keys()) {
      await tx.playImports.addFile(made, { number, name: `my_spotify_data_${number}.zip`, size: 0 });
    }
    return made;
  });
  await uploads.write(id, 0, { offset: 0, bytes: Readable.from([Buffer.alloc(0)]), limit: 1 });
  for (const [number, path] of zipPaths.entries()) copyFileSync(path, uploads.pathOf(id, number));
  return {
    /** The dry run. @returns the rows */
    look: async (): Promise<number> => {
      const read = await reading.run(MEMBER, id, null, hooks);
      if (read.kind !== 'ready') throw new Error(`The bench could not read its own export: ${read.kind}`);
      return read.report.counts.rows;
    },
    /** The import itself. @returns the rows and the plays that were added */
    store: async (): Promise<{ rows: number; added: number }> => {
      await store.transaction((tx) =>
        tx.playImports.advance(id, ['ready'], 'storing', now, { mode: 'merge' }),
      );
      const stored = await storing.run(MEMBER, id, hooks);
      if (stored.kind !== 'stored') throw new Error('The bench could not store its own export.');
      const { counts } = stored.report;
      if (outcomesOf(counts) !== counts.rows) throw new Error('The outcomes do not add up to the rows.');
      return { rows: counts.rows, added: counts.added };
    },
    close: () => database.close(),
  };
};
