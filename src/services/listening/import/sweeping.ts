import { type Clock, DAY } from '../../../clock.ts';
import type { Store } from '../../../db/store.ts';
import type { UploadStore } from '../../../providers/upload-port.ts';

/** Ends imports that nobody came back to, and takes their files away. */
export interface ImportSweeping {
  /** @returns how many imports' files went */
  run(): Promise<number>;
}

/** Imports without plays are forgotten after this. */
const KEPT_MS = 30 * DAY;

export const createImportSweeping = (deps: {
  store: Store;
  clock: Clock;
  uploads: Pick<UploadStore, 'list' | 'remove'>;
}): ImportSweeping => {
  const { store, clock, uploads } = deps;
  return {
    run: async () => {
      const now = clock.now();
      await store.transaction(async (tx) => {
        for (const { id, status } of await tx.playImports.overdue(['collecting', 'reading', 'ready'], now)) {
          await tx.playImports.advance(id, [status], 'dropped', now);
        }
        await tx.playImports.prune(now - KEPT_MS);
      });
      // Work that is under way needs its files, however long it takes.
      const ids = await uploads.list();
      const unused = await store.read.playImports.unused(ids, ['collecting', 'reading', 'ready', 'storing']);
      for (const id of unused) await uploads.remove(id);
      return unused.length;
    },
  };
};
