import type { Clock } from '../../../clock.ts';
import type { Store } from '../../../db/store.ts';
import type { PlayImportId } from '../../../domain/ids.ts';
import type { ExportEvent, ExportPlace, ExportReader, ExportUpload } from '../../../providers/export-port.ts';
import type { UploadStore } from '../../../providers/upload-port.ts';
import { createRepeats, type ReadRows, readRows } from './rows.ts';

export interface SourceWish {
  readonly from: ExportPlace;
  /** Plays of private sessions are wanted. */
  readonly incognito: boolean;
  /** What Segue heard itself wins. */
  readonly yields: boolean;
}

/** A file has ended, or some rows of one are understood. */
export type ReadEvent =
  | Extract<ExportEvent, { kind: 'file' }>
  | (ReadRows & { readonly kind: 'rows'; readonly next: ExportPlace; readonly fraction: number });

/** Reads uploads and says what their rows are. */
export type ReadUploads = (
  uploads: readonly ExportUpload[],
  wish: SourceWish,
  signal: AbortSignal,
) => AsyncIterable<ReadEvent>;

/** The rows of an import's files, from a place on. */
export type ImportSource = (
  id: PlayImportId,
  wish: SourceWish,
  signal: AbortSignal,
) => AsyncIterable<ReadEvent>;

export const START: ExportPlace = { file: 0, row: 0 };

/** Rows at once: a part of a transaction, so that the place between two of them is exact. */
const SLICE = 500;

/**
 * Reads and understands in the thread that stores: a thread of its own for it was tried, twice. On a machine whose two
 * processors are one core it gains nothing, even when plays go over in columns, and it needs another 50 MB.
 */
export const createReadUploads = (deps: { reader: ExportReader; clock: Pick<Clock, 'now'> }): ReadUploads =>
  async function* (uploads, { from, incognito, yields }, signal) {
    const repeats = createRepeats();
    for await (const event of deps.reader.read(uploads, from, signal)) {
      if (event.kind === 'file') {
        yield event;
        continue;
      }
      const { rows, next, fraction } = event;
      const wish = { incognito, yields, isVideo: isVideoFile(event.name), now: deps.clock.now() };
      const first = next.row - rows.length;
      for (let start = 0; start < rows.length; start += SLICE) {
        const row = Math.min(next.row, first + start + SLICE);
        const read = readRows(rows.slice(start, start + SLICE), wish, repeats);
        yield { kind: 'rows', ...read, next: { file: next.file, row }, fraction };
      }
    }
  };

export const createImportSource = (deps: {
  store: Pick<Store, 'read'>;
  read: ReadUploads;
  uploads: Pick<UploadStore, 'pathOf'>;
}): ImportSource =>
  async function* (id, wish, signal) {
    const files = await deps.store.read.playImports.files(id);
    const uploads = files.map(({ number, name }) => ({ name, path: deps.uploads.pathOf(id, number) }));
    yield* deps.read(uploads, wish, signal);
  };

/** Music videos lie in files of their own; only their names say so. */
const isVideoFile = (name: string): boolean => /video/i.test(name.split('/').at(-1) ?? '');
