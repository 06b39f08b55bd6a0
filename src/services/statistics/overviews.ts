import type { Store } from '../../db/store.ts';
import type { MemberId } from '../../domain/ids.ts';
import { firstDayOfMonth, monthOfDay } from '../../domain/listening/calendar.ts';
import { streaksOf } from '../../domain/statistics/days.ts';
import type { LookFacts, Overview, StatsLook } from '../../domain/statistics/overview.ts';
import { together } from '../../domain/statistics/ranking.ts';
import { riverOf } from '../../domain/statistics/river.ts';
import type { Told } from '../../domain/statistics/told.ts';
import { type DaySpan, dayText, type StatsWindow, windowDays } from '../../domain/statistics/windows.ts';
import type { ListeningSet, ListeningSets } from './listening.ts';
import { notesOf, yearsOf } from './notes.ts';
import { whenReady } from './ready.ts';
import type { Tallies } from './tallies.ts';

export interface StatsQuestion {
  readonly window: StatsWindow;
  readonly look: StatsLook;
}

export interface LookedOver {
  readonly overview: Overview;
  readonly facts: LookFacts;
}

/** What somebody's listening comes to. */
export interface Overviews {
  look(memberId: MemberId, question: StatsQuestion): Promise<Told<LookedOver>>;
}

/** A river of fewer months is a puddle; more of them are not seen apart. */
const RIVER_MONTHS = { least: 6, most: 36, usual: 12 };
const RIVER_LAYERS = 8;

export const createOverviews = (deps: {
  store: Store;
  listeningSets: ListeningSets;
  tallies: Tallies;
}): Overviews => {
  const { store, listeningSets, tallies } = deps;

  const overviewOf = async (set: ListeningSet, window: StatsWindow): Promise<Overview> => {
    const span = windowDays(window, set.today);
    const all = await tallies.days(set, null);
    const days = span === null ? all : all.filter(({ day }) => day >= span.fromDay && day <= span.toDay);
    const heard = days.filter(({ plays }) => plays > 0);
    const best = heard.reduce<(typeof heard)[number] | null>(
      (most, day) => (most === null || day.plays > most.plays ? day : most),
      null,
    );
    const first = span?.fromDay ?? all[0]?.day ?? set.today;
    const ever = all.filter(({ plays }) => plays > 0).map(({ day }) => day);
    const recordings = await tallies.recordings(set, span);
    const before = span === null ? null : await tallies.heardBefore(set, span.fromDay);
    return {
      window,
      tally: together(days),
      days: {
        heard: heard.length,
        of: Math.max(0, Math.min(set.today, span?.toDay ?? set.today) - first + 1),
      },
      bestDay: best === null ? null : { day: best.day, plays: best.plays },
      recordings: {
        different: recordings.length,
        discovered: before === null ? null : recordings.filter(({ key }) => !before.has(key)).length,
      },
      streaks: streaksOf(ever, set.today),
      week: (await tallies.hours(set, span)).plays,
      years: await yearsOf(store, set),
      notes: await notesOf(store, set, span),
    };
  };

  const factsOf = async (set: ListeningSet, { window, look }: StatsQuestion): Promise<LookFacts> => {
    const span = windowDays(window, set.today);
    const lastDay = Math.min(set.today, span?.toDay ?? set.today);
    switch (look) {
      case 'clock':
      case 'week':
        return { look };
      case 'calendar': {
        const year = Math.floor(monthOfDay(lastDay) / 12);
        const days = await tallies.days(set, {
          fromDay: firstDayOfMonth(year * 12),
          toDay: firstDayOfMonth((year + 1) * 12) - 1,
        });
        return { look, year, days: new Map(days.map(({ day, plays }) => [dayText(day), plays])) };
      }
      case 'river':
        return { look, river: await riverTo(set, monthOfDay(lastDay), span) };
    }
  };

  const riverTo = async (set: ListeningSet, to: number, span: DaySpan | null) => {
    const firstDay = span?.fromDay ?? (await tallies.days(set, null))[0]?.day ?? set.today;
    const wanted = to - monthOfDay(firstDay) + 1;
    const length = wanted < RIVER_MONTHS.least ? RIVER_MONTHS.usual : Math.min(wanted, RIVER_MONTHS.most);
    const months = { from: to - length + 1, to };
    const genres = await tallies.strongestGenres(set, months);
    const rows = await tallies.tracksByMonth(set, months);
    return riverOf(rows, (trackId) => genres.get(trackId) ?? null, months, RIVER_LAYERS);
  };

  return {
    look: (memberId, question) =>
      whenReady(listeningSets, memberId, async (set) => ({
        overview: await overviewOf(set, question.window),
        facts: await factsOf(set, question),
      })),
  };
};
