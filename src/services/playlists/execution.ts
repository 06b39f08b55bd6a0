import { afterCalls } from '../../domain/playlists/after-calls.ts';
import type { Attempt, Call } from '../../domain/playlists/playlist.ts';
import { AppError, isAppError } from '../../errors.ts';
import type { Written } from '../../providers/playlist-port.ts';
import { detailsNow, LAG_WAITS_MS, look, readEntries, type Seen } from './looking.ts';
import { type ApplyTask, type PlaylistApplyDeps, Unsettled } from './task.ts';

/** What became of the calls of a plan. */
export type Execution =
  | { readonly kind: 'done'; readonly snapshotId: string | null }
  /** One was not answered: it may have happened. */
  | { readonly kind: 'unknown'; readonly error: AppError<'PROVIDER_UNAVAILABLE'> };

type Deps = Pick<PlaylistApplyDeps, 'store' | 'writer' | 'wait'>;

/** Lists up to so many pages are read again after the calls; of longer ones only version and size are looked at. */
const READ_AGAIN = 200;

/**
 * Makes the calls one by one, each once, and notes each before the next.
 * @param seenAt the version that the calls were planned for
 * @param trusting whether to name versions with moves; Spotify stumbles over it now and then
 * @throws whatever a call throws except that nobody answered
 */
export const execute = async (
  deps: Deps,
  task: ApplyTask,
  calls: readonly Call[],
  seenAt: string | null,
  trusting: boolean,
): Promise<Execution> => {
  const { store } = deps;
  const { playlist, past, signal, progress } = task;
  let snapshotId = seenAt;
  for (const [at, call] of calls.entries()) {
    signal.throwIfAborted();
    try {
      const written = await send(deps, task, call, trusting ? snapshotId : null);
      if (snapshotId !== null && snapshotId !== written.snapshotId) past.add(snapshotId);
      snapshotId = written.snapshotId;
    } catch (error) {
      // An id among the tracks that names nothing is refused as if it were the playlist's own.
      if (isAppError(error, 'RESOURCE_GONE')) {
        await detailsNow(deps, task);
        throw new AppError(
          'PROVIDER_UNAVAILABLE',
          { provider: 'spotify', why: 'bad_body' },
          { cause: error },
        );
      }
      if (!isAppError(error, 'PROVIDER_UNAVAILABLE')) throw error;
      await awaitOutcome(deps, task, snapshotId);
      return { kind: 'unknown', error };
    }
    await store.transaction((tx) =>
      tx.managedPlaylists.set(playlist.memberId, playlist.id, { pendingDone: at + 1 }),
    );
    await progress(at + 1, calls.length);
  }
  return { kind: 'done', snapshotId };
};

const send = (
  { writer }: Deps,
  { owner, spotifyId, signal }: ApplyTask,
  call: Call,
  snapshotId: string | null,
): Promise<Written> => {
  switch (call.kind) {
    case 'add':
      return writer.add(owner, spotifyId, { uris: call.uris, position: call.position }, signal);
    case 'remove':
      return writer.remove(owner, spotifyId, call.uris, signal);
    case 'replace':
      return writer.replace(owner, spotifyId, call.uris, signal);
    case 'move': {
      const { start, length, before } = call;
      const version = snapshotId === null ? {} : { snapshotId };
      return writer.move(owner, spotifyId, { start, length, before, ...version }, signal);
    }
  }
};

/** Gives a call whose answer was lost time to become visible, so that it is not planned again. */
const awaitOutcome = async (deps: Deps, task: ApplyTask, before: string | null): Promise<void> => {
  for (const ms of LAG_WAITS_MS.slice(0, 2)) {
    await deps.wait(ms, task.signal);
    const { snapshotId } = await detailsNow(deps, task);
    if (snapshotId === before) continue;
    if (before !== null) task.past.add(before);
    return;
  }
};

/**
 * Whether the playlist is what the calls were to make of it. What looks like a step on the way there is an answer that
 * lags behind, and is asked for again.
 * @returns null when somebody else changed it meanwhile
 * @throws {Unsettled} when the answers lag for long
 */
export const verify = async (
  deps: Deps,
  task: ApplyTask,
  attempt: Attempt,
  snapshotId: string | null,
): Promise<Seen | null> => {
  const uris = attempt.result.map(({ uri }) => uri);
  for (const ms of [...LAG_WAITS_MS, null]) {
    const seen = uris.length <= READ_AGAIN ? null : await glance(deps, task, uris, snapshotId);
    if (seen !== null) return seen;
    const { uris: now } = await readEntries(deps, task);
    if (same(now, uris)) return { uris, snapshotId };
    if (!isStepOf(attempt, now)) {
      // Pages that were read while it changed say nothing: only a reading that held still counts as somebody's edit.
      return same((await look(deps, task, null)).uris, uris) ? { uris, snapshotId: null } : null;
    }
    if (ms !== null) await deps.wait(ms, task.signal);
  }
  throw new Unsettled(`Spotify does not show what was written into playlist ${task.playlist.id}.`);
};

/** Version and size of a long list. */
const glance = async (
  deps: Deps,
  task: ApplyTask,
  uris: readonly string[],
  snapshotId: string | null,
): Promise<Seen | null> => {
  const details = await detailsNow(deps, task);
  return snapshotId !== null && details.snapshotId === snapshotId && details.total === uris.length
    ? { uris, snapshotId, glanced: true }
    : null;
};

const isStepOf = ({ before, calls, result }: Attempt, uris: readonly string[]): boolean =>
  calls.some((_, done) =>
    same(
      afterCalls(before, calls.slice(0, done), result).map(({ uri }) => uri),
      uris,
    ),
  );

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((uri, at) => uri === b[at]);
