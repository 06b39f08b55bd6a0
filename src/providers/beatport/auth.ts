import { AppError } from '../../errors.ts';
import { jsonOf } from '../findings.ts';
import type { Http, LimiterSettings } from '../http-port.ts';
import type { BeatportAuth, BeatportGrant } from './port.ts';
import { Failure, Tokens } from './wire.ts';

export interface BeatportAuthDeps {
  readonly http: Http;
  /** `https://account.beatport.com`; the older flow's is `https://api.beatport.com/v4/auth`. */
  readonly authUrl: string;
  readonly clientId: string;
  readonly clientSecret?: string | undefined;
}

const LIMITS: LimiterSettings = { minGapMs: 1_000, maxConcurrent: 1 };
/** Only these words are final; anything else may be over tomorrow. */
const TERMINAL = new Set(['invalid_grant', 'invalid_client', 'unauthorized_client']);

/** Authorization code with PKCE (S256). @see BeatportAuth */
export const createBeatportAuth = (deps: BeatportAuthDeps): BeatportAuth => {
  const { http, authUrl, clientId, clientSecret } = deps;

  const ask = async (
    form: Readonly<Record<string, string>>,
    terminal: (cause: Error) => AppError,
    signal?: AbortSignal,
  ): Promise<BeatportGrant> => {
    const answer = await http.request({
      provider: 'beatport',
      app: '-',
      mode: null,
      bucket: 'token',
      method: 'POST',
      url: `${authUrl}/o/token/`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        ...form,
        client_id: clientId,
        ...(clientSecret === undefined ? {} : { client_secret: clientSecret }),
      }).toString(),
      schema: Tokens,
      limiter: LIMITS,
      signal,
    });
    if (answer.kind === 'refused') throw refusal(answer, terminal);
    const { access_token, refresh_token, expires_in } = answer.body;
    return { accessToken: access_token, refreshToken: refresh_token || null, expiresIn: expires_in };
  };

  return {
    authorizeUrl: ({ state, challenge, redirectUri }) => {
      const url = new URL(`${authUrl}/o/authorize/`);
      url.search = new URLSearchParams({
        client_id: clientId,
        response_type: 'code',
        redirect_uri: redirectUri,
        state,
        code_challenge_method: 'S256',
        code_challenge: challenge,
      }).toString();
      return url.href;
    },
    exchange: ({ code, verifier, redirectUri }) =>
      ask(
        { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier },
        (cause) => new AppError('LINK_EXPIRED', {}, { cause }),
      ),
    refresh: (refreshToken, signal) =>
      ask(
        { grant_type: 'refresh_token', refresh_token: refreshToken },
        (cause) => new AppError('PROVIDER_UNAVAILABLE', { provider: 'beatport', why: 'refused' }, { cause }),
        signal,
      ),
  };
};

const refusal = (
  { status, text }: { status: number; text: string },
  terminal: (cause: Error) => AppError,
): AppError => {
  const error = Failure.safeParse(jsonOf(text)).data?.error ?? '';
  // The word alone: a description may quote what was sent.
  const word = /^[a-z_]{1,40}$/.test(error) ? error : 'without a readable reason';
  const cause = new Error(`beatport's token endpoint answered ${status} ${word}`);
  return TERMINAL.has(error) || status === 401 || status === 403
    ? terminal(cause)
    : new AppError('PROVIDER_UNAVAILABLE', { provider: 'beatport', why: 'bad_body' }, { cause });
};
