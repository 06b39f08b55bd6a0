import type { World } from '../world/contract.ts';
import type { AppMode, SpotifyClient } from './contract.ts';
import { checkRegistrable } from './redirect-uris.ts';

/** The dashboard: which apps exist and what they may do. */
export interface ClientDesk {
  get(clientId: string): SpotifyClient | undefined;
  ownerOf(client: SpotifyClient): string;
  register(client: SpotifyClient): void;
  registerRedirect(clientId: string, uri: string): void;
  setMode(clientId: string, mode: AppMode): void;
}

export function createClientDesk(world: World): ClientDesk {
  const clients = new Map<string, SpotifyClient>();
  const find = (clientId: string): SpotifyClient => {
    const client = clients.get(clientId);
    if (!client) throw new Error(`No app has the client id "${clientId}".`);
    return client;
  };
  return {
    get: (clientId) => clients.get(clientId),
    ownerOf: (client) => client.ownerId ?? world.accounts()[0]?.id ?? '',
    register(client) {
      for (const uri of client.redirectUris) checkRegistrable(uri);
      if (client.allowList) world.setAllowList(client.clientId, client.allowList);
      clients.set(client.clientId, { ...client, redirectUris: [...client.redirectUris] });
    },
    registerRedirect(clientId, uri) {
      checkRegistrable(uri);
      const { redirectUris } = find(clientId);
      if (!redirectUris.includes(uri)) redirectUris.push(uri);
    },
    setMode(clientId, mode) {
      find(clientId).mode = mode;
    },
  };
}
