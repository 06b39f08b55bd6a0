import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { crc32 } from 'node:zlib';
import type { ExportUpload } from '../export-port.ts';
import { FileError } from './file-error.ts';
import { BLOCK_BYTES } from './limits.ts';

/** One file to read, in an archive or by itself. */
export interface SourceFile {
  readonly name: string;
  /** The same for the same bytes. */
  readonly key: string;
  /** Bytes that it takes of the upload. */
  readonly size: number;
  /** Bytes that it will read as. */
  readonly length: number;
  /** @throws {FileError} while it is read */
  read(): AsyncIterable<Buffer>;
}

/** `PK` and what follows it at the beginning of an archive, of an empty one, of one in parts. */
const isArchiveHead = (head: Buffer): boolean =>
  head[0] === 0x50 && head[1] === 0x4b && [0x03, 0x05, 0x07].includes(head[2] ?? 0);

/** @throws when the file is not there */
export const beginsAsArchive = async (path: string): Promise<boolean> => {
  await using file = await open(path, 'r');
  const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
  return isArchiveHead(buffer.subarray(0, bytesRead));
};

/** How large an upload is and what it is. @throws {FileError} when it is not there */
export const lookAt = async ({ path, name }: ExportUpload): Promise<{ size: number; isArchive: boolean }> => {
  try {
    const isArchive = (await beginsAsArchive(path)) || /\.zip$/i.test(name);
    return { size: (await stat(path)).size, isArchive };
  } catch (error) {
    throw new FileError('gone', error);
  }
};

/** A file that was uploaded by itself. */
export const plainFile = async ({ path, name }: ExportUpload, size: number): Promise<SourceFile> => {
  let sum = 0;
  for await (const chunk of bytesOf(path)) sum = crc32(chunk, sum);
  return { name: basename(name), key: `${sum}:${size}`, size, length: size, read: () => bytesOf(path) };
};

async function* bytesOf(path: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(path, { highWaterMark: BLOCK_BYTES }) as AsyncIterable<Buffer>;
  } catch (error) {
    throw new FileError('gone', error);
  }
}
