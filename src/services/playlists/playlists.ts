import type { Clock } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import type { ManagedPlaylistId, MemberId, RuleSetId } from '../../domain/ids.ts';
import type { JobNotify } from '../../domain/jobs.ts';
import type { ManagedPlaylist, Refusal } from '../../domain/playlists/managed.ts';
import { AppError } from '../../errors.ts';
import type { Enqueue } from '../intents.ts';
import { requireAccount } from './account.ts';
import { letGo } from './letting-go.ts';
import { requirePlaylist } from './required.ts';
import { wanted } from './wishes.ts';
import { playlistsApply } from './work.ts';

export type PlaylistSettings = Partial<
  Pick<ManagedPlaylist, 'name' | 'description' | 'mode' | 'order' | 'maxRemovedPercent'>
>;

/** The playlists that Segue manages for a member. Only the database is asked; what Spotify is to hold follows by jobs. */
export interface ManagedPlaylists {
  /** @throws {AppError} NOT_FOUND */
  get(memberId: MemberId, id: ManagedPlaylistId): Promise<ManagedPlaylist>;
  list(memberId: MemberId): Promise<ManagedPlaylist[]>;
  ofRuleSet(memberId: MemberId, ruleSetId: RuleSetId): Promise<ManagedPlaylist[]>;
  /** What is wanted in it, by uri. @throws {AppError} NOT_FOUND */
  desired(memberId: MemberId, id: ManagedPlaylistId): Promise<string[]>;
  /** What was last left in Spotify, by uri; null: never ours before. @throws {AppError} NOT_FOUND */
  standing(memberId: MemberId, id: ManagedPlaylistId): Promise<readonly string[] | null>;
  /** @throws {AppError} NOT_FOUND */
  configure(memberId: MemberId, id: ManagedPlaylistId, settings: PlaylistSettings): Promise<ManagedPlaylist>;
  /** No apply by itself until it is resumed. @throws {AppError} NOT_FOUND */
  pause(memberId: MemberId, id: ManagedPlaylistId): Promise<ManagedPlaylist>;
  resume(memberId: MemberId, id: ManagedPlaylistId): Promise<ManagedPlaylist>;
  /** Asks for an apply now, also of a paused one. @throws {AppError} NOT_FOUND, NOT_LINKED, NEEDS_REAUTH, INSUFFICIENT_SCOPE */
  requestApply(memberId: MemberId, id: ManagedPlaylistId, notify: JobNotify): Promise<ManagedPlaylist>;
  /** From now on its order is the person's: what they moved stays where they put it. @throws {AppError} NOT_FOUND */
  keepOrder(memberId: MemberId, id: ManagedPlaylistId): Promise<ManagedPlaylist>;
  /**
   * Puts it into the rule's order once, at the price of the dates at which tracks were added.
   * @throws {AppError} as `requestApply`; OUT_OF_DATE where the order is as it should be
   */
  requestOrder(memberId: MemberId, id: ManagedPlaylistId, notify?: JobNotify): Promise<ManagedPlaylist>;
  /** Wanted, and not to be had from Spotify. @throws {AppError} NOT_FOUND */
  unavailable(memberId: MemberId, id: ManagedPlaylistId): Promise<Refusal[]>;
  /**
   * Makes one anew in place of one that the person deleted or that is not theirs any more. Pins and bans stay.
   * @throws {AppError} as `requestApply`; OUT_OF_DATE while it is there
   */
  remake(memberId: MemberId, id: ManagedPlaylistId, notify?: JobNotify): Promise<ManagedPlaylist>;
  /** Lets go of it; in Spotify it stays as it is. @throws {AppError} NOT_FOUND */
  forget(memberId: MemberId, id: ManagedPlaylistId): Promise<ManagedPlaylist>;
  /** Lets go of it and takes it out of the person's Spotify library. @throws {AppError} NOT_FOUND */
  requestDelete(memberId: MemberId, id: ManagedPlaylistId, notify?: JobNotify): Promise<ManagedPlaylist>;
}

