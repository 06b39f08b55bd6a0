/** How many backups are kept: the newest of each of so many days, weeks and months that have one (UTC). */
export interface Keep {
  readonly daily: number;
  readonly weekly: number;
  readonly monthly: number;
}

const DAY_MS = 86_400_000;
/** 1970-01-01 was a Thursday: weeks begin on Mondays. */
const MONDAY_SHIFT = 3;

const dayOf = (at: number): number => Math.floor(at / DAY_MS);
const weekOf = (at: number): number => Math.floor((dayOf(at) + MONDAY_SHIFT) / 7);
const monthOf = (at: number): number => {
  const date = new Date(at);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};

/**
 * Which backups may go. Days without a backup do not count, so a Segue that was off for a month throws nothing away when
 * it comes back; the newest one always stays.
 * @param times ms UTC of the verified backups, in any order
 * @returns those that no day, week or month keeps, oldest first
 */
export const toDrop = (times: readonly number[], keep: Keep): number[] => {
  const newestFirst = [...times].sort((a, b) => b - a);
  const kept = new Set(newestFirst.slice(0, 1));
  const keepNewestOf = (bucket: (at: number) => number, most: number): void => {
    const seen = new Set<number>();
    for (const at of newestFirst) {
      if (seen.has(bucket(at))) continue;
      if (seen.size >= most) return;
      seen.add(bucket(at));
      kept.add(at);
    }
  };
  keepNewestOf(dayOf, keep.daily);
  keepNewestOf(weekOf, keep.weekly);
  keepNewestOf(monthOf, keep.monthly);
  return newestFirst.filter((at) => !kept.has(at)).reverse();
};
