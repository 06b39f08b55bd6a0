import type { ArtistId } from '../ids.ts';
import type { HeardShare, MonthOfPlays } from './months.ts';
import type { HeardTrack } from './told.ts';

/** How listening to one thing went over time. */
export interface Journey {
  readonly plays: number;
  /** Heard in all. */
  readonly ms: number;
  readonly skips: number;
  /** Plays among them whose source never tells of skips. */
  readonly estimated: number;
  /** Of what counts as a play, ms UTC; null without one. */
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  /** Every month from the first play to now. */
  readonly months: readonly MonthOfPlays[];
  /** When they began, ms UTC. */
  readonly monthsAt: readonly number[];
  readonly peak: MonthOfPlays | null;
  readonly timeZone: string;
}

export interface TrackStats extends Journey {
  readonly track: HeardTrack;
  /** Null when no play's time was measured. */
  readonly heard: HeardShare | null;
  /** How many tracks count as this one. */
  readonly together: number;
}

export interface ArtistStats extends Journey {
  readonly artistId: ArtistId;
  readonly name: string;
  readonly spotifyId: string | null;
  readonly imageUrl: string | null;
  /** Among all artists of the member, from 1; null without a play. */
  readonly rank: number | null;
  readonly artists: number;
  readonly first: HeardTrack | null;
  readonly recordings: number;
  readonly tracks: readonly (HeardTrack & { readonly plays: number })[];
  readonly albums: readonly { readonly title: string; readonly plays: number }[];
  /** How many of the recordings were heard first in which year. */
  readonly discovered: readonly { readonly year: number; readonly count: number }[];
}
