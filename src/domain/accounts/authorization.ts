import { Temporal } from 'temporal-polyfill';

/**
 * How long a consent lives. Spotify's refresh tokens die six calendar months after the person consented; refreshing
 * does not extend that, only a new consent does.
 */

const LIFETIME_MONTHS = 6;
const DAY_MS = 86_400_000;

/** Days before the end at which the member is warned, earliest first. */
export const WARNING_DAYS = [30, 7] as const;
export type WarningDays = (typeof WARNING_DAYS)[number];

/**
 * When Spotify stops honouring the consent: the same day and time of the month six months later (UTC), or the last
 * day of that month when it has no such day.
 * @param authorizedAt ms UTC of the consent
 */
export const authorizationExpiresAt = (authorizedAt: number): number =>
  Temporal.Instant.fromEpochMilliseconds(authorizedAt)
    .toZonedDateTimeISO('UTC')
    .add({ months: LIFETIME_MONTHS }).epochMilliseconds;

/** No consent given after this moment can be due for a warning at `now`: a cheap first filter for the scan. */
export const warningCandidatesBefore = (now: number): number =>
  Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO('UTC')
    .add({ days: WARNING_DAYS[0] + 1 })
    .subtract({ months: LIFETIME_MONTHS })
    .add({ days: 3 }).epochMilliseconds;

/**
 * Which warning is due now; null when none is. A warning that was missed (Segue was off) is not made up for by an
 * older one: eight days before the end only the next one, seven days, is still to come.
 */
export const warningDue = (
  account: { readonly authorizedAt: number; readonly warnedDays: number | null },
  now: number,
): WarningDays | null => {
  const left = authorizationExpiresAt(account.authorizedAt) - now;
  if (left <= 0) return null;
  // The narrowest warning whose time has come; the earlier ones are void then.
  const due = WARNING_DAYS.filter((days) => left <= days * DAY_MS).at(-1);
  if (due === undefined) return null;
  return account.warnedDays !== null && account.warnedDays <= due ? null : due;
};
