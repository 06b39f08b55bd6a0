/**
 * What can be known about a track beyond its name, whoever says it. A source gives some of these; the view
 * (view.ts) chooses one value per field by a fixed order of trust.
 */
export interface EnrichmentValues {
  /** Broad words ("techno"), folded through the alias table, weight 0..1. */
  readonly genres: readonly Weighted[];
  /** Fine words ("dub techno"). */
  readonly styles: readonly Weighted[];
  readonly moods: readonly Weighted[];
  /** Free words, as people wrote them. */
  readonly tags: readonly string[];
  /** Beats per minute, as the source says it (see `foldTempo` for octaves). */
  readonly bpm: number;
  readonly key: MusicalKey;
  /** 0..1 each. */
  readonly energy: number;
  readonly danceability: number;
  readonly valence: number;
  readonly acousticness: number;
  readonly instrumentalness: number;
  /** dB, usually -60..0. */
  readonly loudness: number;
  /** ISO 639-1 ("de"); `zxx` for no words at all. */
  readonly language: string;
  readonly label: string;
  /** YYYY, YYYY-MM or YYYY-MM-DD: its precision is its length. */
  readonly releaseDate: string;
  /** 12 characters, upper case, no hyphens. */
  readonly isrc: string;
  readonly explicit: boolean;
  /** ms */
  readonly durationMs: number;
  readonly version: TrackVersion;
}

export interface Weighted {
  readonly name: string;
  /** 0..1 */
  readonly weight: number;
}

/** Pitch class 0 (C) to 11 (B). */
export interface MusicalKey {
  readonly pitch: number;
  readonly mode: 'major' | 'minor';
}

/** As matching reads it from titles: what performance it is, and by whom it was changed. */
export interface TrackVersion {
  readonly kind: string;
  readonly by: readonly string[];
}

export type EnrichmentField = keyof EnrichmentValues;

/** Who says something about a track. */
export type EnrichmentSource =
  | 'manual'
  | 'beatport'
  | 'spotify'
  | 'musicbrainz'
  | 'listenbrainz'
  | 'reccobeats'
  | 'deezer'
  | 'lastfm'
  | 'acousticbrainz'
  | 'discogs'
  | 'llm'
  /** Read from the title by Segue itself. */
  | 'title';

/** What one source said about one track at one time. */
export interface Enrichment {
  readonly source: EnrichmentSource;
  /** Of the reading: a newer version of the code reads the raw document again without asking the provider. */
  readonly version: number;
  readonly values: Partial<EnrichmentValues>;
  /** 0..1, how sure it is that this is about this track and right. */
  readonly confidence: number;
  /** ms UTC */
  readonly fetchedAt: number;
}
