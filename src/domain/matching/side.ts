/** What is known of a track on one side of a comparison: a Beatport row, a MusicBrainz recording, a Spotify track, an import row. */
export interface Side {
  /** As the source writes it; the version may stand in it or in `mix`. */
  readonly title: string;
  /** In any order; remixers and guests may be among them or not. */
  readonly artists: readonly string[];
  readonly durationMs?: number | null | undefined;
  readonly isrc?: string | null | undefined;
  /** Further codes of the same recording, as MusicBrainz lists them. */
  readonly isrcs?: readonly string[] | null | undefined;
  /** The version where the source keeps it apart from the title: Beatport's `mix_name`. */
  readonly mix?: string | null | undefined;
  readonly label?: string | null | undefined;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly releaseDate?: string | null | undefined;
  readonly album?: string | null | undefined;
}

/** A side that can be chosen: what tells apart several tracks of one recording. */
export interface Candidate extends Side {
  readonly albumKind?: 'album' | 'single' | 'compilation' | null | undefined;
  readonly playable?: boolean | null | undefined;
}
