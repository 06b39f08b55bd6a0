import type { Clock } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import { playlistChart } from '../../domain/charts/catalogue.ts';
import { type Chart, MAX_WATCHED } from '../../domain/charts/chart.ts';
import type { ChartId, MemberId, SourceId } from '../../domain/ids.ts';
import { rankNames } from '../../domain/library/choices.ts';
import type { Source } from '../../domain/library.ts';
import { AppError } from '../../errors.ts';
import type { Enqueue } from '../intents.ts';
import type { NameChart } from './orders.ts';
import { chartsRefresh } from './work.ts';

/** Playlists of a member's own that are watched as charts are; nobody else sees them. */
export interface ChartWatching {
  /** @throws {AppError} NOT_FOUND, FORBIDDEN_RESOURCE (Spotify does not let them read it), LIMIT_REACHED */
  watch(memberId: MemberId, sourceId: SourceId): Promise<Chart>;
  /** Forgets it, and everything that was seen. @throws {AppError} NOT_FOUND */
  unwatch(memberId: MemberId, id: ChartId): Promise<Chart>;
  list(memberId: MemberId): Promise<Chart[]>;
  /** Those of the member's playlists that can be watched, by name. */
  suggest(memberId: MemberId, typed: string): Promise<Source[]>;
}

const SUGGESTED = 25;

export const createChartWatching = (deps: {
  store: Store;
  clock: Clock;
  enqueue: Enqueue;
  nameOf: NameChart;
}): ChartWatching => {
  const { store, clock, enqueue, nameOf } = deps;
  const { read } = store;
  return {
    watch: (memberId, sourceId) =>
      store.transaction(async (tx) => {
        const source = await tx.sources.find(memberId, sourceId);
        if (source === null || source.kind !== 'playlist')
          throw new AppError('NOT_FOUND', { what: 'source' });
        if (!source.readable) throw new AppError('FORBIDDEN_RESOURCE', { provider: 'spotify' });
        const known = await tx.charts.ofSource(memberId, sourceId);
        if (known !== null) return known;
        if ((await tx.charts.countWatched(memberId)) >= MAX_WATCHED) {
          throw new AppError('LIMIT_REACHED', { what: 'watched', limit: MAX_WATCHED });
        }
        const spec = playlistChart(memberId, sourceId, source.name);
        // Whoever watches wants it kept, also while nobody looks.
        const chart = await tx.charts.ensure(spec, true, clock.now());
        await enqueue(tx, chartsRefresh(chart.id, nameOf(chart)));
        return chart;
      }),

    unwatch: (memberId, id) =>
      store.transaction(async (tx) => {
        const chart = await tx.charts.find(id);
        if (chart === null || chart.ownerId !== memberId) throw new AppError('NOT_FOUND', { what: 'chart' });
        await tx.charts.remove(id);
        return chart;
      }),

    list: (memberId) => read.charts.watchedBy(memberId),

    suggest: async (memberId, typed) => {
      const found: Source[] = [];
      for (const { id, status } of await read.accounts.ofMember(memberId)) {
        if (status !== 'active') continue;
        const listed = await read.sources.listed(memberId, id, ['playlist']);
        found.push(...listed.filter(({ readable, lastProblem }) => readable && lastProblem !== 'gone'));
      }
      return rankNames(found, typed).slice(0, SUGGESTED);
    },
  };
};
