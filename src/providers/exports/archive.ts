import { pipeline, type Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import type { FileProblem } from '../../domain/listening/exports/rows.ts';
import { FileError } from './file-error.ts';
import { AHEAD_BYTES, BLOCK_BYTES, type ExportLimits } from './limits.ts';
import { beginsAsArchive, type SourceFile } from './source-file.ts';

const STORED = 0;
const DEFLATED = 8;
/** What macOS puts beside every file of an archive. */
const SHADOW = /(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store$)/;

/**
 * The files of an archive, by its own directory. Names are shown and never opened: nothing is written anywhere, so
 * a name cannot lead out of anything. What its directory promises is checked while it inflates.
 * @throws {FileError} when it is no archive, or its directory is broken
 */
export async function* filesOfArchive(path: string, limits: ExportLimits): AsyncGenerator<SourceFile> {
  const zip = await opened(path);
  try {
    const budget = Math.min(limits.inflated, limits.always + zip.fileSize * limits.ratio);
    const meter = { inflated: 0, budget };
    let entries = 0;
    for await (const entry of entriesOf(zip)) {
      entries += 1;
      if (entries > limits.entries) throw new FileError('too_many_files');
      const name = nameOf(entry);
      if (name.endsWith('/') || SHADOW.test(name)) continue;
      const problem = obstacleOf(entry);
      yield {
        name,
        key: `${entry.crc32}:${entry.uncompressedSize}`,
        size: entry.compressedSize,
        length: entry.uncompressedSize,
        read: () => (problem === null ? inflated(zip, entry, meter) : refused(problem)),
      };
    }
  } finally {
    zip.close();
  }
}

const opened = async (path: string): Promise<ZipFile> => {
  try {
    // Names are decoded here: the library would give up on the whole archive for one odd name.
    return await openPromise(path, { autoClose: false, decodeStrings: false, validateEntrySizes: false });
  } catch (error) {
    if (isMissing(error)) throw new FileError('gone', error);
    // The directory is the last of an archive: what begins as one and has none did not come to its end.
    throw new FileError((await beginsAsArchive(path)) ? 'cut_zip' : 'not_zip', error);
  }
};

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  try {
    yield* zip.eachEntry();
  } catch (error) {
    throw error instanceof FileError ? error : new FileError('damaged', error);
  }
}

/** The name as bytes: UTF-8 or, in old archives, something near to it. */
const nameOf = ({ fileNameRaw }: Entry): string =>
  new TextDecoder().decode(fileNameRaw).replaceAll('\\', '/');

const obstacleOf = (entry: Entry): FileProblem | null => {
  if (entry.isEncrypted()) return 'encrypted';
  return entry.compressionMethod === STORED || entry.compressionMethod === DEFLATED ? null : 'compression';
};

// biome-ignore lint/correctness/useYield: it says why there is nothing.
async function* refused(problem: FileProblem): AsyncGenerator<Buffer> {
  throw new FileError(problem);
}

/** The bytes of an entry; the sum of all of them together is bounded, as files in an archive may share their bytes. */
async function* inflated(
  zip: ZipFile,
  entry: Entry,
  meter: { inflated: number; budget: number },
): AsyncGenerator<Buffer> {
  if (entry.uncompressedSize > meter.budget - meter.inflated) throw new FileError('bomb');
  const stream = await contentOf(zip, entry);
  let [size, sum] = [0, 0];
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      meter.inflated += chunk.length;
      if (meter.inflated > meter.budget) throw new FileError('bomb');
      if (size > entry.uncompressedSize) throw new FileError('damaged');
      sum = crc32(chunk, sum);
      yield chunk;
    }
  } catch (error) {
    throw error instanceof FileError ? error : new FileError('damaged', error);
  } finally {
    stream.destroy();
  }
  if (size !== entry.uncompressedSize || sum !== entry.crc32) throw new FileError('damaged');
}

const contentOf = async (zip: ZipFile, entry: Entry): Promise<Readable> => {
  try {
    const raw = await zip.openReadStreamPromise(entry, { decodeFileData: false });
    if (entry.compressionMethod === STORED) return raw;
    // The library's own inflater hands out 16 KB at a time: half of the time would be spent between them.
    const ahead = { chunkSize: BLOCK_BYTES, readableHighWaterMark: AHEAD_BYTES };
    return pipeline(raw, createInflateRaw(ahead), () => undefined);
  } catch (error) {
    throw new FileError('damaged', error);
  }
};

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EACCES');
