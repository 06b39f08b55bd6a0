import type { Store } from '../../db/store.ts';
import type { First } from '../../domain/statistics/firsts.ts';
import { recordingKey } from '../../domain/statistics/keys.ts';
import type { ListeningSet } from './listening.ts';

export interface Met extends First {
  /** ms UTC */
  readonly lastAt: number;
}

/** First times of some tracks only, one recording once. */
export interface FirstReads {
  /** The earliest first; plays and times are of these tracks, not of others that count as the same recording. */
  of(set: ListeningSet, trackIds: ReadonlySet<number>): Promise<Met[]>;
}

export const createFirstReads = ({ store }: { store: Store }): FirstReads => ({
  of: async (set, trackIds) => {
    const met = new Map<number, Met>();
    for (const row of await store.read.statisticTimes.ends(set)) {
      const [trackId = 0, plays = 0, firstAt = 0, lastAt = 0] = row.slice(0, 4).map(Number);
      if (!trackIds.has(trackId)) continue;
      const key = recordingKey(trackId, row[4], row[5]);
      const known = met.get(key);
      // It is named after the track that was there first.
      const earlier = known === undefined || firstAt < known.firstAt;
      met.set(key, {
        key,
        trackId: earlier ? trackId : known.trackId,
        firstAt: earlier ? firstAt : known.firstAt,
        lastAt: Math.max(lastAt, known?.lastAt ?? lastAt),
        plays: plays + (known?.plays ?? 0),
      });
    }
    return [...met.values()].sort((a, b) => a.firstAt - b.firstAt || a.key - b.key);
  },
});
