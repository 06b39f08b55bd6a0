import type { Family } from '../domain/metrics/exposition.ts';

/** What the two threads of one process say to each other. Work is never part of it: that is in the database. */

export interface ThreadStart {
  readonly gateMemory: SharedArrayBuffer;
}

export type ToService =
  | { readonly say: 'hint' }
  | { readonly say: 'stop' }
  /** Wants all its numbers. */
  | { readonly say: 'measure'; readonly question: number };

export type FromService =
  | { readonly say: 'hint' }
  | { readonly say: 'ready' }
  | { readonly say: 'measured'; readonly question: number; readonly families: readonly Family[] }
  /** It could not start, or cannot go on: a sentence for whoever runs Segue. */
  | { readonly say: 'fatal'; readonly sentence: string };

/** Narrows what a thread was started with. */
export const isThreadStart = (data: unknown): data is ThreadStart =>
  typeof data === 'object' &&
  data !== null &&
  'gateMemory' in data &&
  data.gateMemory instanceof SharedArrayBuffer;
