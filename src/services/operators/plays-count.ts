import { setTimeout as sleep } from 'node:timers/promises';
import { type Clock, HOUR } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import type { RollupId } from '../../domain/ids.ts';
import type { Log } from '../../log.ts';

/** How many plays there are, of everybody: counted in the background, for it takes a while among tens of millions. */
export interface PlaysCount {
  /** As it was counted last; null while that was never. Older than an hour it is counted anew, and nobody waits. */
  known(): number | null;
  /** Resolves when nothing is being counted. */
  idle(): Promise<void>;
}

/** Sums of so many listeners at once: a few milliseconds. */
const PER_LOOK = 20;
const PAUSE_MS = 5;

export const createPlaysCount = (deps: {
  store: Pick<Store, 'read'>;
  clock: Clock;
  log: Pick<Log, 'warn'>;
}): PlaysCount => {
  const { store, clock, log } = deps;
  let counted: { count: number; at: number } | null = null;
  let counting: Promise<void> | null = null;

  const count = async (): Promise<void> => {
    let total = 0;
    for (let after: RollupId | null = null; ; await sleep(PAUSE_MS)) {
      const { plays, last } = await store.read.operators.storedPlays(after, PER_LOOK);
      total += plays;
      if (last === null) break;
      after = last;
    }
    counted = { count: total, at: clock.elapsed() };
  };

  return {
    known: () => {
      const isOld = counted === null || clock.elapsed() - counted.at > HOUR;
      if (isOld && counting === null) {
        counting = count()
          .catch((error: unknown) => log.warn({ event: 'lifecycle', what: 'plays not counted' }, error))
          .finally(() => {
            counting = null;
          });
      }
      return counted?.count ?? null;
    },
    idle: async () => {
      await counting;
    },
  };
};
