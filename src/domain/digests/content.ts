import type { TrackArtist } from '../library.ts';
import type { DigestPeriod } from './schedule.ts';
import type { DigestCadence } from './words.ts';

/** What leads a list: how often something was played, or by how many. The other one breaks ties. */
export type TopBy = 'plays' | 'listeners';

/** A track or artist with how often it was played and by how many different members. */
export interface ServerTop {
  readonly name: string;
  /** Empty for an artist. */
  readonly artists: readonly TrackArtist[];
  readonly spotifyId: string | null;
  readonly imageUrl: string | null;
  readonly plays: number;
  readonly listeners: number;
}

export interface ServerTotals {
  readonly plays: number;
  /** Members with at least one play. */
  readonly listeners: number;
  readonly tracks: number;
  /** ms heard where the source says so, else the length of the track: an upper bound. */
  readonly heardMs: number;
}

/** What a server listened to in a stretch of time: members who agreed, added up, without names. */
export interface DigestContent {
  readonly cadence: DigestCadence;
  readonly period: DigestPeriod;
  /** Members who agreed, with or without plays. */
  readonly counted: number;
  readonly totals: ServerTotals;
  readonly by: TopBy;
  readonly tracks: readonly ServerTop[];
  readonly artists: readonly ServerTop[];
}
