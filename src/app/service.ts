import type { HalfSurroundings, RunningHalf } from './half.ts';
import { createOutsideServices } from './outside.ts';
import { createSharedServices } from './shared.ts';
import { createStack } from './stack.ts';
import { openStorage } from './storage.ts';
import { workOf } from './work.ts';

/** The service half: runs jobs, talks to providers, serves the web pages, shows progress. */
export const startService = async (surroundings: HalfSurroundings): Promise<RunningHalf> => {
  const stack = createStack(surroundings.log);
  try {
    const { database, store } = openStorage(surroundings, 'normal');
    stack.add('database', () => database.close());
    const shared = createSharedServices(surroundings, store);
    const { handlers } = workOf(shared, createOutsideServices(surroundings, shared));
    return { facts: `${handlers.length} job kinds`, stop: stack.unwind };
  } catch (error) {
    await stack.unwind();
    throw error;
  }
};
