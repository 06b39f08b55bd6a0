import type { RecordedCall } from '../http/recording.ts';
import type { World } from '../world/contract.ts';
import type { OnSpotify } from './beatport/streams/types.ts';
import type { LlmSwitches } from './llm/switches.ts';

export const providerNames = [
  'musicbrainz',
  'acousticbrainz',
  'reccobeats',
  'deezer',
  'apple',
  'lastfm',
  'listenbrainz',
  'discogs',
  'beatport',
  'llm',
] as const;
export type ProviderName = (typeof providerNames)[number];

/** Base addresses under the names Segue's configuration gives them, with the paths of the real ones. */
export interface ProviderUrls {
  MUSICBRAINZ_URL: string;
  ACOUSTICBRAINZ_URL: string;
  RECCOBEATS_URL: string;
  DEEZER_URL: string;
  /** Stands for https://rss.marketingtools.apple.com/api/v2 */
  APPLE_FEEDS_URL: string;
  LASTFM_URL: string;
  LISTENBRAINZ_URL: string;
  DISCOGS_URL: string;
  BEATPORT_API_URL: string;
  BEATPORT_AUTH_URL: string;
  LLM_BASE_URL: string;
}

/** What the doubles accept. All invented. */
export interface Credentials {
  lastfmApiKey: string;
  listenbrainzToken: string;
  discogsToken: string;
  beatport: {
    clientId: string;
    /** Null: a public client, PKCE alone proves it. */
    clientSecret: string | null;
    redirectUris: string[];
  };
  /** Null: any key or none will do, as with a local model. */
  llmApiKey: string | null;
}

/** One answered call, without headers, keys and tokens. */
export interface Exchange extends RecordedCall {
  side: ProviderName;
  /** The kind of the injected fault that made this answer. */
  fault?: FaultAnswer['kind'];
}

export type FaultAnswer =
  /**
   * Too many calls, the way this provider says it: MusicBrainz 503, Deezer 200 with code 4, Last.fm error 29, the
   * others 429 with `retryAfter` seconds (default 2, null for none).
   */
  | { kind: 'rate-limit'; retryAfter?: number | null }
  /** A plain 429 with a Retry-After of `retryAfter` seconds, or without one. */
  | { kind: 'too-many'; retryAfter?: number | null }
  /** Out of order, the way this provider says it: MusicBrainz 503 of the load shedder, Last.fm error 16, ... */
  | { kind: 'busy' }
  /** Any status with the provider's own error body. */
  | { kind: 'status'; status: number; retryAfter?: number }
  /** A web page instead of JSON. Default status 200. */
  | { kind: 'html'; status?: number }
  /** The true answer, cut in the middle. */
  | { kind: 'truncated' }
  /** Never answers; the connection stays open until the client gives up or the double closes. */
  | { kind: 'hang' }
  | { kind: 'reset' }
  /** The true answer, `ms` late. */
  | { kind: 'slow'; ms: number }
  /** No body at all. Default status 200. */
  | { kind: 'empty'; status?: number }
  /** The true answer with `megabytes` (default 8) of ballast in it. */
  | { kind: 'giant'; megabytes?: number }
  /** The true answer with nothing in any of its lists: a chart without entries. */
  | { kind: 'no-entries' }
  /** Well-formed JSON of a shape nobody promised. */
  | { kind: 'other-shape' };

export interface FaultRule {
  /** Default: all of them. */
  provider?: ProviderName;
  answer: FaultAnswer;
  /** A part of `METHOD /path?query` as sent to the provider (its own path, e.g. `GET /ws/2/isrc/`). Default: all. */
  on?: string | RegExp;
  /** How many calls meet it. Default: until cleared. */
  times?: number;
  /** Only every n-th fitting call, beginning with the first: 2 is a storm that lets every second call through. */
  every?: number;
}

export interface Faults {
  /** The first rule that fits answers. Returns the way to take it back. */
  add(rule: FaultRule): () => void;
  clear(provider?: ProviderName): void;
  list(): readonly (FaultRule & { hits: number })[];
}

export interface Counters {
  /** Without a provider: of all. */
  total(provider?: ProviderName): number;
  /** `METHOD /path` of the provider with ids as `{id}`, without query → calls. */
  paths(provider: ProviderName): ReadonlyMap<string, number>;
  /** Calls that came faster than the provider allows, whether or not its limit is switched on. */
  tooFast(provider: ProviderName): number;
  /** Calls refused for what they are: no User-Agent, a wrong key, a parameter that does not exist. */
  refused(provider: ProviderName): number;
  reset(): void;
}

