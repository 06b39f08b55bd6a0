import type { Clock } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import type { Account } from '../../domain/accounts.ts';
import { canResume, type Draft, MAX_ROUNDS } from '../../domain/library/sync.ts';
import type { Source } from '../../domain/library.ts';
import { AppError } from '../../errors.ts';
import type { SourceLook, SourcePage, TrackSource } from '../../providers/track-source-port.ts';

/** One source that is being read. */
export interface ReadingTask {
  readonly source: Source;
  readonly account: Account;
  readonly reader: TrackSource;
  /** Stops between two pages. */
  readonly signal: AbortSignal;
  /** Entries read so far, of how many. */
  readonly progress: (done: number, total: number) => Promise<void>;
}

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
}

/**
 * Reads a whole list under a reading that nobody sees until the caller says so. Every page is stored with the place
 * where the next one begins, so whatever interrupts it, the next call goes on there. When the list changed meanwhile it
 * is read again; after {@link MAX_ROUNDS} the last reading stands with the version it began with, so that the next sync
 * sees the difference.
 */
export const readWhole = async (deps: Deps, task: ReadingTask, look: SourceLook): Promise<Draft> => {
  let seen = look;
  for (let round = 1; ; round += 1) {
    const draft = await readOnce(deps, task, seen);
    const after = await task.reader.look(task.account, task.source.externalId, task.signal);
    if (after.version === draft.version || round === MAX_ROUNDS) return draft;
    seen = after;
  }
};

const readOnce = async ({ store, clock }: Deps, task: ReadingTask, look: SourceLook): Promise<Draft> => {
  const { source, account, reader, signal, progress } = task;
  const known = await store.read.readings.draft(source.id, source.readingId);
  let draft =
    known !== null && canResume(known, look.version, clock.now())
      ? known
      : await store.transaction((tx) => tx.readings.begin(source.id, look.version, clock.now()));
  while (draft.nextOffset !== null) {
    signal.throwIfAborted();
    const { nextOffset: offset } = draft;
    const page =
      offset === 0 && look.first !== null
        ? look.first
        : await reader.page(account, source.externalId, offset, signal);
    if (page.nextOffset !== null && page.nextOffset <= offset) throw notAnAnswer(reader);
    const before = draft;
    draft = await store.transaction((tx) => addPage(tx, task, before, offset, page, clock.now()));
    await progress(draft.lines + draft.dropped, Math.max(page.total, draft.lines + draft.dropped));
  }
  return draft;
};

const addPage = async (
  tx: Repositories,
  { source, reader }: ReadingTask,
  draft: Draft,
  offset: number,
  page: SourcePage,
  now: number,
): Promise<Draft> => {
  const ids = await tx.tracks.upsertTracks(
    page.lines.map(({ track }) => track),
    now,
  );
  const lines = page.lines.flatMap(({ track, addedAt }) => {
    const trackId = ids.get(track.uri);
    return trackId === undefined ? [] : [{ trackId, addedAt }];
  });
  // A line that came in at the front pushes one over to the next page: there it would stand twice.
  const seen = reader.newestFirst
    ? await tx.readings.holding(source.memberId, draft.id, [...ids.values()])
    : null;
  const fresh =
    seen === null
      ? lines
      : lines.filter(({ trackId }) => {
          const first = !seen.has(trackId);
          seen.add(trackId);
          return first;
        });
  const { nextOffset, dropped } = page;
  const added = await tx.readings.addPage(draft, source.memberId, {
    offset,
    nextOffset,
    lines: fresh,
    dropped,
  });
  if (!added) throw new Error(`Another run reads source ${source.id}, or it is gone.`);
  return { ...draft, nextOffset, lines: draft.lines + fresh.length, dropped: draft.dropped + dropped };
};

const notAnAnswer = ({ provider }: TrackSource): AppError =>
  new AppError(
    'PROVIDER_UNAVAILABLE',
    { provider, why: 'bad_body' },
    { cause: new Error('the next page begins before this one') },
  );
