/** Reads covers from where they are served, and from nowhere else. */
export interface CoverReader {
  /**
   * @param url the address that a provider gave; a smaller copy is read where there is one
   * @returns null when there is none, or the address is nobody's who serves covers
   * @throws {AppError} PROVIDER_UNAVAILABLE when nobody answered
   */
  read(url: string, signal: AbortSignal): Promise<Uint8Array | null>;
}
