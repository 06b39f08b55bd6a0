/** Release dates are text of the length of what is known: `2024`, `2024-11`, `2024-11-14`. */
export type Precision = 'year' | 'month' | 'day';

const DATE = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;

/** Nothing that could be recorded is older; Spotify writes "0000" where it does not know. */
const EARLIEST = '1860';

/** True for text of that form that can be true: no year 0000, no 30 February. */
export const isReleaseDate = (text: string): boolean => {
  if (!DATE.test(text) || text < EARLIEST) return false;
  return text.length < 10 || new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
};

export const precisionOf = (date: string): Precision =>
  date.length >= 10 ? 'day' : date.length >= 7 ? 'month' : 'year';

export const yearOf = (date: string): number => Number(date.slice(0, 4));

/** True when both can be the same day: the less precise one is the beginning of the other. */
export const datesAgree = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a);
