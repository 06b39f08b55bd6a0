import { Temporal } from 'temporal-polyfill';

/** Names of the tz database start with a letter; a bare offset ("+02:00") knows no summer time and is refused. */
const NAME = /^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/;

/** The IANA name in its usual spelling ("europe/berlin" → "Europe/Berlin"); null when there is no such zone. */
export const parseTimeZone = (text: string): string | null => {
  const name = text.trim().replaceAll(' ', '_');
  if (!NAME.test(name)) return null;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
  } catch (error) {
    // RangeError is how Temporal says that it does not know the name.
    if (error instanceof RangeError) return null;
    throw error;
  }
};

const allZones: readonly string[] = [
  'UTC',
  ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC'),
];

/** Up to `limit` zones whose name contains what was typed, those whose city begins with it first. */
export const suggestTimeZones = (typed: string, limit = 25): string[] => {
  const wanted = typed.trim().toLowerCase().replaceAll(' ', '_');
  const hits = allZones.filter((zone) => zone.toLowerCase().includes(wanted));
  const begins = (zone: string): boolean =>
    zone.toLowerCase().startsWith(wanted) || zone.toLowerCase().includes(`/${wanted}`);
  return [...hits.filter(begins), ...hits.filter((zone) => !begins(zone))].slice(0, limit);
};
