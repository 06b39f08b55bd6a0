import { type Clock, DAY, HOUR } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import { isPicture } from '../../domain/pictures/covers.ts';
import { isAppError, RetryAfter } from '../../errors.ts';
import type { CoverReader } from '../../providers/cover-port.ts';
import type { Enqueue } from '../intents.ts';
import { COVERS_FETCH, coversFetch } from './work.ts';

/** Brings the covers that pictures wanted. */
export interface CoverFetching {
  /** Fetches what is wanted by now, a few at a time. Can be interrupted and run again. @returns how many came */
  run(signal: AbortSignal): Promise<number>;
  /** Enqueues the job when a cover waits. Cheap when there is none. */
  enqueueDue(): Promise<void>;
}

/** At about 20 kB each. */
const MOST = 3_000;
const LARGEST = 300_000;
const AT_ONCE = 4;

export const createCoverFetching = (deps: {
  store: Store;
  clock: Clock;
  enqueue: Enqueue;
  reader: CoverReader;
}): CoverFetching => {
  const { store, clock, enqueue, reader } = deps;

  const fetchOne = async (url: string, signal: AbortSignal) => {
    try {
      const bytes = await reader.read(url, signal);
      return bytes !== null && bytes.length <= LARGEST && isPicture(bytes)
        ? { url, bytes, askAt: null }
        : { url, bytes: null, askAt: clock.now() + 30 * DAY };
    } catch (error) {
      if (signal.aborted) throw error;
      if (error instanceof RetryAfter) return { url, bytes: null, askAt: error.at };
      if (!isAppError(error, 'PROVIDER_UNAVAILABLE')) throw error;
      return { url, bytes: null, askAt: clock.now() + HOUR };
    }
  };

  return {
    run: async (signal) => {
      for (let came = 0; ; ) {
        signal.throwIfAborted();
        const urls = await store.read.covers.wanted(clock.now(), AT_ONCE);
        if (urls.length === 0) {
          await store.transaction((tx) => tx.covers.prune(MOST));
          return came;
        }
        const fetched = await Promise.all(urls.map((url) => fetchOne(url, signal)));
        await store.transaction(async (tx) => {
          for (const { url, bytes, askAt } of fetched) await tx.covers.set(url, bytes, askAt);
        });
        came += fetched.filter(({ bytes }) => bytes !== null).length;
      }
    },

    enqueueDue: async () => {
      if ((await store.read.covers.wanted(clock.now(), 1)).length === 0) return;
      if ((await store.read.jobs.activeByKey(COVERS_FETCH)) !== null) return;
      await store.transaction((tx) => enqueue(tx, coversFetch()));
    },
  };
};
