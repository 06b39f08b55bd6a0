import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import type { DeletionId, MemberId, PlayImportId, ReleaseUploadId } from '../../domain/ids.ts';
import {
  addCounts,
  type DeletedCounts,
  type Deletion,
  type DeletionTraces,
  NOBODY,
  tracesOf,
} from '../../domain/privacy/deletion.ts';
import type { UploadStore } from '../../providers/upload-port.ts';
import type { Scrubbing } from './scrubbing.ts';

/** Whom to tell when nobody waits for it any more: what is needed for that is known only before it is done. */
export interface Addressee {
  readonly memberId: MemberId;
  readonly locale: string;
}

/** Does what a member asked for who wants to be forgotten. */
export interface MemberErasing {
  /**
   * Deletes everything about the member of a deletion in short transactions, then sees to it that the file of the
   * database does not hold it either. May be interrupted anywhere and run again.
   * @returns whom it was about; null when nothing (more) was there
   */
  run(id: DeletionId, signal: AbortSignal): Promise<Addressee | null>;
}

export interface MemberErasingDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly scrubbing: Scrubbing;
  readonly imports: Pick<UploadStore<PlayImportId>, 'remove'>;
  readonly releases: Pick<UploadStore<ReleaseUploadId>, 'remove'>;
}

/** Some milliseconds of writing each. */
const PER_BATCH = 1_000;
const PAUSE_MS = 2;
/** Jobs hear within half a second that they are to stop; one that does not listen cannot write for much longer. */
const QUIET_WITHIN_MS = 10_000;
const POSTS_AT_ONCE = 200;
const IDS_AT_ONCE = 2_000;

export const createMemberErasing = (deps: MemberErasingDeps): MemberErasing => {
  const { store, clock, scrubbing, imports, releases } = deps;

  const stopJobs = async (memberId: MemberId, signal: AbortSignal): Promise<void> => {
    const until = clock.elapsed() + QUIET_WITHIN_MS;
    for (;;) {
      await store.transaction((tx) => tx.memberLeaving.stopJobs(memberId, clock.now()));
      if (clock.elapsed() > until || !(await store.read.memberLeaving.isBusy(memberId, clock.now()))) return;
      await sleep(100, undefined, { signal });
    }
  };

  /** Before anything goes: afterwards nobody knows what was only theirs. */
  const tracesFor = async ({ id, traces }: Deletion, memberId: MemberId): Promise<DeletionTraces> => {
    if (traces !== null) return traces;
    const { ownCatalogue } = store.read;
    const tracks = await ownCatalogue.privateTracks(memberId);
    const found = { tracks, entities: await ownCatalogue.watchedEntities(memberId) };
    await store.transaction((tx) => tx.deletions.update(id, { traces: found }));
    return found;
  };

  const removeFiles = async (
    uploads: Awaited<ReturnType<Store['read']['memberLeaving']['uploads']>>,
  ): Promise<void> => {
    for (const id of uploads.imports) await imports.remove(id);
    for (const id of uploads.releases) await releases.remove(id);
  };

  /** What went is counted in the transaction in which it went. */
  const note = async (tx: Repositories, id: DeletionId, counts: DeletedCounts): Promise<void> => {
    const before = (await tx.deletions.find(id))?.counts ?? {};
    await tx.deletions.update(id, { counts: addCounts(before, counts) });
  };

  const deleteRows = async (id: DeletionId, memberId: MemberId, signal: AbortSignal): Promise<void> => {
    for (const { table, kind } of store.read.memberData.holdings) {
      for (let gone = PER_BATCH; gone === PER_BATCH; await sleep(gone === 0 ? 0 : PAUSE_MS)) {
        signal.throwIfAborted();
        gone = await store.transaction(async (tx) => {
          const some = await tx.memberData.deleteSome(memberId, table, PER_BATCH);
          if (some > 0) await note(tx, id, { [kind]: some });
          return some;
        });
      }
    }
  };

  const deletePosts = async (traces: readonly string[]): Promise<void> => {
    for (let after: number | null = 0; after !== null; ) {
      const { ids, next }: { ids: Parameters<typeof remove>[0]; next: number | null } =
        await store.read.memberTraces.postsAbout(traces, after, POSTS_AT_ONCE);
      await remove(ids);
      after = next;
    }
  };
  const remove = (ids: Awaited<ReturnType<Store['read']['memberTraces']['postsAbout']>>['ids']) =>
    ids.length === 0 ? Promise.resolve(0) : store.transaction((tx) => tx.memberTraces.deletePosts(ids));

  /** What somebody else played too stays in the catalogue. */
  const deleteCatalogue = async (
    { tracks, entities }: DeletionTraces,
    signal: AbortSignal,
  ): Promise<void> => {
    const { ownCatalogue } = store.read;
    await store.transaction((tx) => tx.ownCatalogue.deleteEntities(entities));
    const listeners = tracks.length === 0 ? [] : await ownCatalogue.listeners();
    for (let start = 0; start < tracks.length; start += IDS_AT_ONCE) {
      const left = new Set(tracks.slice(start, start + IDS_AT_ONCE));
      for (const listener of listeners) {
        signal.throwIfAborted();
        for (const id of await ownCatalogue.playedBy(listener, [...left])) left.delete(id);
        await sleep(0);
      }
      await store.batches([...left], 200, async (tx, ids) => {
        await tx.ownCatalogue.deleteTracks(ids);
      });
    }
  };

  /** True when nothing was left, and the member is gone now. */
  const finish = (id: DeletionId, memberId: MemberId): Promise<boolean> =>
    store.transaction(async (tx) => {
      for (const { table } of tx.memberData.holdings) {
        if ((await tx.memberData.countIn(memberId, table)) > 0) return false;
      }
      await tx.memberTraces.deleteMentions(tracesOf(memberId));
      await tx.memberData.deleteMember(memberId);
      await tx.deletions.update(id, { memberId: null, traces: null });
      return true;
    });

  const erase = async (deletion: Deletion, memberId: MemberId, signal: AbortSignal): Promise<void> => {
    const { id } = deletion;
    await stopJobs(memberId, signal);
    const traces = await tracesFor(deletion, memberId);
    const uploads = await store.read.memberLeaving.uploads(memberId);
    await removeFiles(uploads);
    await store.transaction(async (tx) => {
      await tx.memberLeaving.handOver(memberId, NOBODY);
      await tx.memberTraces.deleteCovers(memberId);
    });
    do {
      await deleteRows(id, memberId, signal);
      await deletePosts(tracesOf(memberId));
      await deleteCatalogue(traces, signal);
    } while (!(await finish(id, memberId)));
    // What was being uploaded when it began may have arrived since.
    await removeFiles(uploads);
  };

  return {
    run: async (id, signal) => {
      const deletion = await store.read.deletions.find(id);
      if (deletion === null || deletion.finishedAt !== null) return null;
      const { memberId } = deletion;
      if (memberId === null) {
        await scrubbing.run(id, [], signal);
        return null;
      }
      const words = [...tracesOf(memberId), ...(await store.read.memberLeaving.words(memberId))];
      const locale = (await store.read.members.find(memberId))?.locale ?? 'en-US';
      await erase(deletion, memberId, signal);
      await scrubbing.run(id, words, signal);
      return { memberId, locale };
    },
  };
};
