import type { HeardTrack } from './told.ts';

/** What somebody can ask the first play of. */
export const firstKinds = ['track', 'artist', 'album', 'label', 'year'] as const;
export type FirstKind = (typeof firstKinds)[number];

/** In the place of a year: the one that it is where the member is. */
export const THIS_YEAR = 0;

export const firstOrders = ['date', 'plays'] as const;
export type FirstOrder = (typeof firstOrders)[number];

/** When a recording was heard for the first time, and how often since. */
export interface First {
  readonly key: number;
  readonly trackId: number;
  /** ms UTC */
  readonly firstAt: number;
  readonly plays: number;
}

/** By date the first one first; by plays those that stayed. */
export const orderFirsts = <T extends First>(firsts: readonly T[], by: FirstOrder): T[] =>
  by === 'date'
    ? firsts.toSorted((a, b) => a.firstAt - b.firstAt || a.key - b.key)
    : firsts.toSorted((a, b) => b.plays - a.plays || a.firstAt - b.firstAt || a.key - b.key);

export interface FirstEntry {
  readonly track: HeardTrack;
  readonly firstAt: number;
  readonly plays: number;
}

export interface FirstPage {
  readonly kind: FirstKind;
  /** A track, an artist, a track of the album or label, or a year. */
  readonly id: number;
  /** Of the track, artist, album or label; null for a year. */
  readonly name: string | null;
  readonly by: FirstOrder;
  readonly entries: readonly FirstEntry[];
  /** How many recordings it is about. */
  readonly total: number;
  /** From 0. */
  readonly page: number;
  readonly pages: number;
}
