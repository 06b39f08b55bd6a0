import type { Clock } from '../../../clock.ts';
import type { Store } from '../../../db/store.ts';
import type { AccountId, MemberId } from '../../../domain/ids.ts';
import {
  hasUnseen,
  isDeepDue,
  nextScrobbleSync,
  readBackTo,
} from '../../../domain/listening/scrobble-schedule.ts';
import { isAppError, RetryAfter } from '../../../errors.ts';
import type { Enqueue } from '../../intents.ts';
import type { PlaySync, PlaySyncResult } from '../play-sync.ts';
import type { ScrobbleIntake } from './intake.ts';
import type { Listeners, Reader } from './listeners.ts';
import { playsBackfill } from './work.ts';

/** Brings what somebody played lately from ListenBrainz or Last.fm into the database. */
export type ScrobbleSync = Pick<PlaySync, 'sync'>;

interface Look {
  readonly seen: number;
  readonly added: number;
  readonly newestPlayAt: number | null;
}

export const createScrobbleSync = (deps: {
  store: Store;
  clock: Clock;
  listeners: Listeners;
  intake: ScrobbleIntake;
  enqueue: Enqueue;
}): ScrobbleSync => {
  const { store, clock, listeners, intake, enqueue } = deps;

  /** Reads back until everything as late as `backTo` was seen. */
  const look = async (
    { account, identity, source }: Reader,
    newest: number | null,
    backTo: number,
    signal: AbortSignal,
  ): Promise<Look> => {
    let [seen, added, newestPlayAt] = [0, 0, newest];
    for (let before: number | null | undefined; before !== null; ) {
      signal.throwIfAborted();
      const page = await source.page(identity, { before: before ?? null, after: backTo }, signal);
      added += await intake.take(account, page.scrobbles, clock.now());
      seen += page.scrobbles.length;
      for (const { at } of page.scrobbles) newestPlayAt = Math.max(newestPlayAt ?? 0, at);
      before = page.next === null || page.next <= backTo ? null : page.next;
    }
    return { seen, added, newestPlayAt };
  };

  /** The look of the day also asks how much there is: more than came in means that some lies further back. */
  const compare = async (
    { account, identity, source }: Reader,
    added: number,
    signal: AbortSignal,
  ): Promise<void> => {
    const { id, memberId } = account;
    const { total } = await source.profile(identity, signal);
    await store.transaction(async (tx) => {
      const known = await tx.scrobbleSyncs.find(id, memberId);
      const seen = { total: known.total, addedSince: known.addedSince + added };
      const again = known.backfilledAt !== null && hasUnseen(seen, total);
      const anew = again ? { backfillBefore: null, backfillRead: 0, backfilledAt: null } : {};
      await tx.scrobbleSyncs.note(id, memberId, { deepAt: clock.now(), total, addedSince: 0, ...anew });
      if (again || known.backfilledAt === null) await enqueue(tx, playsBackfill(account));
    });
  };

  const read = async (reader: Reader, signal: AbortSignal): Promise<PlaySyncResult> => {
    const { id, memberId } = reader.account;
    const before = await store.read.playSyncs.find(id, memberId);
    const { deepAt } = await store.read.scrobbleSyncs.find(id, memberId);
    const isDeep = isDeepDue(deepAt, clock.now());
    const backTo = readBackTo(before?.newestPlayAt ?? null, isDeep, clock.now());
    const { seen, added, newestPlayAt } = await look(reader, before?.newestPlayAt ?? null, backTo, signal);
    if (isDeep) await compare(reader, added, signal);
    return store.transaction(async (tx): Promise<PlaySyncResult> => {
      const now = clock.now();
      const nextSyncAt = nextScrobbleSync({ accountId: id, now, newestPlayAt, failures: 0 });
      await tx.playSyncs.note(id, memberId, { failures: 0, nextSyncAt, lastSyncAt: now, newestPlayAt });
      if (!isDeep && added > 0) await tx.scrobbleSyncs.added(id, memberId, added);
      return { kind: 'synced', seen, added, gap: null, nextSyncAt };
    });
  };

  /** Any failure moves the next time, also one nobody expected. */
  const noteFailure = (memberId: MemberId, accountId: AccountId, error: unknown): Promise<number> =>
    store.transaction(async (tx) => {
      const known = await tx.playSyncs.find(accountId, memberId);
      const { lastSyncAt = null, newestPlayAt = null, failures: before = 0 } = known ?? {};
      const isWait = error instanceof RetryAfter;
      const failures = isWait ? before : before + 1;
      const nextSyncAt = isWait
        ? error.at
        : nextScrobbleSync({ accountId, now: clock.now(), newestPlayAt, failures });
      if ((await tx.accounts.find(memberId, accountId)) !== null) {
        await tx.playSyncs.note(accountId, memberId, { nextSyncAt, failures, lastSyncAt, newestPlayAt });
      }
      return nextSyncAt;
    });

  return {
    sync: async (memberId, accountId, signal) => {
      let reader: Reader | null = null;
      try {
        reader = await listeners.reader(memberId, accountId);
        return await read(reader, signal);
      } catch (error) {
        if (signal.aborted || isAppError(error, 'STORAGE')) throw error;
        const closed = reader !== null && (await listeners.heed(reader.account, error, clock.now()));
        const nextSyncAt = await noteFailure(memberId, accountId, error);
        if (!isAppError(error)) throw error;
        const isOver = closed || error.code === 'NOT_LINKED' || error.code === 'NEEDS_REAUTH';
        return isOver
          ? { kind: 'stopped', code: error.code }
          : { kind: 'postponed', nextSyncAt, code: error.code };
      }
    },
  };
};
