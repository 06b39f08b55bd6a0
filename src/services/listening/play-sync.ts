import type { Clock } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import type { AccountId, MemberId } from '../../domain/ids.ts';
import { activeAccounts } from '../../domain/listening/accounts.ts';
import { findGap, freshPlays, PAGE_LIMIT, spanOf } from '../../domain/listening/merge.ts';
import { paceOf } from '../../domain/listening/pace.ts';
import { ESTIMATED } from '../../domain/listening/play-flags.ts';
import { backOff, nextPlaySync, shareOf } from '../../domain/listening/schedule.ts';
import type { PlayGap } from '../../domain/listening.ts';
import { AppError, type ErrorCode, isAppError, RetryAfter } from '../../errors.ts';
import type { RecentPlay, SpotifyAccess, SpotifyReader } from '../../providers/spotify/port.ts';
import type { AccountAccess } from '../accounts/access.ts';
import type { Enqueue } from '../intents.ts';
import type { PlayLedger } from './ledger.ts';
import { playsSync } from './work.ts';

export type PlaySyncResult =
  | {
      readonly kind: 'synced';
      /** Plays on the page, and those of them that were new. */
      readonly seen: number;
      readonly added: number;
      readonly gap: PlayGap | null;
      readonly nextSyncAt: number;
    }
  /** It did not work now; the account stays due for `nextSyncAt`. */
  | { readonly kind: 'postponed'; readonly nextSyncAt: number; readonly code: ErrorCode }
  /** Nothing to fetch any more: unlinked, or waiting for a new link. */
  | { readonly kind: 'stopped'; readonly code: ErrorCode };

/** Brings what Spotify remembers of an account's plays into the database. */
export interface PlaySync {
  /** Enqueues every account whose time has come. Cheap when there is none. */
  enqueueDue(now: number): Promise<void>;
  /**
   * Reads the last plays of one account and stores those that are new, with their tracks, in one transaction.
   * @throws {RetryAfter} when Spotify asks to wait; the account's next time is noted.
   */
  sync(memberId: MemberId, accountId: AccountId, signal: AbortSignal): Promise<PlaySyncResult>;
  /**
   * The same for each account of a member that works.
   * @throws {AppError} NOT_LINKED when there is none
   */
  syncAll(memberId: MemberId, signal: AbortSignal): Promise<PlaySyncResult[]>;
}

/** Accounts taken over by one look at what is due; the rest has its turn seconds later. */
const PER_SCAN = 100;

export const createPlaySync = (deps: {
  store: Store;
  clock: Clock;
  spotify: Pick<SpotifyReader, 'recentlyPlayed'>;
  accounts: Pick<AccountAccess, 'access'>;
  enqueue: Enqueue;
  ledger: PlayLedger;
}): PlaySync => {
  const { store, clock, spotify, accounts, enqueue, ledger } = deps;
  const sync: PlaySync['sync'] = async (memberId, accountId, signal) => {
    try {
      const access = await accounts.access(memberId, accountId);
      const page = await spotify.recentlyPlayed(access, signal);
      const now = clock.now();
      return await store.transaction((tx) =>
        takePage(ledger, tx, { memberId, accountId, app: access.app, page, now }),
      );
    } catch (error) {
      if (signal.aborted || isAppError(error, 'STORAGE')) throw error;
      const now = clock.now();
      const nextSyncAt = await store.transaction((tx) =>
        noteFailure(tx, { memberId, accountId, error, now }),
      );
      return outcomeOf(error, nextSyncAt);
    }
  };
  return {
    sync,

    enqueueDue: async (now) => {
      const due = await store.read.playSyncs.due(now, PER_SCAN);
      if (due.length === 0) return;
      await store.transaction(async (tx) => {
        for (const { accountId, memberId } of due) await enqueue(tx, playsSync(accountId, memberId));
      });
    },

    syncAll: async (memberId, signal) => {
      const working = activeAccounts(await store.read.accounts.ofMember(memberId));
      if (working.length === 0) throw new AppError('NOT_LINKED', {});
      const results: PlaySyncResult[] = [];
      for (const { id } of working) results.push(await sync(memberId, id, signal));
      return results;
    },
  };
};

/** What most looks find. */
const NOTHING = { added: 0 };

