import type { EnrichmentSource, EnrichmentValues } from '../domain/enrichment/values.ts';
import type { TrackId } from '../domain/ids.ts';

/**
 * A provider of facts about tracks, in our words. It is asked in batches of its own size and answers for each subject;
 * trouble (RetryAfter, PROVIDER_UNAVAILABLE) is thrown and never becomes a miss.
 */
export interface EnrichmentProvider {
  readonly source: EnrichmentSource;
  /**
   * Names one way of asking where a provider has several ("link", "isrc", "search"): each has its own answers and
   * misses. They are asked in the order of the list, and a later one sees in the subject what an earlier one found.
   */
  readonly facet?: string;
  /** Of the reading of its documents; raise it when `read` learns something. */
  readonly version: number;
  /** Subjects per call at the most. */
  readonly batchSize: number;
  /** Whether it can be asked about this one (an id it needs may be missing). */
  accepts(subject: Subject): boolean;
  /** One finding per subject, in any order, found by `key`. */
  look(batch: readonly Subject[], signal?: AbortSignal): Promise<readonly Finding[]>;
  /**
   * Reads a stored raw document again, without asking. Null when the shape is not known any more: it is then asked for
   * anew.
   */
  read(raw: unknown, subject: Subject): ReadValues | null;
}

/** What is known about a track when a provider is asked. */
export interface Subject {
  readonly key: TrackId;
  readonly spotifyId: string | null;
  readonly isrc: string | null;
  readonly title: string;
  readonly artists: readonly string[];
  readonly albumTitle: string | null;
  readonly durationMs: number | null;
  readonly label: string | null;
  /** The label's own number of the release, where a shop named it. */
  readonly catalogNumber?: string | null;
  readonly releaseDate: string | null;
  /** Spotify ids of album and artists, for the bulk look-up of links. */
  readonly albumSpotifyId: string | null;
  readonly artistSpotifyIds: readonly string[];
  /** MusicBrainz ids, best first, once they are known. */
  readonly recordingMbids: readonly string[];
  readonly artistMbids: readonly string[];
  /** Its own album first, where MusicBrainz has that. */
  readonly releaseMbids?: readonly string[];
  readonly releaseGroupMbids: readonly string[];
}

export interface ReadValues {
  readonly values: Partial<EnrichmentValues>;
  /** 0..1 */
  readonly confidence: number;
  /** MusicBrainz ids that the document names, best first. */
  readonly recordingMbids?: readonly string[];
  readonly artistMbids?: readonly string[];
  readonly releaseMbids?: readonly string[];
  readonly releaseGroupMbids?: readonly string[];
}

export type Finding =
  | (ReadValues & {
      readonly key: TrackId;
      readonly kind: 'found';
      readonly externalId: string;
      readonly raw: unknown;
    })
  /** The provider answered and does not have it. `permanent`: it never will (AcousticBrainz is frozen). */
  | { readonly key: TrackId; readonly kind: 'miss'; readonly permanent: boolean }
  /** It answered about others, and about this one not in a way that says anything: asked again, later each time. */
  | { readonly key: TrackId; readonly kind: 'unanswered' };
