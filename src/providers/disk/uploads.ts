import { mkdir, open, readdir, readFile, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { PlayImportId } from '../../domain/ids.ts';
import { AppError } from '../../errors.ts';
import type { UploadStore } from '../upload-port.ts';

/** @param folder made when it is needed; only its owner may look into it */
export const createUploads = <Id extends number = PlayImportId>(folder: string): UploadStore<Id> => {
  const folderOf = (id: Id): string => join(folder, String(id));
  const pathOf: UploadStore<Id>['pathOf'] = (id, number) => join(folderOf(id), String(number));

  return {
    pathOf,

    read: (id, number) => orNull(readFile(pathOf(id, number))),

    sizeOf: async (id, number) => (await orNull(stat(pathOf(id, number))))?.size ?? 0,

    write: async (id, number, { offset, bytes, limit }) => {
      try {
        await mkdir(folderOf(id), { recursive: true, mode: 0o700 });
        await using file = await open(pathOf(id, number), 'a', 0o600);
        // A part that came twice is written once: whatever stands behind its beginning makes way for it.
        await file.truncate(offset);
        let size = offset;
        for await (const chunk of bytes) {
          size += chunk.byteLength;
          if (size > limit) throw new AppError('INVALID_INPUT', { problem: 'import_size' });
          await file.appendFile(chunk);
        }
        return size;
      } catch (error) {
        throw asStorageError(error);
      }
    },

    remove: (id) => rm(folderOf(id), { recursive: true, force: true }),

    list: async () => {
      const names = (await orNull(readdir(folder))) ?? [];
      return names.filter((name) => /^[1-9]\d{0,14}$/.test(name)).map((name) => Number(name) as Id);
    },

    free: async () => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const { bavail, bsize } = await statfs(folder);
      return bavail * bsize;
    },
  };
};

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

/** Null for what is not there. */
const orNull = async <T>(wanted: Promise<T>): Promise<T | null> => {
  try {
    return await wanted;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
};

const asStorageError = (error: unknown): unknown => {
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return new AppError('STORAGE', { why: 'full' });
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') {
    return new AppError('STORAGE', { why: 'readonly' });
  }
  return error;
};
