import { dirname, join } from 'node:path';
import { exportFeature } from '../commands/export/export.ts';
import { importFeature } from '../commands/imports/import.ts';
import type { Store } from '../db/store.ts';
import { playsImportJobs } from '../jobs/plays-import.ts';
import { playsImportReadJob } from '../jobs/plays-import-read.ts';
import { playsImportSweepJob } from '../jobs/plays-import-sweep.ts';
import { createAttachments } from '../providers/discord/attachments.ts';
import { createUploads } from '../providers/disk/uploads.ts';
import { createExportReader } from '../providers/exports/reader.ts';
import type { Http } from '../providers/http-port.ts';
import type { Enqueue } from '../services/intents.ts';
import { createPlaysExport } from '../services/listening/export/plays-export.ts';
import { createFetchAttached } from '../services/listening/import/attached.ts';
import { createImports } from '../services/listening/import/imports.ts';
import { createImportReading } from '../services/listening/import/reading.ts';
import { createImportSource, createReadUploads } from '../services/listening/import/source.ts';
import { createImportStoring } from '../services/listening/import/storing.ts';
import { createImportSweeping } from '../services/listening/import/sweeping.ts';
import { createImportUndoing } from '../services/listening/import/undoing.ts';
import { createUploading } from '../services/listening/import/uploading.ts';
import { PLAYS_IMPORT_SWEEP } from '../services/listening/import/work.ts';
import type { PlayLedger } from '../services/listening/ledger.ts';
import type { Secrets } from '../services/secrets.ts';
import type { HalfSurroundings } from './half.ts';

/** What members ask of imports: for both halves. */
export const createImportServices = (
  { config, clock }: Pick<HalfSurroundings, 'config' | 'clock'>,
  { store, enqueue, secrets }: { store: Store; enqueue: Enqueue; secrets: Secrets },
) => ({
  playsExport: createPlaysExport({ store, clock, secrets, publicUrl: config.web.publicUrl }),
  imports: createImports({ store, clock, enqueue, publicUrl: config.web.publicUrl }),
});

export type ImportServices = ReturnType<typeof createImportServices>;

export const importFeatures = (services: ImportServices) => [
  importFeature(services),
  exportFeature(services),
];

/** What reads files and fills the history: for the service half. Uploads lie beside the database. */
export const createImportReaders = (
  { config, clock }: Pick<HalfSurroundings, 'config' | 'clock'>,
  deps: { store: Store; enqueue: Enqueue; http: Http; ledger: PlayLedger },
) => {
  const { store, enqueue, http, ledger } = deps;
  const uploads = createUploads(join(dirname(config.database.path), 'imports'));
  const attachments = createAttachments({ http, apiUrl: config.discord.apiUrl });
  const read = createReadUploads({ reader: createExportReader(), clock });
  const source = createImportSource({ store, read, uploads });
  const common = { store, clock, uploads, source, ledger };
  return {
    uploading: createUploading({ store, clock, enqueue, uploads }),
    importReading: createImportReading({
      ...common,
      fetchAttached: createFetchAttached({ store, attachments, uploads }),
    }),
    importStoring: createImportStoring(common),
    importUndoing: createImportUndoing(common),
    importSweeping: createImportSweeping(common),
  };
};

export type ImportReaders = ReturnType<typeof createImportReaders>;

export const importWork = (readers: ImportReaders, { imports }: ImportServices) => ({
  handlers: [
    playsImportReadJob(readers.importReading, imports),
    ...playsImportJobs(readers.importStoring, readers.importUndoing),
    playsImportSweepJob(readers.importSweeping),
  ],
  schedules: [{ name: PLAYS_IMPORT_SWEEP, cron: '41 * * * *', kind: PLAYS_IMPORT_SWEEP }],
  due: [],
});
