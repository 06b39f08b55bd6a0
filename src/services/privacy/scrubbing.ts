import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import type { DeletionId } from '../../domain/ids.ts';

/** What can be done about the file of the database, beside what stands in its tables. */
export interface FileCare {
  /** Brings all that is written to its place and empties the log. False: somebody reads an old state, try again. */
  flush(): Promise<boolean>;
  /** Whether a text stands anywhere in the file or its log, in unused parts too. */
  holds(needles: readonly string[]): Promise<boolean>;
  /** Bytes of the file. */
  size(): Promise<number>;
  /** Writes the file anew without its unused parts. Nobody can write meanwhile. */
  compact(): Promise<void>;
}

/** Sees to it that what was deleted is in no unused part of the database's file either. */
export interface Scrubbing {
  /**
   * Empties the log and searches the file; makes it anew when something is found. A file that is too large for that
   * while people wait is made anew at night. Then the deletion is finished.
   * @param words by which its member can be found; none: it was interrupted, and nobody knows them any more
   */
  run(id: DeletionId, words: readonly string[], signal: AbortSignal): Promise<void>;
  /** Makes the file anew if a deletion asked for it. */
  nightly(signal: AbortSignal): Promise<boolean>;
}

/** Whoever writes waits while the file is made anew: about a second for so much. */
const AT_ONCE_BYTES = 64 * 1024 * 1024;
const TRIES = 50;
const TRY_AGAIN_MS = 100;

export const createScrubbing = (deps: {
  store: Store;
  clock: Clock;
  care: FileCare;
  atOnceBytes?: number;
}): Scrubbing => {
  const { store, clock, care, atOnceBytes = AT_ONCE_BYTES } = deps;

  /** Readers of an old state are through within milliseconds; a backup may take longer. */
  const flush = async (signal: AbortSignal): Promise<boolean> => {
    for (let tries = 0; tries < TRIES; tries += 1) {
      if (await care.flush()) return true;
      await sleep(TRY_AGAIN_MS, undefined, { signal });
    }
    return false;
  };
  const isClean = async (words: readonly string[], signal: AbortSignal): Promise<boolean> =>
    (await flush(signal)) && words.length > 0 && !(await care.holds(words));
  const compact = async (signal: AbortSignal): Promise<boolean> => {
    await care.compact();
    return flush(signal);
  };

  return {
    run: async (id, words, signal) => {
      let clean = await isClean(words, signal);
      if (!clean && (await care.size()) <= atOnceBytes) clean = await compact(signal);
      await store.transaction((tx) =>
        tx.deletions.update(id, { finishedAt: clock.now(), compactDue: !clean }),
      );
    },

    nightly: async (signal) => {
      const due = await store.read.deletions.compactDue();
      if (due.length === 0 || !(await compact(signal))) return false;
      await store.transaction(async (tx) => {
        for (const id of due) await tx.deletions.update(id, { compactDue: false });
      });
      return true;
    },
  };
};
