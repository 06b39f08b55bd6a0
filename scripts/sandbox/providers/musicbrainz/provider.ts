import { type Answer, xml } from '../../http/answer.ts';
import type { Call } from '../../http/call.ts';
import { isMeaningfulAgent } from '../knowledge/checks.ts';
import type { Parts, Provider, Route } from '../provider.ts';
import { mbError, serverBusy, tooManyRequests } from './errors.ts';
import type { Library } from './library.ts';
import { lookupRoutes } from './lookups.ts';
import { createRenderer } from './render.ts';
import { searchRoutes } from './searches.ts';

/** MusicBrainz web service 2. The edge drops the connection of whoever does not say who they are. */
export function createMusicbrainz({ facts, quirks, origin }: Parts, library: Library): Provider {
  const render = createRenderer(facts, library);
  const desk = { facts, library, render, quirks, base: () => `${origin()}/musicbrainz/ws/2` };
  return {
    name: 'musicbrainz',
    roots: ['/musicbrainz'],
    routes: [...lookupRoutes(desk), ...searchRoutes(desk)].map(inJson),
    guard: ({ headers }) => (isMeaningfulAgent(headers['user-agent']) ? undefined : 'reset'),
    pace: () => ({ kind: 'average', ms: 1_000 }),
    headers: (state) =>
      state === undefined
        ? {}
        : {
            'x-ratelimit-zone': 'per-ip',
            'x-ratelimit-who': '127.0.0.1',
            'x-ratelimit-limit': '1',
            'x-ratelimit-remaining': String(state.left),
          },
    tooFast: tooManyRequests,
    busy: serverBusy,
    failure: (status, retryAfter) =>
      mbError(
        status,
        words[status] ?? 'Internal Server Error',
        retryAfter === undefined ? undefined : { 'retry-after': String(retryAfter) },
      ),
  };
}

const words: Record<number, string> = {
  401: 'You are not authorized to access this resource.',
  404: 'Not Found',
  503: 'The MusicBrainz web server is in read-only mode for maintenance. Please try again later.',
};

const wantsJson = ({ query, headers }: Call): boolean =>
  query.get('fmt') === 'json' || (headers.accept ?? '').includes('application/json');

/** Who does not ask for JSON gets what the service has always spoken. */
function inJson(route: Route): Route {
  return {
    ...route,
    handle: (ask) => {
      const answer = route.handle(ask);
      return wantsJson(ask.call) || answer === 'reset' ? answer : asXml(answer);
    },
  };
}

const asXml = ({ status }: Answer): Answer =>
  xml(
    status < 400
      ? '<?xml version="1.0" encoding="UTF-8"?><metadata xmlns="http://musicbrainz.org/ns/mmd-2.0#"/>'
      : '<?xml version="1.0" encoding="UTF-8"?><error><text>Not available</text></error>',
    status,
  );
