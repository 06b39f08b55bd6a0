import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { createRandom } from '../world/random.ts';
import { addCounts, type ExportCounts, noCounts } from './counts.ts';
import { type CrowdOptions, heardByMany } from './heard.ts';
import { distorted } from './history.ts';
import { type ExportFile, type LayoutOptions, layOut } from './packages.ts';

export interface ArchiveFile {
  name: string;
  bytes: Buffer;
}

export interface ArchiveOptions {
  /** 0 (stored) to 9. Default 6. */
  level?: number;
  /** The date of every file, so that the same files give the same bytes. */
  mtime?: Date;
}

const usualTime = new Date(Date.UTC(2026, 0, 2, 3, 4, 6));

/** A ZIP archive of these files as it is made: one of them is in memory at a time. */
export function zipStream(files: Iterable<ArchiveFile>, options: ArchiveOptions = {}): Readable {
  const zip = new ZipFile();
  const out = Readable.from(zip.outputStream);
  zip.on('error', (error: Error) => out.destroy(error));
  const fill = async (): Promise<void> => {
    for (const { name, bytes } of files) await pack(zip, name, [bytes], options);
    zip.end();
  };
  fill().catch((error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error))));
  return out;
}

/** @param content one buffer, taken out when it is asked for: the archive keeps what it was given to its end */
const pack = (zip: ZipFile, name: string, content: Buffer[], options: ArchiveOptions): Promise<void> =>
  new Promise((taken) => {
    const size = content.reduce((sum, bytes) => sum + bytes.length, 0);
    const settings = { mtime: options.mtime ?? usualTime, size, compressionLevel: options.level ?? 6 };
    zip.addReadStreamLazy(name, settings, (give) => {
      const source = Readable.from(content.splice(0).filter(({ length }) => length > 0));
      source.once('close', taken);
      give(null, source);
    });
  });

export const zip = (files: Iterable<ArchiveFile>, options?: ArchiveOptions): Promise<Buffer> =>
  buffer(zipStream(files, options));

/** Counts what goes by; the sums are right when the last file has gone. */
export function* counted(files: Iterable<ExportFile>, into: ExportCounts): Generator<ExportFile> {
  for (const file of files) {
    addCounts(into, file.counts);
    yield file;
  }
}

/** A whole package in memory with the counts of what can be read in it. */
export async function zipPackage(
  files: Iterable<ExportFile>,
  options?: ArchiveOptions,
): Promise<{ bytes: Buffer; counts: ExportCounts }> {
  const counts = noCounts();
  return { bytes: await zip(counted(files, counts), options), counts };
}

/**
 * Writes an extended streaming history of any size as a ZIP file, holding one of its JSON files (16 000 lines, 12 MB)
 * in memory. For benches: a million streams are about 800 MB of JSON and take about half a minute.
 */
export async function writeBulkExport(
  path: string,
  crowd: CrowdOptions,
  options: ArchiveOptions & LayoutOptions = {},
): Promise<{ counts: ExportCounts; bytes: number }> {
  const counts = noCounts();
  const entries = distorted(heardByMany(crowd), {
    randomOf: ({ at }) => createRandom(crowd.seed, `export/bulk/${at}`),
    country: 'DE',
    jitterMs: 0,
    unit: 's',
    repeats: true,
    now: crowd.until,
  });
  const files = counted(layOut(entries, 'extended', { macLeftovers: false, ...options }), counts);
  await pipeline(zipStream(files, { level: options.level ?? 1, ...options }), createWriteStream(path));
  return { counts, bytes: (await stat(path)).size };
}
