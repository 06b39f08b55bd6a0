import type { ReleaseFacts } from '../../src/domain/curation/release.ts';
import type { AccountId, AppId, MemberId, StyleId } from '../../src/domain/ids.ts';
import { AppError, RetryAfter } from '../../src/errors.ts';
import type { Http } from '../../src/providers/http-port.ts';
import type { AccessOf } from '../../src/providers/spotify/port.ts';
import { createSpotifySearch } from '../../src/providers/spotify/search.ts';
import { createBudgets } from '../../src/services/budgets.ts';
import { createMatching, type MatchCounts } from '../../src/services/curation/match.ts';
import { createJobQueue } from '../../src/services/jobs/queue.ts';
import { openTestStore } from './database.ts';
import { openTestHttp } from './http.ts';
import { ANNA, addMembers, BEN } from './jobs.ts';
import { openLoopback, type Reply, type SeenRequest } from './loopback.ts';

export const TECHNO = 6;

/** A release as a source tells it; `n` makes it another one. */
export const releaseNamed = (n: number, more: Partial<ReleaseFacts> = {}): ReleaseFacts => ({
  source: 'beatport',
  externalId: `bp-${n}`,
  title: `${NAMES[n % NAMES.length] ?? 'Nightshift'} ${n}`,
  mix: 'Original Mix',
  artists: [{ name: `Aurel ${n}` }],
  remixers: [],
  label: 'Blackline',
  releaseTitle: `Release ${n}`,
  releaseExternalId: `r-${n}`,
  catalogNumber: null,
  isrc: `DEA1226${String(n * 10 + 5).padStart(5, '0')}`,
  bpm: 132,
  key: null,
  durationMs: 400_000,
  artworkUrl: null,
  publishDate: '2026-11-16',
  releaseDate: '2026-11-16',
  url: null,
  spotifyUri: null,
  ...more,
});
const NAMES = ['Nightshift', 'Undertow', 'Harbour', 'Lantern', 'Cinder'];

/** The Spotify track of a release, as its search sends it. */
export const spotifyTrack = (n: number, more: object = {}) => {
  const { title, artists, isrc, durationMs, releaseTitle } = releaseNamed(n);
  return {
    type: 'track',
    id: `track${n}`,
    uri: `spotify:track:track${n}`,
    name: title,
    artists: artists.map(({ name }) => ({ id: `id-${name}`, name })),
    album: {
      id: `album${n}`,
      name: releaseTitle,
      release_date: '2026-11-16',
      album_type: 'single',
      images: [],
    },
    duration_ms: durationMs,
    explicit: false,
    external_ids: { isrc },
    is_playable: true,
    ...more,
  };
};

