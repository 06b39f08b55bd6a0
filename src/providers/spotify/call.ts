import type { z } from 'zod';
import type { AppMode } from '../../domain/accounts.ts';
import type { SpotifyBucket } from '../../domain/budgets.ts';
import type { Http, HttpMethod, LimiterSettings } from '../http-port.ts';
import type { SpotifyAccess } from './port.ts';
import { refusalError } from './refusals.ts';

export interface SpotifyCall<S extends z.ZodType> {
  readonly method?: HttpMethod;
  readonly bucket: SpotifyBucket;
  /** Below the base address; ids in it are encoded by {@link segment}. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly schema: S;
  readonly signal?: AbortSignal | undefined;
}

/** Spotify counts calls in a rolling 30 seconds and publishes no number; development mode gets less of them. */
const LIMITS: Record<AppMode, LimiterSettings> = {
  development: { minGapMs: 100, maxConcurrent: 4 },
  extended: { minGapMs: 20, maxConcurrent: 5 },
};

/**
 * One authorised call of the Web API. A token that is refused is renewed once (one refresh however many callers
 * notice), then the account needs a new link.
 */
export const createSpotifyCaller = ({ http, apiUrl }: { http: Http; apiUrl: string }) => {
  const send = <S extends z.ZodType>(access: SpotifyAccess, call: SpotifyCall<S>, token: string) => {
    const url = new URL(apiUrl + call.path);
    for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.set(name, String(value));
    const json = call.body === undefined ? {} : { body: JSON.stringify(call.body) };
    return http.request({
      provider: 'spotify',
      app: String(access.app.id),
      mode: access.app.mode,
      bucket: call.bucket,
      method: call.method ?? 'GET',
      url: url.href,
      headers: {
        authorization: `Bearer ${token}`,
        ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...json,
      schema: call.schema,
      signal: call.signal,
      limiter: LIMITS[access.app.mode],
    });
  };

  return async <S extends z.ZodType>(access: SpotifyAccess, call: SpotifyCall<S>): Promise<z.output<S>> => {
    const token = await access.token();
    const first = await send(access, call, token);
    const answer =
      first.kind === 'refused' && first.status === 401
        ? await send(access, call, await access.renew(token))
        : first;
    if (answer.kind === 'ok') return answer.body;
    throw refusalError(answer, access, call.bucket);
  };
};

/** An id as one segment of a path, whatever characters it has. */
export const segment = (id: string): string => encodeURIComponent(id);
