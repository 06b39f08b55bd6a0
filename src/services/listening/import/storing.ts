import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../../clock.ts';
import type { ImportRow } from '../../../db/repositories/play-imports.ts';
import type { Store } from '../../../db/store.ts';
import type { MemberId, PlayImportId, PlayOriginId } from '../../../domain/ids.ts';
import {
  type ImportCounts,
  type ImportReport,
  NO_IMPORT_COUNTS,
  NO_IMPORT_REPORT,
  plusCounts,
  withFile,
} from '../../../domain/listening/imports.ts';
import type { ExportPlace } from '../../../providers/export-port.ts';
import type { UploadStore } from '../../../providers/upload-port.ts';
import type { PlayLedger } from '../ledger.ts';
import type { ImportHooks } from './reading.ts';
import { createRepeats, type ReadPlay, readRows } from './rows.ts';
import { type ImportSource, isVideoFile } from './source.ts';
import { createImportTracks } from './tracks.ts';

export type StoredImport =
  | { readonly kind: 'stored'; readonly report: ImportReport }
  /** It is over, was undone, or is somebody else's. */
  | { readonly kind: 'gone' };

/**
 * Stores an import. How far it is stands in the transaction of the plays, so that it goes on exactly there after
 * whatever stopped it.
 */
export interface ImportStoring {
  run(memberId: MemberId, id: PlayImportId, hooks: ImportHooks): Promise<StoredImport>;
}

/** Rows in one transaction: some 20 ms, so that a click waits for no longer. */
const BATCH = 750;
/** Rows that are looked at before it is asked whether that is enough. */
const SLICE = 250;
/** Lets the other half write in between. */
const PAUSE_MS = 1;

export const createImportStoring = (deps: {
  store: Store;
  clock: Clock;
  ledger: PlayLedger;
  source: ImportSource;
  uploads: Pick<UploadStore, 'remove'>;
}): ImportStoring => {
  const { store, clock, ledger, source, uploads } = deps;

  const work = async (row: ImportRow, { signal, progress }: ImportHooks): Promise<ImportReport | null> => {
    const { id, memberId, incognito, mode } = row;
    const origin = { kind: 'import', accountId: null, importId: id } as const;
    const tracks = createImportTracks();
    const repeats = createRepeats();
    let report = row.stored ?? NO_IMPORT_REPORT;
    let place: ExportPlace = { file: row.placeFile, row: row.placeRow };
    let waiting: ReadPlay[] = [];
    let counts: ImportCounts = NO_IMPORT_COUNTS;

    /** @returns false when the import was stopped meanwhile */
    const flush = async (): Promise<boolean> => {
      const plays = waiting;
      const counted = counts;
      waiting = [];
      counts = NO_IMPORT_COUNTS;
      return store.transaction(async (tx) => {
        const now = clock.now();
        let originId: PlayOriginId | null = null;
        let [added, known] = [0, 0];
        if (plays.length > 0) {
          const words = plays.map((play) => play.words);
          const ids = await tracks.ensure(tx, words, now);
          const arriving = plays.flatMap(({ endedAt, msPlayed, flags }, at) => {
            const trackId = ids[at];
            return trackId === undefined ? [] : [{ trackId, endedAt, msPlayed, flags }];
          });
          const taken = await ledger.take(tx, { memberId, origin, plays: arriving, now });
          ({ added, originId } = taken);
          known = taken.alreadyThere;
        }
        report = { ...report, counts: plusCounts(report.counts, { ...counted, added, known }) };
        const facts = { placeFile: place.file, placeRow: place.row, stored: report, originId };
        return tx.playImports.noteStored(id, facts, now);
      });
    };

    for await (const event of source(id, place, signal)) {
      if (event.kind === 'file') {
        report = withFile(report, event);
        place = event.next;
        continue;
      }
      const { file, row: end } = event.next;
      const first = end - event.rows.length;
      const wish = { incognito, isVideo: isVideoFile(event.name), yields: mode === 'keep', now: clock.now() };
      for (let from = 0; from < event.rows.length; from += SLICE) {
        const read = readRows(event.rows.slice(from, from + SLICE), wish, repeats);
        waiting.push(...read.plays);
        counts = plusCounts(counts, read.counts);
        place = { file, row: Math.min(end, first + from + SLICE) };
        if (counts.rows < BATCH) continue;
        if (!(await flush())) return null;
        await sleep(PAUSE_MS);
      }
      await progress(event.fraction, report.counts.rows);
    }
    return (await flush()) ? report : null;
  };

  return {
    run: async (memberId, id, hooks) => {
      const row = await store.read.playImports.find(memberId, id);
      if (row?.status !== 'storing') return { kind: 'gone' };
      const report = await work(row, hooks);
      if (report === null) return { kind: 'gone' };
      const stored = await store.transaction((tx) =>
        tx.playImports.advance(id, ['storing'], 'stored', clock.now(), { stored: report }),
      );
      if (!stored) return { kind: 'gone' };
      await uploads.remove(id);
      return { kind: 'stored', report };
    },
  };
};