const takePage = async (
  ledger: PlayLedger,
  tx: Repositories,
  facts: {
    memberId: MemberId;
    accountId: AccountId;
    app: SpotifyAccess['app'];
    page: readonly RecentPlay[];
    now: number;
  },
): Promise<PlaySyncResult> => {
  const { memberId, accountId, app, now } = facts;
  const account = await tx.accounts.find(memberId, accountId);
  // Unlinked while Spotify was answering: what came is not ours to keep.
  if (account === null || account.status === 'unlinked') return { kind: 'stopped', code: 'NOT_LINKED' };
  const sync = await tx.playSyncs.find(accountId, memberId);
  const page = facts.page.map(({ track, playedAt }) => {
    const { uri, durationMs } = track;
    return { uri, durationMs, track, playedAt };
  });
  const span = spanOf(page);
  const stored = span === null ? new Set<string>() : await tx.plays.keysWithin(memberId, span);
  const fresh = freshPlays(page, stored);
  const { newestPlayAt: known = null, lastSyncAt: lookedAt = null } = sync ?? {};
  const gap = findGap({ page, fresh, newestPlayAt: known, lookedAt });

  const ids = await tx.tracks.upsertTracks(
    fresh.map(({ track }) => track),
    now,
  );
  const plays = fresh.flatMap(({ uri, track, playedAt }) => {
    const trackId = ids.get(uri);
    if (trackId === undefined) throw new Error('A stored track came back without an id.');
    // How long it was heard is not told; the track's own length stands for it.
    return [{ trackId, endedAt: playedAt, msPlayed: track.durationMs ?? 0, flags: ESTIMATED }];
  });
  const origin = { kind: 'live' as const, accountId, importId: null };
  const { added } = plays.length === 0 ? NOTHING : await ledger.take(tx, { memberId, origin, plays, now });
  if (gap !== null) await tx.plays.noteGap(memberId, gap, now);

  const newest = Math.max(known ?? 0, span?.toAt ?? 0);
  const newestPlayAt = newest === 0 ? null : newest;
  const before = sync == null || sync.paceMs === null ? null : { paceMs: sync.paceMs, at: lookedAt ?? now };
  const ends = page.map(({ playedAt }) => playedAt);
  const paceMs = paceOf(ends, before, now);
  // Nobody has to be counted where there is no budget to share.
  const shareMs = app.mode === 'extended' ? 0 : shareOf(app.mode, await tx.apps.people(app.id));
  const overflowing = fresh.length >= PAGE_LIMIT;
  const listener = { paceMs, newestPlayAt, overflowing, shareMs };
  const nextSyncAt = nextPlaySync(accountId, listener, now);
  const standing = { failures: 0, nextSyncAt, lastSyncAt: now, newestPlayAt, paceMs };
  await tx.playSyncs.note(accountId, memberId, standing);
  return { kind: 'synced', seen: page.length, added, gap, nextSyncAt };
};

/** Any failure moves the next time, also one nobody expected: the account would be due at every look otherwise. */
const noteFailure = async (
  tx: Repositories,
  facts: { memberId: MemberId; accountId: AccountId; error: unknown; now: number },
): Promise<number> => {
  const { memberId, accountId, error, now } = facts;
  const account = await tx.accounts.find(memberId, accountId);
  const before = (await tx.playSyncs.find(accountId, memberId)) ?? {
    lastSyncAt: null,
    newestPlayAt: null,
    failures: 0,
  };
  const { lastSyncAt, newestPlayAt } = before;
  const waits = error instanceof RetryAfter;
  const failures = waits ? before.failures : before.failures + 1;
  const nextSyncAt = waits ? error.at : backOff(accountId, now, failures);
  if (account !== null) {
    await tx.playSyncs.note(accountId, memberId, { nextSyncAt, failures, lastSyncAt, newestPlayAt });
  }
  return nextSyncAt;
};

/** @throws what is not an answer of Spotify about this account: that is for the machinery of jobs. */
const outcomeOf = (error: unknown, nextSyncAt: number): PlaySyncResult => {
  if (!isAppError(error)) throw error;
  if (error.code === 'NOT_LINKED' || error.code === 'NEEDS_REAUTH' || error.code === 'NOT_FOUND') {
    return { kind: 'stopped', code: error.code };
  }
  return { kind: 'postponed', nextSyncAt, code: error.code };
};
