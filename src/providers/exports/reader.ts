import { formOf } from '../../domain/listening/exports/read-row.ts';
import type { ExportForm, FileProblem } from '../../domain/listening/exports/rows.ts';
import type { ExportEvent, ExportPlace, ExportReader, ExportUpload } from '../export-port.ts';
import { filesOfArchive } from './archive.ts';
import { createElementSplitter } from './elements.ts';
import { createRecoder } from './encoding.ts';
import { FileError } from './file-error.ts';
import { type ExportLimits, exportLimits } from './limits.ts';
import { lookAt, plainFile, type SourceFile } from './source-file.ts';

/** Values that are looked at before a file counts as something else. */
const SNIFFED = 50;

/** How Spotify calls its files of plays: for telling what is missing, never for what is read. */
const HISTORY = /(?:endsong|streaming_?history)[^/]*\.json$/i;

/** What a reading knows of the whole while it goes through the files. */
interface Course {
  readonly from: ExportPlace;
  readonly signal: AbortSignal;
  readonly limits: ExportLimits;
  /** Files by their bytes, and whether they were exports: the same letter twice is nothing to tell. */
  readonly seen: Map<string, boolean>;
  file: number;
  /** Bytes of the uploads: all, and those of files that are through. */
  total: number;
  passed: number;
}

/** @param limits what a file may ask of us */
export const createExportReader = (limits: ExportLimits = exportLimits): ExportReader => ({
  read: async function* (uploads, from, signal) {
    const course: Course = { from, signal, limits, seen: new Map(), file: 0, total: 0, passed: 0 };
    const looked: { upload: ExportUpload; size: number; isArchive: boolean }[] = [];
    for (const upload of uploads) {
      try {
        const { size, isArchive } = await lookAt(upload);
        course.total += size;
        looked.push({ upload, size, isArchive });
      } catch (error) {
        yield* unreadable(course, upload.name, problemOf(error));
      }
    }
    for (const { upload, size, isArchive } of looked) {
      try {
        if (isArchive) {
          for await (const file of filesOfArchive(upload.path, limits)) yield* readFile(file, course);
        } else yield* readFile(await plainFile(upload, size), course);
      } catch (error) {
        yield* unreadable(course, upload.name, problemOf(error));
      }
    }
  },
});

/** The problem of a file; anything else goes on as it is. */
const problemOf = (error: unknown): FileProblem => {
  if (error instanceof FileError) return error.problem;
  throw error;
};

function* unreadable(course: Course, name: string, problem: FileProblem): Generator<ExportEvent> {
  const { file, from } = course;
  course.file += 1;
  if (file < from.file) return;
  yield { kind: 'file', file, name, form: null, rows: 0, problem, repeated: false, next: placeAfter(file) };
}

const placeAfter = (file: number): ExportPlace => ({ file: file + 1, row: 0 });

async function* readFile(source: SourceFile, course: Course): AsyncGenerator<ExportEvent> {
  const { from, seen } = course;
  const file = course.file;
  course.file += 1;
  const former = seen.get(source.key);
  if (former === undefined) seen.set(source.key, true);
  const before = course.passed;
  course.passed += source.size;
  if (file < from.file) return;
  const { name } = source;
  const known = file === from.file ? from.row : 0;
  const reading: Reading = { form: null, rows: 0, bytes: 0 };
  let problem: FileProblem | null = null;
  try {
    for await (const rows of former === undefined ? rowsOf(source, course, reading) : []) {
      const fresh = reading.rows - rows.length < known ? rows.slice(known - reading.rows) : rows;
      if (reading.form === null || reading.rows <= known) continue;
      const passed = before + source.size * Math.min(1, reading.bytes / source.length);
      const next = { file, row: reading.rows };
      yield {
        kind: 'rows',
        file,
        name,
        form: reading.form,
        rows: fresh,
        next,
        fraction: passed / course.total,
      };
    }
  } catch (error) {
    problem = problemOf(error);
  }
  if (problem === 'not_json' && /\.zip$/i.test(name)) problem = 'nested_zip';
  const { form } = reading;
  // Of what was damaged another copy may be whole.
  if (problem !== null) seen.delete(source.key);
  else if (former === undefined) seen.set(source.key, form !== null);
  // A picture or a letter to the reader is no broken export: only what calls itself JSON is told.
  const isTold = form !== null || problem !== 'not_json' || /\.json$/i.test(name);
  yield {
    kind: 'file',
    file,
    name,
    form,
    rows: form === null ? 0 : reading.rows,
    problem: isTold ? problem : null,
    repeated: former === true,
    next: placeAfter(file),
  };
}

/** How far a file is read. */
interface Reading {
  form: ExportForm | null;
  rows: number;
  bytes: number;
}

/** The rows of a file as they come; ends early, and quietly, when they are not of an export. */
async function* rowsOf(
  source: SourceFile,
  { limits, signal }: Course,
  reading: Reading,
): AsyncGenerator<readonly unknown[]> {
  const recoder = createRecoder();
  const splitter = createElementSplitter(limits);
  /** Rows that came before it was clear what they are. */
  let held: readonly unknown[] = [];

  const heed = function* (rows: readonly unknown[]): Generator<readonly unknown[]> {
    if (rows.length === 0) return;
    const all = held.length === 0 ? rows : [...held, ...rows];
    for (const row of reading.form === null ? all.slice(0, SNIFFED) : []) reading.form ??= formOf(row);
    held = reading.form === null ? all : [];
    if (reading.form === null) return;
    reading.rows += all.length;
    yield all;
  };

  let failure: unknown = null;
  try {
    for await (const bytes of source.read()) {
      signal.throwIfAborted();
      reading.bytes += bytes.length;
      yield* heed(splitter.push(recoder.push(bytes)));
      if (splitter.problem() !== null || (reading.form === null && held.length >= SNIFFED)) break;
    }
  } catch (error) {
    failure = error;
  }
  if (reading.form === null && held.length >= SNIFFED) return;
  // What came before the trouble is read all the same.
  yield* heed(splitter.push(recoder.end()));
  yield* heed(splitter.end());
  if (failure !== null) throw failure;
  const problem = splitter.problem();
  if (problem === null) return;
  if (problem !== 'no_array') throw new FileError(problem);
  // Other parts of the account data are objects; a history that begins like one has lost its beginning.
  if (HISTORY.test(source.name)) throw new FileError('broken_json');
}
