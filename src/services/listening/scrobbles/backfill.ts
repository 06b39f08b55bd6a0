import type { Clock } from '../../../clock.ts';
import type { Store } from '../../../db/store.ts';
import type { AccountId, MemberId } from '../../../domain/ids.ts';
import { type ErrorCode, isAppError } from '../../../errors.ts';
import type { ScrobbleIntake } from './intake.ts';
import type { Listeners, Reader } from './listeners.ts';

export type BackfillResult =
  | { readonly kind: 'read'; readonly plays: number; readonly added: number }
  /** Nothing to read any more: unlinked, closed to us, or waiting for a new link. */
  | { readonly kind: 'stopped'; readonly code: ErrorCode };

/**
 * Reads everything that somebody ever played at ListenBrainz or Last.fm, from the newest to the oldest. Where it stands
 * is noted with every page, so it goes on there after a crash; a page that was taken half before is taken again, and
 * nothing of it is stored twice.
 */
export interface ScrobbleBackfill {
  /** @throws {AppError} PROVIDER_UNAVAILABLE; {@link RetryAfter} */
  run(
    memberId: MemberId,
    accountId: AccountId,
    options: {
      readonly signal: AbortSignal;
      /** @param total plays that there are; null when the place does not say */
      progress(read: number, total: number | null): Promise<void>;
    },
  ): Promise<BackfillResult>;
}

export const createScrobbleBackfill = (deps: {
  store: Store;
  clock: Clock;
  listeners: Listeners;
  intake: ScrobbleIntake;
}): ScrobbleBackfill => {
  const { store, clock, listeners, intake } = deps;

  const read = async (
    { account, identity, source }: Reader,
    { signal, progress }: Parameters<ScrobbleBackfill['run']>[2],
  ): Promise<BackfillResult> => {
    const { id, memberId } = account;
    const start = await store.read.scrobbleSyncs.find(id, memberId);
    const { total } = await source.profile(identity, signal);
    let [before, plays, added] = [start.backfillBefore, start.backfillRead, 0];
    for (let isLast = false; !isLast; ) {
      signal.throwIfAborted();
      await progress(plays, total);
      const page = await source.page(identity, { before, after: null }, signal);
      added += await intake.take(account, page.scrobbles, clock.now());
      plays += page.scrobbles.length;
      isLast = page.next === null;
      before = page.next;
      await store.transaction((tx) =>
        tx.scrobbleSyncs.note(id, memberId, {
          backfillBefore: before,
          backfillRead: plays,
          // From here on the looks of the day count what there is.
          ...(isLast ? { backfilledAt: clock.now(), total: null, addedSince: 0 } : {}),
        }),
      );
    }
    await progress(plays, total);
    return { kind: 'read', plays, added };
  };

  return {
    run: async (memberId, accountId, options) => {
      let reader: Reader | null = null;
      try {
        reader = await listeners.reader(memberId, accountId);
        return await read(reader, options);
      } catch (error) {
        if (!isAppError(error)) throw error;
        const closed = reader !== null && (await listeners.heed(reader.account, error, clock.now()));
        if (closed || error.code === 'NOT_LINKED' || error.code === 'NEEDS_REAUTH') {
          return { kind: 'stopped', code: error.code };
        }
        throw error;
      }
    },
  };
};
