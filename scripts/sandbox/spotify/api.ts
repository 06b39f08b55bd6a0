import { type Answer, plainText } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import type { World } from '../world/contract.ts';
import {
  apiError,
  forbidden,
  insufficientScope,
  notRegistered,
  ownerWithoutPremium,
  unauthorized,
} from './answer.ts';
import { mayUse } from './authorize.ts';
import { bucketOf } from './buckets.ts';
import type { ClientDesk } from './clients.ts';
import type { Limits } from './contract.ts';
import type { CallLedger } from './limits.ts';
import { catalogueRoutes } from './routes/catalogue.ts';
import { coverRoutes } from './routes/covers.ts';
import { legacyRoutes } from './routes/legacy.ts';
import { libraryRoutes } from './routes/library.ts';
import { meRoutes } from './routes/me.ts';
import { playlistWriteRoutes } from './routes/playlist-writes.ts';
import { playlistRoutes } from './routes/playlists.ts';
import type { Desk, Route } from './routes/route.ts';
import { searchRoutes } from './routes/search.ts';
import type { TokenStore } from './tokens.ts';

const routes: readonly Route[] = [
  ...meRoutes,
  ...libraryRoutes,
  ...playlistRoutes,
  ...playlistWriteRoutes,
  ...coverRoutes,
  ...searchRoutes,
  ...catalogueRoutes,
  ...legacyRoutes,
];

const compiled = routes.map((route) => ({
  route,
  pattern: new RegExp(`^${route.path.replace(/\{[a-z]+\}/g, '([^/]+)')}$`),
}));

/** Exists at Spotify and not here: said loudly, so that nobody takes it for an answer of Spotify. */
const unsimulated =
  /^\/v1\/(me\/(albums|following|episodes|shows|audiobooks|player)|shows|episodes|audiobooks|chapters|browse)(\/|$)/;

interface Match {
  route: Route;
  params: readonly string[];
}

/** The route of a call, its parts decoded. */
export function matchRoute(call: Call): Match | undefined {
  for (const { route, pattern } of compiled) {
    const found = route.method === call.method ? pattern.exec(call.path) : null;
    if (found) return { route, params: found.slice(1).map(decode) };
  }
  return undefined;
}

export interface ApiDeps {
  world: World;
  clients: ClientDesk;
  tokens: TokenStore;
  ledger: CallLedger;
  limits: Limits;
  desk: Desk;
}

/**
 * One call of the Web API, refused in the order of the real one: token, limits, the app's owner, the allow-list,
 * removed endpoints, scopes, and only then what was asked.
 * @param behind how many changes ago playlists are shown
 */
export function answerApi(deps: ApiDeps, call: Call, match: Match | undefined, behind: number): Answer {
  const header = call.headers.authorization;
  if (header === undefined) return unauthorized('missing_token');
  const grant = header.startsWith('Bearer ') ? deps.tokens.grantOf(header.slice(7)) : undefined;
  const client = grant && deps.clients.get(grant.clientId);
  const account = grant && deps.world.account(grant.accountId);
  if (!grant || !client || !account) return unauthorized('invalid_token');

  const extended = client.mode === 'extended';
  const ownerId = deps.clients.ownerOf(client);
  const bucket = bucketOf(call.path);
  const limited =
    bucket && deps.ledger.refuse(deps.limits, client.clientId, ownerId, bucket, deps.world.now());
  if (limited) return limited;
  if (!extended && !deps.world.account(ownerId)?.premium) return ownerWithoutPremium();
  if (!extended && !mayUse(deps, client, account.id)) return notRegistered();
  if (!match) {
    return unsimulated.test(call.path)
      ? plainText(501, `The double does not simulate ${call.method} ${call.path}`)
      : apiError(404, 'Service not found');
  }
  const { route, params } = match;
  if (route.open === 'nobody' || (route.open === 'extended' && !extended)) return forbidden();
  if (route.scopes && !route.scopes.every((scope) => grant.scopes.includes(scope)))
    return insufficientScope();
  return route.handle({
    desk: deps.desk,
    call,
    params,
    client,
    account,
    scopes: grant.scopes,
    extended,
    view: { mode: client.mode, market: null, relink: false },
    behind,
  });
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
