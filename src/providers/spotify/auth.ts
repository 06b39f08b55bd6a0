import { AppError } from '../../errors.ts';
import type { Http, LimiterSettings } from '../http-port.ts';
import type { SpotifyAuth, TokenGrant } from './port.ts';
import { SPOTIFY_SCOPES } from './scopes.ts';
import { TokenError, Tokens } from './wire.ts';

export interface SpotifyAuthDeps {
  readonly http: Http;
  readonly accountsUrl: string;
  /** Most apps have none: PKCE does not need it. */
  readonly clientSecretOf: (clientId: string) => string | undefined;
}

const LIMITS: LimiterSettings = { minGapMs: 50, maxConcurrent: 4 };

/** Authorization Code with PKCE (S256) at accounts.spotify.com. @see SpotifyAuth */
export const createSpotifyAuth = ({ http, accountsUrl, clientSecretOf }: SpotifyAuthDeps): SpotifyAuth => {
  const ask = async (
    clientId: string,
    form: Readonly<Record<string, string>>,
    terminal: (cause: Error) => AppError,
  ): Promise<TokenGrant> => {
    const secret = clientSecretOf(clientId);
    const basic = Buffer.from(`${clientId}:${secret ?? ''}`).toString('base64');
    const answer = await http.request({
      provider: 'spotify',
      app: clientId,
      mode: null,
      bucket: 'token',
      method: 'POST',
      url: `${accountsUrl}/api/token`,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        ...(secret === undefined ? {} : { authorization: `Basic ${basic}` }),
      },
      body: new URLSearchParams({ ...form, client_id: clientId }).toString(),
      schema: Tokens,
      limiter: LIMITS,
    });
    if (answer.kind === 'refused') throw refusal(answer, terminal);
    const { access_token, refresh_token, expires_in, scope } = answer.body;
    return {
      accessToken: access_token,
      refreshToken: refresh_token || null,
      expiresIn: expires_in,
      scopes: scope ?? '',
    };
  };

  return {
    authorizeUrl: ({ clientId, state, challenge, redirectUri }) => {
      const url = new URL(`${accountsUrl}/authorize`);
      url.search = new URLSearchParams({
        client_id: clientId,
        response_type: 'code',
        redirect_uri: redirectUri,
        state,
        scope: SPOTIFY_SCOPES.join(' '),
        code_challenge_method: 'S256',
        code_challenge: challenge,
      }).toString();
      return url.href;
    },

    exchange: async ({ clientId, code, verifier, redirectUri }) => {
      const form = {
        grant_type: 'authorization_code',
        code,
        redirect_uri: redirectUri,
        code_verifier: verifier,
      };
      const grant = await ask(clientId, form, (cause) => new AppError('LINK_EXPIRED', {}, { cause }));
      // Left out means: as asked for (RFC 6749 §5.1).
      return { ...grant, scopes: grant.scopes || SPOTIFY_SCOPES.join(' ') };
    },

    refresh: ({ clientId, refreshToken, displayName }) =>
      ask(
        clientId,
        { grant_type: 'refresh_token', refresh_token: refreshToken },
        (cause) => new AppError('NEEDS_REAUTH', { displayName }, { cause }),
      ),
  };
};

/** Only these two words of the token endpoint are final; anything else may be over tomorrow. */
const TERMINAL = new Set(['invalid_grant', 'invalid_client']);

const refusal = (
  { status, text }: { status: number; text: string },
  terminal: (cause: Error) => AppError,
): AppError => {
  const { error, error_description } = readError(text);
  const cause = new Error(
    `the token endpoint answered ${status} ${harmless(error)} ${harmless(error_description)}`.trim(),
  );
  return TERMINAL.has(error)
    ? terminal(cause)
    : new AppError('PROVIDER_UNAVAILABLE', { provider: 'spotify', why: 'bad_body' }, { cause });
};

const readError = (text: string): { error: string; error_description?: string | null | undefined } => {
  try {
    return TokenError.parse(JSON.parse(text));
  } catch {
    return { error: 'without a readable reason' };
  }
};

/** A description for the log: words only, so that a code or token quoted in it does not get there. */
const harmless = (description: string | null | undefined): string =>
  (description ?? '').replaceAll(/\S{21,}/g, '…').slice(0, 80);
