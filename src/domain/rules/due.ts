import { nextRun } from '../digests/schedule.ts';
import type { RuleSchedule } from './stored.ts';

/** Early in the morning of the member, when the day before is over for everybody. */
const HOUR = 5;

/**
 * When a rule set is due by the clock, ms UTC; null when only changes make it due.
 * @param time whether it means something else tomorrow: what follows changes is then looked at every day as well
 */
export const nextDue = (
  { schedule, time }: { readonly schedule: RuleSchedule; readonly time: boolean },
  timeZone: string,
  now: number,
): number | null => {
  const at = { hour: HOUR, timeZone };
  switch (schedule) {
    case 'daily':
      return nextRun({ cadence: 'daily', weekday: null, ...at }, now);
    case 'weekly':
      return nextRun({ cadence: 'weekly', weekday: 1, ...at }, now);
    case 'afterSync':
      return time ? nextRun({ cadence: 'daily', weekday: null, ...at }, now) : null;
    case 'never':
      return null;
  }
};
