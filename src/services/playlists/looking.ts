import type { NewTrack } from '../../domain/library.ts';
import type { PlaylistDetails } from '../../providers/playlist-port.ts';
import { type ApplyTask, type PlaylistApplyDeps, Unsettled } from './task.ts';

/** What stands in Spotify. */
export interface Seen {
  readonly uris: readonly string[];
  /** The version it stands in; null when that is not known. */
  readonly snapshotId: string | null;
  /** Taken for what it ought to be by its version and size. */
  readonly glanced?: true;
  /** What was said about the tracks, when it was read. */
  readonly tracks?: readonly NewTrack[];
}

type Deps = Pick<PlaylistApplyDeps, 'writer' | 'wait'>;

/** A page is read in one moment; more of them only if nothing changes in between. */
const PAGE = 50;
const MAX_ROUNDS = 3;
/** How long an answer may lag behind a write, in steps. */
export const LAG_WAITS_MS: readonly number[] = [1_000, 2_000, 4_000, 8_000];

/** The present version. @throws {Unsettled} when only versions are named that are over */
export const detailsNow = async (deps: Deps, task: ApplyTask): Promise<PlaylistDetails> => {
  const { owner, spotifyId, past, signal } = task;
  for (const ms of [...LAG_WAITS_MS, null]) {
    const details = await deps.writer.details(owner, spotifyId, signal);
    if (!past.has(details.snapshotId)) {
      task.heard.name = details.name;
      return details;
    }
    if (ms !== null) await deps.wait(ms, signal);
  }
  throw new Unsettled(`Spotify answers with a version of playlist ${task.playlist.id} that is over.`);
};

/**
 * Everything that stands in it, read whole only if its version is not the known one.
 * @param known what was last seen; its version is null when it must be read
 * @throws {Unsettled} while it changes faster than it can be read
 */
export const look = async (deps: Deps, task: ApplyTask, known: Seen | null): Promise<Seen> => {
  let { snapshotId } = await detailsNow(deps, task);
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    if (known !== null && known.snapshotId === snapshotId) return known;
    const read = await readEntries(deps, task);
    if (read.uris.length <= PAGE) return { ...read, snapshotId };
    const after = await detailsNow(deps, task);
    if (after.snapshotId === snapshotId) return { ...read, snapshotId };
    snapshotId = after.snapshotId;
  }
  throw new Unsettled(`Playlist ${task.playlist.id} changes while it is read.`);
};

/** All pages as they come: what changes in between may be there twice, or not at all. */
export const readEntries = async (
  { writer }: Pick<Deps, 'writer'>,
  { owner, spotifyId, signal }: ApplyTask,
): Promise<{ readonly uris: readonly string[]; readonly tracks: readonly NewTrack[] }> => {
  const uris: string[] = [];
  const tracks: NewTrack[] = [];
  let offset: number | null = 0;
  while (offset !== null) {
    signal.throwIfAborted();
    const page = await writer.entries(owner, spotifyId, offset, signal);
    uris.push(...page.entries);
    tracks.push(...page.tracks);
    if (page.nextOffset !== null && page.nextOffset <= offset) throw new Error('The next page is this one.');
    offset = page.nextOffset;
  }
  return { uris, tracks };
};
