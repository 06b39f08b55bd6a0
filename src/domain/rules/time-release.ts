/** Days since 1970-01-01 of a date of the calendar (Gregorian, also before it was used). */
export const dayNumber = (year: number, month: number, day: number): number => {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const ofEra = shifted - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
};

/** 1 (Monday) to 7. */
export const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** 1 to 12 */
export const monthOf = (day: number): number => {
  const ofEra = (((day + 719_468) % 146_097) + 146_097) % 146_097;
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const shifted = Math.floor((5 * ofYear + 2) / 153);
  return shifted < 10 ? shifted + 3 : shifted - 9;
};

const digits = (text: string, from: number, to: number): number => {
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
};

/**
 * Parts of a date of the form YYYY, YYYY-MM or YYYY-MM-DD, without making anything; NaN for what is not there or no
 * date. Spotify says 0000 where nobody knows.
 */
export const yearIn = (date: string): number => {
  const year = digits(date, 0, 4);
  return year === 0 ? Number.NaN : year;
};
export const monthIn = (date: string): number => (date.length < 7 ? Number.NaN : digits(date, 5, 7));
const dayIn = (date: string): number => (date.length < 10 ? Number.NaN : digits(date, 8, 10));

/** The first day that is meant; NaN for what is no date. */
export const firstDayOf = (date: string): number => {
  const year = yearIn(date);
  if (date.length < 7) return dayNumber(year, 1, 1);
  return dayNumber(year, monthIn(date), date.length < 10 ? 1 : dayIn(date));
};

/** The day after the last that is meant. */
export const dayAfter = (date: string): number => {
  if (date.length >= 10) return firstDayOf(date) + 1;
  if (date.length < 7) return dayNumber(yearIn(date) + 1, 1, 1);
  const month = monthIn(date);
  return month === 12 ? dayNumber(yearIn(date) + 1, 1, 1) : dayNumber(yearIn(date), month + 1, 1);
};

/** True for a date of which the very day is known. */
export const isDay = (date: string): boolean => date.length >= 10;
