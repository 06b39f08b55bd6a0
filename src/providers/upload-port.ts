import type { PlayImportId } from '../domain/ids.ts';

/** Files that members upload, on our own disk until they are used. Their names are numbers of ours. */
export interface UploadStore<Id extends number = PlayImportId> {
  /** Where a file is, for whoever reads it. */
  pathOf(id: Id, number: number): string;
  /** All that has arrived; null when there is none. For files that fit into memory. */
  read(id: Id, number: number): Promise<Uint8Array | null>;
  /** Bytes that have arrived; 0 when there is none. */
  sizeOf(id: Id, number: number): Promise<number>;
  /**
   * Writes what follows the first `offset` bytes, as it comes: what has arrived stays when the rest does not.
   * @returns the bytes that are there now
   * @throws {AppError} STORAGE when the disk takes no more; INVALID_INPUT `import_size` beyond `limit`
   */
  write(
    id: Id,
    number: number,
    part: { readonly offset: number; readonly bytes: AsyncIterable<Uint8Array>; readonly limit: number },
  ): Promise<number>;
  /** All files of one upload; nothing happens when there are none. */
  remove(id: Id): Promise<void>;
  /** Uploads that have files. */
  list(): Promise<Id[]>;
  /** Bytes that the disk has left. */
  free(): Promise<number>;
}
