import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, empty, withHeaders } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { listenOn, send } from '../http/listen.ts';
import { recordedCall } from '../http/recording.ts';
import { createRouter } from '../http/router.ts';
import { createAcousticbrainz } from './acousticbrainz/provider.ts';
import { createApple } from './apple/provider.ts';
import { createBeatport } from './beatport/provider.ts';
import type {
  FaultAnswer,
  Limits,
  ProvidersDouble,
  ProvidersOptions,
  ProviderUrls,
  Quirks,
} from './contract.ts';
import { createCounters } from './counters.ts';
import { environmentOf, sandboxCredentials } from './credentials.ts';
import { createDeezer } from './deezer/provider.ts';
import { createDiscogs } from './discogs/provider.ts';
import { createFaults, emptied, inflated, instead } from './faults.ts';
import { createBuzz } from './knowledge/buzz.ts';
import { createFacts } from './knowledge/facts.ts';
import { createLastfm } from './lastfm/provider.ts';
import { createListenbrainz } from './listenbrainz/provider.ts';
import { createLlm } from './llm/provider.ts';
import { createSwitches } from './llm/switches.ts';
import { createLibrary } from './musicbrainz/library.ts';
import { createMusicbrainz } from './musicbrainz/provider.ts';
import { createPaceKeeper } from './pace.ts';
import { createPictures, pictureAt } from './pictures.ts';
import type { PaceState, Parts, Provider, Reply } from './provider.ts';
import { createReccobeats } from './reccobeats/provider.ts';

/** Values that must never stand in a recording. */
const secret = new Set(
  'access_token refresh_token code code_verifier client_secret api_key token username password'.split(' '),
);

/** Starts the doubles of everybody but Discord and Spotify: one server on 127.0.0.1, one base path each. */
export async function startProviders(options: ProvidersOptions): Promise<ProvidersDouble> {
  const { world } = options;
  let origin = '';
  const quirks: Quirks = {
    searchIsrcs: 'mixed',
    redirectMergedIds: false,
    lastfmErrorsAre200: true,
    beatportSearchResults: false,
    beatportBareNext: true,
    picturesFail: false,
    ...options.quirks,
  };
  const limits: Limits = { ...noLimits, ...options.limits };
  const credentials = sandboxCredentials(options.credentials);
  const facts = createFacts(world);
  const buzz = createBuzz(facts);
  const parts: Parts = {
    facts,
    credentials,
    quirks,
    origin: () => origin,
    buzz,
    pictures: createPictures(() => options.imagesUrl ?? `${origin}/images`),
  };
  const library = createLibrary(facts);
  const llm = createSwitches();
  const { provider: beatport, hand } = createBeatport(parts);
  const lastfm = createLastfm(parts);
  const now = options.realNow ?? (() => performance.now());
  const desks = [
    createMusicbrainz(parts, library),
    createAcousticbrainz(parts, library),
    createReccobeats(parts),
    createDeezer(parts),
    createApple(parts),
    lastfm.provider,
    createListenbrainz(parts, library),
    createDiscogs(parts),
    beatport,
    createLlm(parts, llm),
  ].map((provider) => ({ provider, find: createRouter(provider.routes), pace: createPaceKeeper(now) }));
  const faults = createFaults();
  const counters = createCounters();

  const serve = async (sent: Call, response: ServerResponse): Promise<void> => {
    if (sent.path.startsWith('/images/'))
      return send(response, quirks.picturesFail ? empty(503) : pictureAt(sent.path));
    const found = desks.flatMap((desk) => {
      const root = desk.provider.roots.find((each) => sent.path.startsWith(`${each}/`));
      return root === undefined ? [] : [{ ...desk, root }];
    })[0];
    if (!found) return send(response, { status: 404, body: { kind: 'empty' } });
    const { provider, root } = found;
    const call = { ...sent, path: sent.path.slice(root.length), target: sent.target.slice(root.length) };
    const match = found.find(call.method, call.path);
    counters.count(provider.name, `${call.method} ${match?.route.path ?? call.path}`);
    const fault = faults.take(provider.name, `${call.method} ${call.target}`);
    const pace = provider.pace(call);
    const noted = pace && found.pace.note(pace);
    if (noted?.tooFast) counters.countTooFast(provider.name);
    const truth = (): Reply => {
      if (noted?.tooFast && limits[provider.name]) return provider.tooFast(Math.ceil(noted.waitMs / 1_000));
      const refused = provider.guard?.(call);
      const reply =
        refused ??
        match?.route.handle({ call, params: match.params, query: call.query }) ??
        provider.failure(404);
      if (refused !== undefined || isRefusal(reply)) counters.countRefused(provider.name);
      return reply;
    };
    const reply = faulted(fault, provider, truth);
    if (fault?.kind === 'slow') await sleep(fault.ms);
    const answer = typeof reply === 'object' ? dressed(reply, provider, noted?.state) : undefined;
    options.record?.({
      side: provider.name,
      ...recordedCall(sent, fault?.kind === 'giant' ? bodiless(answer) : answer, secret),
      ...(fault && { fault: fault.kind }),
    });
    if (answer) send(response, answer, fault?.kind === 'truncated');
    else if (reply === 'reset') response.socket?.resetAndDestroy();
    // Otherwise the connection hangs until the caller gives up or the double closes.
  };

  const listening = await listenOn('double of the providers', options.port ?? 0, serve);
  origin = listening.origin;
  const urls = urlsAt(origin);
  return {
    url: origin,
    urls,
    credentials,
    environment: environmentOf(urls, credentials),
    world,
    faults,
    counters: {
      ...counters,
      reset() {
        counters.reset();
        for (const { pace } of desks) pace.reset();
      },
    },
    limits,
    quirks,
    beatport: hand,
    lastfm: lastfm.hand,
    renameInCharts: buzz.rename,
    musicbrainz: { merge: library.merge },
    llm,
    close: listening.close,
  };
}

