import { accountsReseal } from '../services/accounts/work.ts';
import { createPlaysCount } from '../services/operators/plays-count.ts';
import { cardInAnswer } from './curation-cards.ts';
import type { HalfSurroundings, RunningHalf } from './half.ts';
import { startHeart } from './heart.ts';
import { createMeasures } from './measures.ts';
import { createOutsideServices } from './outside.ts';
import { createSharedServices } from './shared.ts';
import { createStack } from './stack.ts';
import { openStorage } from './storage.ts';
import { webOf } from './web.ts';
import { workOf } from './work.ts';

/** The service half: runs jobs, talks to providers, serves the web pages, shows progress. */
export const startService = async (outer: HalfSurroundings): Promise<RunningHalf> => {
  const stack = createStack(outer.log);
  // What this half enqueues, it runs itself: the hint stays at home. Nobody listens until the runner is there.
  let wake = (): void => undefined;
  const surroundings = { ...outer, hints: { ...outer.hints, send: () => wake() } };
  try {
    const { database, store } = openStorage(surroundings, 'normal');
    stack.add('database', () => database.close());
    const shared = createSharedServices(surroundings, store);
    stack.add('pictures', shared.drawer.stop);
    await shared.apps.ensureOperators();
    await shared.styles.seed();
    await shared.rollupCheck.orderMissing();
    // A second key means that one was put in front: only then is there something to seal again.
    if (surroundings.config.encryptionKeys.length > 1) await shared.queue.enqueue(accountsReseal());
    const outside = createOutsideServices(surroundings, shared, database);
    stack.add('http', outside.http.close);
    const work = workOf(surroundings, shared, outside, database);
    const web = await webOf(surroundings, shared, outside);
    stack.add('web', web.stop);
    const { port } = await web.start();
    const { queue, steps } = shared;
    const heart = startHeart(
      surroundings,
      {
        ...{ store, queue, posts: outside.posts, work, stepKinds: steps.kinds },
        insteadOfCard: cardInAnswer(shared.sorting),
      },
      stack,
    );
    wake = heart.wake;
    const measure = createMeasures({
      ...{ ...shared, clock: surroundings.clock },
      playsCount: createPlaysCount({ store, ...surroundings }),
    });
    return { facts: `${work.handlers.length} job kinds, web on port ${port}`, measure, stop: stack.unwind };
  } catch (error) {
    await stack.unwind();
    throw error;
  }
};
