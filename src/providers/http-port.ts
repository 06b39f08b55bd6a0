import type { z } from 'zod';
import type { AppMode } from '../domain/accounts.ts';
import type { ProviderName } from '../errors.ts';
import type { Pace } from './pace-port.ts';

/**
 * What the HTTP door needs from the rest of Segue, passed in by app.ts: the ledger of calls, and the guard that no
 * transaction is open while the network is waited for.
 */
export interface BudgetLedger {
  /** Throws RetryAfter while the bucket is blocked or its budget of the rolling 24 h is used up; else notes one call. */
  spend(bucket: BudgetBucket): Promise<void>;
  /** After a long 429 (or an outage with a time): nobody calls this bucket before `until` (ms UTC), across restarts. */
  block(bucket: BudgetBucket, until: number, why: 'rate' | 'quota' | 'outage'): Promise<void>;
}

export interface BudgetBucket {
  readonly provider: ProviderName;
  /**
   * Text of the app's row id, `-` for providers without apps. Spotify's token endpoint is asked before an app has
   * anything else, so its calls stand under the client id.
   */
  readonly app: string;
  readonly bucket: string;
  /** Which budgets apply; null for providers (and token endpoints) without quota modes. */
  readonly mode: AppMode | null;
}

/** The one door to the outside world (providers/http.ts). */
export interface Http {
  /**
   * One exchange, with everything that belongs to it: limiter, budget, retries, size and shape of the answer.
   * Answers 400–499 (except 429) come back as `refused`, because only the provider's client knows what they mean.
   * @throws {RetryAfter} for a 429 that is not over in seconds, an outage with a time, a resting bucket.
   * @throws {AppError} PROVIDER_UNAVAILABLE for everything that is not an answer.
   * @throws the signal's reason once it is aborted, and an Error inside a database transaction.
   */
  request<S extends z.ZodType>(request: HttpRequest<S>): Promise<HttpAnswer<z.output<S>>>;
  /**
   * The same door for a library that brings its own limits and retries (discord.js: `new REST({ makeRequest })`).
   * No limiter, no budget, no retry; a failed exchange rejects with the socket's own error, as `fetch` would.
   */
  fetchFor(provider: ProviderName): (url: string, init: FetchInit) => Promise<Response>;
  /**
   * A file as it comes, of any size and in constant memory: no limiter, no budget, no retry.
   * The body has to be read to its end, or left (which closes the connection).
   */
  download(wanted: Download): Promise<Downloaded>;
  /** Ends every exchange under way and closes the sockets. */
  close(): Promise<void>;
}

export interface HttpRequest<S extends z.ZodType> extends BudgetBucket {
  readonly method: HttpMethod;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Of the parsed JSON; an empty body is `undefined`. */
  readonly schema: S;
  /** For one attempt from the first byte sent to the last one read, ms. Default 15 000. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal | undefined;
  readonly limiter: LimiterSettings;
  /**
   * What an answer asks for beyond its status: some providers refuse with 200 and an error in the body, some say in
   * headers how many calls are left. Null when there is nothing to it; it is asked about every answer, also refusals.
   */
  readonly heed?: (answer: HeardAnswer) => Wish | null;
  /** A turn that is shared with other processes, waited for before every attempt. */
  readonly pace?: Pace;
  /** A POST that only asks: it may be sent again as a GET may. */
  readonly repeatable?: boolean;
  /** How many redirects within the same origin are followed, each an attempt of its own. Default: none. */
  readonly follow?: number;
}

export interface HeardAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The parsed body; undefined when it is not JSON. */
  readonly json: unknown;
}

export type Wish =
  /** The answer stands; the next call to this provider and app waits so long. */
  | { readonly kind: 'pause'; readonly ms: number }
  /** No answer: come back in so many ms. Treated as a 429 (or a 503, `outage`) with that `Retry-After` is. */
  | { readonly kind: 'rest'; readonly ms: number; readonly why: 'rate' | 'quota' | 'outage' }
  /** No answer: a failure that may be over in a moment, treated as a 500 is. */
  | { readonly kind: 'failed' };

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** One limiter exists per provider and app; the settings last seen apply. */
export interface LimiterSettings {
  /** Between the starts of two calls, ms. */
  readonly minGapMs: number;
  readonly maxConcurrent: number;
}

export type HttpAnswer<T> =
  | { readonly kind: 'ok'; readonly status: number; readonly body: T }
  | { readonly kind: 'refused'; readonly status: number; readonly text: string };

export interface Download {
  readonly provider: ProviderName;
  readonly url: string;
  /** How long nothing may come, ms. */
  readonly idleMs: number;
  readonly signal?: AbortSignal | undefined;
}

export interface Downloaded {
  readonly status: number;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** The part of `fetch`'s second argument that discord.js uses, of whichever undici it was built with. */
export interface FetchInit {
  readonly method?: string;
  readonly headers?: unknown;
  readonly body?: unknown;
  readonly signal?: AbortSignal | null;
}
