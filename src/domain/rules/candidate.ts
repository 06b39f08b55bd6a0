import type { MusicalKey, Weighted } from '../enrichment/values.ts';
import type { TrackId } from '../ids.ts';

/**
 * What rules see of a track: the enrichment view flattened to plain values, the library and the plays of one member.
 * Null and undefined mean unknown. Columns that no rule of the set asks for are not loaded and read as undefined; the
 * loader knows what to bring from `columnsOf` (columns.ts).
 */
export interface Candidate {
  readonly trackId: TrackId;
  /** Equal for tracks that are one performance for this member. */
  readonly recording: number;
  readonly uri: string;
  readonly title?: string;
  readonly artists?: readonly string[];
  readonly album?: string | null;
  readonly label?: string | null;
  readonly language?: string | null;
  readonly isrc?: string | null;
  /** Version kind as the view says it (`original`, `extended`, `remix`, …). */
  readonly version?: string | null;
  readonly remixers?: readonly string[] | null;
  readonly bpm?: number | null;
  readonly energy?: number | null;
  readonly danceability?: number | null;
  readonly valence?: number | null;
  readonly acousticness?: number | null;
  readonly instrumentalness?: number | null;
  readonly loudness?: number | null;
  readonly durationMs?: number | null;
  readonly key?: MusicalKey | null;
  /** YYYY, YYYY-MM or YYYY-MM-DD */
  readonly releaseDate?: string | null;
  readonly explicit?: boolean | null;
  readonly local?: boolean;
  readonly genres?: readonly Weighted[] | null;
  readonly styles?: readonly Weighted[] | null;
  readonly moods?: readonly Weighted[] | null;
  readonly tags?: readonly string[] | null;
  /** `bronze`, `silver`, `gold`, `trash`, `skipped`: where its recording stands in the member's weeks, and in Gold. */
  readonly curation?: readonly string[];
  /** Names of the categories whose Silver or Gold it is in. */
  readonly categories?: readonly string[];
  /** Names of the styles in which it is, or was, to be sorted. */
  readonly curatedStyles?: readonly string[];
  /** The weeks of those, as `2026-W47`. */
  readonly curatedWeeks?: readonly string[];
  /** ms UTC: when it first came into one of the member's sources; null when nobody knows or it is in none. */
  readonly addedAt?: number | null;
  /** Names of the sources it stands in; `liked` for the liked tracks. */
  readonly sources?: readonly string[];
  /** Names of the managed playlists it stands in. */
  readonly managed?: readonly string[];
  /** Plays of its recording by this member, oldest first. */
  readonly plays?: readonly CandidatePlay[];
  /** Who said a field and how sure, for fields that a rule asks the confidence of, and for explaining. */
  readonly said?: Readonly<Record<string, { readonly source: string; readonly confidence: number }>>;
}

export interface CandidatePlay {
  /** ms UTC, the start of the play. */
  readonly at: number;
  /** Null for plays of which nobody knows how long they were. */
  readonly ms: number | null;
  /** Null when nobody knows. */
  readonly skipped: boolean | null;
}
