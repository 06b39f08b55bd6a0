import { setTimeout as sleep } from 'node:timers/promises';
import { type Clock, HOUR } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import type { MemberId } from '../../domain/ids.ts';
import { playsBefore, unlinkedBefore } from '../../domain/privacy/retention.ts';
import { accountsDeleteData } from '../accounts/work.ts';
import type { Enqueue } from '../intents.ts';
import type { PlayLedger } from '../listening/ledger.ts';
import type { Scrubbing } from './scrubbing.ts';

export interface PrivacySwept {
  /** Plays that were older than their members want. */
  readonly plays: number;
  /** Unlinked accounts whose data goes now. */
  readonly accounts: number;
  /** The file of the database was made anew. */
  readonly compacted: boolean;
}

/** Every night: what members do not want kept any longer goes. */
export interface PrivacySweep {
  run(signal: AbortSignal): Promise<PrivacySwept>;
}

const PER_BATCH = 500;
/** Lets the other half write in between. */
const PAUSE_MS = 2;

export const createPrivacySweep = (deps: {
  store: Store;
  clock: Clock;
  enqueue: Enqueue;
  ledger: Pick<PlayLedger, 'removeBefore'>;
  /** The operator's word for members who said nothing about it; null: their data stays until they do. */
  unlinkedDays?: number | null;
  scrubbing: Pick<Scrubbing, 'nightly'>;
}): PrivacySweep => {
  const { store, clock, enqueue, ledger, scrubbing, unlinkedDays = null } = deps;

  const removePlays = async (memberId: MemberId, before: number, signal: AbortSignal): Promise<number> => {
    for (let removed = 0; ; await sleep(PAUSE_MS)) {
      signal.throwIfAborted();
      const some = await store.transaction((tx) =>
        ledger.removeBefore(tx, { memberId, before, limit: PER_BATCH }),
      );
      if (some === 0) return removed;
      removed += some;
    }
  };

  const removeAccounts = (memberId: MemberId, before: number): Promise<number> =>
    store.transaction(async (tx) => {
      const accounts = await tx.accounts.unlinkedBefore(memberId, before);
      for (const account of accounts) await enqueue(tx, accountsDeleteData(account, null));
      return accounts.length;
    });

  return {
    run: async (signal) => {
      const now = clock.now();
      let plays = 0;
      let accounts = 0;
      for (const { memberId, ...retention } of await store.read.retentions.limited()) {
        const oldest = playsBefore(retention, now);
        const unlinked = unlinkedBefore(retention, now);
        if (oldest !== null) plays += await removePlays(memberId, oldest, signal);
        if (unlinked !== null) accounts += await removeAccounts(memberId, unlinked);
      }
      const usual = unlinkedBefore({ playYears: null, unlinkedDays }, now);
      for (const memberId of usual === null ? [] : await store.read.retentions.silent(usual)) {
        if (usual !== null) accounts += await removeAccounts(memberId, usual);
      }
      await store.transaction((tx) => tx.deletions.settle(now - HOUR));
      return { plays, accounts, compacted: await scrubbing.nightly(signal) };
    },
  };
};
