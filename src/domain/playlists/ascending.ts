/**
 * The indexes of a longest strictly ascending subsequence, in order (patience sorting, n log n). What belongs to it can
 * stay where it is while the rest moves.
 */
export const longestAscending = (values: readonly number[]): number[] => {
  const tails: number[] = [];
  const previous: number[] = [];
  values.forEach((value, index) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous.push(low === 0 ? -1 : (tails[low - 1] ?? -1));
    tails[low] = index;
  });
  const chain: number[] = [];
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) chain.push(index);
  return chain.reverse();
};
