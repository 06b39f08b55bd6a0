import { json } from '../../http/answer.ts';
import type { Library } from '../musicbrainz/library.ts';
import { createRenderer } from '../musicbrainz/render.ts';
import type { Parts, Provider } from '../provider.ts';
import { type Desk, hasToken, lbError } from './desk.ts';
import { exploreRoutes } from './explore.ts';
import { listenRoutes } from './listens.ts';
import { metadataRoutes } from './metadata.ts';

const calls = 30;
const ms = 10_000;

/** ListenBrainz: bulk metadata by MusicBrainz id, fresh releases, public listens; some of it for known users only. */
export function createListenbrainz({ facts, credentials }: Parts, library: Library): Provider {
  const kinds = createRenderer(facts, library);
  const desk: Desk = { facts, library, kinds, token: credentials.listenbrainzToken };
  return {
    name: 'listenbrainz',
    roots: ['/listenbrainz'],
    routes: [
      ...metadataRoutes(desk),
      ...exploreRoutes(desk),
      ...listenRoutes(desk),
      {
        method: 'GET',
        path: '/1/validate-token',
        handle: ({ call }) =>
          json(
            hasToken(desk, call)
              ? { code: 200, message: 'Token valid.', valid: true, user_name: 'segue-operator' }
              : { code: 200, message: 'Token invalid.', valid: false },
          ),
      },
    ],
    guard(call) {
      if (call.headers.authorization === undefined || call.path === '/1/validate-token') return undefined;
      return hasToken(desk, call) ? undefined : lbError(401, 'Invalid authorization token.');
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
