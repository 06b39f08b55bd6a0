import { type Answer, json, redirect } from '../../http/answer.ts';
import type { Call } from '../../http/call.ts';
import { isoDay } from '../../world/clock.ts';
import type { BeatportDesk } from '../contract.ts';
import { type Parts, type Provider, type Reply, retryHeader } from '../provider.ts';
import { catalogRoutes } from './catalog.ts';
import type { Desk } from './desk.ts';
import { detail } from './filters.ts';
import { accountAnswer, agreeHeadlessly, oauthRoutes } from './oauth.ts';
import { createRenderer } from './render.ts';
import { searchRoutes } from './search.ts';
import { createStore } from './store.ts';
import { createTokenStore } from './tokens.ts';

/** Beatport: the catalogue behind a bearer token, and the account host that gives tokens out. */
export function createBeatport(parts: Parts): { provider: Provider; hand: BeatportDesk } {
  const { facts, credentials, quirks, origin, pictures } = parts;
  const base = (): string => `${origin()}/beatport`;
  const settings = { tokenLifetime: 600, saysLifetime: true, rotates: true, allowed: true };
  const tokens = createTokenStore(facts.world, settings);
  const store = createStore(facts);
  const desk: Desk = {
    facts,
    store,
    render: createRenderer(() => `${base()}/v4`, facts, pictures),
    quirks,
    base,
    today: () => isoDay(facts.world.now()),
  };
  const hand: BeatportDesk = Object.assign(settings, {
    issueToken: tokens.issue,
    revokeAll: tokens.revokeAll,
    registerRedirect: (uri: string) => {
      credentials.beatport.redirectUris.push(uri);
    },
    consent: agreeHeadlessly,
    onSpotify: store.onSpotify,
    deliverLate: store.hurryStreams,
  });
  const provider: Provider = {
    name: 'beatport',
    roots: ['/beatport-account', '/beatport'],
    routes: [
      ...oauthRoutes(credentials.beatport, tokens),
      { method: 'GET', path: '/v4/my/account/', handle: accountAnswer },
      ...catalogRoutes(desk),
      ...searchRoutes(desk),
    ],
    guard(call): Reply | undefined {
      if (!call.path.endsWith('/')) return slashed(call, base());
      if (call.path.startsWith('/o/') || call.path.startsWith('/v4/auth/')) return undefined;
      const token = /^Bearer (\S+)$/.exec(call.headers.authorization ?? '')?.[1];
      if (token === undefined) return unauthorized('Authentication credentials were not provided.');
      if (!tokens.isAlive(token)) return unauthorized('Token has expired or is invalid.');
      return settings.allowed ? undefined : detail(403, 'You do not have permission to perform this action.');
    },
    pace: () => ({ kind: 'window', calls: 10, ms: 5_000 }),
    tooFast: (retryAfter) => detail(429, 'Request was throttled.', retryHeader(retryAfter)),
    busy: () => detail(503, 'Service temporarily unavailable.'),
    failure: (status, retryAfter) =>
      json({ message: 'Internal server error' }, status, retryHeader(retryAfter)),
  };
  return { provider, hand };
}

const unauthorized = (text: string): Answer =>
  detail(401, text, { 'www-authenticate': 'Bearer realm="api"' });

/** Every address ends in a slash; the others are shown the way there, which forgets a POST. */
const slashed = ({ path, target }: Call, base: string): Answer =>
  redirect(`${base}${path}/${target.slice(path.length)}`, 301);
