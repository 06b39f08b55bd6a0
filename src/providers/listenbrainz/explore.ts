import { z } from 'zod';
import { refusedError } from '../findings.ts';
import type { Http } from '../http-port.ts';
import { heedWindow } from '../metabrainz.ts';
import { LISTENBRAINZ_LIMITER } from './limiter.ts';

export interface ExploreDeps {
  readonly http: Http;
  /** Of the API, `…/1`. */
  readonly url: string;
  readonly userAgent: string;
  readonly token?: string | undefined;
}

/** A week is megabytes, and takes them long. */
const TIMEOUT_MS = 60_000;
const Answer = z.object({ payload: z.object({ releases: z.array(z.unknown()) }) });

/**
 * What MusicBrainz's editors entered as released in so many days up to one (YYYY-MM-DD, included), as it came. No key, one
 * call for everybody.
 */
export const askFreshReleases = async (
  { http, url, userAgent, token }: ExploreDeps,
  until: string,
  days: number,
  signal?: AbortSignal,
): Promise<readonly unknown[]> => {
  const query = new URLSearchParams({
    release_date: until,
    days: String(days),
    sort: 'release_date',
    past: 'true',
    future: 'false',
  });
  const answer = await http.request({
    provider: 'listenbrainz',
    app: '-',
    mode: null,
    bucket: 'fresh',
    method: 'GET',
    url: `${url}/explore/fresh-releases/?${query}`,
    headers: {
      'user-agent': userAgent,
      ...(token === undefined ? {} : { authorization: `Token ${token}` }),
    },
    schema: Answer,
    timeoutMs: TIMEOUT_MS,
    limiter: LISTENBRAINZ_LIMITER,
    signal,
    heed: heedWindow,
  });
  if (answer.kind === 'refused') throw refusedError('listenbrainz', 'fresh', answer.status);
  return answer.body.payload.releases;
};
