import { type Clock, DAY } from '../../clock.ts';
import type { ReleaseUpload } from '../../db/repositories/release-uploads.ts';
import type { Store } from '../../db/store.ts';
import { MAX_FILE_BYTES } from '../../domain/curation/release-file.ts';
import { MAX_RELEASE_FILES, type UploadFile } from '../../domain/curation/uploads.ts';
import type { ReleaseUploadId } from '../../domain/ids.ts';
import { AppError } from '../../errors.ts';
import type { UploadStore } from '../../providers/upload-port.ts';
import type { Enqueue } from '../intents.ts';
import type { UploadedPart, Uploading } from '../listening/import/uploading.ts';
import { hashSecret } from '../secrets.ts';
import { createUploadParts } from '../upload-parts.ts';
import { curationImport } from './intake-work.ts';

/** What a browser does on the page for releases. Only the service half has it. */
export interface ReleaseUploading extends Uploading {
  /** Removes pages that are over, and files that nobody reads any more. */
  sweep(): Promise<void>;
}

/** Room that the database keeps. */
const SPARE_BYTES = 200_000_000;
/** Files whose import has not come to its end by then are given up. */
const KEPT_MS = 2 * DAY;

export const createReleaseUploading = (deps: {
  store: Store;
  clock: Clock;
  enqueue: Enqueue;
  uploads: UploadStore<ReleaseUploadId>;
}): ReleaseUploading => {
  const { store, clock, enqueue, uploads } = deps;
  const takePart = createUploadParts(uploads);

  const open = async (ticket: string): Promise<ReleaseUpload | null> => {
    const page = await store.read.releaseUploads.byTicket(hashSecret(ticket));
    return page !== null && page.expiresAt > clock.now() ? page : null;
  };
  const required = async (ticket: string): Promise<ReleaseUpload> => {
    const page = await open(ticket);
    if (page === null) throw new AppError('LINK_EXPIRED', {});
    return page;
  };
  const partsOf = ({ id, files }: ReleaseUpload): Promise<UploadedPart[]> =>
    Promise.all(
      files.map(async (file) => ({
        ...file,
        received: Math.min(file.size, await uploads.sizeOf(id, file.number)),
      })),
    );

  const sweep = async (): Promise<void> => {
    await store.transaction((tx) => tx.releaseUploads.prune(clock.now() - KEPT_MS));
    const known = new Set(await store.read.releaseUploads.all());
    for (const id of await uploads.list()) if (!known.has(id)) await uploads.remove(id);
  };

  return {
    sweep,

    look: async (ticket) => {
      const page = await open(ticket);
      if (page === null) return null;
      return { files: await partsOf(page), expiresAt: page.expiresAt, limit: MAX_FILE_BYTES };
    },

    announce: async (ticket, { name, size }) => {
      const { id } = await required(ticket);
      await sweep();
      if (size > MAX_FILE_BYTES) throw new AppError('INVALID_INPUT', { problem: 'import_size' });
      if ((await uploads.free()) < size + SPARE_BYTES) throw new AppError('STORAGE', { why: 'full' });
      const file = await store.transaction(async (tx): Promise<UploadFile> => {
        const files = (await tx.releaseUploads.byTicket(hashSecret(ticket)))?.files ?? [];
        const same = files.find((one) => one.name === name && one.size === size);
        if (same !== undefined) return same;
        if (files.length >= MAX_RELEASE_FILES)
          throw new AppError('INVALID_INPUT', { problem: 'import_files' });
        const added = { number: (files.at(-1)?.number ?? 0) + 1, name, size };
        await tx.releaseUploads.setFiles(id, [...files, added]);
        return added;
      });
      return { ...file, received: await uploads.sizeOf(id, file.number) };
    },

    append: async (ticket, number, part) => {
      const { id, files } = await required(ticket);
      const file = files.find((one) => one.number === number);
      if (file === undefined) throw new AppError('NOT_FOUND', { what: 'import' });
      return takePart(id, file, part);
    },

    finish: async (ticket) => {
      const page = await required(ticket);
      const parts = await partsOf(page);
      if (parts.length === 0 || parts.some(({ received, size }) => received < size)) return false;
      return store.transaction(async (tx) => {
        if (!(await tx.releaseUploads.close(page.id))) throw new AppError('LINK_EXPIRED', {});
        const { memberId, styleId, range } = page;
        const locale = (await tx.members.find(memberId))?.locale ?? 'en';
        for (const { number, name } of parts) {
          const order = { styleId, name, range, upload: { id: page.id, number } };
          await enqueue(tx, curationImport(memberId, order, { via: 'dm', locale }));
        }
        return true;
      });
    },
  };
};
