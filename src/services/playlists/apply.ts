import { MINUTE } from '../../clock.ts';
import type { ManagedState } from '../../db/repositories/managed-playlists.ts';
import type { ManagedPlaylistId, MemberId } from '../../domain/ids.ts';
import type { ManagedPlaylist, PlaylistState } from '../../domain/playlists/managed.ts';
import type { ApplyOutcome } from '../../domain/playlists/outcome.ts';
import type { AppError } from '../../errors.ts';
import { execute } from './execution.ts';
import { describe, ensureKept, ensureMade, listedNow } from './existing.ts';
import { questionOf } from './guarding.ts';
import { begin, confirm, settle, stop } from './keeping.ts';
import { detailsNow, look, type Seen } from './looking.ts';
import { noteOrder } from './noting.ts';
import { type Planned, planApply } from './planning.ts';
import { problemOf } from './problems.ts';
import { isSettled } from './settled.ts';
import { count, newTally, outcomeOf, type Tally } from './tally.ts';
import { type Again, type ApplyHooks, type ApplyTask, type PlaylistApplyDeps, Unsettled } from './task.ts';
import { verify } from './verifying.ts';

/** Makes Spotify hold what is wanted. There is no other way in which playlists are written. */
export interface PlaylistApply {
  /**
   * Reads, merges, and writes as little as possible. Whatever interrupts it, the next one reads again and goes on: what
   * stands in the playlist in the end is the merge. Only one at a time for each playlist: the job's key sees to that.
   * @throws {RetryAfter} when Spotify asks to wait
   * @throws {AppError} PROVIDER_UNAVAILABLE when it does not answer, STORAGE
   */
  apply(memberId: MemberId, id: ManagedPlaylistId, hooks: ApplyHooks): Promise<ApplyOutcome>;
}

/** A person who goes on editing, or a Spotify that does not answer, is left alone after so many rounds. */
const MAX_ROUNDS = 6;
const LATER_MS = MINUTE;
/** A Spotify that refuses so many calls of one apply is left alone as well; what was learnt is kept. */
const MAX_REFUSED = 64;

