const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Spotify opened in October 2008; an earlier time is a broken clock. */
const EARLIEST = Date.UTC(2006, 0, 1);
/** How long a device may have been away before it told what it played. */
const OFFLINE_MS = 30 * DAY_MS;
/** Below it a number is of seconds: in ms it would be before 1973, in seconds after the year 5000. */
const SECONDS_BELOW = 100_000_000_000;

const SPACED = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)$/;

/**
 * When a row says that it was played, ms UTC; null for what is no time. Without a zone it is UTC: so Spotify means it.
 * @param now a time more than a day after it is none
 */
export const readTime = (value: unknown, now: number): number | null => {
  const time = typeof value === 'string' ? timeOf(value) : fromNumber(value);
  return time !== null && time >= EARLIEST && time <= now + DAY_MS ? time : null;
};

const timeOf = (text: string): number | null => {
  const quick = text.length === 20 ? quickTime(text) : null;
  if (quick !== null) return quick;
  const trimmed = text.trim();
  const [, day, clock] = SPACED.exec(trimmed) ?? [];
  const time = Date.parse(day === undefined || clock === undefined ? trimmed : `${day}T${clock}Z`);
  return /^\d{4}-\d\d-\d\d/.test(trimmed) && Number.isFinite(time) ? time : null;
};

/** `2024-05-06T18:43:11Z`: the form of a million rows, several times as fast as the general one. */
const quickTime = (text: string): number | null => {
  if (text[4] !== '-' || text[7] !== '-' || text[10] !== 'T' || text[19] !== 'Z') return null;
  const month = two(text, 5);
  const [day, hour, minute, second] = [two(text, 8), two(text, 11), two(text, 14), two(text, 17)];
  const year = two(text, 0) * 100 + two(text, 2);
  // Anything odd (a 31 February too) goes the general way.
  const isUsual =
    month >= 1 && month <= 12 && day >= 1 && day <= 28 && hour < 24 && minute < 60 && second < 60;
  return isUsual ? Date.UTC(year, month - 1, day, hour, minute, second) : null;
};

/** Two digits as a number; NaN, which no comparison likes, for anything else. */
const two = (text: string, at: number): number => {
  const [tens, ones] = [text.charCodeAt(at) - 48, text.charCodeAt(at + 1) - 48];
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
};

const fromNumber = (value: unknown): number | null => {
  if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0) return null;
  return Math.trunc(value < SECONDS_BELOW ? value * 1_000 : value);
};

/**
 * When a play began that was heard offline and told later: many of them share the stamp of their telling, and
 * `offline_timestamp` (null, 0, seconds or ms) is when each began. Null when it does not say so.
 * @param stamp the row's own time, ms UTC
 */
export const startOfOffline = (stamp: number, offlineStamp: unknown): number | null => {
  const start = fromNumber(offlineStamp);
  return start === null || start > stamp + HOUR_MS || start < stamp - OFFLINE_MS ? null : start;
};
