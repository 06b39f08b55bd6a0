/**
 * Writes what comes at once in one go: while a write runs, what arrives is gathered for the next one. A commit costs a
 * disk flush, so two hundred people at the same moment cost two commits instead of two hundred.
 * @param write gets what was gathered, in order; its failure is the failure of each of them.
 */
export const createGroupWriter = <T>(
  write: (items: readonly T[]) => Promise<void>,
): ((item: T) => Promise<void>) => {
  let gathered: { items: T[]; done: Promise<void> } | null = null;
  let running: Promise<void> = Promise.resolve();

  const start = (): { items: T[]; done: Promise<void> } => {
    const items: T[] = [];
    const done = running.then(() => {
      gathered = null;
      return write(items);
    });
    running = done.catch(() => undefined);
    return { items, done };
  };

  return (item) => {
    gathered ??= start();
    gathered.items.push(item);
    return gathered.done;
  };
};
