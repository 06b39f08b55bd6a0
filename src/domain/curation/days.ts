import { Temporal } from 'temporal-polyfill';

/** The day of the calendar at a moment (ms UTC), as people in a time zone (IANA name) have it: YYYY-MM-DD. */
export const dayAt = (ms: number, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone).toPlainDate().toString();
