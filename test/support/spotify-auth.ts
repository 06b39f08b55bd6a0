import { createHash } from 'node:crypto';
import { AppError } from '../../src/errors.ts';
import type {
  SpotifyAccess,
  SpotifyAuth,
  SpotifyProfile,
  SpotifyReader,
  TokenGrant,
} from '../../src/providers/spotify/port.ts';

/** A Spotify that only knows consent and tokens: what linking needs, behind the two ports. */
export interface FakeSpotify {
  readonly auth: SpotifyAuth;
  readonly reader: Pick<SpotifyReader, 'me'>;
  readonly origin: string;
  /** Consents as `who` on the page that an authorize address leads to. @returns what the browser is sent back with. */
  consent(authorizeUrl: string, who: SpotifyProfile): { state: string; code: string };
  /** What `me` or the next refreshes do instead, oldest first. */
  readonly meFails: unknown[];
  readonly exchangeFails: unknown[];
  readonly refreshes: ((refreshToken: string) => TokenGrant | Promise<TokenGrant>)[];
  /** Tokens that refreshes were asked with. */
  readonly asked: string[];
}

export const someone = (name: string): SpotifyProfile => ({
  accountId: `account-${name}`,
  userId: `user-${name}`,
  displayName: name,
});

export const createFakeSpotify = (origin = 'http://127.0.0.1:4'): FakeSpotify => {
  const codes = new Map<
    string,
    { challenge: string; redirectUri: string; clientId: string; who: SpotifyProfile }
  >();
  const tokens = new Map<string, SpotifyProfile>();
  let counter = 0;
  const fake: FakeSpotify = {
    origin,
    meFails: [],
    exchangeFails: [],
    refreshes: [],
    asked: [],
    consent: (authorizeUrl, who) => {
      const query = new URL(authorizeUrl).searchParams;
      const [state, challenge] = [query.get('state') ?? '', query.get('code_challenge') ?? ''];
      counter += 1;
      const code = `code-${counter}`;
      const redirectUri = query.get('redirect_uri') ?? '';
      codes.set(code, { challenge, redirectUri, clientId: query.get('client_id') ?? '', who });
      return { state, code };
    },
    auth: {
      authorizeUrl: ({ clientId, state, challenge, redirectUri }) =>
        `${origin}/authorize?${new URLSearchParams({
          client_id: clientId,
          state,
          code_challenge: challenge,
          redirect_uri: redirectUri,
        })}`,
      exchange: async ({ clientId, code, verifier, redirectUri }) => {
        const failure = fake.exchangeFails.shift();
        if (failure !== undefined) throw failure;
        const known = codes.get(code);
        codes.delete(code);
        const challenge = createHash('sha256').update(verifier).digest('base64url');
        const fits = known?.challenge === challenge && known.redirectUri === redirectUri;
        if (known === undefined || !fits || known.clientId !== clientId)
          throw new AppError('LINK_EXPIRED', {});
        counter += 1;
        tokens.set(`access-${counter}`, known.who);
        const scopes = 'user-library-read playlist-read-private';
        return {
          accessToken: `access-${counter}`,
          refreshToken: `refresh-${counter}`,
          expiresIn: 3_600,
          scopes,
        };
      },
      refresh: async ({ refreshToken }) => {
        fake.asked.push(refreshToken);
        const answer = fake.refreshes.shift();
        if (answer !== undefined) return answer(refreshToken);
        counter += 1;
        return { accessToken: `access-${counter}`, refreshToken: null, expiresIn: 3_600, scopes: '' };
      },
    },
    reader: {
      me: async (access: SpotifyAccess) => {
        const failure = fake.meFails.shift();
        if (failure !== undefined) throw failure;
        const who = tokens.get(await access.token());
        if (who === undefined) throw new AppError('NEEDS_REAUTH', { displayName: '' });
        return who;
      },
    },
  };
  return fake;
};
