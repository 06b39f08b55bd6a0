import type { Clock } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import type { MemberId, SourceId } from '../../domain/ids.ts';
import type { SyncResult } from '../../domain/library/shown.ts';
import {
  diffLines,
  fullReadDue,
  type SyncWish,
  unchangedByListing,
  unchangedByVersion,
  unreadable,
} from '../../domain/library/sync.ts';
import type { SourceProblem } from '../../domain/library.ts';
import { type ErrorCode, isAppError } from '../../errors.ts';
import type { SourceLook, TrackSource } from '../../providers/track-source-port.ts';
import { type AfterSync, readFront } from './front.ts';
import { type ReadingTask, readWhole } from './reading.ts';
import { sweepReadings } from './sweeping.ts';

export interface SyncHooks {
  readonly signal: AbortSignal;
  /** Entries read so far, of how many. */
  readonly progress: (done: number, total: number) => Promise<void>;
}

/** Brings one chosen source up to date with as few calls as its kind allows. */
export interface SourceSync {
  /**
   * Idempotent: whatever interrupts it, the next call ends in the same library.
   * @throws {RetryAfter} when the provider asks to wait; what was read is kept, the next call goes on there.
   * @throws {AppError} NEEDS_REAUTH, NOT_LINKED, PROVIDER_UNAVAILABLE, STORAGE
   */
  syncOne(memberId: MemberId, sourceId: SourceId, full: boolean, hooks: SyncHooks): Promise<SyncResult>;
}

export interface SourceSyncDeps {
  readonly store: Store;
  readonly clock: Clock;
  /** Every kind there is. */
  readonly kinds: readonly TrackSource[];
  /** What follows when a sync brought tracks, within the transaction that shows them. */
  readonly afterSync?: AfterSync;
}

export const createSourceSync = (deps: SourceSyncDeps): SourceSync => {
  const { store, clock, kinds } = deps;

  const run = async (task: ReadingTask, full: boolean): Promise<SyncResult> => {
    const { source, account, reader, signal } = task;
    const { memberId, id } = source;
    const wish: SyncWish = { now: clock.now(), newestFirst: reader.newestFirst, full };
    const unchanged = async (): Promise<SyncResult> => {
      await store.transaction((tx) => tx.sources.confirm(memberId, id, clock.now()));
      return { kind: 'unchanged', tracks: source.syncedTracks ?? 0 };
    };
    if (unchangedByListing(source, wish)) return unchanged();
    const look = await reader.look(account, source.externalId, signal);
    if (unchangedByVersion(source, look.version, wish)) return unchanged();
    const front = reader.newestFirst && !fullReadDue(source, wish) ? await readFront(deps, task, look) : null;
    return front === null ? whole(task, look) : { kind: 'synced', dropped: 0, ...front };
  };

  const whole = async (task: ReadingTask, look: SourceLook): Promise<SyncResult> => {
    const { source } = task;
    const draft = await readWhole(deps, task, look);
    const before = source.readingId === null ? [] : await store.read.readings.lines(source.readingId);
    const after = await store.read.readings.lines(draft.id);
    const { added, removed } = diffLines(
      before.map(({ trackId }) => trackId),
      after.map(({ trackId }) => trackId),
    );
    const { version, dropped } = draft;
    const synced = { readingId: draft.id, syncedTracks: after.length, droppedEntries: dropped, version };
    await store.transaction(async (tx) => {
      const now = clock.now();
      await tx.sources.complete(source.memberId, source.id, { ...synced, full: true }, now);
      if (added > 0) await deps.afterSync?.(tx, source.memberId, now);
    });
    return { kind: 'synced', tracks: after.length, added, removed, dropped };
  };

  /** What cannot be read is noted on the source; only what may work later, or needs the person, is thrown on. */
  const refused = async (task: ReadingTask, error: unknown): Promise<SyncResult> => {
    const { memberId, id } = task.source;
    if ((await store.read.sources.find(memberId, id)) === null) return { kind: 'dropped' };
    const problem = isAppError(error) ? problemOf(error.code) : null;
    if (problem === null) throw error;
    const readable = problem === 'forbidden' ? { readable: false } : {};
    await store.transaction((tx) => tx.sources.setProblem(memberId, [id], problem, readable));
    if (problem === 'needs_reauth' || problem === 'unavailable') throw error;
    return { kind: 'problem', problem };
  };

  return {
    syncOne: async (memberId, sourceId, full, hooks) => {
      const source = await store.read.sources.find(memberId, sourceId);
      if (source === null || source.selectedAt === null) return { kind: 'dropped' };
      const problem = unreadable(source);
      if (problem !== null) return { kind: 'problem', problem };
      const account = await store.read.accounts.find(memberId, source.accountId);
      const reader = kinds.find(({ kind }) => kind === source.kind);
      if (account === null) return { kind: 'dropped' };
      if (reader === undefined) throw new Error(`Nothing reads sources of the kind ${source.kind}.`);
      const task = { source, account, reader, ...hooks };
      try {
        const result = await run(task, full);
        const now = await store.read.sources.find(memberId, sourceId);
        await sweepReadings(store, sourceId, [now?.readingId ?? null]);
        return result;
      } catch (error) {
        if (hooks.signal.aborted) throw error;
        return refused(task, error);
      }
    },
  };
};

/** How an error is remembered on the source; null for what says nothing about it. */
const problemOf = (code: ErrorCode): SourceProblem | null => {
  switch (code) {
    case 'FORBIDDEN_RESOURCE':
      return 'forbidden';
    case 'RESOURCE_GONE':
      return 'gone';
    case 'NEEDS_REAUTH':
    case 'NOT_LINKED':
      return 'needs_reauth';
    case 'INSUFFICIENT_SCOPE':
      return 'no_permission';
    case 'NOT_ALLOWLISTED':
    case 'OWNER_WITHOUT_PREMIUM':
      return 'app_refused';
    case 'PROVIDER_UNAVAILABLE':
      return 'unavailable';
    default:
      return null;
  }
};
