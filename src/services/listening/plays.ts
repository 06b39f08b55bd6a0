import type { Clock } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import type { AccountId, MemberId } from '../../domain/ids.ts';
import { playAccounts, playLinkStateOf } from '../../domain/listening/accounts.ts';
import type { PlaySyncState, RecentPage, ShownPlay } from '../../domain/listening/shown.ts';
import type { PlaySpan } from '../../domain/listening.ts';
import { AppError } from '../../errors.ts';
import type { Enqueue } from '../intents.ts';
import { playsSync, playsSyncKey } from './work.ts';

/** A member's stored plays. */
export interface Plays {
  /**
   * A page of plays, newest first, with what may be missing in it.
   * @throws {AppError} NOT_LINKED when there is neither an account nor any play.
   */
  recent(memberId: MemberId, page: number): Promise<RecentPage>;
  /** Asks for a look at Spotify now. False when there was one minutes ago, or when there is no account to look with. */
  check(memberId: MemberId): Promise<boolean>;
}

export const RECENT_PAGE_SIZE = 10;
/** Spotify shows a play minutes after it ended: asking more often finds nothing and costs quota. */
export const CHECK_EVERY_MS = 2 * 60_000;

export const createPlays = (deps: { store: Store; clock: Clock; enqueue: Enqueue }): Plays => {
  const { store, clock, enqueue } = deps;

  const accountsOf = async (memberId: MemberId): Promise<AccountId[]> =>
    playAccounts(await store.read.accounts.ofMember(memberId)).map(({ id }) => id);

  const stateOf = async (memberId: MemberId): Promise<PlaySyncState> => {
    const syncs = await store.read.playSyncs.activeOf(memberId);
    const keys = (await accountsOf(memberId)).map(playsSyncKey);
    const jobs = await Promise.all(keys.map((key) => store.read.jobs.activeByKey(key)));
    const last = Math.max(...syncs.map(({ lastSyncAt }) => lastSyncAt ?? 0), 0);
    return {
      link: playLinkStateOf(await store.read.accounts.ofMember(memberId)),
      nextAt: syncs[0]?.nextSyncAt ?? null,
      lastAt: last === 0 ? null : last,
      failing: syncs.some(({ failures }) => failures > 0),
      running: jobs.some((job) => job !== null && job.runAt <= clock.now()),
    };
  };

  return {
    recent: async (memberId, asked) => {
      const page = Math.max(0, asked);
      const found = await store.read.plays.recent(memberId, page * RECENT_PAGE_SIZE, RECENT_PAGE_SIZE + 1);
      const plays = found.slice(0, RECENT_PAGE_SIZE);
      const sync = await stateOf(memberId);
      if (plays.length === 0 && page === 0 && sync.link === 'unlinked') throw new AppError('NOT_LINKED', {});
      const span = spanShown(found, page, clock.now());
      const gaps = span === null ? [] : await store.read.plays.gapsWithin(memberId, span);
      return { plays, gaps, page, older: found.length > plays.length, sync };
    },

    check: async (memberId) => {
      const accounts = await accountsOf(memberId);
      return store.transaction(async (tx) => {
        const now = clock.now();
        const justNow = (await tx.playSyncs.activeOf(memberId))
          .filter(({ lastSyncAt }) => lastSyncAt !== null && now - lastSyncAt < CHECK_EVERY_MS)
          .map(({ accountId }) => accountId);
        const ripe = accounts.filter((id) => !justNow.includes(id));
        for (const id of ripe) await enqueue(tx, playsSync(id, memberId));
        return ripe.length > 0;
      });
    },
  };
};

/** From the first play of the next page (so that a gap between two pages shows on the newer one) to the newest. */
const spanShown = (found: readonly ShownPlay[], page: number, now: number): PlaySpan | null => {
  const newest = found[0];
  const oldest = found.at(-1);
  if (newest === undefined || oldest === undefined) return null;
  return { fromAt: oldest.playedAt, toAt: page === 0 ? now : newest.playedAt };
};
