import type { WorldAccount, WorldPlaylist } from '../../world/types.ts';
import type { AppMode } from '../contract.ts';
import { identity, type Links } from './links.ts';

export interface PeopleRenderer {
  me(account: WorldAccount, mode: AppMode, scopes: readonly string[]): object;
  publicUser(id: string, name: string | null, mode: AppMode): object;
  userRef(id: string): object;
  owner(playlist: WorldPlaylist): object;
}

export function createPeopleRenderer(links: Links): PeopleRenderer {
  const userRef = (id: string): object => identity(links, 'user', id);
  return {
    userRef,
    me: (account, mode, scopes) => ({
      account_id: account.accountId,
      display_name: account.displayName,
      ...identity(links, 'user', account.id),
      images: links.images(account.images),
      ...(mode === 'extended' && {
        followers: { href: null, total: account.followers },
        ...(scopes.includes('user-read-email') && { email: account.email }),
        ...(scopes.includes('user-read-private') && {
          country: account.country,
          explicit_content: { filter_enabled: false, filter_locked: false },
          product: account.premium ? 'premium' : 'free',
        }),
      }),
    }),
    publicUser: (id, name, mode) => ({
      display_name: name,
      ...identity(links, 'user', id),
      images: [],
      ...(mode === 'extended' && { followers: { href: null, total: 0 } }),
    }),
    owner: (playlist) => ({ display_name: playlist.ownerName, ...identity(links, 'user', playlist.ownerId) }),
  };
}
