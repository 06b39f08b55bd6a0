import type { Store } from '../../../db/store.ts';
import type { PlayImportId } from '../../../domain/ids.ts';
import type { ExportEvent, ExportPlace, ExportReader } from '../../../providers/export-port.ts';
import type { UploadStore } from '../../../providers/upload-port.ts';

/** The rows of an import's files, from a place on. */
export type ImportSource = (
  id: PlayImportId,
  from: ExportPlace,
  signal: AbortSignal,
) => AsyncIterable<ExportEvent>;

export const START: ExportPlace = { file: 0, row: 0 };

export const createImportSource = (deps: {
  store: Pick<Store, 'read'>;
  reader: ExportReader;
  uploads: Pick<UploadStore, 'pathOf'>;
}): ImportSource =>
  async function* (id, from, signal) {
    const files = await deps.store.read.playImports.files(id);
    const uploads = files.map(({ number, name }) => ({ name, path: deps.uploads.pathOf(id, number) }));
    yield* deps.reader.read(uploads, from, signal);
  };

/** Music videos lie in files of their own; only their names say so. */
export const isVideoFile = (name: string): boolean => /video/i.test(name.split('/').at(-1) ?? '');
