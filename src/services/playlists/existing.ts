import type { Store } from '../../db/store.ts';
import type { ManagedPlaylist } from '../../domain/playlists/managed.ts';
import { KEPT_TRUST_MS, LIST_TRUST_MS } from '../../domain/playlists/schedule.ts';
import { AppError } from '../../errors.ts';
import type { ApplyHooks, ApplyTask, PlaylistApplyDeps } from './task.ts';

/**
 * The playlist in Spotify, made if there is none yet. When its creation was not answered it is looked for before another
 * one is made.
 */
export const ensureMade = async (
  deps: PlaylistApplyDeps,
  playlist: ManagedPlaylist,
  hooks: ApplyHooks,
): Promise<string> => {
  if (playlist.spotifyId !== null) return playlist.spotifyId;
  const { store, clock, writer } = deps;
  const { memberId, id, accountId, name, description } = playlist;
  const owner = { id: accountId, memberId };
  const known = playlist.state === 'creating' ? await findUnanswered(deps, playlist, hooks.signal) : null;
  if (known === null) {
    const creating = { state: 'creating', stateAt: clock.now() } as const;
    await store.transaction((tx) => tx.managedPlaylists.set(memberId, id, creating));
  }
  const facts = { name, description, public: playlist.public };
  const made = known ?? (await writer.create(owner, facts, hooks.signal));
  await store.transaction((tx) =>
    tx.managedPlaylists.set(memberId, id, {
      spotifyId: made.id,
      state: 'active',
      stateAt: clock.now(),
      base: [],
      baseSnapshot: null,
      size: 0,
      lookedAt: clock.now(),
    }),
  );
  return made.id;
};

/** An empty playlist of this name that the account owns and that nobody manages. */
const findUnanswered = async (
  { store, writer }: PlaylistApplyDeps,
  { memberId, accountId, name }: ManagedPlaylist,
  signal: AbortSignal,
): Promise<{ readonly id: string } | null> => {
  const account = await store.read.accounts.find(memberId, accountId);
  const managed = new Set(await store.read.managedPlaylists.spotifyIds(memberId, accountId));
  const all = await writer.list({ id: accountId, memberId }, signal);
  const same = all.filter(
    ({ id, ownerId, total, ...one }) =>
      one.name === name.trim() && total === 0 && ownerId === account?.externalUserId && !managed.has(id),
  );
  return same[0] ?? null;
};

/** What the account's cached list of playlists says about it. */
export interface Listed {
  /** The list was read since the last apply and does not have it. */
  readonly missing: boolean;
  /** Its version, if the list is so young that it is the present one. */
  readonly snapshotId: string | null;
}

export const listedNow = async (
  store: Store,
  { memberId, accountId, spotifyId, createdAt, appliedAt }: ManagedPlaylist,
  now: number,
): Promise<Listed> => {
  if (spotifyId === null) return { missing: false, snapshotId: null };
  const since = Math.max(createdAt, appliedAt ?? 0);
  const lists = await store.read.sourceLists.ofMember(memberId);
  const listedAt = lists.find((list) => list.accountId === accountId)?.listedAt ?? null;
  if (listedAt === null || listedAt <= since) return { missing: false, snapshotId: null };
  const source = await store.read.managedPlaylists.listed(memberId, accountId, spotifyId);
  if (source === null || source.lastProblem === 'gone') return { missing: true, snapshotId: null };
  const young = source.listedAt > since && now - source.listedAt < LIST_TRUST_MS;
  return { missing: false, snapshotId: young ? source.snapshotId : null };
};

/**
 * Looks whether the person still has the playlist, when there is a reason to.
 * @throws {AppError} RESOURCE_GONE
 */
export const ensureKept = async (deps: PlaylistApplyDeps, task: ApplyTask, listed: Listed): Promise<void> => {
  const { store, clock, writer } = deps;
  const { playlist, owner, spotifyId, signal, asked } = task;
  const { lookedAt, memberId, id } = playlist;
  const trusted = lookedAt !== null && clock.now() - lookedAt < KEPT_TRUST_MS;
  if (trusted && !asked && !listed.missing) return;
  if (!(await writer.isKept(owner, spotifyId, signal))) {
    throw new AppError('RESOURCE_GONE', { provider: 'spotify' });
  }
  await store.transaction((tx) => tx.managedPlaylists.set(memberId, id, { lookedAt: clock.now() }));
};

/** Tells Spotify a new name or description. */
export const describe = async ({ store, writer }: PlaylistApplyDeps, task: ApplyTask): Promise<void> => {
  const { playlist, owner, spotifyId, signal } = task;
  const { memberId, id, name, description } = playlist;
  if (!playlist.detailsDue) return;
  await writer.change(owner, spotifyId, { name, description }, signal);
  await store.transaction(async (tx) => {
    const now = await tx.managedPlaylists.find(memberId, id);
    if (now?.name !== name || now.description !== description) return;
    await tx.managedPlaylists.set(memberId, id, { detailsDue: false });
  });
};
