import { everyMonth, type MonthOfPlays, peakMonth } from '../../domain/statistics/months.ts';
import type { ListeningSet } from './listening.ts';

/** Plays over the months until today, and when each month began where the member is. */
export const pathOf = ({ calendar, now, timeZone }: ListeningSet, rows: readonly MonthOfPlays[]) => {
  const months = everyMonth(rows, calendar.monthOf(now));
  const monthsAt = months.map(({ month }) => calendar.monthStart(month));
  return { months, monthsAt, peak: peakMonth(months), timeZone };
};