export const createManagedPlaylists = (deps: {
  store: Store;
  clock: Clock;
  enqueue: Enqueue;
}): ManagedPlaylists => {
  const { store, clock, enqueue } = deps;
  const { read } = store;
  const get: ManagedPlaylists['get'] = (memberId, id) => requirePlaylist(read, memberId, id);

  return {
    get,
    list: (memberId) => read.managedPlaylists.ofMember(memberId),
    ofRuleSet: (memberId, ruleSetId) => read.managedPlaylists.ofRuleSet(memberId, ruleSetId),

    desired: async (memberId, id) => {
      await get(memberId, id);
      return read.managedDesired.uris(id);
    },

    standing: async (memberId, id) => {
      await get(memberId, id);
      return (await read.managedPlaylists.state(memberId, id))?.base ?? null;
    },

    configure: (memberId, id, settings) =>
      store.transaction(async (tx) => {
        const playlist = await requirePlaylist(tx, memberId, id);
        const { name = playlist.name, description = playlist.description } = settings;
        const told = name === playlist.name && description === playlist.description;
        const detailsDue = playlist.detailsDue || (!told && playlist.spotifyId !== null);
        await wanted(tx, playlist, clock.now(), { ...settings, detailsDue });
        return requirePlaylist(tx, memberId, id);
      }),

    pause: (memberId, id) =>
      store.transaction(async (tx) => {
        const { pausedAt } = await requirePlaylist(tx, memberId, id);
        await tx.managedPlaylists.set(memberId, id, { pausedAt: pausedAt ?? clock.now() });
        return requirePlaylist(tx, memberId, id);
      }),

    resume: (memberId, id) =>
      store.transaction(async (tx) => {
        const playlist = await requirePlaylist(tx, memberId, id);
        if (playlist.pausedAt !== null) await wanted(tx, playlist, clock.now(), { pausedAt: null });
        return requirePlaylist(tx, memberId, id);
      }),

    requestApply: (memberId, id, notify) =>
      store.transaction(async (tx) => {
        const playlist = await requirePlaylist(tx, memberId, id);
        await requireAccount(tx, memberId, playlist.accountId);
        await enqueue(tx, playlistsApply(playlist, notify));
        return playlist;
      }),

    keepOrder: (memberId, id) =>
      store.transaction(async (tx) => {
        const playlist = await requirePlaylist(tx, memberId, id);
        const own = { order: 'loose', orderLeft: false, movedByHand: 0, anewDue: false } as const;
        await wanted(tx, playlist, clock.now(), own);
        return requirePlaylist(tx, memberId, id);
      }),

    requestOrder: (memberId, id, notify) =>
      store.transaction(async (tx) => {
        const playlist = await requirePlaylist(tx, memberId, id);
        await requireAccount(tx, memberId, playlist.accountId);
        if (!playlist.orderLeft) throw new AppError('OUT_OF_DATE', {});
        await wanted(tx, playlist, clock.now(), { anewDue: true });
        await enqueue(tx, playlistsApply(playlist, notify));
        return requirePlaylist(tx, memberId, id);
      }),

    unavailable: async (memberId, id) => {
      await get(memberId, id);
      return read.managedRefusals.ofPlaylist(id);
    },

    remake: (memberId, id, notify) =>
      store.transaction(async (tx) => {
        const playlist = await requirePlaylist(tx, memberId, id);
        await requireAccount(tx, memberId, playlist.accountId);
        if (playlist.state !== 'gone' && playlist.state !== 'unreadable')
          throw new AppError('OUT_OF_DATE', {});
        const left = { base: null, baseSnapshot: null, pending: null, pendingDone: 0, restore: null };
        const known = { size: null, appliedVersion: null, lookedAt: null, detailsDue: false };
        const fresh = { spotifyId: null, state: 'new', stateAt: clock.now(), adoption: 'keep' } as const;
        await wanted(tx, playlist, clock.now(), { ...left, ...known, ...fresh });
        await enqueue(tx, playlistsApply(playlist, notify));
        return requirePlaylist(tx, memberId, id);
      }),

    forget: (memberId, id) =>
      store.transaction(async (tx) => {
        const playlist = await requirePlaylist(tx, memberId, id);
        await tx.managedPlaylists.remove(memberId, id);
        return playlist;
      }),

    requestDelete: (memberId, id, notify) =>
      store.transaction(async (tx) => {
        const playlist = await requirePlaylist(tx, memberId, id);
        await letGo(tx, enqueue, memberId, id, 'delete', clock.now(), notify);
        return playlist;
      }),
  };
};
