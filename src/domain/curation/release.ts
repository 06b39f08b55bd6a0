import type { MusicalKey } from '../enrichment/values.ts';
import type { MemberId, ReleaseTrackId, StyleId, TrackId } from '../ids.ts';

/** Who says what was released. `file` and `playlist` belong to the member who gave them, the others to everybody. */
export type ReleaseSourceName = 'beatport' | 'listenbrainz' | 'file' | 'playlist';

export interface ReleaseArtist {
  readonly name: string;
  /** As the source calls it; absent for a main artist. */
  readonly role?: 'featured' | 'remixer';
}

/** A track as a source of releases tells of it: nothing is certain but title and artists. */
export interface ReleaseFacts {
  readonly source: ReleaseSourceName;
  /** The source's id; for a file what stands for one (the ISRC, or title and artists folded). */
  readonly externalId: string;
  readonly title: string;
  /** Beatport's mix name ("Extended Mix"); null where the title says it all. */
  readonly mix: string | null;
  readonly artists: readonly ReleaseArtist[];
  readonly remixers: readonly string[];
  readonly label: string | null;
  readonly releaseTitle: string | null;
  readonly releaseExternalId: string | null;
  readonly catalogNumber: string | null;
  /** 12 characters, upper case, no hyphens. */
  readonly isrc: string | null;
  readonly bpm: number | null;
  readonly key: MusicalKey | null;
  readonly durationMs: number | null;
  readonly artworkUrl: string | null;
  /** YYYY-MM-DD: when it went on sale there, which decides its week. */
  readonly publishDate: string;
  /** YYYY, YYYY-MM or YYYY-MM-DD: the release's own date. */
  readonly releaseDate: string | null;
  readonly url: string | null;
  /** Known from the start where the source is a playlist. */
  readonly spotifyUri: string | null;
}

export interface ReleaseTrack extends ReleaseFacts {
  readonly id: ReleaseTrackId;
  readonly styleId: StyleId;
  /** Null: everybody sees it. */
  readonly ownerId: MemberId | null;
  readonly addedAt: number;
}

/** `open`: not looked for yet; `review`: a person has to say; `miss`: not there, asked again later. */
export type MatchStatus = 'open' | 'matched' | 'review' | 'miss';

/** `given`: the source named the track itself. */
export type MatchMethod = 'isrc' | 'siblingIsrc' | 'strict' | 'relaxed' | 'given';

/** A Spotify track that may be the one. */
export interface MatchCandidate {
  readonly trackId: TrackId | null;
  readonly uri: string;
  readonly title: string;
  readonly artists: readonly string[];
  readonly albumTitle: string | null;
  readonly label: string | null;
  readonly durationMs: number | null;
  readonly imageUrl: string | null;
  readonly releaseDate: string | null;
  /** 0..1 */
  readonly score: number;
  readonly method: MatchMethod;
}

/** The machine's decision about a release track, the same for everybody. */
export interface ReleaseMatch {
  readonly releaseTrackId: ReleaseTrackId;
  readonly status: MatchStatus;
  readonly trackId: TrackId | null;
  readonly method: MatchMethod | null;
  readonly score: number | null;
  readonly features: unknown;
  readonly candidates: readonly MatchCandidate[];
  readonly algorithm: string;
  /** Misses in a row. */
  readonly tries: number;
  /** When to ask again, ms UTC; null: not by itself. */
  readonly nextTryAt: number | null;
  readonly decidedAt: number;
}

/** `this`: that track; `none`: none of them; `later`: asked at the end of the queue. */
export type MatchWordKind = 'this' | 'none' | 'later';

/** What a member said by hand; `this` and `none` stand for ever, and win over the machine for this member. */
export interface MatchWord {
  readonly memberId: MemberId;
  readonly releaseTrackId: ReleaseTrackId;
  readonly kind: MatchWordKind;
  readonly trackId: TrackId | null;
  readonly at: number;
}

export type IntakeState = 'running' | 'done' | 'failed';

/** What an intake did so far; `read` = `added` + `changed` + `known` + the sum of `skipped`. */
export interface IntakeCounts {
  readonly read: number;
  readonly added: number;
  readonly changed: number;
  readonly known: number;
  /** By reason. */
  readonly skipped: Readonly<Record<string, number>>;
}

export const NO_COUNTS: IntakeCounts = { read: 0, added: 0, changed: 0, known: 0, skipped: {} };
