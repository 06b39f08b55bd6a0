import { type Clock, DAY } from '../../../clock.ts';
import type { Store } from '../../../db/store.ts';
import type { UploadStore } from '../../../providers/upload-port.ts';
import { READY_MS } from './limits.ts';
import { storingKey } from './work.ts';

/** Ends imports that nobody came back to, and takes their files away. */
export interface ImportSweeping {
  /** @returns how many imports' files went */
  run(): Promise<number>;
}

/** Steps that need the files. */
const NEEDING = ['collecting', 'reading', 'ready', 'storing', 'stopped'] as const;
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
        // Of what was stopped and never gone on with, what is in stays.
        for (const { id } of await tx.playImports.overdue(['stopped'], now)) {
          await tx.playImports.advance(id, ['stopped'], 'stored', now);
        }
        for (const { id } of await tx.playImports.at('storing')) {
          if ((await tx.jobs.activeByKey(storingKey(id))) !== null) continue;
          await tx.playImports.advance(id, ['storing'], 'stopped', now, { keptUntil: now + READY_MS });
        }
        await tx.playImports.prune(now - KEPT_MS);
      });
      // Work that is under way needs its files, however long it takes.
      const ids = await uploads.list();
      const unused = await store.read.playImports.unused(ids, NEEDING);
      for (const id of unused) await uploads.remove(id);
      return unused.length;
    },
  };
};
