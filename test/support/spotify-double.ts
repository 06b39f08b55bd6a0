import { createHash } from 'node:crypto';
import type { Exchange, SpotifyClient, SpotifyDouble } from '../../scripts/sandbox/spotify/contract.ts';
import { startSpotify } from '../../scripts/sandbox/spotify/server.ts';
import type { World } from '../../scripts/sandbox/world/contract.ts';
import { createWorld } from '../../scripts/sandbox/world/world.ts';

export const worldStart = Date.parse('2026-11-20T10:00:00Z');
export const callbackUri = 'http://127.0.0.1:9180/oauth/callback';
export const everyScope = [
  'user-library-read',
  'user-library-modify',
  'playlist-read-private',
  'playlist-read-collaborative',
  'playlist-modify-public',
  'playlist-modify-private',
  'user-read-recently-played',
  'user-top-read',
  'user-read-email',
  'user-read-private',
  'ugc-image-upload',
].join(' ');
export const verifier = 'v'.repeat(64);
export const challengeOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

export interface Answered {
  status: number;
  headers: Headers;
  /** The parsed JSON, or the text where it is none. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  body: any;
}

export interface Caller {
  get(path: string): Promise<Answered>;
  send(method: string, path: string, body?: unknown): Promise<Answered>;
  token: string;
  refreshToken: string;
}

export interface TestDouble extends AsyncDisposable {
  world: World;
  spotify: SpotifyDouble;
  exchanges: Exchange[];
  authorizeUrl(changes?: Record<string, string | null>): string;
  token(form: Record<string, string>, headers?: Record<string, string>): Promise<Answered>;
  link(accountId?: string, options?: { clientId?: string; scope?: string }): Promise<Caller>;
}

/** The world at a fixed moment and the double over it, with a development client `dev` and an extended one `ext`. */
export async function openDouble(clients: SpotifyClient[] = []): Promise<TestDouble> {
  const world = createWorld({ seed: 11, startAt: worldStart, realNow: () => 0 });
  const exchanges: Exchange[] = [];
  const spotify = await startSpotify({
    world,
    clients: [
      { clientId: 'dev', redirectUris: [callbackUri] },
      { clientId: 'ext', mode: 'extended', redirectUris: [callbackUri] },
      ...clients,
    ],
    record: (exchange) => exchanges.push(exchange),
  });
  const authorizeUrl: TestDouble['authorizeUrl'] = (changes = {}) => {
    const query = new URLSearchParams({
      client_id: 'dev',
      response_type: 'code',
      redirect_uri: callbackUri,
      state: 'some state',
      scope: everyScope,
      code_challenge_method: 'S256',
      code_challenge: challengeOf(verifier),
    });
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) query.delete(name);
      else query.set(name, value);
    }
    return `${spotify.accountsUrl}/authorize?${query}`;
  };
  const token: TestDouble['token'] = async (form, headers = {}) =>
    read(
      await fetch(`${spotify.accountsUrl}/api/token`, {
        method: 'POST',
        headers,
        body: new URLSearchParams(form),
      }),
    );
  return {
    world,
    spotify,
    exchanges,
    authorizeUrl,
    token,
    async link(accountId = 'mira.keller', { clientId = 'dev', scope = everyScope } = {}) {
      const url = authorizeUrl({ client_id: clientId, scope });
      const back = new URL(await spotify.consent({ authorizeUrl: url, accountId }));
      const granted = await token({
        grant_type: 'authorization_code',
        code: back.searchParams.get('code') ?? '',
        redirect_uri: callbackUri,
        client_id: clientId,
        code_verifier: verifier,
      });
      return caller(spotify, granted.body.access_token, granted.body.refresh_token);
    },
    [Symbol.asyncDispose]: () => spotify.close(),
  };
}

export function caller(spotify: SpotifyDouble, token: string, refreshToken = ''): Caller {
  const send: Caller['send'] = async (method, path, body) =>
    read(
      await fetch(path.startsWith('http') ? path : `${spotify.apiUrl}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    );
  return { token, refreshToken, send, get: (path) => send('GET', path) };
}

async function read(response: Response): Promise<Answered> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}
