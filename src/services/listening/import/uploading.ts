import type { Clock } from '../../../clock.ts';
import type { ImportFile, ImportRow } from '../../../db/repositories/play-imports.ts';
import type { Store } from '../../../db/store.ts';
import { AppError } from '../../../errors.ts';
import type { UploadStore } from '../../../providers/upload-port.ts';
import type { Enqueue } from '../../intents.ts';
import { hashSecret } from '../../secrets.ts';
import { createUploadParts } from '../../upload-parts.ts';
import { MAX_UPLOAD_BYTES, MAX_UPLOAD_FILES, SPARE_BYTES } from './limits.ts';
import { importRead } from './work.ts';

/** A file on the page. */
export interface UploadedPart extends ImportFile {
  /** Bytes that have arrived. */
  readonly received: number;
}

/** What the page behind a link shows; null: the link is used, too old, or none of ours. */
export interface UploadPage {
  readonly files: readonly UploadedPart[];
  readonly expiresAt: number;
  /** Bytes that all files together may have. */
  readonly limit: number;
}

/** What a browser does on the upload page. Only the service half has it. */
export interface Uploading {
  look(ticket: string): Promise<UploadPage | null>;
  /**
   * A file is coming. The same file again (by name and size) is the one that is there, to go on where it stopped.
   * @throws {AppError} LINK_EXPIRED, INVALID_INPUT (`import_size`, `import_files`), STORAGE `full`
   */
  announce(ticket: string, file: { readonly name: string; readonly size: number }): Promise<UploadedPart>;
  /**
   * Writes what follows the first `offset` bytes. @returns what is there now; an offset beyond that writes nothing.
   * @throws {AppError} LINK_EXPIRED, NOT_FOUND, INVALID_INPUT, STORAGE
   */
  append(
    ticket: string,
    number: number,
    part: { readonly offset: number; readonly bytes: AsyncIterable<Uint8Array> },
  ): Promise<number>;
  /** All is there: it is read now, and the link is used. False while something is missing. @throws LINK_EXPIRED */
  finish(ticket: string): Promise<boolean>;
}

export const createUploading = (deps: {
  store: Store;
  clock: Clock;
  enqueue: Enqueue;
  uploads: UploadStore;
}): Uploading => {
  const { store, clock, enqueue, uploads } = deps;
  const takePart = createUploadParts(uploads);

  const open = async (ticket: string): Promise<ImportRow | null> => {
    const row = await store.read.playImports.byTicket(hashSecret(ticket));
    return row !== null && row.status === 'collecting' && row.keptUntil > clock.now() ? row : null;
  };
  const required = async (ticket: string): Promise<ImportRow> => {
    const row = await open(ticket);
    if (row === null) throw new AppError('LINK_EXPIRED', {});
    return row;
  };
  const filesOf = async ({ id }: ImportRow): Promise<UploadedPart[]> =>
    Promise.all(
      (await store.read.playImports.files(id)).map(async (file) => ({
        ...file,
        received: Math.min(file.size, await uploads.sizeOf(id, file.number)),
      })),
    );

  return {
    look: async (ticket) => {
      const row = await open(ticket);
      if (row === null) return null;
      return { files: await filesOf(row), expiresAt: row.keptUntil, limit: MAX_UPLOAD_BYTES };
    },

    announce: async (ticket, { name, size }) => {
      const row = await required(ticket);
      if (size > MAX_UPLOAD_BYTES) throw new AppError('INVALID_INPUT', { problem: 'import_size' });
      if ((await uploads.free()) < size + SPARE_BYTES) throw new AppError('STORAGE', { why: 'full' });
      const file = await store.transaction(async (tx): Promise<ImportFile> => {
        const files = await tx.playImports.files(row.id);
        const same = files.find((one) => one.name === name && one.size === size);
        if (same !== undefined) return same;
        const total = files.reduce((sum, one) => sum + one.size, size);
        if (total > MAX_UPLOAD_BYTES) throw new AppError('INVALID_INPUT', { problem: 'import_size' });
        if (files.length >= MAX_UPLOAD_FILES) {
          throw new AppError('INVALID_INPUT', { problem: 'import_files' });
        }
        const added = { number: (files.at(-1)?.number ?? 0) + 1, name, size };
        await tx.playImports.addFile(row.id, added);
        return added;
      });
      return { ...file, received: await uploads.sizeOf(row.id, file.number) };
    },

    append: async (ticket, number, part) => {
      const { id } = await required(ticket);
      const file = (await store.read.playImports.files(id)).find((one) => one.number === number);
      if (file === undefined) throw new AppError('NOT_FOUND', { what: 'import' });
      return takePart(id, file, part);
    },

    finish: async (ticket) => {
      const row = await required(ticket);
      const files = await filesOf(row);
      if (files.length === 0 || files.some(({ received, size }) => received < size)) return false;
      return store.transaction(async (tx) => {
        const advanced = await tx.playImports.advance(row.id, ['collecting'], 'reading', clock.now());
        if (!advanced) throw new AppError('LINK_EXPIRED', {});
        const member = await tx.members.find(row.memberId);
        const notify = { via: 'dm', locale: member?.locale ?? 'en' } as const;
        await enqueue(tx, importRead(row.memberId, row.id, null, notify));
        return true;
      });
    },
  };
};
