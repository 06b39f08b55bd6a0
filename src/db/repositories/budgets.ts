import { and, eq, lt, type SQL } from 'drizzle-orm';
import type { Block, Slice } from '../../domain/budgets.ts';
import type { Queries, Tx } from '../database.ts';

/** What is counted by itself: a part of a provider for one app. */
export interface BudgetKey {
  readonly provider: string;
  readonly app: string;
  readonly bucket: string;
}

export const budgetReads = ({ q, t }: Queries) => {
  const sliceColumns = { at: t.budgetSlices.sliceAt, calls: t.budgetSlices.calls };
  const blockColumns = {
    until: t.budgetBlocks.blockedUntil,
    notedAt: t.budgetBlocks.notedAt,
    why: t.budgetBlocks.why,
  };
  return {
    slices: async (key: BudgetKey): Promise<Slice[]> =>
      q.select(sliceColumns).from(t.budgetSlices).where(sameBucket(t.budgetSlices, key)),

    block: async (key: BudgetKey): Promise<Block | null> =>
      (await q.select(blockColumns).from(t.budgetBlocks).where(sameBucket(t.budgetBlocks, key)))[0] ?? null,

    /** Everything that is noted, of every provider. */
    everything: async (): Promise<{ slices: (Slice & BudgetKey)[]; blocks: (Block & BudgetKey)[] }> => {
      const keyOf = (table: typeof t.budgetSlices | typeof t.budgetBlocks) => ({
        provider: table.provider,
        app: table.app,
        bucket: table.bucket,
      });
      return {
        slices: await q.select({ ...sliceColumns, ...keyOf(t.budgetSlices) }).from(t.budgetSlices),
        blocks: await q.select({ ...blockColumns, ...keyOf(t.budgetBlocks) }).from(t.budgetBlocks),
      };
    },

    /** Everything noted about one app of a provider, by bucket. */
    ofApp: async (
      provider: string,
      app: string,
    ): Promise<{ slices: (Slice & { bucket: string })[]; blocks: (Block & { bucket: string })[] }> => {
      const { budgetSlices, budgetBlocks } = t;
      return {
        slices: await q
          .select({ ...sliceColumns, bucket: budgetSlices.bucket })
          .from(budgetSlices)
          .where(and(eq(budgetSlices.provider, provider), eq(budgetSlices.app, app))),
        blocks: await q
          .select({ ...blockColumns, bucket: budgetBlocks.bucket })
          .from(budgetBlocks)
          .where(and(eq(budgetBlocks.provider, provider), eq(budgetBlocks.app, app))),
      };
    },
  };
};

export const budgetWrites = ({ q, t }: Tx) => ({
  /** Writes how many calls the slice that starts at `at` holds. */
  setSlice: async (key: BudgetKey, { at, calls }: Slice): Promise<void> => {
    const { provider, app, bucket, sliceAt } = t.budgetSlices;
    await q
      .insert(t.budgetSlices)
      .values({ ...only(key), sliceAt: at, calls })
      .onConflictDoUpdate({ target: [provider, app, bucket, sliceAt], set: { calls } });
  },

  dropSlice: async (key: BudgetKey, at: number): Promise<void> => {
    await q
      .delete(t.budgetSlices)
      .where(and(sameBucket(t.budgetSlices, key), eq(t.budgetSlices.sliceAt, at)));
  },

  setBlock: async (key: BudgetKey, { until, notedAt, why }: Block): Promise<void> => {
    const { provider, app, bucket } = t.budgetBlocks;
    const set = { blockedUntil: until, notedAt, why };
    await q
      .insert(t.budgetBlocks)
      .values({ ...only(key), ...set })
      .onConflictDoUpdate({ target: [provider, app, bucket], set });
  },

  /** Removes slices that start before `oldestSlice` and blocks that are over, of every provider. */
  prune: async (oldestSlice: number, now: number): Promise<void> => {
    await q.delete(t.budgetSlices).where(lt(t.budgetSlices.sliceAt, oldestSlice));
    await q.delete(t.budgetBlocks).where(lt(t.budgetBlocks.blockedUntil, now));
  },
});

const sameBucket = (
  table: Tx['t']['budgetSlices'] | Tx['t']['budgetBlocks'],
  { provider, app, bucket }: BudgetKey,
): SQL | undefined => and(eq(table.provider, provider), eq(table.app, app), eq(table.bucket, bucket));

const only = ({ provider, app, bucket }: BudgetKey): BudgetKey => ({ provider, app, bucket });
