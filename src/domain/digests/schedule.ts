import { Temporal } from 'temporal-polyfill';
import type { DigestCadence } from './words.ts';

/** When a digest appears, in the wall clock of its time zone. */
export interface DigestSchedule {
  readonly cadence: DigestCadence;
  /** 1 Monday … 7 Sunday; used by weekly ones, Monday without. */
  readonly weekday: number | null;
  /** 1..31, in a shorter month its last day; used by monthly ones, the first without. */
  readonly dayOfMonth?: number | null;
  /** 0..23 */
  readonly hour: number;
  /** IANA name; {@link import('../time-zones.ts').parseTimeZone} has checked it. */
  readonly timeZone: string;
}

/** The stretch that a digest tells of: from ≤ played < to, ms UTC. */
export interface DigestPeriod {
  readonly fromAt: number;
  readonly toAt: number;
}

const DAY = 86_400_000;
/** Later than this after its time, a digest is news of yesterday: it is left out. */
export const TOO_LATE_MS = DAY;
/** Runs further back than this cannot be the latest missed one of any cadence. */
const LOOK_BACK_MS = 33 * DAY;
/** Two runs are never further apart: a zone may leave a day out, and clocks move by an hour or two. */
export const LONGEST_MS: Readonly<Record<DigestCadence, number>> = {
  daily: 2 * DAY,
  weekly: 8 * DAY,
  monthly: 33 * DAY,
};

const zoned = (at: number, timeZone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);

/** The hour on that date. An hour that the clocks skip becomes the first one after it; one that happens twice, the first. */
const onDate = (date: Temporal.PlainDate, { hour, timeZone }: DigestSchedule): number =>
  date.toPlainDateTime({ hour }).toZonedDateTime(timeZone, { disambiguation: 'compatible' })
    .epochMilliseconds;

/** The day of one run and of those around it: `ahead` runs later, counted from the day or month of `date`. */
const dayOf = (schedule: DigestSchedule, date: Temporal.PlainDate, ahead: number): Temporal.PlainDate => {
  switch (schedule.cadence) {
    case 'daily':
      return date.add({ days: ahead });
    case 'weekly':
      return date.add({ days: ((schedule.weekday ?? 1) - date.dayOfWeek + 7) % 7 }).add({ weeks: ahead });
    case 'monthly': {
      const first = date.with({ day: 1 }).add({ months: ahead });
      return first.with({ day: Math.min(schedule.dayOfMonth ?? 1, first.daysInMonth) });
    }
  }
};

/** The first run after `after` (exclusive), both ms UTC. */
export const nextRun = (schedule: DigestSchedule, after: number): number => {
  // A day earlier than today: where a zone skipped a calendar day, that day's run is today's.
  const date = zoned(after, schedule.timeZone).toPlainDate().subtract({ days: 1 });
  for (let ahead = 0; ; ahead += 1) {
    const at = onDate(dayOf(schedule, date, ahead), schedule);
    if (at > after) return at;
  }
};

/** The last run before `before` (exclusive), both ms UTC. */
export const previousRun = (schedule: DigestSchedule, before: number): number => {
  const date = zoned(before, schedule.timeZone).toPlainDate().add({ days: 1 });
  for (let ahead = 0; ; ahead -= 1) {
    const at = onDate(dayOf(schedule, date, ahead), schedule);
    if (at < before) return at;
  }
};

/** What a run tells of: everything since the run before it, so that every play is told once. */
export const periodOf = (schedule: DigestSchedule, runAt: number): DigestPeriod => ({
  fromAt: previousRun(schedule, runAt),
  toAt: runAt,
});

const PREVIEWED: Readonly<Record<DigestCadence, number>> = { daily: DAY, weekly: 7 * DAY, monthly: 30 * DAY };

/** What a preview tells of: the last day, week or month up to `now`. */
export const previewPeriod = (cadence: DigestCadence, now: number): DigestPeriod => ({
  fromAt: now - PREVIEWED[cadence],
  toAt: now,
});

/** Of a stretch that a post told of, how often such posts come. */
export const cadenceOf = ({ fromAt, toAt }: DigestPeriod): DigestCadence =>
  toAt - fromAt <= LONGEST_MS.daily ? 'daily' : toAt - fromAt <= LONGEST_MS.weekly ? 'weekly' : 'monthly';

/** What is to be done with a digest whose time may have come. */
export interface RunPlan {
  /** The run to post now; null when the latest one is a day late or more, or none is due. */
  readonly postFor: number | null;
  readonly nextRunAt: number;
  /** The latest run that is left out; null when none is. */
  readonly skipped: number | null;
}

/** Of several missed runs only the latest is posted, if it is less than a day late. */
export const planRun = (schedule: DigestSchedule, dueAt: number, now: number): RunPlan => {
  if (dueAt > now) return { postFor: null, nextRunAt: dueAt, skipped: null };
  let latest = dueAt;
  let before: number | null = null;
  let next = nextRun(schedule, Math.max(latest, now - LOOK_BACK_MS));
  while (next <= now) {
    [before, latest] = [latest, next];
    next = nextRun(schedule, latest);
  }
  return now - latest < TOO_LATE_MS
    ? { postFor: latest, nextRunAt: next, skipped: before }
    : { postFor: null, nextRunAt: next, skipped: latest };
};
