import type { Store } from '../../../db/store.ts';
import type { PlayImportId } from '../../../domain/ids.ts';
import type { AttachmentReader } from '../../../providers/attachment-port.ts';
import type { UploadStore } from '../../../providers/upload-port.ts';
import { MAX_UPLOAD_BYTES } from './limits.ts';
import type { AttachedFile } from './work.ts';

/** Brings the attachment of an import to our disk: its only file. Again from the beginning when it was interrupted. */
export type FetchAttached = (id: PlayImportId, file: AttachedFile, signal: AbortSignal) => Promise<void>;

const NUMBER = 0;

export const createFetchAttached =
  (deps: {
    store: Store;
    attachments: Pick<AttachmentReader, 'stream'>;
    uploads: UploadStore;
  }): FetchAttached =>
  async (id, { url, name, size }, signal) => {
    const { store, attachments, uploads } = deps;
    const files = await store.read.playImports.files(id);
    // Its row is written when the last byte is there.
    if (files.length > 0) return;
    const bytes = await attachments.stream(url, signal);
    await uploads.write(id, NUMBER, { offset: 0, bytes, limit: MAX_UPLOAD_BYTES });
    await store.transaction((tx) => tx.playImports.addFile(id, { number: NUMBER, name, size }));
  };
