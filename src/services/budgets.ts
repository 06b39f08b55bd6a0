import type { Clock } from '../clock.ts';
import type { Store } from '../db/store.ts';
import type { AppMode } from '../domain/accounts.ts';
import {
  type Block,
  blockAsOf,
  budgetOf,
  freeAt,
  oldestSlice,
  type RestingBucket,
  type Slice,
  sliceAt,
} from '../domain/budgets.ts';
import type { AppId } from '../domain/ids.ts';
import { RetryAfter } from '../errors.ts';
import type { BudgetBucket, BudgetLedger } from '../providers/http-port.ts';

export interface Budgets extends BudgetLedger {
  /** Parts of Spotify that nobody calls for this app at the moment, soonest back first. */
  restingBuckets(app: { id: AppId; clientId: string; mode: AppMode }): Promise<RestingBucket[]>;
}

export interface BudgetDeps {
  readonly store: Store;
  readonly clock: Clock;
  /** Calls per rolling 24 hours; null is no budget. The default holds the numbers of domain/budgets.ts. */
  readonly limitOf?: (bucket: Pick<BudgetBucket, 'provider' | 'bucket' | 'mode'>) => number | null;
}

/** The ledger of calls in the database, so that a restart forgets neither a count nor a ban. */
export const createBudgets = ({ store, clock, limitOf = budgetOf }: BudgetDeps): Budgets => ({
  spend: async (bucket) => {
    const rest = await store.transaction(async ({ budgets }) => {
      const now = clock.now();
      const noted = await budgets.block(bucket);
      const block = noted === null ? null : blockAsOf(noted, now);
      if (block !== null && block !== noted) await budgets.setBlock(bucket, block);
      if (block !== null && block.until > now) return block;

      const slices = await budgets.slices(bucket);
      const limit = limitOf(bucket);
      const free = limit === null ? now : freeAt(slices, limit, now);
      if (free > now) return { until: free, why: 'quota' } as const;

      const at = sliceAt(now);
      // Calls noted while the clock was ahead move to the present, or they would count until that date comes.
      const ahead = slices.filter((slice) => slice.at > at);
      for (const slice of ahead) await budgets.dropSlice(bucket, slice.at);
      const present = slices.find((slice) => slice.at === at);
      if (present === undefined) await budgets.prune(oldestSlice(now), now);
      await budgets.setSlice(bucket, { at, calls: sum([...ahead, ...(present ? [present] : [])]) + 1 });
      return null;
    });
    if (rest !== null) throw restError(bucket, rest);
  },

  block: async (bucket, until, why) => {
    await store.transaction(async ({ budgets }) => {
      const now = clock.now();
      const noted = await budgets.block(bucket);
      const known = noted === null ? null : blockAsOf(noted, now);
      // A later, shorter answer does not take back a longer ban.
      if (known !== null && known.until >= until) return;
      await budgets.setBlock(bucket, { until, notedAt: now, why });
    });
  },

  restingBuckets: async ({ id, clientId, mode }) => {
    const now = clock.now();
    const api = await store.read.budgets.ofApp('spotify', String(id));
    const token = await store.read.budgets.ofApp('spotify', clientId);
    const blocks = [...api.blocks, ...token.blocks];
    const counted = Map.groupBy(api.slices, ({ bucket }) => bucket);
    const resting: RestingBucket[] = [
      ...blocks.map((block) => ({ bucket: block.bucket, ...restOf(blockAsOf(block, now)) })),
      ...[...counted].map(([bucket, slices]) => {
        const limit = limitOf({ provider: 'spotify', bucket, mode });
        const until = limit === null ? now : freeAt(slices, limit, now);
        return { bucket, until, why: 'budget' as const };
      }),
    ].map((rest) => ({ provider: 'spotify', ...rest }));
    return latestPerBucket(resting.filter(({ until }) => until > now));
  },
});

const restOf = ({ until, why }: Block) => ({ until, why });

const restError = ({ provider, bucket }: BudgetBucket, { until, why }: Pick<Block, 'until' | 'why'>) =>
  new RetryAfter(until, { provider, bucket, why });

const sum = (slices: readonly Slice[]): number => slices.reduce((total, { calls }) => total + calls, 0);

/** A bucket that rests for two reasons is back when the later one is over. */
const latestPerBucket = (resting: readonly RestingBucket[]): RestingBucket[] => {
  const byBucket = new Map<string, RestingBucket>();
  for (const rest of resting) {
    const known = byBucket.get(rest.bucket);
    if (known === undefined || known.until < rest.until) byBucket.set(rest.bucket, rest);
  }
  return [...byBucket.values()].sort((a, b) => a.until - b.until);
};