export const createPlaylistApply = (deps: PlaylistApplyDeps): PlaylistApply => {
  const { store, clock, afterApply, onHandEdits } = deps;
  const { managedPlaylists } = store.read;

  const finish = async (
    task: ApplyTask,
    state: ManagedState,
    planned: Planned,
    seen: Seen,
    tally: Tally,
  ): Promise<ApplyOutcome> => {
    const outcome = outcomeOf(tally, seen.uris, planned);
    const changed = outcome.kind === 'applied';
    await store.transaction(async (tx) => {
      await settle(tx, task, state, seen, planned, clock.now(), onHandEdits);
      await noteOrder(tx, task.playlist, planned, tally);
      if (changed) await afterApply?.(tx, task.playlist, outcome, task.asked);
    });
    return outcome;
  };

  /** Writes down why nothing more is done, and says so once. */
  const halt = async <O extends ApplyOutcome>(
    playlist: ManagedPlaylist,
    state: PlaylistState,
    outcome: O,
    asked: boolean,
  ): Promise<O> => {
    const question = outcome.kind === 'asking' ? outcome.question : null;
    await store.transaction(async (tx) => {
      const isNew = await stop(tx, playlist, state, question, clock.now());
      if (isNew) await afterApply?.(tx, playlist, outcome, asked);
    });
    return outcome;
  };

  const write = async (
    task: ApplyTask,
    state: ManagedState,
    planned: Planned,
    seen: Seen,
    tally: Tally,
    trusting: boolean,
  ): Promise<ApplyOutcome | Again> => {
    const { playlist } = task;
    // Only writing anew takes with it what somebody did since the list was read.
    if (planned.plan.calls[0]?.kind === 'replace') {
      const { snapshotId } = await detailsNow(deps, task);
      if (snapshotId !== seen.snapshotId) return { kind: 'again' };
    }
    const attempt = await store.transaction((tx) =>
      begin(tx, playlist, state, planned, clock.now(), onHandEdits),
    );
    if (attempt === null) return { kind: 'again' };
    count(tally, planned);
    const { calls } = attempt;
    const execution = await execute(deps, task, attempt, seen.snapshotId, trusting);
    if (execution.kind === 'unknown') return { kind: 'again', error: execution.error };
    if (execution.kind === 'refused') return { kind: 'again', refused: execution.times };
    const made = { ...attempt, done: calls.length };
    const after = await verify(deps, task, made, execution.snapshotId);
    return after === null ? { kind: 'again' } : finish(task, state, planned, after, tally);
  };

  const round = async (task: ApplyTask, tally: Tally, trusting: boolean): Promise<ApplyOutcome | Again> => {
    const { playlist, past } = task;
    const state = await managedPlaylists.state(playlist.memberId, playlist.id);
    if (state === null) return { kind: 'dropped' };
    for (const version of state.pastSnapshots) past.add(version);
    const { base } = state;
    const settled = await isSettled(store.read, playlist, state, clock.now());
    // What was only glanced at is read when there is nothing else to do, or when something went wrong.
    const doubted = !trusting || (playlist.glanced && settled);
    const known = base === null || doubted ? null : { uris: base, snapshotId: playlist.baseSnapshot };
    const seen = await look(deps, task, known);
    if (seen === known && settled) return unchanged(playlist, task.heard.name);
    await deps.learn(seen.tracks ?? [], task.signal);
    tally.first ??= seen.uris;
    const planned = await planApply(store.read, playlist, state, seen.uris, clock.now());
    if (planned.plan.calls.length === 0) {
      count(tally, planned);
      return finish(task, state, planned, seen, tally);
    }
    // Who undoes an apply has said that much may change.
    const question = state.restore === null ? questionOf(playlist, planned) : null;
    if (question !== null) {
      const declined = playlist.answer?.key === question.key && !task.asked;
      return declined
        ? halt(playlist, 'active', { kind: 'declined' }, task.asked)
        : halt(playlist, 'asking', { kind: 'asking', question }, task.asked);
    }
    return write(task, state, planned, seen, tally, trusting);
  };

  const unchanged = async (playlist: ManagedPlaylist, name: string | null): Promise<ApplyOutcome> => {
    await store.transaction((tx) => confirm(tx, playlist, name, clock.now()));
    return { kind: 'unchanged', size: playlist.size ?? 0 };
  };

  const run = async (playlist: ManagedPlaylist, hooks: ApplyHooks): Promise<ApplyOutcome> => {
    const { memberId, id, accountId } = playlist;
    const state = await managedPlaylists.state(memberId, id);
    if (state === null) return { kind: 'dropped' };
    if (playlist.pausedAt !== null && !hooks.asked && state.restore === null) return { kind: 'paused' };
    const listed = await listedNow(store, playlist, clock.now());
    const same =
      !playlist.glanced && listed.snapshotId !== null && listed.snapshotId === playlist.baseSnapshot;
    if (same && !hooks.asked && (await isSettled(store.read, playlist, state, clock.now())))
      return unchanged(playlist, null);

    const spotifyId = await ensureMade(deps, playlist, hooks);
    const fixed = {
      ...hooks,
      owner: { id: accountId, memberId },
      spotifyId,
      past: new Set<string>(),
      heard: { name: null },
    };
    await ensureKept(deps, { ...fixed, playlist }, listed);
    await describe(deps, { ...fixed, playlist });
    const tally = newTally();
    let failure: AppError<'PROVIDER_UNAVAILABLE'> | null = null;
    let refused = 0;
    for (let times = 0; times < MAX_ROUNDS; ) {
      const now = await managedPlaylists.find(memberId, id);
      if (now === null) return { kind: 'dropped' };
      const result = await round({ ...fixed, playlist: now }, tally, failure === null);
      if (result.kind !== 'again') return result;
      // Refused twice is not a lost answer.
      if (failure !== null && result.error?.data.why === 'bad_body') throw result.error;
      failure = result.error ?? failure;
      refused += result.refused ?? 0;
      if (refused > MAX_REFUSED) throw new Unsettled(`Spotify refuses what is added to playlist ${id}.`);
      // Whoever was left out is not met again: that is no round in vain.
      if (result.refused === undefined) times += 1;
    }
    throw failure ?? new Unsettled(`Playlist ${id} changes all the time.`);
  };

  return {
    apply: async (memberId, id, hooks) => {
      const playlist = await managedPlaylists.find(memberId, id);
      if (playlist === null) return { kind: 'dropped' };
      try {
        return await run(playlist, hooks);
      } catch (error) {
        if (hooks.signal.aborted) throw error;
        if (error instanceof Unsettled) {
          const dueAt = clock.now() + LATER_MS;
          await store.transaction((tx) => tx.managedPlaylists.set(memberId, id, { dueAt }));
          return { kind: 'later' };
        }
        const state = problemOf(error);
        if (state === null) throw error;
        return halt(playlist, state, { kind: 'problem', state }, hooks.asked);
      }
    },
  };
};
