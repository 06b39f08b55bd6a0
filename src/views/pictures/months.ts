/** At most so many names fit under a picture. */
const MOST = 7;

/** The names of months under a picture, and in its words. @param months `2026-03`, one after the other */
export const monthLabels = (months: readonly string[], locale: string) => {
  const format = (month: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(Date.parse(`${month}-01`));
  const every = Math.max(1, Math.ceil((months.length - 1) / (MOST - 1)));
  const years = new Set(months.map((month) => month.slice(0, 4))).size;
  const ticks = months.flatMap((month, at) =>
    at % every === 0
      ? [{ at, label: format(month, years > 1 ? { month: 'short', year: '2-digit' } : { month: 'short' }) }]
      : [],
  );
  return { ticks, long: months.map((month) => format(month, { month: 'long', year: 'numeric' })) };
};
