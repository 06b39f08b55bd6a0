import type { PlayImportId } from '../domain/ids.ts';

/** Files that members upload, on our own disk until they are used. Their names are numbers of ours. */
export interface UploadStore {
  /** Where a file is, for whoever reads it. */
  pathOf(id: PlayImportId, number: number): string;
  /** Bytes that have arrived; 0 when there is none. */
  sizeOf(id: PlayImportId, number: number): Promise<number>;
  /**
   * Writes what follows the first `offset` bytes, as it comes: what has arrived stays when the rest does not.
   * @returns the bytes that are there now
   * @throws {AppError} STORAGE when the disk takes no more; INVALID_INPUT `import_size` beyond `limit`
   */
  write(
    id: PlayImportId,
    number: number,
    part: { readonly offset: number; readonly bytes: AsyncIterable<Uint8Array>; readonly limit: number },
  ): Promise<number>;
  /** All files of an import; nothing happens when there are none. */
  remove(id: PlayImportId): Promise<void>;
  /** Imports that have files. */
  list(): Promise<PlayImportId[]>;
  /** Bytes that the disk has left. */
  free(): Promise<number>;
}
