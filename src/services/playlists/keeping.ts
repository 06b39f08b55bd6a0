import type { ManagedState } from '../../db/repositories/managed-playlists.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { ManagedPlaylist, Mark, PlaylistState, Question } from '../../domain/playlists/managed.ts';
import { countChanges } from '../../domain/playlists/outcome.ts';
import type { Attempt } from '../../domain/playlists/playlist.ts';
import { dueAfterChange, nextLook, nextTry } from '../../domain/playlists/schedule.ts';
import type { Seen } from './looking.ts';
import type { Planned } from './planning.ts';
import { keepRefusals } from './refusals.ts';
import type { ApplyTask, OnHandEdits } from './task.ts';

/** So many of Spotify's versions that are over are remembered. */
const PAST_KEPT = 20;

/** The playlist, if nothing was wished for since; null otherwise: what was planned is not what is wanted any more. */
const stillWanted = async (
  tx: Repositories,
  { memberId, id, desiredVersion }: ManagedPlaylist,
): Promise<ManagedPlaylist | null> => {
  const now = await tx.managedPlaylists.find(memberId, id);
  return now?.desiredVersion === desiredVersion ? now : null;
};

/** Pins and bans from what people did by hand, but for what somebody understands otherwise. @returns how much that is */
const keepMarks = async (
  tx: Repositories,
  playlist: ManagedPlaylist,
  { marks }: Planned,
  onHandEdits: OnHandEdits | undefined,
): Promise<number> => {
  const { fresh, gone } = marks;
  const of = (kind: Mark['kind']) => fresh.filter((mark) => mark.kind === kind).map(({ uri }) => uri);
  const understood =
    fresh.length === 0
      ? undefined
      : await onHandEdits?.(tx, playlist, { added: of('pin'), removed: of('ban') });
  await tx.managedMarks.remove(playlist.id, gone);
  await tx.managedMarks.put(
    playlist.id,
    fresh.filter(({ uri }) => understood?.has(uri) !== true),
  );
  return understood?.size ?? 0;
};

/**
 * Writes down what is about to be done, with what the playlist was before it, all before the first call.
 * @returns null when something else is wanted by now
 */
export const begin = async (
  tx: Repositories,
  playlist: ManagedPlaylist,
  state: ManagedState,
  planned: Planned,
  now: number,
  onHandEdits?: OnHandEdits,
): Promise<Attempt | null> => {
  if ((await stillWanted(tx, playlist)) === null) return null;
  const { memberId, id } = playlist;
  const { actual, plan } = planned;
  const before = actual.map(({ uri }) => uri);
  const result = plan.result.map(({ uri }) => uri);
  const understood = await keepMarks(tx, playlist, planned, onHandEdits);
  if (understood > 0 && state.pending === null && state.restore === null) {
    // What people did is written down with what follows from it: from here on it is not found again.
    await tx.managedPlaylists.set(memberId, id, { base: before, baseSnapshot: null });
    return null;
  }
  if ((await stillWanted(tx, playlist)) === null) return null;
  await keepRefusals(tx, playlist, planned);
  // An apply that goes on after an interruption has its revision already.
  if (state.pending === null) {
    await tx.managedRevisions.add(id, {
      at: now,
      kind: state.restore === null ? 'apply' : 'undo',
      size: before.length,
      ...countChanges(before, result),
      restored: state.restore?.of ?? null,
      lists: { entries: before, paused: state.restore?.paused ?? playlist.pausedAt !== null },
    });
  }
  await tx.managedPlaylists.set(memberId, id, {
    pending: { before, calls: plan.calls, result },
    pendingDone: 0,
    question: null,
  });
  return { before: actual, calls: plan.calls, result: plan.result, done: 0 };
};

