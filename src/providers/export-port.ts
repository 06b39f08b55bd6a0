import type { ExportForm, FileProblem } from '../domain/listening/exports/rows.ts';

/** A file that somebody uploaded, on our own disk under a name of ours. */
export interface ExportUpload {
  readonly path: string;
  /** As its owner calls it: shown, never opened. */
  readonly name: string;
}

/** Where a reading stands: everything before it was handed out. */
export interface ExportPlace {
  /** Number of the file, archives opened, in the order of reading. */
  readonly file: number;
  /** Rows of that file. */
  readonly row: number;
}

export type ExportEvent =
  /** Rows of one file, in order, those after the place that the reading began at. */
  | {
      readonly kind: 'rows';
      readonly file: number;
      readonly name: string;
      readonly form: ExportForm;
      /** Values as JSON gives them; `NOT_JSON` or `NOT_TEXT` for those that it does not. */
      readonly rows: readonly unknown[];
      /** The place after them. */
      readonly next: ExportPlace;
      /** How much of all uploads is read, 0..1. */
      readonly fraction: number;
    }
  /** A file has ended. `form` null: not an export, or nothing of it can be read; `rows`: of the whole file. */
  | {
      readonly kind: 'file';
      readonly file: number;
      readonly name: string;
      readonly form: ExportForm | null;
      readonly rows: number;
      readonly problem: FileProblem | null;
      /** The same bytes were read before: its rows are not read again. */
      readonly repeated: boolean;
      readonly next: ExportPlace;
    };

/** Reads exports as a stream: archives and plain files, in constant memory. */
export interface ExportReader {
  /** @throws the signal's reason once it is aborted */
  read(uploads: readonly ExportUpload[], from: ExportPlace, signal: AbortSignal): AsyncIterable<ExportEvent>;
}
