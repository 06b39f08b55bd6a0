import type { Store } from '../../db/store.ts';
import type { ReadingId, SourceId } from '../../domain/ids.ts';

/** Lines per transaction. */
const PER_STEP = 500;

/** Deletes the readings of a source that nothing needs any more, in short steps. Nobody sees their lines. */
export const sweepReadings = async (
  store: Store,
  sourceId: SourceId,
  needed: readonly (ReadingId | null)[],
): Promise<void> => {
  const keep = needed.filter((id) => id !== null);
  for (const { id, lines } of await store.read.readings.leftovers(sourceId, keep)) {
    const steps = Array.from({ length: Math.ceil(lines / PER_STEP) }, () => id);
    await store.batches(steps, 1, (tx) => tx.readings.trim(id, PER_STEP));
    await store.transaction((tx) => tx.readings.remove(id));
  }
};