/** Writes down that the playlist is what was planned. */
export const settle = async (
  tx: Repositories,
  { playlist, past, heard }: Pick<ApplyTask, 'playlist' | 'past' | 'heard'>,
  { restore }: Pick<ManagedState, 'restore'>,
  seen: Seen,
  planned: Planned,
  now: number,
  onHandEdits?: OnHandEdits,
): Promise<void> => {
  const { memberId, id, desiredVersion } = playlist;
  if (planned.plan.calls.length === 0) {
    await keepMarks(tx, playlist, planned, onHandEdits);
    await keepRefusals(tx, playlist, planned);
  }
  const fresh = await tx.managedPlaylists.find(memberId, id);
  const stored = await tx.managedPlaylists.state(memberId, id);
  if (fresh === null || stored === null) return;
  // An undo says nothing about what is wanted after it.
  const undone = restore !== null;
  const sameUndo = JSON.stringify(stored.restore) === JSON.stringify(restore);
  if (restore !== null && sameUndo && stored.pending === null && planned.plan.calls.length === 0) {
    // It was like that already. It is a step back all the same: the next one goes further.
    const { paused, of = null } = restore;
    const { uris: entries } = seen;
    const nothing = { size: entries.length, added: 0, removed: 0, restored: of };
    await tx.managedRevisions.add(id, { at: now, kind: 'undo', ...nothing, lists: { entries, paused } });
  }
  const later = undone || fresh.desiredVersion !== desiredVersion;
  await tx.managedPlaylists.set(memberId, id, {
    base: seen.uris,
    baseSnapshot: seen.snapshotId,
    glanced: seen.glanced === true,
    pending: null,
    pendingDone: 0,
    // Another undo may have been asked for meanwhile.
    ...(undone && sameUndo ? { restore: null } : {}),
    pastSnapshots: [...past].slice(-PAST_KEPT),
    appliedVersion: undone ? null : desiredVersion,
    appliedAt: now,
    ...nameOf(fresh, heard.name),
    ...stateAt(fresh, planned.merge.overflow.length > 0 ? 'full' : 'active', now),
    question: null,
    // What was allowed once is asked again the next time.
    answer: null,
    size: seen.uris.length,
    dueAt: later ? dueAfterChange({ dueAt: null }, now) : nextLook(playlist, now),
  });
};

/** Writes down that nothing has changed. */
export const confirm = async (
  tx: Repositories,
  playlist: ManagedPlaylist,
  name: string | null,
  now: number,
): Promise<void> => {
  const state = playlist.state === 'full' ? 'full' : 'active';
  const dueAt = nextLook(playlist, now);
  await tx.managedPlaylists.set(playlist.memberId, playlist.id, {
    ...nameOf(playlist, name),
    ...stateAt(playlist, state, now),
    dueAt,
  });
};

/**
 * Writes down what keeps it from being written, or what is asked. What is wanted, and what was begun, stays.
 * @returns whether that is new
 */
export const stop = async (
  tx: Repositories,
  playlist: ManagedPlaylist,
  state: PlaylistState,
  question: Question | null,
  now: number,
): Promise<boolean> => {
  const { memberId, id, desiredVersion } = playlist;
  const fresh = await tx.managedPlaylists.find(memberId, id);
  if (fresh === null) return false;
  const later = question !== null && fresh.desiredVersion !== desiredVersion;
  const dueAt = later ? dueAfterChange({ dueAt: null }, now) : nextTry(state, playlist, now);
  await tx.managedPlaylists.set(memberId, id, { ...stateAt(fresh, state, now), question, dueAt });
  return fresh.state !== state || (question !== null && fresh.question?.key !== question.key);
};

/** The name that the person gave it in Spotify, unless Spotify is still to be told ours. */
const nameOf = ({ detailsDue }: ManagedPlaylist, name: string | null) =>
  name === null || detailsDue ? {} : { name };

const stateAt = (fresh: ManagedPlaylist, state: PlaylistState, now: number) =>
  fresh.state === state ? {} : { state, stateAt: now };
