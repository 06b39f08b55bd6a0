import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import type { Store } from '../db/store.ts';
import { takeTurn } from '../domain/pacing.ts';
import type { Pace } from '../providers/pace-port.ts';

export interface PacingDeps {
  readonly store: Store;
  readonly clock: Clock;
  /** Tests make waiting short. Rejects once the signal is aborted. */
  readonly wait?: (ms: number, signal: AbortSignal | undefined) => Promise<unknown>;
}

/** Turns that every process on this machine takes through the database, each in one short transaction. */
export const createPacing = ({ store, clock, wait = waitFor }: PacingDeps) => {
  const take = (provider: string, gapMs: number): Promise<number> =>
    store.transaction(async ({ paces }) => {
      const { waitMs, pace } = takeTurn(await paces.find(provider), gapMs, clock.now());
      if (pace !== null) await paces.set(provider, pace);
      return waitMs;
    });

  return {
    /**
     * One provider's turns, `gapMs` apart at least. Each call resolves when its turn has come.
     * @throws the signal's reason once it is aborted.
     */
    of:
      (provider: string, gapMs: number): Pace =>
      async (signal) => {
        for (;;) {
          signal?.throwIfAborted();
          const waitMs = await take(provider, gapMs);
          if (waitMs === 0) return;
          try {
            // Never longer than one turn, whatever stands in the table.
            await wait(Math.min(Math.ceil(waitMs), gapMs), signal);
          } finally {
            signal?.throwIfAborted();
          }
        }
      },
  };
};

export type Pacing = ReturnType<typeof createPacing>;

const waitFor = (ms: number, signal: AbortSignal | undefined): Promise<unknown> =>
  sleep(ms, undefined, signal === undefined ? {} : { signal });
