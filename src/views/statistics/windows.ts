import { dayText, type StatsWindow } from '../../domain/statistics/windows.ts';
import type { Messages } from '../messages/catalogue.ts';
import { monthName } from './seen.ts';

/** A window in words: `last 30 days`, `March 2025`, `all time`. */
export const windowWords = (window: StatsWindow, m: Messages): string => {
  const t = m.statistics.windowNames;
  switch (window.kind) {
    case 'days':
      return t.days(window.days);
    case 'months':
      return window.months % 12 === 0 ? t.years(window.months / 12) : t.months(window.months);
    case 'all':
      return t.all;
    case 'month':
      return monthName(window.month, m);
    case 'year':
      return String(window.year);
    case 'range':
      return new Intl.DateTimeFormat(m.locale, { dateStyle: 'medium', timeZone: 'UTC' }).formatRange(
        Date.parse(dayText(window.fromDay)),
        Date.parse(dayText(window.toDay)),
      );
  }
};

/** `3 Mar 2025` of a day. */
export const dayName = (day: number, m: Messages): string =>
  new Intl.DateTimeFormat(m.locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    Date.parse(dayText(day)),
  );
