/**
 * Three-valued truth (Kleene) as small numbers, so that nothing is made per track. `STOPS` is an unknown that the rule
 * set does not want to live with (`whenMissing: fail`): it behaves as unknown, and survives wherever the answer depends
 * on it. The result never depends on the order of the rules.
 */
export type Truth = 0 | 1 | 2 | 3;

export const FALSE = 0;
export const UNKNOWN = 1;
export const STOPS = 2;
export const TRUE = 3;

export const truthOf = (value: boolean): Truth => (value ? TRUE : FALSE);

export const not = (truth: Truth): Truth => (truth === TRUE ? FALSE : truth === FALSE ? TRUE : truth);

/** As people are told: null is unknown. */
export const answerOf = (truth: Truth): boolean | null =>
  truth === TRUE ? true : truth === FALSE ? false : null;

/** All of them, where the truths are at hand. */
export const allOf = (truths: readonly Truth[]): Truth => {
  let result: Truth = TRUE;
  for (const truth of truths) {
    if (truth === FALSE) return FALSE;
    if (truth !== TRUE && (result === TRUE || truth > result)) result = truth;
  }
  return result;
};

export const anyOf = (truths: readonly Truth[]): Truth => {
  let result: Truth = FALSE;
  for (const truth of truths) if (truth > result) result = truth;
  return result;
};

export const atLeastOf = (count: number, truths: readonly Truth[]): Truth => {
  let sure = 0;
  let open = 0;
  let worst: Truth = UNKNOWN;
  for (const truth of truths) {
    if (truth === TRUE) sure++;
    else if (truth !== FALSE) {
      open++;
      if (truth > worst) worst = truth;
    }
  }
  return sure >= count ? TRUE : sure + open < count ? FALSE : worst;
};

/** `otherwise` counts wherever the condition is not true; only one that stops is not overruled. */
export const ifOf = (condition: Truth, then: Truth, otherwise: Truth): Truth =>
  condition === TRUE ? then : condition === STOPS ? STOPS : otherwise;
