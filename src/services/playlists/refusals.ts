import type { Repositories } from '../../db/repositories/repositories.ts';
import type { ManagedPlaylistId } from '../../domain/ids.ts';
import type { ManagedPlaylist, Refusal } from '../../domain/playlists/managed.ts';
import type { Entry, Merge } from '../../domain/playlists/playlist.ts';
import { isAppError } from '../../errors.ts';

const DAY_MS = 86_400_000;
/** It may have been Spotify's bad day: the first time it is soon tried again, after that once in four weeks. */
const SOON_MS = DAY_MS;
const LATE_MS = 28 * DAY_MS;

/** What an apply learns about tracks that Spotify does not take. */
export interface RefusalChanges {
  readonly gone: readonly string[];
  readonly fresh: readonly Refusal[];
}

/** Uris that are not tried now. */
export const notTried = (known: readonly Refusal[], now: number): string[] =>
  known.filter(({ retryAt }) => retryAt > now).map(({ uri }) => uri);

/**
 * Lines that lost their name are not added again. What stands there was taken after all; what nobody wants any more when
 * its time comes is forgotten.
 */
export const changesOf = (
  known: readonly Refusal[],
  { vanished }: Pick<Merge, 'vanished'>,
  lists: {
    readonly actual: readonly Entry[];
    readonly wanted: readonly Entry[];
    readonly result: readonly Entry[];
  },
  now: number,
): RefusalChanges => {
  const nameless = new Set(vanished.map(({ key }) => key));
  const same = lists.wanted.filter(({ key }) => nameless.has(key));
  const uris = new Set([...vanished, ...same].map(({ uri }) => uri));
  const there = new Set(lists.actual.map(({ uri }) => uri));
  const tried = new Set(lists.result.map(({ uri }) => uri));
  const over = ({ uri, retryAt }: Refusal): boolean => there.has(uri) || (retryAt <= now && !tried.has(uri));
  return {
    gone: known.filter((one) => over(one) && !uris.has(one.uri)).map(({ uri }) => uri),
    fresh: [...uris].map((uri) => ({ uri, why: 'nameless', times: 1, at: now, retryAt: now + LATE_MS })),
  };
};

export const keepRefusals = async (
  tx: Repositories,
  { id }: Pick<ManagedPlaylist, 'id'>,
  { refusals }: { readonly refusals: RefusalChanges },
): Promise<void> => {
  await tx.managedRefusals.remove(id, refusals.gone);
  await tx.managedRefusals.put(id, refusals.fresh);
};

/** One more track that Spotify would not take. */
export const noteRefused = async (
  tx: Repositories,
  id: ManagedPlaylistId,
  uri: string,
  now: number,
): Promise<void> => {
  const known = (await tx.managedRefusals.ofPlaylist(id)).find((one) => one.uri === uri);
  const times = (known?.times ?? 0) + 1;
  const retryAt = now + (times === 1 ? SOON_MS : LATE_MS);
  await tx.managedRefusals.put(id, [{ uri, why: 'refused', times, at: now, retryAt }]);
};

/** Whether Spotify said that it does not take what was asked, so that nothing was done. An answer that was lost says nothing. */
export const isRefusal = (error: unknown): boolean =>
  isAppError(error, 'RESOURCE_GONE') ||
  (isAppError(error, 'PROVIDER_UNAVAILABLE') && error.data.status === 400);
