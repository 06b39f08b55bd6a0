import type { TrackArtist } from '../library.ts';
import type { Placed } from './ranking.ts';
import type { StatsWindow } from './windows.ts';

/** What top lists from plays are about. */
export const TOP_KINDS = ['tracks', 'artists', 'albums', 'genres', 'labels'] as const;
export type TopKind = (typeof TOP_KINDS)[number];

/** Against the window before; `new`: not one play then. */
export type TopMovement =
  | { readonly kind: 'up' | 'down'; readonly by: number }
  | { readonly kind: 'same' | 'new' };

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
  /** Null: there is no window before, or nothing was played in it. */
  readonly movement: TopMovement | null;
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
  movement: TopMovement | null = null,
): TopPlace => ({ rank, ...name, plays, ms, movement });

/** How places moved. @param before the places of the window before, in order; without any there is nothing to tell */
export const topMovements = <K>(before: readonly { readonly key: K }[]) => {
  const ranks = new Map(before.map(({ key }, at) => [key, at + 1]));
  return (key: K, rank: number): TopMovement | null => {
    if (ranks.size === 0) return null;
    const was = ranks.get(key);
    if (was === undefined) return { kind: 'new' };
    if (was === rank) return { kind: 'same' };
    return { kind: was > rank ? 'up' : 'down', by: Math.abs(was - rank) };
  };
};
