import { setTimeout as sleep } from 'node:timers/promises';
import type { Database, Tx } from './database.ts';
import { type Reads, type Repositories, readsOf, repositoriesOf } from './repositories/repositories.ts';

/**
 * What services see of the database: repositories. `read` holds only questions; the ones that write exist in a
 * transaction alone, so a write outside of one does not compile.
 */
export interface Store {
  readonly read: Reads;
  /** @see Database.transaction */
  transaction<T>(work: (tx: Repositories) => Promise<T>): Promise<T>;
  /**
   * One transaction per `size` items with a pause between, so that a bulk writer never keeps the other half waiting
   * for more than one batch. A failure leaves the earlier batches written: callers are idempotent.
   */
  batches<T>(
    items: readonly T[],
    size: number,
    work: (tx: Repositories, batch: readonly T[]) => Promise<void>,
  ): Promise<void>;
}

const PAUSE_MS = 2;

export const createStore = (database: Database): Store => {
  // The driver hands out the same handle every time, so repositories may keep prepared statements.
  const known = new WeakMap<Tx, Repositories>();
  const of = (tx: Tx): Repositories => {
    const repositories = known.get(tx) ?? repositoriesOf(tx);
    known.set(tx, repositories);
    return repositories;
  };
  const transaction: Store['transaction'] = (work) => database.transaction((tx) => work(of(tx)));
  return {
    read: readsOf(database.read),
    transaction,
    batches: async (items, size, work) => {
      for (let start = 0; start < items.length; start += size) {
        if (start > 0) await sleep(PAUSE_MS);
        await transaction((tx) => work(tx, items.slice(start, start + size)));
      }
    },
  };
};
