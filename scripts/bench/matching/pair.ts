/** One side of a pair as it stands in a file of pairs. */
export interface PairSide {
  readonly title: string;
  readonly artists: readonly string[];
  readonly durationMs?: number | null | undefined;
  readonly isrc?: string | null | undefined;
  /** Further codes of the same recording. */
  readonly isrcs?: readonly string[] | null | undefined;
  readonly mix?: string | null | undefined;
  readonly label?: string | null | undefined;
  readonly releaseDate?: string | null | undefined;
}

export interface LabelledPair {
  readonly a: PairSide;
  readonly b: PairSide;
  readonly same: boolean;
  /** The trap that it is meant to be, or the line of the file it is from. */
  readonly trap: string;
}
