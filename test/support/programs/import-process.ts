import { systemClock } from '../../../src/clock.ts';
import { openSqlite } from '../../../src/db/sqlite/open.ts';
import { openGate } from '../../../src/db/sqlite/write-gate.ts';
import { createStore } from '../../../src/db/store.ts';
import type { PlayImportId } from '../../../src/domain/ids.ts';
import { createUploads } from '../../../src/providers/disk/uploads.ts';
import { createExportReader } from '../../../src/providers/exports/reader.ts';
import { createImportSource, createReadUploads } from '../../../src/services/listening/import/source.ts';
import { createImportStoring } from '../../../src/services/listening/import/storing.ts';
import { createImportUndoing } from '../../../src/services/listening/import/undoing.ts';
import { createPlayLedger } from '../../../src/services/listening/ledger.ts';
import { member, quiet } from '../imports-member.ts';

/** Stores an import, or takes it out, until it is killed: a line for everything that it is through with. */
const [path = '', folder = '', importId = '', what = ''] = process.argv.slice(2);
const id = Number(importId) as PlayImportId;
const store = createStore(openSqlite({ path, gate: openGate, durability: 'normal' }));
const uploads = createUploads(folder);
const source = createImportSource({
  store,
  read: createReadUploads({ reader: createExportReader(), clock: systemClock }),
  uploads,
});
const deps = { store, clock: systemClock, ledger: createPlayLedger(), source, uploads };
const hooks = {
  ...quiet,
  progress: async (): Promise<void> => {
    process.stdout.write('.\n');
  },
};
const run = what === 'undo' ? createImportUndoing(deps).run : createImportStoring(deps).run;
await run(member, id, hooks);
