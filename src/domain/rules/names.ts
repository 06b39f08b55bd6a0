import { fold } from '../library/fold.ts';
import { editDistance } from '../matching/spelling.ts';

/** Edits that a slip may make in a word of this length. */
const allowed = (length: number): number => (length < 3 ? 0 : length < 5 ? 1 : length < 9 ? 2 : 3);

/** Longer words are no slips of known ones, and comparing them would cost. */
const LONGEST = 60;

/**
 * The known word that is nearest to what was typed, case and accents aside; undefined when none is near. The first of
 * several equally near ones.
 */
export const nearestName = (typed: string, known: Iterable<string>): string | undefined => {
  if (typed.length > LONGEST) return undefined;
  const word = fold(typed);
  const limit = allowed(word.length);
  let best: string | undefined;
  let least = limit + 1;
  for (const name of known) {
    if (name.length > LONGEST) continue;
    const distance = editDistance(word, fold(name), limit);
    if (distance < least) {
      best = name;
      least = distance;
      if (distance === 0) break;
    }
  }
  return best;
};
