import { Temporal } from 'temporal-polyfill';
import type { DigestCadence } from '../digests.ts';

/** When a digest appears, in the wall clock of its time zone. */
export interface DigestSchedule {
  readonly cadence: DigestCadence;
  /** 1 Monday … 7 Sunday; used by weekly ones, Monday without. */
  readonly weekday: number | null;
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
const LOOK_BACK_MS = 8 * DAY;

const zoned = (at: number, timeZone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);

/** The hour on that date. An hour that the clocks skip becomes the first one after it; one that happens twice, the first. */
const onDate = (date: Temporal.PlainDate, { hour, timeZone }: DigestSchedule): number =>
  date.toPlainDateTime({ hour }).toZonedDateTime(timeZone, { disambiguation: 'compatible' })
    .epochMilliseconds;

const stepOf = ({ cadence }: Pick<DigestSchedule, 'cadence'>): number => (cadence === 'daily' ? 1 : 7);

/** The first run after `after` (exclusive), both ms UTC. */
export const nextRun = (schedule: DigestSchedule, after: number): number => {
  // A day earlier than today: where a zone skipped a calendar day, that day's run is today's.
  let date = zoned(after, schedule.timeZone).toPlainDate().subtract({ days: 1 });
  if (schedule.cadence === 'weekly') {
    date = date.add({ days: ((schedule.weekday ?? 1) - date.dayOfWeek + 7) % 7 });
  }
  for (;;) {
    const at = onDate(date, schedule);
    if (at > after) return at;
    date = date.add({ days: stepOf(schedule) });
  }
};

/** The last run before `before` (exclusive), both ms UTC. */
export const previousRun = (schedule: DigestSchedule, before: number): number => {
  let date = zoned(before, schedule.timeZone).toPlainDate().add({ days: 1 });
  if (schedule.cadence === 'weekly') {
    date = date.subtract({ days: (date.dayOfWeek - (schedule.weekday ?? 1) + 7) % 7 });
  }
  for (;;) {
    const at = onDate(date, schedule);
    if (at < before) return at;
    date = date.subtract({ days: stepOf(schedule) });
  }
};

/** What a run tells of: everything since the run before it, so that every play is told once. */
export const periodOf = (schedule: DigestSchedule, runAt: number): DigestPeriod => ({
  fromAt: previousRun(schedule, runAt),
  toAt: runAt,
});

/** What a preview tells of: the last day or week up to `now`. */
export const previewPeriod = (cadence: DigestCadence, now: number): DigestPeriod => ({
  fromAt: now - stepOf({ cadence }) * DAY,
  toAt: now,
});

/**
 * What is to be done with a digest whose time has come.
 * @returns `postFor` the run to post now, or null when the latest one is a day late or more: then it waits for
 * `nextRunAt`. Of several missed runs only the latest is posted.
 */
export const planRun = (
  schedule: DigestSchedule,
  dueAt: number,
  now: number,
): { readonly postFor: number | null; readonly nextRunAt: number } => {
  if (dueAt > now) return { postFor: null, nextRunAt: dueAt };
  let latest = dueAt;
  let next = nextRun(schedule, Math.max(latest, now - LOOK_BACK_MS));
  while (next <= now) {
    latest = next;
    next = nextRun(schedule, latest);
  }
  return { postFor: now - latest < TOO_LATE_MS ? latest : null, nextRunAt: next };
};
