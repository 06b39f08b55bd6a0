import { DAY } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import { coverProviderOf } from '../../domain/pictures/covers.ts';
import type { Enqueue } from '../intents.ts';
import { coversFetch } from './work.ts';

/** The covers that are kept for pictures. Nobody waits for one: what is not here is asked for, for the next picture. */
export interface Covers {
  /** Those of these addresses that are here. */
  of(urls: readonly string[]): Promise<KnownCovers>;
  /** Notes that these were wanted, and asks for those that nobody has looked for yet. */
  want(urls: readonly string[], known: KnownCovers, now: number): Promise<void>;
}

export interface KnownCovers {
  /** By address. */
  readonly bytes: ReadonlyMap<string, Uint8Array>;
  /** When each was wanted last before, ms UTC; also of those that have no bytes. */
  readonly usedAt: ReadonlyMap<string, number>;
}

/** @param deps `ours`: where a double serves covers, as an origin */
export const createCovers = (deps: { store: Store; enqueue: Enqueue; ours: string | null }): Covers => {
  const { store, enqueue, ours } = deps;
  const served = (urls: readonly string[]) => urls.filter((url) => coverProviderOf(url, ours) !== null);
  return {
    of: async (urls) => {
      const rows = await store.read.covers.among(served(urls));
      return {
        bytes: new Map(rows.flatMap(({ url, bytes }) => (bytes === null ? [] : [[url, bytes] as const]))),
        usedAt: new Map(rows.map(({ url, usedAt }) => [url, usedAt])),
      };
    },

    want: async (urls, { usedAt }, now) => {
      const unknown = served(urls).filter((url) => !usedAt.has(url));
      // A day is exact enough for what was not used for the longest time.
      const stale = urls.filter((url) => (usedAt.get(url) ?? now) < now - DAY);
      if (unknown.length + stale.length === 0) return;
      await store.transaction(async (tx) => {
        await tx.covers.use([...unknown, ...stale], now);
        if (unknown.length > 0) await enqueue(tx, coversFetch());
      });
    },
  };
};
