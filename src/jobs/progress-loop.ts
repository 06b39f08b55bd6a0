import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../log.ts';
import type { ProgressShows } from '../services/progress.ts';

export interface ProgressLoop {
  start(): void;
  /** Looks no more, and waits for the edits that are under way. */
  stop(): Promise<void>;
}

/** Looks every moment for cards that changed. */
export const createProgressLoop = (
  { shows, log }: { shows: ProgressShows; log: Log },
  everyMs = 250,
): ProgressLoop => {
  const stopping = new AbortController();
  let loop: Promise<void> | null = null;
  const live = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await shows
        .showDue()
        .catch((error: unknown) =>
          log.error({ event: 'lifecycle', what: 'looking for cards failed' }, error),
        );
      await sleep(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
    await shows.settled();
  };
  return {
    start: () => {
      loop ??= live();
    },
    stop: async () => {
      stopping.abort();
      await loop;
    },
  };
};
