import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, plainText } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { listenOn, send } from '../http/listen.ts';
import { coverPicture, coverSide } from '../world/picture.ts';
import { notFound } from './answer.ts';
import { type ApiDeps, answerApi, matchRoute } from './api.ts';
import { authorizeHop, consentAnswer, consentForm } from './authorize.ts';
import { bucketOf } from './buckets.ts';
import { createClientDesk } from './clients.ts';
import { agreeHeadlessly } from './consent.ts';
import type { FaultAnswer, Limits, Quirks, SpotifyDouble, SpotifyOptions } from './contract.ts';
import { badGateway, createFaults, instead } from './faults.ts';
import { largestPlaylist } from './item-writes.ts';
import { createLedger } from './limits.ts';
import { exchangeOf } from './recorder.ts';
import { createLinks } from './render/links.ts';
import { createMusicRenderer } from './render/music.ts';
import { createPeopleRenderer } from './render/people.ts';
import { createPlaylistRenderer } from './render/playlists.ts';
import { createSearchIndex } from './search.ts';
import { tokenEndpoint } from './token-endpoint.ts';
import { createTokenStore } from './tokens.ts';

/** Spotify's edge refuses addresses much longer than this. */
const longestTarget = 8_192;

/** Starts the double on 127.0.0.1: the Web API under `/v1`, the accounts service beside it. */
export async function startSpotify(options: SpotifyOptions): Promise<SpotifyDouble> {
  const { world } = options;
  let origin = '';
  const links = createLinks(
    () => origin,
    () => options.imagesUrl ?? `${origin}/image`,
  );
  const music = createMusicRenderer(world, links);
  const people = createPeopleRenderer(links);
  const quirks: Quirks = {
    rotateRefreshTokens: false,
    privateStaysPublic: true,
    relinkTracks: false,
    wrongTotalWithFields: false,
    largestPlaylist,
    ...options.quirks,
  };
  const limits: Limits = { ...options.limits };
  const faults = createFaults();
  const ledger = createLedger();
  const clients = createClientDesk(world);
  const tokens = createTokenStore(world);
  tokens.restore(options.tokens ?? []);
  for (const client of options.clients)
    clients.register({ ...client, mode: client.mode ?? options.mode ?? 'development' });
  const deps: ApiDeps = {
    world,
    clients,
    tokens,
    ledger,
    limits,
    desk: {
      world,
      links,
      music,
      people,
      playlists: createPlaylistRenderer(world, links, music, people),
      search: createSearchIndex(world),
      quirks,
      memory: { saved: new Map(), staleSeen: new Set() },
    },
  };

  const answer = (call: Call, fault: FaultAnswer | undefined): Answer => {
    if (call.target.length > longestTarget) return plainText(414, 'URI Too Long');
    if (call.path.startsWith('/v1/')) {
      return answerApi(deps, call, matchRoute(call), fault?.kind === 'stale' ? (fault.changes ?? 1) : 0);
    }
    if (call.path.startsWith('/image/')) return picture(call);
    switch (`${call.method} ${call.path}`) {
      case 'GET /authorize':
        return authorizeHop(call);
      case 'GET /en/login':
        return consentForm(deps, call);
      case 'POST /authorize/accept':
        return consentAnswer(deps, call);
      case 'POST /api/token':
        return tokenEndpoint({ clients, tokens, rotate: quirks.rotateRefreshTokens }, call);
      default:
        return notFound();
    }
  };
  const recorded = (call: Call, given: Answer | undefined, fault: FaultAnswer | undefined): void => {
    if (call.path.startsWith('/v1/') || call.path === '/api/token')
      options.record?.(exchangeOf(call, given, fault));
  };
  const serve = async (call: Call, response: ServerResponse): Promise<void> => {
    const bucket = bucketOf(call.path);
    ledger.count(bucket, `${call.method} ${matchRoute(call)?.route.path ?? call.path}`);
    const fault = faults.take(call.method, call.target, bucket);
    const meanwhile = fault?.kind === 'meanwhile' ? fault : undefined;
    if (meanwhile && meanwhile.when !== 'after') await meanwhile.act();
    const given = (fault && instead(fault)) ?? faulted(fault, () => answer(call, fault));
    if (meanwhile?.when === 'after') await meanwhile.act();
    if (fault?.kind === 'slow') await sleep(fault.ms);
    recorded(call, given, fault);
    if (fault?.kind === 'reset') response.socket?.resetAndDestroy();
    // Without an answer the connection hangs until the caller gives up or the double closes.
    if (given === undefined) return;
    send(response, given, fault?.kind === 'truncated');
  };

  const listening = await listenOn('Spotify double', options.port ?? 0, serve);
  origin = listening.origin;

  return {
    url: origin,
    apiUrl: `${origin}/v1`,
    accountsUrl: origin,
    world,
    faults,
    limits,
    counters: ledger,
    quirks,
    registerClient: clients.register,
    registerRedirect: clients.registerRedirect,
    setMode: clients.setMode,
    consent: (request) => agreeHeadlessly(origin, request),
    keptTokens: tokens.kept,
    close: listening.close,
  };
}

/** What the faults that need the true answer (or none) make of it. */
function faulted(fault: FaultAnswer | undefined, truth: () => Answer): Answer | undefined {
  if (fault?.kind === 'hang' || fault?.kind === 'reset') {
    if (fault.applied) truth();
    return undefined;
  }
  const given = truth();
  return fault?.kind === 'applied-but-502' ? badGateway() : given;
}

function picture(call: Call): Answer {
  const name = call.path.slice('/image/'.length);
  if (!/^[0-9A-Za-z]{8,64}$/.test(name)) return notFound();
  const bytes = coverPicture(name.slice(-24), coverSide(name));
  return {
    status: 200,
    headers: { 'cache-control': 'max-age=86400' },
    body: { kind: 'bytes', bytes, type: 'image/png' },
  };
}
