import { type Clock, MINUTE, SECOND } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { ExamplesFrom, SortedStyle } from '../../db/repositories/suggestions.ts';
import type { Store } from '../../db/store.ts';
import type { Example } from '../../domain/curation/suggest/facts.ts';
import { createLearner, MOST_SORTS } from '../../domain/curation/suggest/learner.ts';
import { MODEL_VERSION } from '../../domain/curation/suggest/model.ts';
import type { NewJob } from '../../domain/jobs.ts';
import type { Enqueue } from '../intents.ts';
import { createBreath } from '../rules/breath.ts';

/** Learns from sorts in the background. */
export const CURATION_LEARN = 'curation.learn';

/** For everybody whose sorts have changed. */
export const curationLearn = (): NewJob => ({
  kind: CURATION_LEARN,
  memberId: null,
  dedupeKey: CURATION_LEARN,
});

export interface SortLearning {
  /**
   * A member's sorts of a style have changed: a sort, an undo, a hand edit, a merge of categories. One small write in
   * the transaction of the change; learning comes later, once for all that happens until then.
   */
  noted(tx: Pick<Repositories, 'suggestions'>, of: SortedStyle): Promise<void>;
  /** Enqueues the job when there is something to learn. Cheap. */
  enqueueDue(now: number): Promise<void>;
  /** Learns everything that is due. @returns how many models */
  run(signal: AbortSignal): Promise<number>;
}

/** Long enough that a stretch of quick clicks is learned at once. */
const WAIT_MS = 10 * SECOND;
const PAGE = 250;
const SLICE = 25;

export const createSortLearning = (deps: { store: Store; clock: Clock; enqueue: Enqueue }): SortLearning => {
  const { store, clock, enqueue } = deps;
  let outdated = false;

  const due = async (now: number, limit: number): Promise<SortedStyle[]> =>
    store.read.suggestions.due(now, now + MINUTE, limit);

  const examplesOf = async (of: SortedStyle, signal: AbortSignal): Promise<Example[]> => {
    const examples: Example[] = [];
    const breathe = createBreath(clock);
    let from: ExamplesFrom | null = null;
    while (examples.length < MOST_SORTS) {
      signal.throwIfAborted();
      const page = await store.read.suggestions.examples(of, from, PAGE);
      examples.push(...page.map(({ example }) => example));
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE) break;
      from = last.from;
      await breathe();
    }
    return examples.slice(0, MOST_SORTS).reverse();
  };

  const learn = async (of: SortedStyle, signal: AbortSignal): Promise<void> => {
    const noted = await store.read.suggestions.noted(of);
    const learner = createLearner();
    const breathe = createBreath(clock);
    for (const [at, example] of (await examplesOf(of, signal)).entries()) {
      learner.learn(example);
      if (at % SLICE === 0) await breathe();
    }
    const model = learner.model();
    const now = clock.now();
    await store.transaction((tx) => tx.suggestions.put(of, model, noted ?? 0, { now, again: now + WAIT_MS }));
  };

  return {
    noted: (tx, of) => tx.suggestions.note(of, clock.now() + WAIT_MS),

    enqueueDue: async (now) => {
      if (!outdated) await store.transaction((tx) => tx.suggestions.outdate(MODEL_VERSION, now));
      outdated = true;
      if ((await due(now, 1)).length === 0) return;
      if ((await store.read.jobs.activeByKey(CURATION_LEARN)) !== null) return;
      await store.transaction((tx) => enqueue(tx, curationLearn()));
    },

    run: async (signal) => {
      let learned = 0;
      for (;;) {
        signal.throwIfAborted();
        const [next] = await due(clock.now(), 1);
        if (next === undefined) return learned;
        await learn(next, signal);
        learned++;
      }
    },
  };
};
