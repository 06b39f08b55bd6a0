import type { UploadStore } from '../providers/upload-port.ts';

/**
 * Takes the parts of files that people upload, for each file one at a time.
 * @returns a function that says how much of the file is there now: a part that would leave a hole, or that comes while
 * another one is written, is not taken
 */
export const createUploadParts = <Id extends number>(uploads: Pick<UploadStore<Id>, 'sizeOf' | 'write'>) => {
  /** Files that are being written: two parts of one at a time would go into each other. */
  const busy = new Set<string>();
  return async (
    id: Id,
    { number, size }: { readonly number: number; readonly size: number },
    { offset, bytes }: { readonly offset: number; readonly bytes: AsyncIterable<Uint8Array> },
  ): Promise<number> => {
    const key = `${id}/${number}`;
    const received = await uploads.sizeOf(id, number);
    if (busy.has(key) || offset > received) return received;
    busy.add(key);
    try {
      return await uploads.write(id, number, { offset, bytes, limit: size });
    } finally {
      busy.delete(key);
    }
  };
};
