import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../../clock.ts';
import type { Store } from '../../../db/store.ts';
import type { MemberId, PlayImportId, PlayOriginId } from '../../../domain/ids.ts';
import type { UploadStore } from '../../../providers/upload-port.ts';
import type { PlayLedger } from '../ledger.ts';
import { createCoverage } from './coverage.ts';
import type { ImportHooks } from './reading.ts';

/** Takes out exactly what one import brought; what it had covered shows again. Goes on where it was stopped. */
export interface ImportUndoing {
  /** @returns how many plays went in this run; null when it is not to be undone (any more) */
  run(memberId: MemberId, id: PlayImportId, hooks: ImportHooks): Promise<number | null>;
}

type Removed = Awaited<ReturnType<PlayLedger['remove']>>;

/** Rows looked at in one transaction. */
const BATCH = 700;
const PAUSE_MS = 1;

export const createImportUndoing = (deps: {
  store: Store;
  clock: Clock;
  ledger: PlayLedger;
  uploads: Pick<UploadStore, 'remove'>;
}): ImportUndoing => {
  const { store, clock, ledger, uploads } = deps;
  const review = createCoverage(deps);
  const removeSome = (memberId: MemberId, originId: PlayOriginId, after: number | null): Promise<Removed> =>
    store.transaction((tx) => ledger.remove(tx, { memberId, originId, after, limit: BATCH }));
  return {
    run: async (memberId, id, { signal, progress }) => {
      const row = await store.read.playImports.find(memberId, id);
      if (row?.status !== 'undoing') return null;
      // What it had replaced counts again: it is no longer one of those that replace.
      if (row.mode === 'replace') await review(row, signal);
      const { originId } = row;
      const brought = row.stored?.counts.added ?? 0;
      let removed = 0;
      for (let after: number | null = null; originId !== null; ) {
        signal.throwIfAborted();
        const step: Removed = await removeSome(memberId, originId, after);
        removed += step.removed;
        if (step.next === null) break;
        after = step.next;
        await progress(brought === 0 ? 1 : Math.min(1, removed / brought), removed);
        await sleep(PAUSE_MS);
      }
      await store.transaction((tx) => tx.playImports.advance(id, ['undoing'], 'undone', clock.now()));
      await uploads.remove(id);
      return removed;
    },
  };
};
