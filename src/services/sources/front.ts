import type { Clock } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import type { MemberId, TrackId } from '../../domain/ids.ts';
import { compareFront, type SeenPage } from '../../domain/library/newest-first.ts';
import type { SourceLook, SourcePage } from '../../providers/track-source-port.ts';
import type { ReadingTask } from './reading.ts';

/** Called when a sync brought tracks. */
export type AfterSync = (tx: Repositories, memberId: MemberId, now: number) => Promise<void>;

interface Line {
  readonly track: TrackId;
  readonly addedAt: number | null;
}

export interface FrontChange {
  readonly tracks: number;
  readonly added: number;
  readonly removed: number;
}

/**
 * Brings a newest-first list up to date by reading only where it changed, and writes that in one transaction.
 * @returns null when it must be read whole: never read before, entries that are not tracks, or a change that does not
 * explain itself.
 */
export const readFront = async (
  { store, clock, afterSync }: { store: Store; clock: Clock; afterSync?: AfterSync },
  task: ReadingTask,
  look: SourceLook,
): Promise<FrontChange | null> => {
  const { source, account, reader, signal, progress } = task;
  const { readingId } = source;
  if (readingId === null || look.first === null || source.droppedEntries !== 0) return null;
  const total = look.first.total;
  const known = (await store.read.readings.lines(readingId)).map(({ trackId, addedAt }) => ({
    track: trackId,
    addedAt,
  }));
  const pages: SeenPage<Line>[] = [];
  let page: SourcePage = look.first;
  for (let offset = 0; ; ) {
    if (page.dropped > 0 || page.total !== total) return null;
    const seen = page;
    pages.push({ offset, lines: await store.transaction((tx) => linesOf(tx, seen, clock.now())) });
    const finding = compareFront({ known, pages, total, pageSize: look.first.lines.length });
    if (finding.kind === 'unclear') return null;
    if (finding.kind === 'found') {
      const { fresh, removed } = finding;
      await store.transaction(async (tx) => {
        const now = clock.now();
        await apply(tx, task, { fresh, removed, total, version: look.version }, now);
        if (fresh.length > 0) await afterSync?.(tx, task.source.memberId, now);
      });
      const returned = fresh.filter(({ track }) => removed.includes(track)).length;
      return { tracks: total, added: fresh.length - returned, removed: removed.length - returned };
    }
    signal.throwIfAborted();
    await progress(pages.length * look.first.lines.length, total);
    offset = finding.offset;
    page = await reader.page(account, source.externalId, offset, signal);
  }
};

const linesOf = async (tx: Repositories, page: SourcePage, now: number): Promise<Line[]> => {
  const ids = await tx.tracks.upsertTracks(
    page.lines.map(({ track }) => track),
    now,
  );
  return page.lines.flatMap(({ track, addedAt }) => {
    const id = ids.get(track.uri);
    return id === undefined ? [] : [{ track: id, addedAt }];
  });
};

const apply = async (
  tx: Repositories,
  { source }: ReadingTask,
  change: { fresh: readonly Line[]; removed: readonly TrackId[]; total: number; version: string },
  now: number,
): Promise<void> => {
  const { memberId, id } = source;
  const current = await tx.sources.find(memberId, id);
  const readingId = current?.readingId ?? null;
  if (readingId === null || readingId !== source.readingId || current?.lastSyncAt !== source.lastSyncAt) {
    throw new Error(`Another run reads source ${id}, or it is gone.`);
  }
  await tx.readings.removeTracks(memberId, readingId, change.removed);
  const fresh = change.fresh.map(({ track, addedAt }) => ({ trackId: track, addedAt }));
  await tx.readings.prepend(readingId, memberId, fresh);
  const synced = { readingId, syncedTracks: change.total, droppedEntries: 0, version: change.version };
  await tx.sources.complete(memberId, id, { ...synced, full: false }, now);
};