const noLimits: Limits = {
  musicbrainz: false,
  acousticbrainz: false,
  reccobeats: false,
  deezer: false,
  apple: false,
  lastfm: false,
  listenbrainz: false,
  discogs: false,
  beatport: false,
  llm: false,
};

const urlsAt = (origin: string): ProviderUrls => ({
  MUSICBRAINZ_URL: `${origin}/musicbrainz/ws/2`,
  ACOUSTICBRAINZ_URL: `${origin}/acousticbrainz`,
  RECCOBEATS_URL: `${origin}/reccobeats/v1`,
  DEEZER_URL: `${origin}/deezer`,
  APPLE_FEEDS_URL: `${origin}/apple/api/v2`,
  LASTFM_URL: `${origin}/lastfm/2.0`,
  LISTENBRAINZ_URL: `${origin}/listenbrainz/1`,
  DISCOGS_URL: `${origin}/discogs`,
  BEATPORT_API_URL: `${origin}/beatport/v4`,
  BEATPORT_AUTH_URL: `${origin}/beatport-account`,
  LLM_BASE_URL: `${origin}/llm/v1`,
});

/** Refused for what the call is. */
const isRefusal = (reply: Reply): boolean => reply === 'reset' || [400, 401, 403].includes(reply.status);

/** The answer under a fault: the truth, something else, the end of the connection, or nothing ever. */
function faulted(fault: FaultAnswer | undefined, provider: Provider, truth: () => Reply): Reply | 'silence' {
  if (!fault) return truth();
  if (fault.kind === 'hang') return 'silence';
  if (fault.kind === 'reset') return 'reset';
  const given = instead(fault, provider) ?? truth();
  if (fault.kind === 'no-entries' && given !== 'reset') return emptied(given);
  return fault.kind === 'giant' && given !== 'reset' ? inflated(given, fault.megabytes ?? 8) : given;
}

const dressed = (answer: Answer, provider: Provider, state: PaceState | undefined): Answer =>
  provider.headers ? withHeaders(answer, provider.headers(state)) : answer;

/** Nobody wants megabytes of nothing in a recording. */
const bodiless = (answer: Answer | undefined): Answer | undefined =>
  answer && { ...answer, body: { kind: 'empty' } };
