import type { Streaks } from './days.ts';
import type { Tally } from './ranking.ts';
import type { GenreRiver } from './river.ts';
import type { StatsNotes } from './tops.ts';
import type { StatsWindow } from './windows.ts';

/** What a stretch of listening comes to. */
export interface Overview {
  readonly window: StatsWindow;
  readonly tally: Tally;
  /** Days with at least one play, and days that the window has so far. */
  readonly days: { readonly heard: number; readonly of: number };
  /** Days since 1970-01-01; null without a play. */
  readonly bestDay: { readonly day: number; readonly plays: number } | null;
  /** Different recordings, and how many of them were never heard before; null: of all time, all of them were new. */
  readonly recordings: { readonly different: number; readonly discovered: number | null };
  /** Of all time, not only of the window. */
  readonly streaks: Streaks;
  /** Plays by hour of the week: 168 numbers from Monday, midnight to one. */
  readonly week: readonly number[];
  /** Years with plays, newest first. */
  readonly years: readonly number[];
  readonly notes: StatsNotes;
}

/** What a picture of an overview is of. */
export const STATS_LOOKS = ['clock', 'week', 'calendar', 'river'] as const;
export type StatsLook = (typeof STATS_LOOKS)[number];

/** The picture's own numbers, where the overview does not have them. */
export type LookFacts =
  | { readonly look: 'clock' | 'week' }
  | { readonly look: 'calendar'; readonly year: number; readonly days: ReadonlyMap<string, number> }
  | { readonly look: 'river'; readonly river: GenreRiver };
