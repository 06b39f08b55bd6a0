import type { App } from '../../domain/accounts.ts';
import { AppError } from '../../errors.ts';
import type { SpotifyProfile, SpotifyReader, TokenGrant } from '../../providers/spotify/port.ts';

/** Asks who a fresh token belongs to. People who may not use the app log in fine and are refused only here. */
export type GrantReader = (app: App, grant: TokenGrant) => Promise<SpotifyProfile>;

export const createGrantReader =
  (reader: Pick<SpotifyReader, 'me'>): GrantReader =>
  (app, grant) =>
    reader.me({
      app: { id: app.id, clientId: app.clientId, mode: app.mode },
      displayName: '',
      token: () => Promise.resolve(grant.accessToken),
      // A token that is refused in the second in which it was given will not get better by asking again.
      renew: () =>
        Promise.reject(new AppError('PROVIDER_UNAVAILABLE', { provider: 'spotify', why: 'server' })),
    });
