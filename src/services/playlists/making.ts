import type { Clock } from '../../clock.ts';
import type { NewManagedPlaylist } from '../../db/repositories/managed-playlists.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import type { Account } from '../../domain/accounts.ts';
import type { AccountId, MemberId, RuleSetId, SourceId } from '../../domain/ids.ts';
import type { Source } from '../../domain/library.ts';
import { limitOf, type ManagedPlaylist, type PlaylistPurpose } from '../../domain/playlists/managed.ts';
import type { MergeMode, OrderPolicy } from '../../domain/playlists/playlist.ts';
import { AppError } from '../../errors.ts';
import { requireAccount } from './account.ts';

/**
 * What a playlist is to be. Whatever is left out is usual: private, `reconcile`, `exact` for rules and `gentle` for the
 * rest, asking above 30 %.
 */
export interface PlaylistWish {
  readonly name: string;
  readonly description?: string;
  readonly public?: boolean;
  readonly purpose: PlaylistPurpose;
  readonly ruleSetId?: RuleSetId;
  readonly fanOutKey?: string;
  readonly mode?: MergeMode;
  readonly order?: OrderPolicy;
  /** 0..100 */
  readonly maxRemovedPercent?: number;
  /** Through which account; the newest link that works when absent. */
  readonly accountId?: AccountId;
}

/** How playlists come under Segue's care. In the caller's own transaction; what Spotify is to hold follows by jobs. */
export interface PlaylistMaking {
  /**
   * A new playlist; Spotify makes it with the first apply.
   * @throws {AppError} NOT_LINKED, NEEDS_REAUTH, INSUFFICIENT_SCOPE (the consent does not cover it), LIMIT_REACHED
   */
  create(tx: Repositories, memberId: MemberId, wish: PlaylistWish): Promise<ManagedPlaylist>;
  /** Playlists of the member's own that are not managed yet. */
  adoptable(memberId: MemberId): Promise<Source[]>;
  /**
   * Takes over one of the member's own playlists.
   * @param takeOver false: what is in it is pinned and stays; true: the rules decide about it as well
   * @throws {AppError} as `create`; NOT_FOUND, FORBIDDEN_RESOURCE (somebody else's)
   */
  adopt(
    tx: Repositories,
    memberId: MemberId,
    sourceId: SourceId,
    wish: Omit<PlaylistWish, 'name' | 'description' | 'public' | 'accountId'>,
    takeOver: boolean,
  ): Promise<ManagedPlaylist>;
}

export const createPlaylistMaking = ({ store, clock }: { store: Store; clock: Clock }): PlaylistMaking => {
  const insert = async (
    tx: Repositories,
    { id: accountId, memberId }: Account,
    wish: PlaylistWish,
    more: Pick<NewManagedPlaylist, 'spotifyId' | 'state' | 'adoption' | 'dueAt'>,
  ): Promise<ManagedPlaylist> => {
    const { purposes, limit } = limitOf(wish.purpose);
    if ((await tx.managedPlaylists.countOf(memberId, purposes)) >= limit) {
      throw new AppError('LIMIT_REACHED', { what: 'playlists', limit });
    }
    const { name, purpose, description = '', public: shown = false, ...rest } = wish;
    const { ruleSetId = null, fanOutKey = '', mode = 'reconcile', order = usualOrder(purpose) } = rest;
    const { maxRemovedPercent = null } = rest;
    const facts = { name, purpose, description, public: shown, ruleSetId, fanOutKey, mode, order };
    const playlist = { ...facts, maxRemovedPercent, memberId, accountId, ...more };
    return tx.managedPlaylists.insert(playlist, clock.now());
  };

  return {
    create: async (tx, memberId, wish) => {
      const account = await requireAccount(tx, memberId, wish.accountId ?? null);
      // It is made with the first apply, which the first tracks bring about.
      return insert(tx, account, wish, { spotifyId: null, state: 'new', adoption: 'keep', dueAt: null });
    },

    adoptable: async (memberId) => {
      const { accounts, managedPlaylists, sources } = store.read;
      const found: Source[] = [];
      for (const { id, status } of await accounts.ofMember(memberId)) {
        if (status !== 'active') continue;
        const managed = new Set(await managedPlaylists.spotifyIds(memberId, id));
        const listed = await sources.listed(memberId, id, ['playlist']);
        found.push(...listed.filter((source) => isOwn(source) && !managed.has(source.externalId)));
      }
      return found;
    },

    adopt: async (tx, memberId, sourceId, wish, takeOver) => {
      const source = await tx.sources.find(memberId, sourceId);
      if (source === null || source.kind !== 'playlist') throw new AppError('NOT_FOUND', { what: 'source' });
      if (!isOwn(source)) throw new AppError('FORBIDDEN_RESOURCE', { provider: 'spotify' });
      const account = await requireAccount(tx, memberId, source.accountId);
      const { name, externalId: spotifyId } = source;
      const managed = await tx.managedPlaylists.spotifyIds(memberId, account.id);
      if (managed.includes(spotifyId))
        throw new AppError('INVALID_INPUT', { problem: 'managed_already', value: name });
      const adoption = takeOver ? 'takeOver' : 'keep';
      const more = { spotifyId, state: 'active', adoption, dueAt: null } as const;
      return insert(tx, account, { ...wish, name }, more);
    },
  };
};

/** Of sorting by hand nothing says an order that would be worth a date. */
const usualOrder = (purpose: PlaylistPurpose): OrderPolicy => (purpose === 'rules' ? 'exact' : 'gentle');

/** Others' playlists carry their owner's name; what is gone cannot be taken over. */
const isOwn = ({ ownerName, readable, lastProblem }: Source): boolean =>
  ownerName === null && readable && lastProblem !== 'gone';
