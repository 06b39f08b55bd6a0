/** What a file may ask of us. Real exports are far below each of them. */
export interface ExportLimits {
  /** One row, bytes of JSON: real ones have under 2 000. */
  readonly rowBytes: number;
  /** How deep a row may nest: real ones are flat. */
  readonly depth: number;
  /** Rows of one file that are not JSON: each makes us look at many bytes several times. */
  readonly brokenRows: number;
  /** Entries of one archive. */
  readonly entries: number;
  /** Inflated bytes of one archive, and how many for each byte of it: deflate could make a thousand, rows make thirty. */
  readonly inflated: number;
  readonly ratio: number;
  /** So much is inflated whatever the ratio. */
  readonly always: number;
}

export const exportLimits: ExportLimits = {
  rowBytes: 64 * 1024,
  depth: 16,
  brokenRows: 1_000,
  entries: 10_000,
  inflated: 32 * 1024 ** 3,
  ratio: 200,
  always: 64 * 1024 ** 2,
};

/**
 * Bytes that are read, inflated and parsed at once. Larger ones are large objects to the collector, which then works
 * several times as much and lets the heap grow twice as large.
 */
export const BLOCK_BYTES = 64 * 1024;
/** Bytes that are inflated while what came before is stored. */
export const AHEAD_BYTES = 1024 ** 2;
