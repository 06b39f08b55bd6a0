/** Compares two places in the list; no two are equal. */
export type ByPlace = (a: number, b: number) => number;

/** Comparisons of two such runs, or moves of so many places, take a millisecond or two at most. */
const RUN = 2_048;

/**
 * The places 0 to `count` in order, found in steps: whoever drives it may let others have the thread in between.
 * Sorted runs are merged two by two.
 */
export function* sortedPlaces(count: number, compare: ByPlace): Generator<undefined, Uint32Array> {
  let places = Uint32Array.from({ length: count }, (_, place) => place);
  for (let start = 0; start < count; start += RUN) {
    places.subarray(start, start + RUN).sort(compare);
    yield;
  }
  let merged = new Uint32Array(count);
  for (let size = RUN; size < count; size *= 2) {
    for (let start = 0; start < count; start += size * 2) {
      yield* merge(places, merged, { start, middle: start + size, end: start + size * 2 }, compare);
    }
    [places, merged] = [merged, places];
  }
  return places;
}

function* merge(
  from: Uint32Array,
  to: Uint32Array,
  run: { readonly start: number; readonly middle: number; readonly end: number },
  compare: ByPlace,
): Generator<undefined, void> {
  const middle = Math.min(run.middle, from.length);
  const end = Math.min(run.end, from.length);
  let [left, right] = [run.start, middle];
  for (let at = run.start; at < end; at += 1) {
    const [one, other] = [from[left] ?? 0, from[right] ?? 0];
    const takesLeft = right >= end || (left < middle && compare(one, other) < 0);
    to[at] = takesLeft ? one : other;
    if (takesLeft) left += 1;
    else right += 1;
    if (at % RUN === 0) yield;
  }
}

/** Drives steps to their end without a pause. */
export const atOnce = <T>(steps: Generator<undefined, T>): T => {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
};
