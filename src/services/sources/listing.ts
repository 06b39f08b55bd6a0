import type { Clock } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import type { Account } from '../../domain/accounts.ts';
import type { MemberId } from '../../domain/ids.ts';
import { type ListedSource, type ListingPlan, planListing } from '../../domain/library/listing.ts';
import { nextSourceSync } from '../../domain/library/schedule.ts';
import type { SourceKind } from '../../domain/library.ts';
import { activeAccounts, rejectedAccount } from '../../domain/listening/accounts.ts';
import { AppError, isAppError } from '../../errors.ts';
import type { TrackSource } from '../../providers/track-source-port.ts';
import { sweepReadings } from './sweeping.ts';

/** Keeps the cached list of what a member can choose. */
export interface SourceListing {
  /**
   * Reads the list of every active account. What could be read is stored even when something else could not; then the
   * first failure is thrown.
   * @throws {AppError} NOT_LINKED or NEEDS_REAUTH when there is no account to ask with
   * @throws {RetryAfter}
   */
  refresh(memberId: MemberId, signal: AbortSignal): Promise<void>;
}

export interface SourceListingDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly kinds: readonly TrackSource[];
}

const PER_BATCH = 100;

export const createSourceListing = ({ store, clock, kinds }: SourceListingDeps): SourceListing => {
  const readKinds = async (account: Account, signal: AbortSignal) => {
    const listed = new Map<SourceKind, readonly ListedSource[]>();
    const failures: unknown[] = [];
    for (const reader of kinds.filter(({ provider }) => provider === account.provider)) {
      try {
        listed.set(reader.kind, await reader.list(account, signal));
      } catch (error) {
        if (signal.aborted) throw error;
        failures.push(error);
      }
    }
    return { listed, failures };
  };

  const write = async (account: Account, plan: ListingPlan, complete: boolean): Promise<void> => {
    const { memberId } = account;
    const now = clock.now();
    await store.batches(plan.entries, PER_BATCH, (tx, batch) => tx.sources.putListed(account, batch, now));
    // The person may choose one of them at this moment: every step leaves what is chosen alone.
    const removed = await store.transaction((tx) => tx.sources.forget(memberId, plan.removed));
    for (const id of removed) await sweepReadings(store, id, []);
    await store.transaction(async (tx) => {
      await tx.sources.removeForgotten(memberId, removed);
      const chosenMeanwhile = plan.removed.filter((id) => !removed.includes(id));
      await tx.sources.setProblem(memberId, [...plan.gone, ...chosenMeanwhile], 'gone');
      const listedAt = complete ? { listedAt: now } : {};
      await tx.sourceLists.note(account, { nextSyncAt: nextSourceSync(account.id, now), ...listedAt });
      await tx.managedHints.versionsListed(memberId, account.id, now);
    });
  };

  return {
    refresh: async (memberId, signal) => {
      const accounts = await store.read.accounts.ofMember(memberId);
      const active = activeAccounts(accounts);
      if (active.length === 0) throw noAccount(accounts);
      const failures: unknown[] = [];
      for (const account of active) {
        const { listed, failures: failed } = await readKinds(account, signal);
        failures.push(...failed);
        const known = await store.read.sources.listed(memberId, account.id, [...listed.keys()]);
        await write(account, planListing(known, listed), failed.length === 0);
      }
      if (failures.length > 0) throw worst(failures);
    },
  };
};

/** What the person must do something about comes first. */
const worst = (failures: readonly unknown[]): unknown =>
  failures.find((error) => isAppError(error, 'NEEDS_REAUTH')) ?? failures[0];

const noAccount = (accounts: readonly Account[]): AppError => {
  const rejected = rejectedAccount(accounts);
  return rejected === null
    ? new AppError('NOT_LINKED', {})
    : new AppError('NEEDS_REAUTH', { displayName: rejected.displayName });
};
