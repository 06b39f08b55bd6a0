/**
 * Chosen lines of a page of a list, small enough for a custom id: a bit each, and a mark of what stood on the page, so
 * that a list that has changed since is noticed and nothing else is meant by it.
 */
export const choiceMask = <T>(page: readonly T[], chosen: ReadonlySet<T>): string =>
  page.reduce((mask, one, at) => (chosen.has(one) ? mask | (1 << at) : mask), 0).toString(36);

/** The chosen ones again. @param page at most 25 */
export const chosenByMask = <T>(page: readonly T[], mask: string): T[] => {
  const bits = /^[0-9a-z]{1,6}$/.test(mask) ? Number.parseInt(mask, 36) : 0;
  return page.filter((_, at) => (bits & (1 << at)) !== 0);
};
