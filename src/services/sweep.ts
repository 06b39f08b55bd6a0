import { type Clock, DAY } from '../clock.ts';
import type { Store } from '../db/store.ts';

/** Removes what ended long ago: jobs and posts. */
export interface Sweep {
  /** @returns how many rows went */
  run(signal: AbortSignal): Promise<number>;
}

export const SWEEP = 'sweep';

const FINISHED_FOR = 3 * DAY;
/** Dead letters wait for somebody to look at them. */
const FAILED_FOR = 30 * DAY;
/** The key of a post keeps it from being written twice; nobody asks again after this. */
const POSTS_FOR = 60 * DAY;

export const createSweep = ({ store, clock }: { store: Store; clock: Clock }): Sweep => {
  /** In small transactions, so that nobody waits for it. */
  const repeat = async (signal: AbortSignal, once: () => Promise<number>): Promise<number> => {
    let gone = 0;
    for (let last = 1; last > 0 && !signal.aborted; gone += last) last = await once();
    return gone;
  };
  return {
    run: async (signal) => {
      const now = clock.now();
      const finished = await repeat(signal, () =>
        store.transaction((tx) => tx.jobs.prune(now - FINISHED_FOR, ['DONE', 'CANCELLED'])),
      );
      const failed = await repeat(signal, () =>
        store.transaction((tx) => tx.jobs.prune(now - FAILED_FOR, ['FAILED'])),
      );
      const posts = await repeat(signal, () => store.transaction((tx) => tx.outbox.prune(now - POSTS_FOR)));
      return finished + failed + posts;
    },
  };
};
