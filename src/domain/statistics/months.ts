/** Plays over months. A month is year × 12 + month (January 0) where the member is. */

export interface MonthOfPlays {
  readonly month: number;
  readonly plays: number;
  readonly ms: number;
}

/** Every month from the first with a play to `last`, those without plays too; rows of one month are put together. */
export const everyMonth = (rows: readonly MonthOfPlays[], last: number): MonthOfPlays[] => {
  const known = new Map<number, { plays: number; ms: number }>();
  let first = Number.POSITIVE_INFINITY;
  let end = last;
  for (const { month, plays, ms } of rows) {
    const sums = known.get(month) ?? { plays: 0, ms: 0 };
    known.set(month, { plays: sums.plays + plays, ms: sums.ms + ms });
    if (plays > 0) first = Math.min(first, month);
    end = Math.max(end, month);
  }
  if (first > end) return [];
  return Array.from({ length: end - first + 1 }, (_, at) => {
    const month = first + at;
    return { month, plays: 0, ms: 0, ...known.get(month) };
  });
};

/** The month with most plays, of equal ones the latest; null without a play. */
export const peakMonth = (months: readonly MonthOfPlays[]): MonthOfPlays | null => {
  let peak: MonthOfPlays | null = null;
  for (const month of months) {
    if (month.plays > 0 && month.plays >= (peak?.plays ?? 0)) peak = month;
  }
  return peak;
};

/** How many first times fall into each year, ascending. @param months of the first times */
export const firstsByYear = (
  months: readonly number[],
): { readonly year: number; readonly count: number }[] => {
  const counts = new Map<number, number>();
  for (const month of months) {
    const year = Math.floor(month / 12);
    counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return [...counts].map(([year, count]) => ({ year, count })).sort((a, b) => a.year - b.year);
};

/** How much of a track was heard when it was played. */
export interface HeardShare {
  /** How many plays and skips it is known of. */
  readonly known: number;
  /** On average, 0..1. */
  readonly share: number;
  /** Of them those that were heard to the end, or nearly. */
  readonly whole: number;
}

/** From here on nobody speaks of stopping early: the rest is fading out. */
const WHOLE = 0.9;

/** @param heard ms of each, only where the time was measured; null when nothing is known */
export const heardShare = (
  heard: readonly { readonly ms: number; readonly durationMs: number | null }[],
): HeardShare | null => {
  const shares = heard.flatMap(({ ms, durationMs }) =>
    durationMs === null || durationMs <= 0 ? [] : [Math.min(1, ms / durationMs)],
  );
  if (shares.length === 0) return null;
  return {
    known: shares.length,
    share: shares.reduce((sum, share) => sum + share, 0) / shares.length,
    whole: shares.filter((share) => share >= WHOLE).length,
  };
};
