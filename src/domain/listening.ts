import type { ArtistId, MemberId, TrackId } from './ids.ts';

/** One listening event. */
export interface Play {
  readonly memberId: MemberId;
  readonly trackId: TrackId;
  /** When it ended, ms UTC (Spotify stamps the end). */
  readonly playedAt: number;
  /** ms really heard; null when the source does not say. */
  readonly msPlayed: number | null;
  readonly source: PlaySource;
}

export type PlaySource = 'live' | 'import' | 'listenbrainz' | 'lastfm';

/** A stretch of time, ms UTC. */
export interface PlaySpan {
  readonly fromAt: number;
  readonly toAt: number;
}

/** A stretch in which plays were probably lost, because Spotify only remembers the last 50. */
export interface PlayGap extends PlaySpan {
  /** How much listening is probably missing, ms; null where nobody worked it out. */
  readonly missingMs: number | null;
}

export type RankingKind = 'tracks' | 'artists';

/** Spotify's `time_range`: about 4 weeks, 6 months, 1 year. */
export type RankingRange = 'short_term' | 'medium_term' | 'long_term';

export interface RankedTrack {
  readonly rank: number;
  readonly trackId: TrackId;
}

export interface RankedArtist {
  readonly rank: number;
  readonly artistId: ArtistId;
}
