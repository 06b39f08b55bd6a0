import { DAY } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import { coverProviderOf } from '../../domain/pictures/covers.ts';
import type { Enqueue } from '../intents.ts';
import { coversFetch } from './work.ts';

/** The covers that are kept for pictures. Nobody waits for one: what is not here is asked for, for the next picture. */
export interface Covers {
  /** @returns bytes by address, of those that are here */
  of(urls: readonly string[], now: number): Promise<ReadonlyMap<string, Uint8Array>>;
}

/** @param deps `ours`: where a double serves covers, as an origin */
export const createCovers = (deps: { store: Store; enqueue: Enqueue; ours: string | null }): Covers => {
  const { store, enqueue, ours } = deps;
  return {
    of: async (asked, now) => {
      const urls = asked.filter((url) => coverProviderOf(url, ours) !== null);
      const known = new Map((await store.read.covers.among(urls)).map((cover) => [cover.url, cover]));
      const unknown = urls.filter((url) => !known.has(url));
      // A day is exact enough for what was not used for the longest time.
      const stale = urls.filter((url) => (known.get(url)?.usedAt ?? now) < now - DAY);
      if (unknown.length + stale.length > 0) {
        await store.transaction(async (tx) => {
          await tx.covers.use([...unknown, ...stale], now);
          if (unknown.length > 0) await enqueue(tx, coversFetch());
        });
      }
      return new Map(
        [...known.values()].flatMap(({ url, bytes }) => (bytes === null ? [] : [[url, bytes] as const])),
      );
    },
  };
};
