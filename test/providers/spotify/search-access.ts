import type { AppMode } from '../../../src/domain/accounts.ts';
import type { AppId } from '../../../src/domain/ids.ts';
import type { SpotifyAccess } from '../../../src/providers/spotify/port.ts';

/** Access of an account whose token can be renewed. */
export const accessFor = (mode: AppMode): { access: SpotifyAccess; renewed: () => number } => {
  let renewals = 0;
  return {
    access: {
      app: { id: 1 as AppId, clientId: 'client', mode },
      displayName: 'Mina',
      token: async () => `token-${renewals}`,
      renew: async () => {
        renewals += 1;
        return `token-${renewals}`;
      },
    },
    renewed: () => renewals,
  };
};
