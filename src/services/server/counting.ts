import { type Clock, DAY } from '../../clock.ts';
import type { DueListener, SumChange } from '../../db/repositories/listener-counts.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import type { ListenerId } from '../../domain/ids.ts';
import { type Board, type Heard, scoresOf } from '../../domain/server/boards.ts';
import { genreNames } from '../../domain/statistics/keys.ts';
import type { ListeningSet, ListeningSets } from '../statistics/listening.ts';
import type { CrownKeeping } from './crown-keeping.ts';

/** Makes the sums that answers about servers are read from, of listeners who agreed somewhere. */
export interface ServerCounting {
  /** Counts whoever is due, for a minute at most; the rest is due still. May be interrupted and repeated. */
  run(signal: AbortSignal): Promise<{ readonly counted: number; readonly removed: number }>;
}

/** New plays wait for so long: between two counts of somebody who listens all day. */
export const COUNT_EVERY_MS = 10 * 60_000;
const FOR_MS = 60_000;
const AT_ONCE = 50;

export const createServerCounting = (deps: {
  store: Store;
  clock: Clock;
  sets: ListeningSets;
  crowns: CrownKeeping;
}): ServerCounting => {
  const { store, clock, sets, crowns } = deps;

  const sumsOf = async (set: ListeningSet): Promise<Sums> => {
    const { statistics, statisticTimes } = store.read;
    const firsts = new Map<number, number>();
    for (const row of await statisticTimes.ends(set)) firsts.set(Number(row[0]), Number(row[2]));
    const artists = new Map<number, number>();
    const artistFirsts = new Map<number, number>();
    for (const row of await statistics.sums('artists', set, null)) {
      const [track, plays, artist] = [Number(row[0]), Number(row[1]), Number(row[4])];
      const first = firsts.get(track);
      if (plays === 0 || first === undefined) continue;
      artists.set(artist, plays + (artists.get(artist) ?? 0));
      artistFirsts.set(artist, Math.min(first, artistFirsts.get(artist) ?? first));
    }
    const genres = new Map<string, number>();
    const names = new Map<unknown, readonly string[]>();
    for (const row of await statistics.sums('genres', set, null)) {
      // The same few lists come again and again.
      const known = names.get(row[4]) ?? genreNames(row[4]);
      names.set(row[4], known);
      for (const name of known) genres.set(name, Number(row[1]) + (genres.get(name) ?? 0));
    }
    const heard: Heard = {
      today: set.today,
      days: await statisticTimes.days(set, null),
      firstDays: [...artistFirsts.values()].map((first) => set.calendar.dayOf(first)),
      genres,
    };
    return { artists, scores: scoresOf(heard) };
  };

  const save = async (
    tx: Repositories,
    { listenerId, revision }: DueListener,
    sums: Sums,
    staleAt: number,
  ): Promise<void> => {
    const { listenerCounts } = tx;
    await listenerCounts.note(listenerId, { revision, countedAt: clock.now(), staleAt });
    const before = {
      artists: new Map(
        (await listenerCounts.artists(listenerId)).map((row) => [Number(row[0]), Number(row[1])]),
      ),
      scores: new Map(
        (await listenerCounts.scores(listenerId)).map((row) => [String(row[0]), Number(row[1])]),
      ),
    };
    await listenerCounts.changeArtists(listenerId, changeOf(before.artists, sums.artists));
    await listenerCounts.changeScores(listenerId, changeOf(before.scores, sums.scores));
  };

  const count = async (due: DueListener, signal: AbortSignal): Promise<void> => {
    const opened = await sets.open(due.memberId);
    const isReady = opened.kind === 'ready';
    const sums = isReady ? await sumsOf(opened.set) : NOTHING;
    const staleAt = isReady
      ? Math.max(clock.now() + COUNT_EVERY_MS, opened.set.calendar.dayStart(opened.set.today + 1))
      : clock.now() + (opened.kind === 'counting' ? COUNT_EVERY_MS : DAY);
    const guilds = await store.transaction(async (tx) => {
      // Whoever withdrew everywhere meanwhile is not written down again.
      if ((await tx.members.consents(due.memberId)).length === 0) return [];
      await save(tx, due, sums, staleAt);
      return tx.members.namedIn(due.memberId);
    });
    for (const guildId of guilds) await crowns.challenge(guildId, due, signal);
  };

  const removeIdle = async (): Promise<number> => {
    const idle = await store.read.listenerCounts.idle(AT_ONCE);
    for (const id of idle) await store.transaction((tx) => removeOne(tx, id));
    return idle.length;
  };

  return {
    run: async (signal) => {
      const removed = await removeIdle();
      const until = clock.elapsed() + FOR_MS;
      let counted = 0;
      while (clock.elapsed() < until) {
        const now = clock.now();
        const due = await store.read.listenerCounts.due(now, now - COUNT_EVERY_MS, AT_ONCE);
        for (const one of due) {
          signal.throwIfAborted();
          await count(one, signal);
          counted += 1;
        }
        if (due.length === 0) break;
      }
      return { counted, removed };
    },
  };
};

interface Sums {
  /** Plays by artist. */
  readonly artists: ReadonlyMap<number, number>;
  readonly scores: ReadonlyMap<Board, number>;
}

const NOTHING: Sums = { artists: new Map(), scores: new Map() };

const removeOne = (tx: Repositories, id: ListenerId): Promise<void> => tx.listenerCounts.remove([id]);

const changeOf = <K>(before: ReadonlyMap<K, number>, after: ReadonlyMap<K, number>): SumChange<K> => ({
  put: [...after].filter(([key, value]) => before.get(key) !== value),
  gone: [...before.keys()].filter((key) => !after.has(key)),
});
