import { type Clock, DAY } from '../clock.ts';
import type { Store } from '../db/store.ts';

/** Days for which what has ended is kept. */
export interface KeptDays {
  readonly jobsDays: number;
  /** Dead letters wait for somebody to look at them. */
  readonly failedJobsDays: number;
  readonly postTextsDays: number;
  /** The key of a post keeps it from being written twice; nobody asks again after this. */
  readonly postsDays: number;
}

/** Removes what ended long ago: jobs and posts, and the texts of posts before them. */
export interface Sweep {
  /** @returns how many rows went */
  run(signal: AbortSignal): Promise<number>;
}

export const SWEEP = 'sweep';

const USUAL: KeptDays = { jobsDays: 3, failedJobsDays: 30, postTextsDays: 7, postsDays: 60 };

export const createSweep = (deps: { store: Store; clock: Clock; kept?: KeptDays }): Sweep => {
  const { store, clock, kept = USUAL } = deps;
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
        store.transaction((tx) => tx.jobs.prune(now - kept.jobsDays * DAY, ['DONE', 'CANCELLED'])),
      );
      const failed = await repeat(signal, () =>
        store.transaction((tx) => tx.jobs.prune(now - kept.failedJobsDays * DAY, ['FAILED'])),
      );
      const posts = await repeat(signal, () =>
        store.transaction((tx) => tx.outbox.prune(now - kept.postsDays * DAY)),
      );
      await repeat(signal, () =>
        store.transaction((tx) => tx.outbox.forgetTexts(now - kept.postTextsDays * DAY)),
      );
      return finished + failed + posts;
    },
  };
};
