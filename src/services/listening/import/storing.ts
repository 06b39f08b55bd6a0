import { setImmediate as breathe } from 'node:timers/promises';
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
import { createCoverage } from './coverage.ts';
import type { ImportHooks } from './reading.ts';
import type { ReadPlay } from './rows.ts';
import type { ImportSource } from './source.ts';
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

/** How long a transaction may take, ms: a click that comes meanwhile waits for its end. */
const WANTED_MS = 60;
/** Rows in the first one; how many go into the next is learned from how long the last one took. */
const FIRST_BATCH = 1_000;
const MIN_BATCH = 1_000;
const MAX_BATCH = 16_000;

/** The import is not to be stored any more. */
class Stopped extends Error {
  override readonly name = 'Stopped';
}

export const createImportStoring = (deps: {
  store: Store;
  clock: Clock;
  ledger: PlayLedger;
  source: ImportSource;
  uploads: Pick<UploadStore, 'remove'>;
}): ImportStoring => {
  const { store, clock, ledger, source, uploads } = deps;
  const review = createCoverage(deps);

  const work = async (row: ImportRow, { signal, progress }: ImportHooks): Promise<ImportReport> => {
    const { id, memberId, incognito, mode } = row;
    const origin = { kind: 'import', accountId: null, importId: id } as const;
    const tracks = createImportTracks();
    let report = row.stored ?? NO_IMPORT_REPORT;
    let place: ExportPlace = { file: row.placeFile, row: row.placeRow };
    let batch = FIRST_BATCH;
    let waiting: ReadPlay[] = [];
    let counts: ImportCounts = NO_IMPORT_COUNTS;

    /** @throws {Stopped} */
    const flush = async (): Promise<void> => {
      const plays = waiting;
      const counted = counts;
      waiting = [];
      counts = NO_IMPORT_COUNTS;
      await store.transaction(async (tx) => {
        const now = clock.now();
        let originId: PlayOriginId | null = null;
        let [added, known, again] = [0, 0, 0];
        if (plays.length > 0) {
          const words = plays.map((play) => play.words);
          const ids = await tracks.ensure(tx, words, now);
          const arriving = plays.flatMap(({ words: said, endedAt, msPlayed, flags }, at) => {
            const trackId = ids[at];
            const named = said.uri === null ? said : null;
            return trackId === undefined ? [] : [{ trackId, named, endedAt, msPlayed, flags }];
          });
          const taken = await ledger.take(tx, { memberId, origin, plays: arriving, now });
          ({ added, again, originId } = taken);
          known = taken.alreadyThere - again;
        }
        const sorted = { ...counted, added, known, repeated: counted.repeated + again };
        report = { ...report, counts: plusCounts(report.counts, sorted) };
        const facts = { placeFile: place.file, placeRow: place.row, stored: report, originId };
        // Whoever stopped it meanwhile gets nothing of this part.
        if (!(await tx.playImports.noteStored(id, facts, now))) throw new Stopped();
      });
    };

    const wish = { from: place, incognito, yields: mode === 'keep' };
    for await (const event of source(id, wish, signal)) {
      place = event.next;
      if (event.kind === 'file') {
        report = withFile(report, event);
        continue;
      }
      waiting.push(...event.plays);
      counts = plusCounts(counts, event.counts);
      if (counts.rows < batch) continue;
      const started = clock.elapsed();
      await flush();
      const tookMs = Math.max(1, clock.elapsed() - started);
      batch = Math.min(MAX_BATCH, Math.max(MIN_BATCH, (batch * 3 + (batch * WANTED_MS) / tookMs) / 4));
      await breathe();
      await progress(event.fraction, report.counts.rows);
    }
    await flush();
    return report;
  };

  return {
    run: async (memberId, id, hooks) => {
      const row = await store.read.playImports.find(memberId, id);
      if (row?.status !== 'storing') return { kind: 'gone' };
      const report = await work(row, hooks).catch((error: unknown) => {
        if (error instanceof Stopped) return null;
        throw error;
      });
      if (report === null) return { kind: 'gone' };
      if (row.mode === 'replace') await review(row, hooks.signal);
      const stored = await store.transaction((tx) =>
        tx.playImports.advance(id, ['storing'], 'stored', clock.now(), { stored: report }),
      );
      if (!stored) return { kind: 'gone' };
      await uploads.remove(id);
      return { kind: 'stored', report };
    },
  };
};
