import { type Answer, json } from '../../http/answer.ts';
import type { Library } from '../musicbrainz/library.ts';
import { createRenderer } from '../musicbrainz/render.ts';
import type { Ask, Parts, Provider } from '../provider.ts';
import { type Desk, lbError, tokenOwner } from './desk.ts';
import { exploreRoutes } from './explore.ts';
import { listenRoutes } from './listens.ts';
import { metadataRoutes } from './metadata.ts';
import { statsRoutes } from './stats.ts';

const calls = 30;
const ms = 10_000;

/** ListenBrainz: bulk metadata by MusicBrainz id, fresh releases, public listens; some of it for known users only. */
export function createListenbrainz({ facts, credentials, buzz }: Parts, library: Library): Provider {
  const kinds = createRenderer(facts, library);
  const desk: Desk = { facts, library, kinds, token: credentials.listenbrainzToken };
  return {
    name: 'listenbrainz',
    roots: ['/listenbrainz'],
    routes: [
      ...metadataRoutes(desk),
      ...exploreRoutes(desk),
      ...listenRoutes(desk),
      ...statsRoutes(desk, buzz),
      { method: 'GET', path: '/1/validate-token', handle: (ask) => validate(desk, ask) },
    ],
    guard(call) {
      if (call.headers.authorization === undefined || call.path === '/1/validate-token') return undefined;
      return tokenOwner(desk, call.headers.authorization) === undefined
        ? lbError(401, 'Invalid authorization token.')
        : undefined;
    },
    pace: () => ({ kind: 'window', calls, ms }),
    headers: (state) => {
      const resetIn = Math.ceil((state?.resetMs ?? ms) / 1_000);
      return {
        'x-ratelimit-limit': String(calls),
        'x-ratelimit-remaining': String(state?.left ?? calls - 1),
        'x-ratelimit-reset-in': String(resetIn),
        'x-ratelimit-reset': String(Math.ceil(facts.world.now() / 1_000) + resetIn),
      };
    },
    tooFast: (retryAfter) => lbError(429, 'Too many requests.', retryAfter),
    busy: () => lbError(503, 'The service is currently unavailable. Please try again later.'),
    failure: (status, retryAfter) => lbError(status, 'An unknown error occurred.', retryAfter),
  };
}

/** The token of the header, or the old way, of the query. */
function validate(desk: Desk, { call, query }: Ask): Answer {
  const asked = query.get('token');
  const header = asked === null ? call.headers.authorization : `Token ${asked}`;
  if (header === undefined || header === 'Token ')
    return lbError(400, 'You need to provide an Authorization token.');
  const owner = tokenOwner(desk, header);
  return json(
    owner === undefined
      ? { code: 200, message: 'Token invalid.', valid: false }
      : { code: 200, message: 'Token valid.', valid: true, user_name: owner },
  );
}
