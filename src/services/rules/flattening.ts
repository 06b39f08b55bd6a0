import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import { FLAT_VERSION } from '../../domain/enrichment/flat.ts';
import type { TrackId } from '../../domain/ids.ts';
import type { Enqueue } from '../intents.ts';
import { RULES_FLATTEN, rulesFlatten } from './work.ts';

/**
 * Flattens what an older version of the code flattened, or nobody yet. Rows of today are written with every change of
 * what they are made from; this is for the day after an update.
 */
export interface Flattening {
  /** True when every track was flattened by this version. */
  isReady(): Promise<boolean>;
  /** Enqueues the job when it is needed. Cheap: looks at most once when it is not. */
  enqueueDue(): Promise<void>;
  /** @param from where an earlier run stood @returns how many were flattened */
  run(
    from: TrackId | null,
    hooks: { readonly signal: AbortSignal; readonly done: (last: TrackId) => Promise<void> },
  ): Promise<number>;
}

const FACT = 'rules.flattened';
const BATCH = 100;
/** Lets the other half write in between. */
const PAUSE_MS = 2;

export const createFlattening = (deps: { store: Store; clock: Clock; enqueue: Enqueue }): Flattening => {
  const { store, clock, enqueue } = deps;
  let ready = false;
  const isReady = async (): Promise<boolean> => {
    ready ||= (await store.read.facts.get(FACT)) === String(FLAT_VERSION);
    return ready;
  };
  return {
    isReady,

    enqueueDue: async () => {
      if (await isReady()) return;
      if ((await store.read.jobs.activeByKey(RULES_FLATTEN)) !== null) return;
      await store.transaction((tx) => enqueue(tx, rulesFlatten()));
    },

    run: async (from, { signal, done }) => {
      let flattened = 0;
      for (let after = from; ; await sleep(PAUSE_MS)) {
        signal.throwIfAborted();
        const tracks = await store.read.trackFacts.versionsAfter(after, BATCH);
        const last = tracks.at(-1);
        if (last === undefined) break;
        const old = tracks.filter(({ version }) => version !== FLAT_VERSION).map(({ trackId }) => trackId);
        if (old.length > 0) {
          await store.transaction(async (tx) =>
            tx.trackFacts.refresh(await tx.tracks.byIds(old), clock.now()),
          );
          flattened += old.length;
        }
        after = last.trackId;
        await done(after);
      }
      await store.transaction((tx) => tx.facts.set(FACT, String(FLAT_VERSION)));
      return flattened;
    },
  };
};
