import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '../../clock.ts';

/** Lets others have the thread when this one has held it for long enough. */
export type Breathe = () => Promise<void>;

/** Short enough that a click between two slices is answered at once. */
const LONGEST_HOLD_MS = 10;

export const createBreath = (clock: Pick<Clock, 'elapsed'>): Breathe => {
  let since = clock.elapsed();
  return async () => {
    if (clock.elapsed() - since < LONGEST_HOLD_MS) return;
    await nextTurn();
    since = clock.elapsed();
  };
};

/** Drives steps to their end, with a pause whenever they have held the thread for long enough. */
export const inSteps = async <T>(steps: Generator<undefined, T>, breathe: Breathe): Promise<T> => {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    await breathe();
  }
};
