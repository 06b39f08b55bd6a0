/** What was loved once and has not been heard for long. */

export const silences = ['6m', '1y', '2y'] as const;
export type Silence = (typeof silences)[number];

const MONTHS: Readonly<Record<Silence, number>> = { '6m': 6, '1y': 12, '2y': 24 };
export const silenceMonths = (silence: Silence): number => MONTHS[silence];

export const gapKinds = ['tracks', 'artists'] as const;
export type GapKind = (typeof gapKinds)[number];

/** Fewer plays than these were no love. */
export const LEAST_LOVED: Readonly<Record<GapKind, number>> = { tracks: 5, artists: 15 };

export interface Ends {
  readonly plays: number;
  /** ms UTC */
  readonly lastAt: number;
}

/**
 * What was played at least so often and not at all since then: the most played first, of equal ones the longest silent.
 * @param since ms UTC
 */
export const longSilent = <T extends Ends>(heard: readonly T[], since: number, least: number): T[] =>
  heard
    .filter(({ plays, lastAt }) => plays >= least && lastAt < since)
    .sort((a, b) => b.plays - a.plays || a.lastAt - b.lastAt);

export interface GapEntry {
  readonly name: string;
  readonly by: string | null;
  readonly spotifyId: string | null;
  readonly imageUrl: string | null;
  readonly plays: number;
  readonly lastAt: number;
}

export interface GapPage {
  readonly kind: GapKind;
  readonly silence: Silence;
  readonly entries: readonly GapEntry[];
  /** From 0. */
  readonly page: number;
  readonly pages: number;
  /** Place of the first of the page, from 1. */
  readonly from: number;
  readonly total: number;
  readonly timeZone: string;
  readonly now: number;
}
