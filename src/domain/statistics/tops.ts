import type { TrackArtist } from '../library.ts';
import type { Placed } from './ranking.ts';
import type { StatsWindow } from './windows.ts';

/** What top lists from plays are about. */
export const TOP_KINDS = ['tracks', 'artists', 'albums', 'genres', 'labels'] as const;
export type TopKind = (typeof TOP_KINDS)[number];

/** A place of a top list, with what there is to show. */
export interface TopPlace {
  /** 1 is the most played. */
  readonly rank: number;
  readonly name: string;
  /** Of a track or an album. */
  readonly artists: readonly TrackArtist[];
  /** Of the track, artist or album itself. */
  readonly spotifyId: string | null;
  /** A cover, or a portrait; of a genre or label the cover of what was played most of it. */
  readonly imageUrl: string | null;
  readonly plays: number;
  /** ms */
  readonly ms: number;
}

/** What the reader of numbers should know. */
export interface StatsNotes {
  /** Stretches in the window in which plays were probably lost. */
  readonly gaps: number;
  /** How much listening that is, ms; null when nobody can tell. */
  readonly missingMs: number | null;
  /** Some plays came from places that do not say how long they were: the whole track is counted. */
  readonly estimated: boolean;
  /** Some plays came from places that say whether they were skipped. */
  readonly skipsKnown: boolean;
  /** Plays of the window from places that never say so, where both are there. */
  readonly estimatedPlays: number;
}

export interface TopPlays {
  readonly kind: TopKind;
  readonly window: StatsWindow;
  readonly entries: readonly TopPlace[];
  /** Counts from 0. */
  readonly page: number;
  readonly pages: number;
  /** How many different ones there are. */
  readonly found: number;
  /** Plays of the first place. */
  readonly most: number;
  /** Years with plays, newest first. */
  readonly years: readonly number[];
  readonly notes: StatsNotes;
}

/** What a place is called and looks like, apart from its numbers. */
export type PlaceName = Pick<TopPlace, 'name' | 'artists' | 'spotifyId' | 'imageUrl'>;

export const namedPlace = (
  { plays, ms }: Pick<Placed<unknown>, 'plays' | 'ms'>,
  rank: number,
  name: PlaceName,
): TopPlace => ({ rank, ...name, plays, ms });