/** Whether a provider enforces its rate by the real clock. All off by default. */
export type Limits = Record<ProviderName, boolean>;

/** Behaviour that differs between servers and months. Change a field at any time. */
export interface Quirks {
  /** How the search of MusicBrainz writes ISRCs; `mixed` changes from query to query. Default `mixed`. */
  searchIsrcs: 'strings' | 'objects' | 'mixed';
  /** MusicBrainz answers an id that was merged away with a redirect instead of the survivor. Default false. */
  redirectMergedIds: boolean;
  /** Last.fm sends its errors with status 200. Default true. */
  lastfmErrorsAre200: boolean;
  /** Search of Beatport under `/search/v1` calls its list `results` instead of `data`. Default false. */
  beatportSearchResults: boolean;
  /** Pages of Beatport give `next` without `https://`. Default true. */
  beatportBareNext: boolean;
  /** Every picture under `/images` answers 503. Default false. */
  picturesFail: boolean;
}

export interface BeatportToken {
  access_token: string;
  refresh_token: string;
  token_type: 'Bearer';
  scope: string;
  /** Seconds; some clients of the real one get none. */
  expires_in?: number;
}

/** The hand of the operator at Beatport. */
export interface BeatportDesk {
  /** Seconds an access token lives. Default 600. */
  tokenLifetime: number;
  /** Whether the token answers say how long a token lives. Default true. */
  saysLifetime: boolean;
  /** Whether a refresh gives a new refresh token and kills the old one. Default true. */
  rotates: boolean;
  /** False: the account has no access any more, every call answers 403. Default true. */
  allowed: boolean;
  /** A token as an operator would paste it. */
  issueToken(): BeatportToken;
  /** Kills every token there is. */
  revokeAll(): void;
  /** Registers one more redirect URI, e.g. with a port known only now. */
  registerRedirect(uri: string): void;
  /** What a person does on the consent page, without a browser. Answers where the browser would be sent. */
  consent(request: { authorizeUrl: string; deny?: boolean }): Promise<string>;
  /**
   * What became of a Beatport track at Spotify, the truth behind every match: which Spotify tracks are the same, which
   * are another version, which only look alike, and from when they are there. Undefined for an id Beatport has not.
   */
  onSpotify(trackId: number): OnSpotify | undefined;
  /** Everything that came late to Spotify is there now, and nothing is late any more. @returns how many albums came */
  deliverLate(): number;
}

/** The settings of Last.fm's users (`lastfmUsers`), and what they play. */
export interface LastfmDesk {
  /** Hides what somebody listens to: error 17. `soren_hidden` does from the start. */
  setPrivate(user: string, isPrivate: boolean): void;
  /** What a player says is on just now, by Spotify id: an entry without a date at the head of every page. */
  setNowPlaying(user: string, trackId: string | null): void;
  /** Everything a user has scrobbled by now, newest first; `at` is the beginning, ms UTC in whole seconds. */
  scrobbles(user: string): { trackId: string; at: number }[];
}

export interface ProvidersDouble {
  /** `http://127.0.0.1:PORT`; a base path per provider below it. */
  url: string;
  urls: ProviderUrls;
  credentials: Credentials;
  /** `urls` and the credentials as variables of Segue's environment. */
  environment: Record<string, string>;
  world: World;
  faults: Faults;
  counters: Counters;
  limits: Limits;
  quirks: Quirks;
  beatport: BeatportDesk;
  lastfm: LastfmDesk;
  /** Deezer, Apple and ListenBrainz call an artist of this name something else in their charts; null takes it back. */
  renameInCharts(artist: string, name: string | null): void;
  /** The volunteers of MusicBrainz. */
  musicbrainz: {
    /** Merges a recording into another entry of the same: its id still leads there. @returns the id of the survivor */
    merge(mbid: string): string;
  };
  llm: LlmSwitches;
  close(): Promise<void>;
}

export interface ProvidersOptions {
  world: World;
  /** Default 0: any free port. */
  port?: number;
  record?: (exchange: Exchange) => void;
  credentials?: Partial<Credentials>;
  limits?: Partial<Limits>;
  quirks?: Partial<Quirks>;
  /** Where the pictures in the answers are. Default: `${url}/images` of the double itself, which draws them. */
  imagesUrl?: string;
  /** The clock of the rate limits, ms; only its differences matter. Default: the real one. */
  realNow?: () => number;
}
