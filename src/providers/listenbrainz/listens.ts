import type { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { AppError } from '../../errors.ts';
import { jsonOf, refusedError, unreadableError } from '../findings.ts';
import type { Http, HttpAnswer } from '../http-port.ts';
import { heedWindow } from '../metabrainz.ts';
import type { ListenerIdentity, ScrobblePage, ScrobbleSource } from '../scrobble-port.ts';
import { nextBefore } from '../scrobble-reading.ts';
import { LISTENBRAINZ_LIMITER } from './limiter.ts';
import { ErrorBody, ListenCount, Listens, oldestOf, scrobbleOf, Validated } from './listens-wire.ts';

export interface ListensDeps {
  readonly http: Http;
  /** Of the API, `…/1`. */
  readonly url: string;
  readonly userAgent: string;
  /** The operator's: calls for listeners without a token count for it instead of the address. */
  readonly token?: string | undefined;
  readonly clock: Clock;
}

/** They give up to 1 000. A listen may have 10 kB: so many of the largest are still an answer of a size that we take. */
const PER_PAGE = 500;
const TIMEOUT_MS = 30_000;

/** What somebody played, from ListenBrainz. Listens are public; a token proves whose they are. @see ScrobbleSource */
export const createListens = ({
  http,
  url,
  userAgent,
  token: operators,
  clock,
}: ListensDeps): ScrobbleSource => {
  const ask = async <S extends z.ZodType>(
    path: string,
    token: string | null,
    schema: S,
    signal: AbortSignal | undefined,
  ): Promise<HttpAnswer<z.output<S>>> => {
    const used = token ?? operators;
    const answer = await http.request({
      provider: 'listenbrainz',
      app: '-',
      mode: null,
      bucket: 'listens',
      method: 'GET',
      url: `${url}${path}`,
      headers: {
        'user-agent': userAgent,
        ...(used === undefined ? {} : { authorization: `Token ${used}` }),
      },
      schema,
      timeoutMs: TIMEOUT_MS,
      limiter: LISTENBRAINZ_LIMITER,
      signal,
      heed: heedWindow,
    });
    // Only a listener's own token is theirs to renew; the operator's is trouble of the operator's.
    if (answer.kind === 'refused' && answer.status === 401 && token !== null) throw refusedToken();
    return answer;
  };

  const ofUser = async <S extends z.ZodType>(
    { name, token }: ListenerIdentity,
    path: string,
    schema: S,
    signal: AbortSignal | undefined,
  ): Promise<z.output<S>> => {
    const answer = await ask(`/user/${encodeURIComponent(name)}/${path}`, token, schema, signal);
    if (answer.kind === 'ok') return answer.body;
    // Their router says 404 as well, in HTML: only their own words are about the person.
    if (answer.status === 404 && ErrorBody.safeParse(jsonOf(answer.text)).success) {
      throw new AppError('LISTENER_UNKNOWN', { provider: 'listenbrainz', name });
    }
    throw refusedError('listenbrainz', 'listens', answer.status);
  };

  const ownerOf = async (token: string, signal: AbortSignal | undefined): Promise<string> => {
    const answer = await ask('/validate-token', token, Validated, signal);
    if (answer.kind === 'refused') throw refusedError('listenbrainz', 'listens', answer.status);
    if (!answer.body.valid) throw refusedToken();
    const { user_name } = answer.body;
    if (user_name == null) throw unreadableError('listenbrainz', 'a valid token of nobody');
    return user_name;
  };

  return {
    provider: 'listenbrainz',

    profile: async ({ name: given, token }, signal) => {
      const name = token === null ? given : await ownerOf(token, signal);
      const { payload } = await ofUser({ name, token }, 'listen-count', ListenCount, signal);
      return { name, total: payload.count };
    },

    page: async (listener, { before }, signal) => {
      const query = new URLSearchParams({ count: String(PER_PAGE) });
      if (before !== null) query.set('max_ts', String(Math.ceil(before / 1_000)));
      const { payload } = await ofUser(listener, `listens?${query}`, Listens, signal);
      return pageOf(payload, before, clock.now());
    },
  };
};

const refusedToken = (): AppError => new AppError('TOKEN_REFUSED', { provider: 'listenbrainz' });

const pageOf = (
  { listens, oldest_listen_ts: first }: Listens,
  before: number | null,
  now: number,
): ScrobblePage => {
  const scrobbles = listens.flatMap((listen) => scrobbleOf(listen, now) ?? []);
  const oldest = oldestOf(listens);
  const isLast = oldest === null || (first != null && oldest <= first);
  return {
    scrobbles: scrobbles.sort((a, b) => b.at - a.at),
    unreadable: listens.length - scrobbles.length,
    next: isLast ? null : nextBefore(oldest, before),
  };
};
