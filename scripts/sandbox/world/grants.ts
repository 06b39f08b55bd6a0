import { uuid } from './ids.ts';
import type { Random } from './random.ts';
import type { Grant } from './types.ts';

/** The dashboard's limit of users of an app in development mode. */
export const allowListSize = 5;

export interface Grants {
  all(accountId?: string): readonly Grant[];
  get(id: string): Grant | undefined;
  authorize(clientId: string, accountId: string, scopes: readonly string[]): Grant;
  revoke(accountId: string, clientId?: string): number;
  setAuthorizedAt(accountId: string, at: number, clientId?: string): number;
  isAllowListed(accountId: string, clientId?: string): boolean;
  setAllowListed(accountId: string, allowed: boolean, clientId?: string): void;
  setAllowList(clientId: string, accountIds: readonly string[]): void;
}

/** Who agreed to what, and whom the dashboards let in. */
export function createGrants(random: Random, now: () => number, defaultList: readonly string[]): Grants {
  const grants = new Map<string, Grant>();
  const shared = new Set(defaultList);
  const lists = new Map<string, Set<string>>();
  const listOf = (clientId?: string): Set<string> => (clientId ? lists.get(clientId) : undefined) ?? shared;
  const live = (accountId: string, clientId?: string): Grant[] =>
    [...grants.values()].filter(
      (grant) =>
        grant.accountId === accountId &&
        grant.revokedAt === null &&
        (clientId === undefined || grant.clientId === clientId),
    );
  const refuseSixth = (size: number): void => {
    if (size > allowListSize) {
      throw new Error(
        `An app in development mode allows ${allowListSize} users; take one off the list first.`,
      );
    }
  };
  return {
    all: (accountId) => [...grants.values()].filter((grant) => !accountId || grant.accountId === accountId),
    get: (id) => grants.get(id),
    authorize(clientId, accountId, scopes) {
      const grant: Grant = {
        id: uuid(random),
        clientId,
        accountId,
        scopes: [...scopes],
        authorizedAt: now(),
        revokedAt: null,
      };
      grants.set(grant.id, grant);
      return grant;
    },
    revoke(accountId, clientId) {
      const revoked = live(accountId, clientId);
      for (const grant of revoked) grant.revokedAt = now();
      return revoked.length;
    },
    setAuthorizedAt(accountId, at, clientId) {
      const changed = live(accountId, clientId);
      for (const grant of changed) grant.authorizedAt = at;
      return changed.length;
    },
    isAllowListed: (accountId, clientId) => listOf(clientId).has(accountId),
    setAllowListed(accountId, allowed, clientId) {
      const list = listOf(clientId);
      if (!allowed) {
        list.delete(accountId);
        return;
      }
      refuseSixth(new Set([...list, accountId]).size);
      list.add(accountId);
    },
    setAllowList(clientId, accountIds) {
      refuseSixth(new Set(accountIds).size);
      lists.set(clientId, new Set(accountIds));
    },
  };
}
