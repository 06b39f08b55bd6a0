import type { Queries, Tx } from '../database.ts';
import { memberReads, memberWrites } from './members.ts';

/** Every question, by noun. */
export const readsOf = (queries: Queries) => ({
  members: memberReads(queries),
});

/** Every question and every write, by noun; exists within a transaction only. */
export const repositoriesOf = (tx: Tx) => ({
  members: { ...memberReads(tx), ...memberWrites(tx) },
});

export type Reads = ReturnType<typeof readsOf>;
export type Repositories = ReturnType<typeof repositoriesOf>;
