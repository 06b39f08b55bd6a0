import { createHash } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import type { Reads } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import { type Chart, type ChartEntry, MAX_ENTRIES } from '../../domain/charts/chart.ts';
import { nameKey } from '../../domain/charts/identify.ts';
import { weekNumber, weekStart } from '../../domain/charts/weeks.ts';
import type { ServerTop } from '../../domain/digests/content.ts';
import type { GuildId } from '../../domain/ids.ts';
import { LEAST_GROUP } from '../../domain/server/ranking.ts';
import type { Captured, ChartCaptures } from './capture.ts';

/** Charts of what a server's members play. They are made of plays alone, so they can be counted anew at any time. */
export interface ServerCharts {
  /**
   * Makes sure that what is there was counted among those who agree just now. Whenever that changed, everything is
   * forgotten and counted anew: nobody who withdrew stands behind a place a moment longer.
   */
  ensureAgreed(guildId: GuildId): Promise<void>;
  /** Counts the weeks that are not there yet, the oldest first, and the running one so far. */
  count(chart: Chart, signal: AbortSignal): Promise<Captured>;
}

/** So many weeks are counted when nothing is there. */
const WEEKS = 12;

export const createServerCharts = (deps: {
  store: Store;
  clock: Clock;
  captures: Pick<ChartCaptures, 'take'> | null;
}): ServerCharts => {
  const { store, clock, captures } = deps;

  /** Who is counted. Fewer without a name than make a group are left out: it would be their own chart. */
  const whoIn = async (from: Pick<Reads, 'members'>, guildId: GuildId) => {
    const [all, named] = [await from.members.consenting(guildId), await from.members.named(guildId)];
    return all.length - named.length < LEAST_GROUP
      ? { among: 'named' as const, ids: named }
      : { among: 'counted' as const, ids: all };
  };
  /** Whom it is counted among, in a form that names nobody. */
  const agreedOf = async (from: Pick<Reads, 'members'>, guildId: GuildId): Promise<string> => {
    const { ids } = await whoIn(from, guildId);
    return createHash('sha256')
      .update([...ids].sort().join(','))
      .digest('base64url');
  };
  const factOf = (guildId: GuildId): string => `charts.server:${guildId}`;

  const entriesOf = async (chart: Chart, guildId: GuildId, week: number): Promise<ChartEntry[]> => {
    const period = { fromAt: weekStart(week), toAt: weekStart(week + 1) };
    const { serverPlays } = store.read;
    const tops = await serverPlays[chart.kind === 'artist' ? 'artists' : 'tracks'](
      guildId,
      period,
      'listeners',
      MAX_ENTRIES,
      (await whoIn(store.read, guildId)).among,
    );
    return unique(tops.map((top, at) => entryOf(top, at + 1)));
  };

  const ensureAgreed: ServerCharts['ensureAgreed'] = async (guildId) => {
    const key = factOf(guildId);
    if ((await store.read.facts.get(key)) === (await agreedOf(store.read, guildId))) return;
    await store.transaction(async (tx) => {
      const agreed = await agreedOf(tx, guildId);
      if ((await tx.facts.get(key)) === agreed) return;
      for (const { id } of await tx.charts.ofGuild(guildId)) await tx.charts.clear(id, clock.now());
      await tx.facts.set(key, agreed);
    });
  };

  return {
    ensureAgreed,

    count: async (before, signal) => {
      const { guildId, id } = before;
      if (guildId === null || captures === null) return { kind: 'useless', why: 'gone' };
      await ensureAgreed(guildId);
      const now = clock.now();
      const last = weekNumber(now);
      const known = new Set(await store.read.chartCaptures.weeks(id, WEEKS * 2));
      const newest = Math.max(...known, last - WEEKS);
      let captured: Captured = { kind: 'useless', why: 'empty' };
      for (let week = newest; week <= last; week += 1) {
        signal.throwIfAborted();
        const entries = await entriesOf(before, guildId, week);
        const isOver = week < last;
        // A week without plays is no chart; the running one says so.
        if (entries.length === 0 && isOver) continue;
        const at = isOver ? weekStart(week + 1) - 1 : now;
        captured = await captures.take(id, { state: 'good', entries, raw: null }, at);
      }
      return captured;
    },
  };
};

const entryOf = ({ name, artists, spotifyId, imageUrl }: ServerTop, rank: number): ChartEntry => {
  const names = artists.map((artist) => artist.name);
  return {
    ...{ rank, name, artists: names, spotifyId, imageUrl },
    externalId: spotifyId ?? nameKey({ name, artists: names }),
    ...{ mbid: null, isrc: null, url: null, label: null, releaseDate: null },
  };
};

/** Two local files of one name are one place. */
const unique = (entries: readonly ChartEntry[]): ChartEntry[] =>
  [...new Map([...entries].reverse().map((entry) => [entry.externalId, entry])).values()].reverse();
