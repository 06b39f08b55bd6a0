import type { ManagedPlaylist, PlaylistState } from './managed.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Clicks that come within this time of the first one go to Spotify together. */
export const GATHER_MS = 20_000;
/** A list of playlists that was read so recently tells the present version of each. */
export const LIST_TRUST_MS = 10 * MINUTE_MS;
/** Whether a playlist was deleted is asked at most so often, unless something hints at it. */
export const KEPT_TRUST_MS = 60 * MINUTE_MS;

/** When an apply is due after a change of what is wanted: what waits already is not put off. */
export const dueAfterChange = ({ dueAt }: Pick<ManagedPlaylist, 'dueAt'>, now: number): number =>
  Math.min(dueAt ?? Number.POSITIVE_INFINITY, now + GATHER_MS);

/** When to look for hand edits again: about once a day, not all playlists at once. */
export const nextLook = ({ id }: Pick<ManagedPlaylist, 'id'>, now: number): number =>
  now + DAY_MS - ((id * 7_919) % 60) * MINUTE_MS;

/** When to try again in a state that something outside must change; null: not before that was heard of. */
export const nextTry = (
  state: PlaylistState,
  playlist: Pick<ManagedPlaylist, 'id'>,
  now: number,
): number | null =>
  state === 'gone' || state === 'asking' || state === 'no_permission' ? null : nextLook(playlist, now);
