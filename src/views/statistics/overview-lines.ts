import { type Streak, skipRate } from '../../domain/statistics/days.ts';
import type { Overview } from '../../domain/statistics/overview.ts';
import { formatNumber, formatShare } from '../kit/format.ts';
import type { Messages } from '../messages/catalogue.ts';
import { heardText, playsText } from './seen.ts';
import { dayName } from './windows.ts';

/** The numbers of a stretch of listening as sentences. */
export const overviewLines = (overview: Overview, m: Messages): string[] => {
  const { tally, days, bestDay, recordings, streaks, notes } = overview;
  const t = m.statistics.stats;
  const number = (value: number) => formatNumber(value, m.locale);
  if (tally.plays === 0) return [t.empty];
  const minutes = Math.round(tally.ms / 60_000);
  const different = t.different(recordings.different, number(recordings.different));
  const current =
    streaks.current === null ? t.noStreak : t.streak(streaks.current.days, number(streaks.current.days));
  const skipped = notes.skipsKnown ? skipRate(tally, notes.estimatedPlays) : null;
  return [
    t.headline(playsText(tally.plays, m), t.minutes(minutes, number(minutes))),
    t.perDay(heardText(tally.ms / Math.max(1, days.heard), m), number(days.heard), number(days.of)),
    ...(bestDay === null ? [] : [t.best(dayName(bestDay.day, m), playsText(bestDay.plays, m))]),
    recordings.discovered === null
      ? t.onlyDifferent(different)
      : t.discovered(different, number(recordings.discovered)),
    streaks.longest === null ? current : `${current} · ${longest(streaks.longest, m)}`,
    ...(skipped === null ? [] : [t.skips(formatShare(skipped, m.locale))]),
  ];
};

const longest = ({ days, fromDay, toDay }: Streak, m: Messages): string =>
  m.statistics.stats.longest(days, formatNumber(days, m.locale), dayName(fromDay, m), dayName(toDay, m));
