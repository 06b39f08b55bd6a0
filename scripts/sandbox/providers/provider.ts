import type { Answer } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import type { Pattern } from '../http/router.ts';
import type { Credentials, ProviderName, Quirks } from './contract.ts';
import type { Buzz } from './knowledge/buzz.ts';
import type { Facts } from './knowledge/facts.ts';
import type { Pictures } from './pictures.ts';

/** An answer, or the end of the connection without one. */
export type Reply = Answer | 'reset';

/** A call as a provider sees it: `path` and `target` without the base path of the double. */
export interface Ask {
  call: Call;
  /** The parts of the path in braces, decoded. */
  params: readonly string[];
  query: URLSearchParams;
}

export interface Route extends Pattern {
  handle(ask: Ask): Reply;
}

/** How fast a provider may be asked. */
export type Pace =
  /** At most `calls` answered calls in any `ms`. */
  | { kind: 'window'; calls: number; ms: number }
  /** One call in `ms` on average; refused ones count too, so hammering keeps the door shut. */
  | { kind: 'average'; ms: number };

export interface PaceState {
  most: number;
  left: number;
  /** Until the window is free again, ms. */
  resetMs: number;
}

/** One provider: what it answers to, and its own words for everything that can go wrong. */
export interface Provider {
  name: ProviderName;
  /** Base paths of the double that lead here; routes are written without them. */
  roots: readonly string[];
  routes: readonly Route[];
  /** Asked before the route: an agent or key the provider does not accept. */
  guard?(call: Call): Reply | undefined;
  pace(call: Call): Pace | undefined;
  /** Headers on every answer. */
  headers?(state: PaceState | undefined): Record<string, string>;
  tooFast(retryAfter: number | null): Answer;
  busy(): Answer;
  /** The error body of the provider under any status. */
  failure(status: number, retryAfter?: number): Answer;
}

/** What the providers are made of. */
export interface Parts {
  facts: Facts;
  credentials: Credentials;
  quirks: Quirks;
  /** `http://127.0.0.1:PORT`, known when the server listens. */
  origin(): string;
  pictures: Pictures;
  buzz: Buzz;
}

/** Headers with a Retry-After, or none. */
export const retryHeader = (seconds: number | null | undefined): Record<string, string> | undefined =>
  seconds === null || seconds === undefined ? undefined : { 'retry-after': String(seconds) };
