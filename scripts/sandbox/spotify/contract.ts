import type { World } from '../world/contract.ts';

/** `development` is what every new client id gets; `extended` is the old world with every endpoint and field. */
export type AppMode = 'development' | 'extended';

export interface SpotifyClient {
  clientId: string;
  /** A client with a secret is confidential: it must prove itself with Basic auth (or `client_secret`) unless it used PKCE. */
  secret?: string;
  mode: AppMode;
  redirectUris: string[];
  /** What the consent page calls it. */
  name?: string;
  /** The account whose Premium keeps a development app alive. Default: the first account of the world. */
  ownerId?: string;
  /** An allow-list of its own (user ids). Default: the world's shared list. */
  allowList?: string[];
}

/** One answered call, without headers and tokens. `path` is path and query as sent. */
export interface Exchange {
  side: 'spotify';
  method: string;
  path: string;
  requestBody: unknown;
  status: number;
  responseBody: unknown;
  /** The kind of the injected fault that made this answer. */
  fault?: FaultAnswer['kind'];
}

/** Quota buckets of the double. The real membership is not published; these follow what people measured. */
export const buckets = [
  'me',
  'library',
  'playlists',
  'search',
  'tracks',
  'albums',
  'artists',
  'artist-albums',
  'player',
  'top',
  'browse',
  'users',
  'authorize',
  'token',
] as const;
export type Bucket = (typeof buckets)[number];

export type FaultAnswer =
  /** 429 of the rolling 30 s limit. `retryAfter` in seconds, default 2. */
  | { kind: 'rate-limit'; retryAfter?: number }
  /** 429 `QUOTA_EXCEEDED`. `retryAfter` in seconds, default 86207. */
  | { kind: 'quota'; retryAfter?: number }
  | { kind: 'rate-limit-no-header' }
  | { kind: 'rate-limit-text'; retryAfter?: number }
  | { kind: 'server-error'; status?: 500 | 502 | 503 | 504 }
  /** 200 with a web page instead of JSON. */
  | { kind: 'html'; status?: number }
  /** The true answer, cut in the middle. */
  | { kind: 'truncated' }
  /**
   * Never answers; the connection stays open until the client gives up or the double closes. `applied`: what was asked
   * for is done all the same.
   */
  | { kind: 'hang'; applied?: boolean }
  /** Cuts the connection; `applied`: after what was asked for was done. */
  | { kind: 'reset'; applied?: boolean }
  /** The true answer, `ms` late. */
  | { kind: 'slow'; ms: number }
  | { kind: 'unauthorized' }
  | { kind: 'forbidden' }
  | { kind: 'forbidden-premium' }
  | { kind: 'forbidden-not-registered' }
  | { kind: 'forbidden-scope' }
  | { kind: 'not-found' }
  /** The write happens, the answer is 502. */
  | { kind: 'applied-but-502' }
  /** A GET shows playlists as they were so many changes ago (default 1): `times` reads that lag behind. */
  | { kind: 'stale'; changes?: number }
  /** Something else happens just before the call is looked at, or between its being done and its answer. */
  | { kind: 'meanwhile'; act: () => void | Promise<void>; when?: 'before' | 'after' }
  /** Token endpoint. */
  | { kind: 'invalid-grant'; description?: string }
  | { kind: 'invalid-client' }
  | { kind: 'token-503' };

export interface FaultRule {
  answer: FaultAnswer;
  /** Which calls: a bucket, or a part of `METHOD /path` as string or RegExp (e.g. `/GET \/v1\/playlists\/.+\/items/`). Default: all. */
  on?: Bucket | RegExp | { path: string };
  /** How many calls meet it. Default: until cleared. */
  times?: number;
  /** How many calls that fit go by before the first meets it. Default: none. */
  skip?: number;
}

export interface Faults {
  /** Adds a rule at the end of the queue; the first that matches answers. Returns the way to take it back. */
  add(rule: FaultRule): () => void;
  clear(): void;
  list(): readonly (FaultRule & { hits: number })[];
}

/** Realistic limits, off by default: they count real calls, per client (rate) and per owner (quota). */
export interface Limits {
  /** Calls per rolling 30 s per client; more answer 429 with a short Retry-After. */
  per30Seconds?: number;
  /** Calls per rolling 24 h per bucket; more answer QUOTA_EXCEEDED until the oldest call is a day old. */
  perDay?: Partial<Record<Bucket, number>>;
}

export interface Counters {
  total(): number;
  bucket(bucket: Bucket): number;
  /** `METHOD /path` with ids as `{id}`, without query → calls. */
  paths(): ReadonlyMap<string, number>;
  /** Calls answered 429 by a limit: made although the client had been told to wait. */
  whileBanned(): number;
  reset(): void;
}

/** Behaviour that some accounts and some months see and others do not. Change a field at any time. */
export interface Quirks {
  /** Answers every refresh with a new refresh token and kills the old one, as until mid-2026. Default false. */
  rotateRefreshTokens: boolean;
  /** `public: false` is accepted and stays without effect, as measured in September 2026. Default true. */
  privateStaysPublic: boolean;
  /** Library and playlist reads show another id of the same recording for some tracks. Default false. */
  relinkTracks: boolean;
  /** `total` counts the page only when `fields` is given. Default false. */
  wrongTotalWithFields: boolean;
  /** How many entries a playlist takes before adding answers 500. Default 11 000, as measured. */
  largestPlaylist: number;
}

export interface SpotifyDouble {
  /** `http://127.0.0.1:PORT` */
  url: string;
  /** `${url}/v1`, what stands for https://api.spotify.com/v1 */
  apiUrl: string;
  /** What stands for https://accounts.spotify.com (`${accountsUrl}/authorize`, `${accountsUrl}/api/token`) */
  accountsUrl: string;
  world: World;
  faults: Faults;
  limits: Limits;
  counters: Counters;
  quirks: Quirks;
  registerClient(client: SpotifyClient): void;
  /** Registers one more redirect URI, e.g. with a port known only now. Throws where the dashboard would refuse it. */
  registerRedirect(clientId: string, uri: string): void;
  setMode(clientId: string, mode: AppMode): void;
  /**
   * Does what a person does on the consent page, without a browser: opens the page, picks the account, agrees (or
   * cancels). Answers the URL Spotify would send the browser to. Throws with the page's words when the page refuses.
   */
  consent(request: { authorizeUrl: string; accountId: string; deny?: boolean }): Promise<string>;
  /** The refresh tokens that work, for `SpotifyOptions.tokens` of a later run. */
  keptTokens(): readonly KeptToken[];
  close(): Promise<void>;
}

/** A refresh token and the consent behind it. */
export interface KeptToken {
  token: string;
  withSecret: boolean;
  clientId: string;
  accountId: string;
  scopes: string[];
  authorizedAt: number;
}

export interface SpotifyOptions {
  world: World;
  /** Default 0: any free port. */
  port?: number;
  /** Mode of clients registered without one of their own. */
  mode?: AppMode;
  clients: (Omit<SpotifyClient, 'mode'> & { mode?: AppMode })[];
  record?: (exchange: Exchange) => void;
  limits?: Limits;
  quirks?: Partial<Quirks>;
  /** What stands for https://i.scdn.co/image in every answer. Default: the double itself, which draws them. */
  imagesUrl?: string;
  /** What an earlier run with the same world had given out. */
  tokens?: readonly KeptToken[];
}
