import type { MemberId } from '../ids.ts';

/** How long a member wants things kept. */
export interface Retention {
  /** Plays older than so many years go, and the sums with them; null: they are kept for ever. */
  readonly playYears: number | null;
  /** What came from an account goes so many days after it was unlinked; null: when its member says so. */
  readonly unlinkedDays: number | null;
}

export const USUAL_RETENTION: Retention = { playYears: null, unlinkedDays: null };

/** What can be chosen, in the order in which it is offered. */
export const PLAY_YEARS = [null, 10, 5, 3, 2, 1] as const;
/** Spotify asks for five days. */
export const UNLINKED_DAYS = [null, 5, 30, 90] as const;

export interface MemberRetention extends Retention {
  readonly memberId: MemberId;
}

const DAY = 86_400_000;
/** The mean year of the calendar. */
const YEAR = 365.2425 * DAY;

/** Plays that ended before then are too old, ms UTC; null when none is. */
export const playsBefore = ({ playYears }: Retention, now: number): number | null =>
  playYears === null ? null : Math.floor(now - playYears * YEAR);

/** Accounts that were unlinked before then have been kept long enough, ms UTC; null when none has. */
export const unlinkedBefore = ({ unlinkedDays }: Retention, now: number): number | null =>
  unlinkedDays === null ? null : now - unlinkedDays * DAY;
