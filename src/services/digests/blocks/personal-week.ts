import type { Reads } from '../../../db/repositories/repositories.ts';
import type { ArtistId, TrackId } from '../../../domain/ids.ts';
import { dayHours } from '../../../domain/statistics/days.ts';
import type { ListeningSets } from '../../statistics/listening.ts';
import type { Tallies } from '../../statistics/tallies.ts';
import type { ReadBlock } from './reader.ts';

const TOP = 5;

/**
 * A member's own listening, in whole days: from the day of the run before to yesterday, so that the days of one digest
 * follow those of the last.
 */
export const personalWeekReader =
  (deps: {
    read: Pick<Reads, 'statisticNames'>;
    listeningSets: ListeningSets;
    tallies: Tallies;
  }): ReadBlock<'personal_week'> =>
  async ({ kind }, { memberId, period }) => {
    const { read, listeningSets, tallies } = deps;
    const opened = memberId === null ? null : await listeningSets.open(memberId);
    if (opened?.kind !== 'ready') return null;
    const { set } = opened;
    const fromDay = set.calendar.dayOf(period.fromAt);
    const span = { fromDay, toDay: Math.max(fromDay, set.calendar.dayOf(period.toAt) - 1) };
    const tally = await tallies.totals(set, span);
    if (tally.plays === 0) return null;
    const days = span.toDay - fromDay + 1;
    const before = await tallies.totals(set, { fromDay: fromDay - days, toDay: fromDay - 1 });
    const recordings = await tallies.recordings(set, span);
    const known = await tallies.heardBefore(set, fromDay);
    const artists = (await tallies.artists(set, span)).slice(0, TOP);
    const tops = recordings.slice(0, TOP);
    const trackNames = await read.statisticNames.tracks(tops.map(({ trackId }) => trackId as TrackId));
    const artistNames = await read.statisticNames.artists(artists.map(({ key }) => key as ArtistId));
    return {
      kind,
      tally,
      before: before.plays === 0 ? null : before,
      daysHeard: (await tallies.days(set, span)).filter(({ plays }) => plays > 0).length,
      discovered: recordings.filter(({ key }) => !known.has(key)).length,
      tracks: tops.flatMap(({ trackId, plays }) => {
        const track = trackNames.get(trackId as TrackId);
        if (track === undefined) return [];
        const { title: name, artists: by, spotifyId, imageUrl } = track;
        return [{ name, artists: by, spotifyId, imageUrl, plays }];
      }),
      artists: artists.flatMap(({ key, plays }) => {
        const artist = artistNames.get(key as ArtistId);
        if (artist === undefined) return [];
        const { name, spotifyId, imageUrl } = artist;
        return [{ name, artists: [], spotifyId, imageUrl, plays }];
      }),
      hours: dayHours((await tallies.hours(set, span)).plays),
    };
  };
