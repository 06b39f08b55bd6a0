/** One side of a pair as it stands in a file of pairs. */
export interface PairSide {
  readonly title: string;
  readonly artists: readonly string[];
  readonly durationMs: number | null;
  readonly isrc?: string | null;
  /** Further codes of the same recording. */
  readonly isrcs?: readonly string[];
  readonly mix?: string | null;
  readonly label?: string | null;
  readonly releaseDate?: string | null;
}

export interface LabelledPair {
  readonly a: PairSide;
  readonly b: PairSide;
  readonly same: boolean;
  /** The trap that it is meant to be, or the name of the file it is from. */
  readonly trap: string;
}
