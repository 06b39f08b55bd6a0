import type { Clock } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import { plainName } from '../../domain/curation/names.ts';
import type { BlendId, GuildId, MemberId } from '../../domain/ids.ts';
import { MAX_BLENDS } from '../../domain/playlists/managed.ts';
import { MAX_BLENDED, MIN_BLENDED } from '../../domain/taste/blend.ts';
import type { Blend } from '../../domain/taste/blends.ts';
import type { BlendShown } from '../../domain/taste/told.ts';
import { AppError } from '../../errors.ts';
import type { Enqueue } from '../intents.ts';
import { requireAccount } from '../playlists/account.ts';
import type { PlaylistMaking } from '../playlists/making.ts';
import { leaveBlend } from './leaving.ts';
import { tasteBlend } from './work.ts';

/** Playlists that two to ten members blend. Everybody in one pressed for it; nobody is in it by somebody else's word. */
export interface Blends {
  /**
   * Begins one: others can join from then on.
   * @throws {AppError} INVALID_INPUT (no name), LIMIT_REACHED; NOT_LINKED and what else accounts lack
   */
  begin(ownerId: MemberId, guildId: GuildId, name: string): Promise<Blend>;
  find(id: BlendId): Promise<Blend | null>;
  /** False: they are in it already. @throws {AppError} OUT_OF_DATE when it is over, LIMIT_REACHED */
  join(memberId: MemberId, id: BlendId): Promise<boolean>;
  /** Also of its owner, who ends it by that; its playlist stays in their Spotify as it is. False: they are not in it. */
  leave(memberId: MemberId, id: BlendId): Promise<boolean>;
  /** Makes the playlist, once. @throws {AppError} as `begin`; NOT_YOURS; OUT_OF_DATE while nobody else is in it */
  start(ownerId: MemberId, id: BlendId): Promise<Blend>;
  /** Those that a member is in. */
  list(memberId: MemberId): Promise<Blend[]>;
  /** @throws {AppError} OUT_OF_DATE for one that they are not in (any more) */
  show(memberId: MemberId, id: BlendId): Promise<BlendShown>;
}

export const createBlends = (deps: {
  store: Store;
  clock: Clock;
  enqueue: Enqueue;
  making: Pick<PlaylistMaking, 'create'>;
}): Blends => {
  const { store, clock, enqueue, making } = deps;

  const require = async (tx: Repositories, id: BlendId): Promise<Blend> => {
    const blend = await tx.blends.find(id);
    if (blend === null) throw new AppError('OUT_OF_DATE', {});
    return blend;
  };

  return {
    begin: (ownerId, guildId, typed) =>
      store.transaction(async (tx) => {
        const name = plainName(typed);
        if (name === null) throw new AppError('INVALID_INPUT', { problem: 'rule_name', value: typed });
        await requireAccount(tx, ownerId, null);
        if ((await tx.blends.countOf(ownerId)) >= MAX_BLENDS) {
          throw new AppError('LIMIT_REACHED', { what: 'blends', limit: MAX_BLENDS });
        }
        const id = await tx.blends.insert({ ownerId, guildId, name }, clock.now());
        await tx.blends.join(id, ownerId, clock.now());
        return require(tx, id);
      }),

    find: (id) => store.read.blends.find(id),

    join: (memberId, id) =>
      store.transaction(async (tx) => {
        const blend = await require(tx, id);
        if (blend.members.includes(memberId)) return false;
        if (blend.members.length >= MAX_BLENDED) {
          throw new AppError('LIMIT_REACHED', { what: 'blended', limit: MAX_BLENDED });
        }
        await tx.blends.join(id, memberId, clock.now());
        if (blend.startedAt !== null) await enqueue(tx, tasteBlend(id));
        return true;
      }),

    leave: (memberId, id) =>
      store.transaction(async (tx) => {
        const blend = await tx.blends.find(id);
        return blend === null ? false : leaveBlend(tx, enqueue, blend, memberId);
      }),

    start: (ownerId, id) =>
      store.transaction(async (tx) => {
        const blend = await require(tx, id);
        if (blend.ownerId !== ownerId) throw new AppError('NOT_YOURS', {});
        if (blend.startedAt !== null && blend.playlistId !== null) return blend;
        if (blend.members.length < MIN_BLENDED) throw new AppError('OUT_OF_DATE', {});
        // Who leaves is out at once: nobody asks whether so much may go.
        const wish = { name: blend.name, purpose: 'blend', order: 'exact', maxRemovedPercent: 100 } as const;
        const playlist = await making.create(tx, ownerId, wish);
        await tx.blends.start(id, playlist.id, clock.now());
        await enqueue(tx, tasteBlend(id));
        return require(tx, id);
      }),

    list: (memberId) => store.read.blends.ofMember(memberId),

    show: async (memberId, id) => {
      const blend = await store.read.blends.find(id);
      if (blend === null || !blend.members.includes(memberId)) throw new AppError('OUT_OF_DATE', {});
      const { ownerId, playlistId } = blend;
      const lines = await store.read.blends.lines(id);
      const names = await store.read.statisticNames.tracks(lines.map(({ trackId }) => trackId));
      return {
        blend,
        playlist: playlistId === null ? null : await store.read.managedPlaylists.find(ownerId, playlistId),
        tracks: lines.flatMap((line) => {
          const track = names.get(line.trackId);
          return track === undefined ? [] : [{ track, for: line.for }];
        }),
      };
    },
  };
};
