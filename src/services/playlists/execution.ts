import { type Bringing, halved, isBringing, withoutPart } from '../../domain/playlists/halving.ts';
import type { Attempt, Call } from '../../domain/playlists/playlist.ts';
import { AppError, isAppError } from '../../errors.ts';
import type { Written } from '../../providers/playlist-port.ts';
import { detailsNow, LAG_WAITS_MS } from './looking.ts';
import { isRefusal, noteRefused } from './refusals.ts';
import type { ApplyTask, PlaylistApplyDeps } from './task.ts';

/** What became of the calls of a plan. */
export type Execution =
  | { readonly kind: 'done'; readonly snapshotId: string | null }
  /** One was not answered: it may have happened. */
  | { readonly kind: 'unknown'; readonly error: AppError<'PROVIDER_UNAVAILABLE'> }
  /** Spotify would not take some tracks, which is noted; the calls behind them were not made. */
  | { readonly kind: 'refused'; readonly times: number };

type Deps = Pick<PlaylistApplyDeps, 'store' | 'clock' | 'writer' | 'wait'>;

/**
 * Makes the calls one by one, each once, and notes each before the next. Where Spotify refuses to add tracks, and shows
 * that nothing was done, they are added in halves until the ones that it refuses are alone.
 * @param seenAt the version that the calls were planned for
 * @param trusting whether to name versions with moves; Spotify stumbles over it now and then
 * @throws whatever a call throws except that nobody answered
 */
export const execute = async (
  deps: Deps,
  task: ApplyTask,
  attempt: Attempt,
  seenAt: string | null,
  trusting: boolean,
): Promise<Execution> => {
  const { store } = deps;
  const { playlist, past, signal, progress } = task;
  const { memberId, id } = playlist;
  let calls = attempt.calls;
  let snapshotId = seenAt;
  /** Parts of the call that was refused that are still to be made, refusals of them, and tracks that were left out. */
  let [parts, times, leftOut] = [0, 0, 0];
  for (let at = 0; at < calls.length; ) {
    const call = calls[at];
    if (call === undefined) break;
    signal.throwIfAborted();
    try {
      const written = await send(deps, task, call, trusting ? snapshotId : null);
      if (snapshotId !== null && snapshotId !== written.snapshotId) past.add(snapshotId);
      snapshotId = written.snapshotId;
    } catch (error) {
      if (isBringing(call) && isRefusal(error) && (await isUntouched(deps, task, snapshotId))) {
        const cut = cutOut(calls, at, call, parts);
        ({ calls, parts } = cut);
        times += 1;
        if (cut.alone !== null) leftOut += 1;
        await noteCut(deps, task, attempt, cut, at);
        if (parts === 0) return { kind: 'refused', times };
        continue;
      }
      return { kind: 'unknown', error: await doubtOf(deps, task, error, snapshotId) };
    }
    at += 1;
    const done = at;
    await store.transaction((tx) => tx.managedPlaylists.set(memberId, id, { pendingDone: done }));
    await progress(done, calls.length);
    if (parts > 0) parts -= 1;
    // Places further on were counted with the tracks that were left out.
    if (parts === 0 && leftOut > 0) return { kind: 'refused', times };
  }
  return { kind: 'done', snapshotId };
};
/** What is to be called instead of a call that was refused. */
interface Cut {
  readonly calls: readonly Call[];
  /** Parts of it that are still to be made. */
  readonly parts: number;
  /** The track that it was all about; null: it is cut in two. */
  readonly alone: string | null;
}

const cutOut = (calls: readonly Call[], at: number, call: Bringing, parts: number): Cut => {
  const [only, ...others] = call.uris;
  if (others.length > 0 || only === undefined) {
    return { calls: calls.toSpliced(at, 1, ...halved(call)), parts: Math.max(parts, 1) + 1, alone: null };
  }
  const left = Math.max(0, parts - 1);
  const rest = withoutPart(call, calls.slice(at + 1, at + 1 + left));
  return { calls: calls.toSpliced(at, 1 + left, ...rest), parts: left, alone: only };
};

/** Writes down what is called instead, before it is: what an interruption leaves is explained by it. */
const noteCut = (
  { store, clock }: Deps,
  { playlist: { memberId, id } }: ApplyTask,
  { before, result }: Attempt,
  { calls, alone }: Cut,
  done: number,
): Promise<void> =>
  store.transaction(async (tx) => {
    const uris = { before: before.map(({ uri }) => uri), result: result.map(({ uri }) => uri) };
    await tx.managedPlaylists.set(memberId, id, { pending: { ...uris, calls }, pendingDone: done });
    if (alone !== null) await noteRefused(tx, id, alone, clock.now());
  });

/** Nothing was done: the version is still the one that the call was made for. */
const isUntouched = async (deps: Deps, task: ApplyTask, before: string | null): Promise<boolean> =>
  before !== null && (await detailsNow(deps, task)).snapshotId === before;

/** Gives what was not answered time to become visible. @throws what says more than that nobody answered */
const doubtOf = async (
  deps: Deps,
  task: ApplyTask,
  error: unknown,
  before: string | null,
): Promise<AppError<'PROVIDER_UNAVAILABLE'>> => {
  // An id among the tracks that names nothing is refused as if it were the playlist's own.
  if (isAppError(error, 'RESOURCE_GONE')) {
    await detailsNow(deps, task);
    throw new AppError('PROVIDER_UNAVAILABLE', { provider: 'spotify', why: 'bad_body' }, { cause: error });
  }
  if (!isAppError(error, 'PROVIDER_UNAVAILABLE')) throw error;
  await awaitOutcome(deps, task, before);
  return error;
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
