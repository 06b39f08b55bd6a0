import { Temporal } from 'temporal-polyfill';
import { currentWeek, sameWeek, type Week, type WeekKind, weekBefore, weekEnds } from './weeks.ts';

const HOUR_MS = 3_600_000;
/** Older than this, a week is no news. */
const NEWS_FOR_MS = 72 * HOUR_MS;
/** What is left of a week when somebody is reminded. */
const REMIND_BEFORE_MS = 36 * HOUR_MS;
/** Hours of the day at which a DM disturbs nobody's sleep. */
const FROM_HOUR = 9;
const TO_HOUR = 21;

/** Whether it is day for a member. @param now ms UTC @param timeZone IANA name */
export const isDay = (now: number, timeZone: string): boolean => {
  const { hour } = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
  return hour >= FROM_HOUR && hour < TO_HOUR;
};

/** The week whose releases are news for a member; null when the last one is old already. */
export const newsWeek = (kind: WeekKind, now: number, timeZone: string): Week | null => {
  const week = weekBefore(currentWeek(kind, now, timeZone));
  return now - weekEnds(week, timeZone) <= NEWS_FOR_MS ? week : null;
};

/**
 * Whether a member is reminded of an unsorted week now: shortly before the next releases come, and only of what is on
 * the table (this week or the last one), not of what was left for good.
 */
export const isReminderDue = (week: Week, now: number, timeZone: string): boolean => {
  const current = currentWeek(week.kind, now, timeZone);
  if (!sameWeek(week, current) && !sameWeek(week, weekBefore(current))) return false;
  return weekEnds(current, timeZone) - now <= REMIND_BEFORE_MS;
};
