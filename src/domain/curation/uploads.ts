/** A file that a member puts on the page for releases. */
export interface UploadFile {
  readonly number: number;
  /** As its owner calls it. */
  readonly name: string;
  /** Bytes it will have. */
  readonly size: number;
}

/** On one page. */
export const MAX_RELEASE_FILES = 10;