const unquoted = (text: string): string => text.toLowerCase().replaceAll(/(track|artist):|"/g, '');

/** A search that finds by code, or when every word of the question stands in title or artists. */
const findIn = (catalogue: readonly ReturnType<typeof spotifyTrack>[], q: string) => {
  const [, isrc] = /^isrc:(\S+)$/.exec(q) ?? [];
  if (isrc !== undefined) return catalogue.filter(({ external_ids }) => external_ids.isrc === isrc);
  const words = unquoted(q).split(/\s+/).filter(Boolean);
  return catalogue.filter(({ name, artists }) => {
    const text = `${name} ${artists.map((one) => one.name).join(' ')}`
      .toLowerCase()
      .split(/[^\p{L}\p{N}.]+/u);
    return words.every((word) => text.includes(word));
  });
};

/** Members who follow a style, a Spotify that searches a catalogue, and matching on a real database before it. */
export const openMatchWorld = async () => {
  const db = openTestStore();
  const { store } = db;
  const catalogue: ReturnType<typeof spotifyTrack>[] = [];
  const trouble: { reply: ((request: SeenRequest) => Reply | null) | null; revoked: Set<MemberId> } = {
    reply: null,
    revoked: new Set(),
  };
  const server = await openLoopback((request) => {
    const instead = trouble.reply?.(request) ?? null;
    if (instead !== null) return instead;
    const items = findIn(catalogue, request.query.get('q') ?? '').slice(0, 10);
    return { body: { tracks: { items, total: items.length, next: null } } };
  });
  const limits: { search: number | null } = { search: null };
  let now = () => 0;
  const ledger = createBudgets({
    store,
    clock: { now: () => now(), elapsed: () => 0 },
    limitOf: ({ bucket }) => (bucket === 'search' ? limits.search : null),
  });
  const door = openTestHttp({ ledger });
  const { clock } = door;
  now = clock.now;
  const http: Http = {
    ...door.http,
    request: (request) => door.http.request({ ...request, limiter: { minGapMs: 0, maxConcurrent: 8 } }),
  };
  await addMembers(store, ANNA, BEN);
  const accounts = new Map<AccountId, { memberId: MemberId; appId: AppId }>();
  const styleId = await store.transaction(async (tx): Promise<StyleId> => {
    await tx.styles.seed([{ id: TECHNO, name: 'Techno', slug: 'techno' }], clock.now());
    const [style] = await tx.styles.ofBeatport();
    if (style === undefined) throw new Error('there is no style');
    return style.id;
  });
  const link = (memberId: MemberId, clientId: string): Promise<AccountId> =>
    store.transaction(async (tx) => {
      const known = await tx.apps.byClientId(clientId);
      const app =
        known ??
        (await tx.apps.insert(
          { clientId, mode: 'development', ownerId: memberId, guildId: null, name: clientId },
          clock.now(),
        ));
      const id = await tx.accounts.insert(
        {
          ...{ memberId, provider: 'spotify', externalId: `${memberId}-${clientId}`, externalUserId: null },
          ...{
            appId: app.id,
            displayName: clientId,
            scopes: '',
            authorizedAt: 1,
            accessExpiresAt: 1,
            refreshDueAt: 1,
          },
        },
        clock.now(),
      );
      await tx.accounts.setTokens(memberId, id, 'sealed');
      accounts.set(id, { memberId, appId: app.id });
      return id;
    });
  const follow = (memberId: MemberId): Promise<void> =>
    store.transaction((tx) =>
      tx.styles.follow(
        {
          ...{ memberId, styleId, weekKind: 'beatport', intake: true, remind: true, unmatched: true },
          ...{ sources: ['beatport', 'file'], feedSourceId: null },
        },
        clock.now(),
      ),
    );
  const accessOf: AccessOf = async (memberId, accountId) => {
    const account = accounts.get(accountId);
    if (account === undefined) throw new AppError('NOT_LINKED', {});
    if (trouble.revoked.has(memberId)) throw new AppError('NEEDS_REAUTH', { displayName: 'x' });
    return {
      app: { id: account.appId, clientId: `client-${account.appId}`, mode: 'development' },
      displayName: 'x',
      token: async () => `token-${memberId}`,
      renew: async () => {
        throw new RetryAfter(clock.now() + 60_000, { provider: 'spotify', bucket: 'token', why: 'outage' });
      },
    };
  };
  const queue = createJobQueue({ store, clock, wake: () => undefined });
  const arrived: number[] = [];
  const matching = createMatching({
    store,
    clock,
    enqueue: (tx, job) => queue.enqueueIn(tx, job),
    search: createSpotifySearch({ http, apiUrl: server.url }),
    accessOf,
    arrived: async (_, ids) => arrived.push(...ids),
  });
  const add = (facts: readonly ReleaseFacts[], ownerId: MemberId | null = null) =>
    store.transaction(async (tx) => {
      const source = facts[0]?.source ?? 'beatport';
      return (await tx.releaseTracks.put({ styleId, ownerId }, source, facts, clock.now())).ids;
    });
  const run = (signal = new AbortController().signal): Promise<MatchCounts> =>
    matching.run({ signal, progress: async () => undefined });
  const matchOf = async (id: Parameters<typeof store.read.releaseMatches.of>[0][number] | undefined) =>
    id === undefined ? undefined : (await store.read.releaseMatches.of([id]))[0];
  return {
    ...{
      store,
      clock,
      door,
      queue,
      catalogue,
      trouble,
      limits,
      styleId,
      link,
      follow,
      matching,
      add,
      run,
      matchOf,
    },
    arrived,
    searches: () => server.requests.map(({ query }) => query.get('q')),
    requests: server.requests,
    [Symbol.asyncDispose]: async () => {
      await door[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
      await db.close();
    },
  };
};
