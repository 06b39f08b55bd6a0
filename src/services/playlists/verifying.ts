import { afterCalls } from '../../domain/playlists/after-calls.ts';
import type { Attempt } from '../../domain/playlists/playlist.ts';
import { detailsNow, LAG_WAITS_MS, look, readEntries, type Seen } from './looking.ts';
import { type ApplyTask, type PlaylistApplyDeps, Unsettled } from './task.ts';

type Deps = Pick<PlaylistApplyDeps, 'writer' | 'wait'>;

/** Lists up to so many pages are read again after the calls; of longer ones only version and size are looked at. */
const READ_AGAIN = 200;

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
