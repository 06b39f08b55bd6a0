/** Where people without a Spotify link keep what they played. */
export type ScrobbleProvider = 'listenbrainz' | 'lastfm';

/** A play as such a place tells it: by names, with the ids that whoever sent it happened to have. */
export interface Scrobble {
  readonly title: string;
  /** All of them as one credit ("A feat. B"). */
  readonly artist: string;
  readonly album: string | null;
  /** The time that it was sent with, ms UTC, whole seconds. */
  readonly at: number;
  /** What that time is: players send the start; what was copied from Spotify's own list bears the end. */
  readonly stamp: 'start' | 'end';
  /** Length of the track, ms; null when it was not sent. */
  readonly durationMs: number | null;
  readonly spotifyId: string | null;
  readonly isrc: string | null;
  readonly recordingMbid: string | null;
}

/** Both places refuse plays from before this moment (1 October 2002, when the older one opened), ms UTC. */
export const EARLIEST_SCROBBLE = 1_033_430_400_000;
