import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import type { Store } from '../db/store.ts';
import { nextSlot } from '../domain/pacing.ts';
import type { Pace } from '../providers/pace-port.ts';

export interface PacingDeps {
  readonly store: Store;
  readonly clock: Clock;
  /** Tests make waiting short. Rejects once the signal is aborted. */
  readonly wait?: (ms: number, signal: AbortSignal | undefined) => Promise<unknown>;
}

/** The wall clock and the steady one drift apart by less than this while somebody sleeps; more is a jump. */
const DRIFT_MS = 250;

/**
 * Slots that every process on this machine takes turns in, through the database. A slot is taken in one short
 * transaction and nothing has to be given back, so a process that dies in its sleep costs the others one slot.
 */
export const createPacing = ({ store, clock, wait = waitFor }: PacingDeps) => {
  const take = (provider: string, gapMs: number): Promise<number> =>
    store.transaction(async ({ paces }) => {
      const { at, pace } = nextSlot(await paces.find(provider), gapMs, clock.now());
      await paces.set(provider, pace);
      return at;
    });

  const pause = async (ms: number, signal: AbortSignal | undefined): Promise<void> => {
    try {
      await wait(ms, signal);
    } finally {
      signal?.throwIfAborted();
    }
  };

  return {
    /**
     * One provider's turns, `gapMs` apart at least. Each call resolves when its turn has come.
     * @throws the signal's reason once it is aborted; the slot is lost then.
     */
    of:
      (provider: string, gapMs: number): Pace =>
      async (signal) => {
        for (;;) {
          signal?.throwIfAborted();
          const at = await take(provider, gapMs);
          const [wall, steady] = [clock.now(), clock.elapsed()];
          const due = steady + Math.max(0, at - wall);
          // Timers may fire a little early.
          for (let left = due - clock.elapsed(); left > 0; left = due - clock.elapsed()) {
            await pause(Math.ceil(left), signal);
          }
          const drift = clock.now() - wall - (clock.elapsed() - steady);
          // The clock was set while we slept: others may have counted from its new time, so this slot is worth nothing.
          if (Math.abs(drift) < DRIFT_MS) return;
        }
      },
  };
};

export type Pacing = ReturnType<typeof createPacing>;

const waitFor = (ms: number, signal: AbortSignal | undefined): Promise<unknown> =>
  sleep(ms, undefined, signal === undefined ? {} : { signal });
