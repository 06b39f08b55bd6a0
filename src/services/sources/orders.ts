import type { Store } from '../../db/store.ts';
import type { MemberId } from '../../domain/ids.ts';
import type { NewJob } from '../../domain/jobs.ts';
import { nextSourceSync } from '../../domain/library/schedule.ts';
import { type AppError, isAppError } from '../../errors.ts';
import type { Enqueue } from '../intents.ts';
import type { SourceListing } from './listing.ts';
import { type SyncOrder, sourceSync, sourcesSync } from './work.ts';

/** Turns "sync my sources", by a person or by the clock, into one job per source. */
export interface SourceOrders {
  /**
   * Brings the cached list up to date, so that unchanged sources cost nothing, and says what is to be done. A list that
   * cannot be read now is no reason to stop: each source finds out for itself.
   * @param askedAt ms UTC: whatever was changed before is to be seen, so an older list is read again
   * @throws {AppError} NEEDS_REAUTH, NOT_LINKED
   */
  prepare(memberId: MemberId, order: SyncOrder, askedAt: number, signal: AbortSignal): Promise<NewJob[]>;
  /** Enqueues a sync for everybody whose time has come. Cheap when there is nobody. */
  enqueueDue(now: number): Promise<void>;
}

const PER_SCAN = 50;

export const createSourceOrders = (deps: {
  store: Store;
  listing: SourceListing;
  enqueue: Enqueue;
}): SourceOrders => {
  const { store, listing, enqueue } = deps;

  const refresh = async (memberId: MemberId, askedAt: number, signal: AbortSignal): Promise<void> => {
    const lists = await store.read.sourceLists.ofMember(memberId);
    const current = lists.every(({ listedAt }) => listedAt !== null && listedAt > askedAt);
    if (lists.length > 0 && current) return;
    try {
      await listing.refresh(memberId, signal);
    } catch (error) {
      const fatal = isAppError(error) && FATAL.has(error.code);
      if (signal.aborted || fatal) throw error;
    }
  };

  return {
    prepare: async (memberId, { only, full = false }, askedAt, signal) => {
      await refresh(memberId, askedAt, signal);
      const chosen = await store.read.sources.chosen(memberId);
      return chosen
        .filter(({ id }) => only === undefined || only.includes(id))
        .map((source) => sourceSync(source, full));
    },

    enqueueDue: async (now) => {
      const due = await store.read.sourceLists.due(now, PER_SCAN);
      if (due.length === 0) return;
      await store.transaction(async (tx) => {
        for (const { accountId, memberId } of due) {
          await tx.sourceLists.note(
            { id: accountId, memberId },
            { nextSyncAt: nextSourceSync(accountId, now) },
          );
          if ((await tx.sources.countChosen(memberId)) > 0) await enqueue(tx, sourcesSync(memberId));
        }
      });
    },
  };
};

const FATAL: ReadonlySet<AppError['code']> = new Set<AppError['code']>([
  'NEEDS_REAUTH',
  'NOT_LINKED',
  'STORAGE',
]);
