import type { z } from 'zod';
import { AppError } from '../../errors.ts';
import { refusedError } from '../findings.ts';
import type { HeardAnswer, Http, LimiterSettings, Wish } from '../http-port.ts';
import type { BeatportAccess } from './port.ts';

export interface BeatportCallerDeps {
  readonly http: Http;
  /** `https://api.beatport.com/v4` */
  readonly apiUrl: string;
  readonly access: BeatportAccess;
}

/** No limit is published: at most one call in 0.7 s, one at a time. */
const LIMITER: LimiterSettings = { minGapMs: 700, maxConcurrent: 1 };
/** A page of a hundred tracks takes them seconds on a Saturday. */
const TIMEOUT_MS = 30_000;

/** "Request timeout" is trouble of theirs, and is asked again as a 500 is. */
const heed = ({ status }: HeardAnswer): Wish | null => (status === 408 ? { kind: 'failed' } : null);

/**
 * One authorised question. A token that is refused (401) is renewed once; a second 401, and every 403, is for the
 * operator: nobody calls again before they did something.
 */
export const createBeatportCaller = ({ http, apiUrl, access }: BeatportCallerDeps) => {
  const send = <S extends z.ZodType>(path: string, schema: S, token: string, signal?: AbortSignal) =>
    http.request({
      provider: 'beatport',
      app: '-',
      mode: null,
      bucket: 'catalog',
      method: 'GET',
      url: apiUrl + path,
      headers: { authorization: `Bearer ${token}` },
      schema,
      timeoutMs: TIMEOUT_MS,
      limiter: LIMITER,
      signal,
      heed,
    });

  /** @returns null when there is nothing at that address (404) */
  return async <S extends z.ZodType>(
    path: string,
    schema: S,
    signal?: AbortSignal,
  ): Promise<z.output<S> | null> => {
    let token = await access.token(signal);
    let answer = await send(path, schema, token, signal);
    if (answer.kind === 'refused' && answer.status === 401) {
      token = await access.renew(token, signal);
      answer = await send(path, schema, token, signal);
    }
    if (answer.kind === 'ok') return answer.body;
    if (answer.status === 404) return null;
    if (answer.status !== 401 && answer.status !== 403)
      throw refusedError('beatport', 'catalog', answer.status);
    await access.refused(token, answer.status);
    const cause = new Error(`beatport refused its catalogue with ${answer.status}`);
    throw new AppError('PROVIDER_UNAVAILABLE', { provider: 'beatport', why: 'refused' }, { cause });
  };
};
