import { matchCopies } from './matching-copies.ts';
import type { Entry } from './playlist.ts';

/**
 * The same entries with those that stay in the order they have, and all new ones in one block (in the order of the
 * list), where it goes against that order least: newest first goes to the top, newest last to the end.
 */
export const loosen = (actual: readonly Entry[], merged: readonly Entry[]): readonly Entry[] => {
  const { places, isNew } = matchCopies(actual, merged);
  const kept = places.flatMap((place) => merged[place] ?? []);
  const fresh = merged.filter((_, index) => isNew[index]);
  return kept.toSpliced(bestGap(places, isNew), 0, ...fresh);
};

/** With the fewest pairs of an old and a new entry that stand the wrong way round; the last of several such gaps. */
const bestGap = (places: readonly number[], isNew: readonly boolean[]): number => {
  let count = 0;
  const newBefore = isNew.map((fresh) => {
    const before = count;
    if (fresh) count += 1;
    return before;
  });
  let [best, fewest, wrong] = [0, 0, 0];
  places.forEach((place, index) => {
    const before = newBefore[place] ?? 0;
    wrong += before - (count - before);
    if (wrong <= fewest) [best, fewest] = [index + 1, wrong];
  });
  return best;
};
