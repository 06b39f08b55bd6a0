import { has, playFlags, START_STAMPED } from './play-flags.ts';

/** A play as such a place tells it: by names, with the ids that whoever sent it happened to have. */
export interface Scrobble {
  readonly title: string;
  /** All of them as one credit ("A feat. B"). */
  readonly artist: string;
  /** One by one, where the place knows them so; the whole credit otherwise. */
  readonly artists: readonly string[];
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

/** What stands between the artists of a credit. */
export const BETWEEN_ARTISTS = /\s+(?:feat\.?|ft\.?|featuring|with|and|vs\.?|x|&)\s+|\s*[,;/]\s*/iu;

/**
 * Names that the first artist of a credit may have, the surest first: all of it ("Simon & Garfunkel"), or what stands
 * before the first joint ("A feat. B").
 */
export const firstArtistsOf = (artist: string): string[] => {
  const [first = ''] = artist.split(BETWEEN_ARTISTS);
  return [...new Set([artist, first.trim()])].filter((name) => name !== '');
};

/**
 * How a play of theirs is stored. Nobody tells how long it was heard: the length that was sent, or else the track's, or
 * 0, stands for it.
 */
export const playOf = (
  { at, stamp, durationMs }: Scrobble,
  trackMs: number | null,
): { readonly endedAt: number; readonly msPlayed: number; readonly flags: number } => {
  const msPlayed = durationMs ?? trackMs ?? 0;
  const endedAt = stamp === 'start' ? at + msPlayed : at;
  return { endedAt, msPlayed, flags: playFlags({ estimated: true, stamped: stamp }) };
};

/** The time that a stored play was sent with: what stays the same when more becomes known of its track. */
export const stampOf = (play: {
  readonly endedAt: number;
  readonly msPlayed: number;
  readonly flags: number;
}): number => (has(play.flags, START_STAMPED) ? play.endedAt - play.msPlayed : play.endedAt);

/** No track that is sent is longer, so no play that was sent at a time ends later than so much after it. */
export const LONGEST_PLAY_MS = 24 * 3_600_000;
