/** Files that people attach to what they send to Segue. */
export interface AttachmentReader {
  /**
   * @returns null when it is larger than Segue takes
   * @throws {AppError} RESOURCE_GONE when it is not there (any more), or not one of Discord's; PROVIDER_UNAVAILABLE
   */
  read(url: string, signal: AbortSignal): Promise<Uint8Array | null>;
  /**
   * The same for files of any size, as they come.
   * @throws {AppError} RESOURCE_GONE, PROVIDER_UNAVAILABLE; the latter also while it comes
   */
  stream(url: string, signal: AbortSignal): Promise<AsyncIterable<Uint8Array>>;
}
