import type { Store } from '../../db/store.ts';
import type { ArtistId, MemberId } from '../../domain/ids.ts';
import { dayHours, streaksOf } from '../../domain/statistics/days.ts';
import {
  busiestDay,
  peakHour,
  type Recap,
  type RecapKind,
  type RecapWindow,
  recapBeside,
  recapDays,
  recapNeighbours,
  recapOf,
  usualRecap,
} from '../../domain/statistics/recap.ts';
import type { Told } from '../../domain/statistics/told.ts';
import type { ListeningSet, ListeningSets } from './listening.ts';
import { asTrackIds, trackIn, whenReady } from './ready.ts';
import type { Tallies } from './tallies.ts';

/** Looking back on a month or a year. */
export interface Recaps {
  /** @param asked a kind: the one that people mean when they name none */
  of(memberId: MemberId, asked: RecapWindow | RecapKind): Promise<Told<Recap>>;
}

const TOP = 5;

export const createRecaps = (deps: { store: Store; sets: ListeningSets; tallies: Tallies }): Recaps => {
  const { store, sets, tallies } = deps;
  const { statisticNames } = store.read;

  /** The last one that is over; the one that runs when nothing was heard before it. */
  const usual = async (set: ListeningSet, kind: RecapKind): Promise<RecapWindow> => {
    const window = usualRecap(kind, set.today);
    const { plays } = await tallies.totals(set, recapDays(window));
    return plays > 0 ? window : recapOf(kind, set.today);
  };

  const topOf = async (set: ListeningSet, window: RecapWindow) => {
    const span = recapDays(window);
    const tracks = (await tallies.recordings(set, span)).slice(0, TOP);
    const artists = (await tallies.artists(set, span)).slice(0, TOP);
    const names = await statisticNames.tracks(asTrackIds(tracks.map(({ trackId }) => trackId)));
    const artistNames = await statisticNames.artists(artists.map(({ key }) => key as ArtistId));
    return {
      tracks: tracks.flatMap(({ trackId, plays }) => {
        const track = trackIn(names, trackId);
        return track === null ? [] : [{ ...track, plays }];
      }),
      artists: artists.flatMap(({ key, plays }) => {
        const artist = artistNames.get(key as ArtistId);
        return artist === undefined ? [] : [{ ...artist, plays }];
      }),
      genres: (await tallies.genres(set, span)).slice(0, TOP).map(({ key, plays }) => ({ name: key, plays })),
    };
  };

  /** What was heard for the first time ever, and which of it stayed most. */
  const discovered = async (set: ListeningSet, window: RecapWindow) => {
    const { fromDay, toDay } = recapDays(window);
    const [from, to] = [set.calendar.dayStart(fromDay), set.calendar.dayStart(toDay + 1)];
    const fresh = (await tallies.ends(set)).filter(({ firstAt }) => firstAt >= from && firstAt < to);
    const best = fresh.toSorted((a, b) => b.plays - a.plays || a.firstAt - b.firstAt)[0];
    const names = best === undefined ? new Map() : await statisticNames.tracks(asTrackIds([best.trackId]));
    return { discoveries: fresh.length, discovery: best === undefined ? null : trackIn(names, best.trackId) };
  };

  return {
    of: (memberId, asked) =>
      whenReady(sets, memberId, async (set) => {
        const window = typeof asked === 'string' ? await usual(set, asked) : asked;
        const span = recapDays(window);
        const days = await tallies.days(set, span);
        const { plays, ms } = await tallies.totals(set, span);
        const before = await tallies.totals(set, recapDays(recapBeside(window, -1)));
        const heard = days.filter((day) => day.plays > 0).map(({ day }) => day);
        const all = await tallies.days(set, null);
        const ever = { fromDay: all[0]?.day ?? set.today, toDay: set.today };
        const most = busiestDay(days);
        const week = await tallies.hours(set, span);
        return {
          ...{ window, plays, ms, msBefore: before.plays === 0 ? null : before.ms },
          ...(await topOf(set, window)),
          ...(await discovered(set, window)),
          streak: streaksOf(heard, set.today).longest?.days ?? 0,
          daysHeard: heard.length,
          busiest: most === null ? null : { day: most.day, ms: most.ms },
          hour: peakHour(dayHours(week.ms)),
          ...recapNeighbours(window, ever),
          running: span.fromDay <= set.today && span.toDay >= set.today,
        };
      }),
  };
};
