import type { Picture } from '../../domain/pictures.ts';
import { dayHours, weekDays } from '../../domain/statistics/days.ts';
import type { LookFacts, Overview } from '../../domain/statistics/overview.ts';
import { capital } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { calendarPicture } from '../pictures/calendar.ts';
import { clockPicture } from '../pictures/clock.ts';
import { riverPicture } from '../pictures/river.ts';
import { weekPicture } from '../pictures/week.ts';
import { playsText } from './seen.ts';
import { windowWords } from './windows.ts';

/** The picture that was asked for; null when there is nothing to draw. */
export const overviewPicture = (overview: Overview, facts: LookFacts, m: Messages): Picture | null => {
  const t = m.statistics.stats.pictureTitles;
  const value = (plays: number) => playsText(plays, m);
  const subtitle = capital(windowWords(overview.window, m));
  const area = 'listening' as const;
  switch (facts.look) {
    case 'clock':
    case 'week': {
      if (overview.tally.plays === 0) return null;
      return facts.look === 'clock'
        ? clockPicture({ title: t.clock, subtitle, area, hours: dayHours(overview.week), value }, m)
        : weekPicture({ title: t.week, subtitle, area, cells: weekDays(overview.week), value }, m);
    }
    case 'calendar':
      return calendarPicture({ title: t.calendar(String(facts.year)), area, ...facts, value }, m);
    case 'river': {
      const layers = facts.river.layers.map(({ name, values }) => ({ name, values: [...values] }));
      return layers.length === 0
        ? null
        : riverPicture({ title: t.river, area, months: [...facts.river.months], layers }, m);
    }
  }
};
