import { setImmediate as breathe } from 'node:timers/promises';
import type { Store } from '../../../db/store.ts';
import type { PlayImport } from '../../../domain/listening/imports.ts';
import type { PlayLedger } from '../ledger.ts';

/** Hides or shows what an import replaces in the stretch that it covers, as the import stands now. */
export type ReviewCovered = (one: PlayImport, signal: AbortSignal) => Promise<void>;

const BATCH = 1_000;

export const createCoverage =
  ({ store, ledger }: { store: Store; ledger: PlayLedger }): ReviewCovered =>
  async ({ memberId, found }, signal) => {
    const { fromAt = null, toAt = null } = found?.counts ?? {};
    if (fromAt === null || toAt === null) return;
    for (let after: number | null = fromAt - 1; after !== null; await breathe()) {
      signal.throwIfAborted();
      const from: number = after;
      after = await store.transaction(
        async (tx) => (await ledger.review(tx, { memberId, after: from, toAt, limit: BATCH })).next,
      );
    }
  };
