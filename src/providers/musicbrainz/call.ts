import type { z } from 'zod';
import { refusedError } from '../findings.ts';
import type { Http, LimiterSettings } from '../http-port.ts';
import type { Pace } from '../pace-port.ts';
import { createHeed } from './heed.ts';

export interface MusicBrainzDeps {
  readonly http: Http;
  /** Of the web service, `…/ws/2`. */
  readonly url: string;
  /** `Name/version ( contact )`: without one that says who asks, MusicBrainz drops the connection. */
  readonly userAgent: string;
  /** One call a second and address, shared with every other process on this machine. */
  readonly pace: Pace;
}

export interface MusicBrainzCall<S extends z.ZodType> {
  /** Searches are shed apart from look-ups when the load is high, so they rest apart. */
  readonly bucket: 'search' | 'lookup';
  /** Below the base address, with the query that is already encoded. */
  readonly path: string;
  readonly schema: S;
  readonly signal: AbortSignal | undefined;
}

/** `absent`: there is no such thing; `too_much`: the question is longer than the server takes. */
export type MusicBrainzAnswer<T> =
  | { readonly kind: 'ok'; readonly body: T }
  | { readonly kind: 'absent' }
  | { readonly kind: 'too_much' };

/** The gap between two calls is kept by `pace`; one at a time, so that nobody sleeps through another one's turn. */
const LIMITER: LimiterSettings = { minGapMs: 0, maxConcurrent: 1 };
/** A search over a hundred recordings takes its time. */
const TIMEOUT_MS = 30_000;
/** 413, 414 and 431: the body, the address or the headers are too large. */
const TOO_MUCH: readonly number[] = [413, 414, 431];

/** One call of the web service. Merged things redirect to what became of them; that is followed. */
export const createMusicBrainzCaller = ({ http, url, userAgent, pace }: MusicBrainzDeps) => {
  const heed = createHeed();
  return async <S extends z.ZodType>(call: MusicBrainzCall<S>): Promise<MusicBrainzAnswer<z.output<S>>> => {
    const answer = await http.request({
      provider: 'musicbrainz',
      app: '-',
      mode: null,
      bucket: call.bucket,
      method: 'GET',
      url: `${url}${call.path}${call.path.includes('?') ? '&' : '?'}fmt=json`,
      headers: { 'user-agent': userAgent },
      schema: call.schema,
      timeoutMs: TIMEOUT_MS,
      signal: call.signal,
      limiter: LIMITER,
      pace,
      heed,
      follow: 2,
    });
    if (answer.kind === 'ok') return answer;
    if (answer.status === 404) return { kind: 'absent' };
    if (TOO_MUCH.includes(answer.status)) return { kind: 'too_much' };
    throw refusedError('musicbrainz', call.bucket, answer.status);
  };
};

export type MusicBrainzCaller = ReturnType<typeof createMusicBrainzCaller>;
