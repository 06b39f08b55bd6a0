import type { Store } from '../../db/store.ts';
import type { MemberId, TrackId } from '../../domain/ids.ts';
import type { TrackStats } from '../../domain/statistics/journey.ts';
import { heardShare } from '../../domain/statistics/months.ts';
import { together } from '../../domain/statistics/ranking.ts';
import type { Told } from '../../domain/statistics/told.ts';
import { AppError } from '../../errors.ts';
import type { OwnRecordings } from '../recordings/own.ts';
import type { ListeningSet, ListeningSets } from './listening.ts';
import { estimatedOf } from './notes.ts';
import { pathOf } from './path.ts';
import { whenReady } from './ready.ts';
import type { Tallies } from './tallies.ts';

/** How listening to one track went, all tracks that count as it together. */
export interface TrackStatsService {
  /** @throws {AppError} NOT_FOUND when there is no such track */
  of(memberId: MemberId, trackId: TrackId): Promise<Told<TrackStats>>;
}

export const createTrackStats = (deps: {
  store: Store;
  sets: ListeningSets;
  tallies: Pick<Tallies, 'monthsOf'>;
  recordings: Pick<OwnRecordings, 'groupOf'>;
}): TrackStatsService => {
  const { store, sets, tallies, recordings } = deps;

  /** Of what was measured in the months from one to another. */
  const heardOf = async (set: ListeningSet, trackIds: readonly TrackId[], from: number, to: number) => {
    const { listenerId, calendar } = set;
    const stretch = [calendar.monthStart(from), calendar.monthStart(to + 1)] as const;
    const heard = await store.read.statisticOwn.heard(listenerId, trackIds, ...stretch);
    const tracks = await store.read.tracks.byIds(trackIds);
    const lengths = new Map(tracks.map(({ id, durationMs }) => [id, durationMs]));
    return heardShare(heard.map(({ trackId, ms }) => ({ ms, durationMs: lengths.get(trackId) ?? null })));
  };

  return {
    of: (memberId, trackId) =>
      whenReady(sets, memberId, async (set) => {
        const track = (await store.read.statisticNames.tracks([trackId])).get(trackId);
        if (track === undefined) throw new AppError('NOT_FOUND', { what: 'track' });
        const group = await recordings.groupOf(memberId, trackId);
        const rows = await tallies.monthsOf(set, group);
        const firsts = rows.flatMap(({ firstAt }) => firstAt ?? []);
        const lasts = rows.flatMap(({ lastAt }) => lastAt ?? []);
        const [from, to] = [rows[0]?.month, rows.at(-1)?.month];
        return {
          track,
          ...together(rows),
          ...pathOf(set, rows),
          firstAt: firsts.length === 0 ? null : Math.min(...firsts),
          lastAt: lasts.length === 0 ? null : Math.max(...lasts),
          heard: from === undefined || to === undefined ? null : await heardOf(set, group, from, to),
          together: group.length,
          estimated: await estimatedOf(store, set, group),
        };
      }),
  };
};
