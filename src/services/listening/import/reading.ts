import type { Clock } from '../../../clock.ts';
import type { Store } from '../../../db/store.ts';
import type { ListenerId, MemberId, PlayImportId, PlayOriginId } from '../../../domain/ids.ts';
import {
  type ImportReport,
  NO_IMPORT_REPORT,
  plusCounts,
  withFile,
} from '../../../domain/listening/imports.ts';
import type { UploadStore } from '../../../providers/upload-port.ts';
import { freshOf, type InWords, inStretches, toldByName } from '../ledger-arrivals.ts';
import type { FetchAttached } from './attached.ts';
import { READY_MS } from './limits.ts';
import type { ReadPlay } from './rows.ts';
import { type ImportSource, START } from './source.ts';
import { createToldPlays } from './told.ts';
import { createImportTracks, type ImportTracks } from './tracks.ts';
import type { AttachedFile } from './work.ts';

export interface ImportHooks {
  readonly signal: AbortSignal;
  /** @param fraction 0..1 @param rows read so far */
  readonly progress: (fraction: number, rows: number) => Promise<void>;
}

export type ReadImport =
  /** It waits for the member's word. */
  | { readonly kind: 'ready'; readonly report: ImportReport }
  /** There is no play in it; its files are gone. */
  | { readonly kind: 'nothing'; readonly report: ImportReport }
  /** It is over, or further already. */
  | { readonly kind: 'gone' };

/** Looks an import's files through and says what storing them would do. Nothing of the history changes. */
export interface ImportReading {
  /** @throws {AppError} RESOURCE_GONE, PROVIDER_UNAVAILABLE (an attachment), STORAGE */
  run(
    memberId: MemberId,
    id: PlayImportId,
    attached: AttachedFile | null,
    hooks: ImportHooks,
  ): Promise<ReadImport>;
}

export const createImportReading = (deps: {
  store: Store;
  clock: Clock;
  source: ImportSource;
  uploads: Pick<UploadStore, 'remove'>;
  fetchAttached: FetchAttached;
}): ImportReading => {
  const { store, clock, source, uploads, fetchAttached } = deps;

  /** Whose plays a new one may be among: null when no import ever brought one. */
  const historyOf = async (memberId: MemberId): Promise<History | null> => {
    const listenerId = await store.read.playOrigins.listener(memberId);
    if (listenerId === null) return null;
    const origins = await store.read.playOrigins.of(listenerId);
    const imports = origins.filter(({ kind }) => kind === 'import').map(({ id }) => id);
    return imports.length === 0 ? null : { listenerId, origins: new Set(imports) };
  };

  /** Those of the plays that no import brought before. */
  const freshAmong = async (
    plays: readonly ReadPlay[],
    tracks: ImportTracks,
    { listenerId, origins }: History,
  ): Promise<readonly ReadPlay[]> => {
    const ids = await tracks.known(
      store.read,
      plays.map(({ words }) => words),
    );
    const fresh: ReadPlay[] = [];
    const named = plays.flatMap((play, at): NamedPlay[] => {
      const { words } = play;
      const trackId = ids[at] ?? null;
      if (words.uri !== null && trackId === null) fresh.push(play);
      if (words.uri !== null) return trackId === null ? [] : [{ ...play, trackId }];
      // No track may be called so any more, and yet it is the play of one: until that is clear, of a track of its own.
      return [{ ...play, trackId: trackId ?? -1 - at, named: words }];
    });
    for (const stretch of inStretches(named)) {
      const [first, last] = [stretch[0]?.endedAt ?? 0, stretch.at(-1)?.endedAt ?? 0];
      const rows = await store.read.playRows.between(listenerId, first, last);
      const before = rows.filter(({ originId }) => origins.has(originId));
      const left = before.length === 0 ? stretch : freshOf(stretch, before);
      const told = await toldByName(left, before, store.read.playRows.names);
      for (const play of left) if (!told.has(play)) fresh.push(play);
    }
    return fresh;
  };

  const look = async (
    memberId: MemberId,
    id: PlayImportId,
    incognito: boolean,
    { signal, progress }: ImportHooks,
  ): Promise<ImportReport> => {
    const history = await historyOf(memberId);
    const tracks = createImportTracks();
    const told = createToldPlays();
    let report = NO_IMPORT_REPORT;
    for await (const event of source(id, { from: START, incognito, yields: false }, signal)) {
      if (event.kind === 'file') {
        report = withFile(report, event);
        continue;
      }
      const { plays, counts } = event;
      const fresh = history === null ? plays : await freshAmong(plays, tracks, history);
      const again = fresh.filter((play) => told.isAgain(play)).length;
      const sorted = {
        ...counts,
        known: plays.length - fresh.length,
        repeated: counts.repeated + again,
        added: fresh.length - again,
      };
      report = { ...report, counts: plusCounts(report.counts, sorted) };
      await progress(event.fraction, report.counts.rows);
    }
    return report;
  };

  return {
    run: async (memberId, id, attached, hooks) => {
      const row = await store.read.playImports.find(memberId, id);
      if (row?.status !== 'reading') return { kind: 'gone' };
      if (attached !== null) await fetchAttached(id, attached, hooks.signal);
      const found = await look(memberId, id, row.incognito, hooks);
      const isEmpty = found.counts.added + found.counts.known + found.counts.repeated === 0;
      const now = clock.now();
      const advanced = await store.transaction((tx) =>
        tx.playImports.advance(id, ['reading'], isEmpty ? 'dropped' : 'ready', now, {
          found,
          keptUntil: now + READY_MS,
        }),
      );
      if (!advanced) return { kind: 'gone' };
      if (isEmpty) await uploads.remove(id);
      return { kind: isEmpty ? 'nothing' : 'ready', report: found };
    },
  };
};

interface NamedPlay extends ReadPlay, InWords {
  readonly trackId: number;
}

interface History {
  readonly listenerId: ListenerId;
  /** Of imports. */
  readonly origins: ReadonlySet<PlayOriginId>;
}
