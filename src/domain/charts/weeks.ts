/** Weeks of charts: ISO weeks (Monday to Sunday) in UTC, the same for everybody who looks at a chart. */

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** 1970 began on a Thursday: this Monday is week 0. */
const FIRST_MONDAY_MS = -3 * DAY_MS;

/** Weeks since the one of 1 January 1970. @param at ms UTC */
export const weekNumber = (at: number): number => Math.floor((at - FIRST_MONDAY_MS) / WEEK_MS);

/** Its Monday, 0:00 UTC, ms. */
export const weekStart = (week: number): number => FIRST_MONDAY_MS + week * WEEK_MS;

/** "2026-W47" */
export const isoWeek = (week: number): string => {
  // The year of an ISO week is that of its Thursday.
  const thursday = new Date(weekStart(week) + 3 * DAY_MS);
  const year = thursday.getUTCFullYear();
  const dayOfYear = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / DAY_MS);
  return `${year}-W${String(Math.floor(dayOfYear / 7) + 1).padStart(2, '0')}`;
};

const WRITTEN = /^(\d{4})-?w?(\d{1,2})$/i;

/** What a person or a suggestion gave ("2026-W47", "2026-47"); null when that is no week. */
export const readIsoWeek = (written: string): number | null => {
  const [, year, count] = WRITTEN.exec(written.trim()) ?? [];
  if (year === undefined || count === undefined) return null;
  // The fourth of January is always in week 1.
  const week = weekNumber(Date.UTC(Number(year), 0, 4)) + Number(count) - 1;
  return isoWeek(week) === `${year}-W${count.padStart(2, '0')}` ? week : null;
};
