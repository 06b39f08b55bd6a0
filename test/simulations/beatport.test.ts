import { randomBytes } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { createAnswerCache } from '../../src/providers/answer-cache.ts';
import { createBeatportAuth } from '../../src/providers/beatport/auth.ts';
import { createBeatportGenres, createBeatportReleases } from '../../src/providers/beatport/catalogue.ts';
import type { Http } from '../../src/providers/http-port.ts';
import { createFreshReleases } from '../../src/providers/listenbrainz/fresh-releases.ts';
import { createBeatportAccess } from '../../src/services/beatport/access.ts';
import { createBeatportKeeping } from '../../src/services/beatport/keeping.ts';
import { createBeatportLogin } from '../../src/services/beatport/login.ts';
import { createBeatportLinks } from '../../src/services/beatport/login-link.ts';
import { createIntake } from '../../src/services/curation/intake.ts';
import { createPlaylistFeed } from '../../src/services/curation/intake-feed.ts';
import { createSecrets } from '../../src/services/secrets.ts';
import { openTestStore } from '../support/database.ts';
import { openTestHttp } from '../support/http.ts';
import { agent, openProviders } from '../support/providers-double.ts';

/** The client of releases meets the simulated world, which was written by somebody who had not read it. */

const PUBLIC = 'http://127.0.0.1:9190';
const { double, world } = await openProviders();
const { urls, credentials, beatport } = double;
beatport.registerRedirect(`${PUBLIC}/oauth/beatport/callback`);
const db = openTestStore();
const { store } = db;
const clock = { now: () => world.clock.now(), elapsed: () => world.clock.now() };
const door = openTestHttp({ clock });
afterAll(async () => {
  await door[Symbol.asyncDispose]();
  await double.close();
  await db.close();
});
const http: Http = {
  ...door.http,
  request: (request) => door.http.request({ ...request, limiter: { minGapMs: 0, maxConcurrent: 4 } }),
};
const secrets = createSecrets([{ id: 'k1', key: randomBytes(32) }]);
const { clientId, clientSecret } = credentials.beatport;
const auth = createBeatportAuth({
  ...{ http, clientId, authUrl: urls.BEATPORT_AUTH_URL },
  ...(clientSecret === null ? {} : { clientSecret }),
});
const told: number[] = [];
const house = { store, clock, secrets, publicUrl: PUBLIC };
const keeping = createBeatportKeeping({ ...house, given: null });
const access = createBeatportAccess({ ...house, auth, keeping, tell: async (_, at) => told.push(at) });
const caller = { http, apiUrl: urls.BEATPORT_API_URL, access };
const releases = createBeatportReleases(caller);
const genres = createBeatportGenres(caller);
const signal = new AbortController().signal;
const range = { from: '2026-11-14', to: '2026-11-20' };

const signIn = async (): Promise<string> => {
  const login = createBeatportLogin({
    ...{ ...house, auth, tokens: access },
    signedIn: async () => undefined,
  });
  const ticket = new URL((await createBeatportLinks(house).start()).url).pathname.split('/').at(-1) ?? '';
  const begun = await login.begin(ticket, null);
  if (begun.kind !== 'begun') throw new Error(`the sign-in is ${begun.kind}`);
  const back = new URL(await beatport.consent({ authorizeUrl: begun.authorizeUrl }));
  const { browser } = begun;
  const [state, code] = [back.searchParams.get('state'), back.searchParams.get('code')];
  return login.finish({ state, code, error: null, browser });
};

test('an operator signs in there', async () => {
  expect(await signIn()).toBe('ready');
  expect(await access.standing()).toBe('ready');
});

test('every genre has an id and a name', async () => {
  const all = await genres.list(signal);
  expect(all.length).toBeGreaterThan(20);
  expect(all).toContainEqual(expect.objectContaining({ id: 6 }));
});

test('a week comes in whole, also after its token has ended, and its old catalogue stays out', async () => {
  await store.transaction((tx) => tx.styles.seed([{ id: 6, name: 'Techno', slug: 'techno' }], 1));
  const [style] = await store.read.styles.ofBeatport();
  if (style === undefined) throw new Error('there is no style');
  const intake = createIntake({
    ...{ store, clock, sources: [releases], verifyGenre: genres.list },
    feed: createPlaylistFeed({ store }),
    arrived: async () => undefined,
  });
  world.clock.advance(3_600_000);
  const order = { styleId: style.id, ownerId: null, source: 'beatport', range } as const;
  const outcome = await intake.run(order, { signal, progress: async () => undefined });
  if (outcome.kind !== 'done') throw new Error(`the intake is ${outcome.kind}`);
  const stored = await store.read.releaseTracks.ofShelf(order, range);
  expect(stored.length).toBe(outcome.counts.added);
  expect(stored.length).toBeGreaterThan(0);
  expect(outcome.counts.skipped['unreadable'] ?? 0).toBe(0);
  const left = Object.values(outcome.counts.skipped).reduce((sum, count) => sum + count, 0);
  expect(outcome.counts.read).toBe(stored.length + left);
  for (const one of stored) {
    expect(one.publishDate >= range.from && one.publishDate <= range.to).toBe(true);
    expect(one.title).not.toBe('');
    expect(one.durationMs === null || one.durationMs > 30_000).toBe(true);
  }
  expect(stored.filter(({ key }) => key !== null).length).toBeGreaterThan(stored.length / 2);
  expect(told).toEqual([]);
});

test('fresh releases of ListenBrainz are read', async () => {
  const weeks = createAnswerCache(clock);
  const fresh = createFreshReleases({ http, url: urls.LISTENBRAINZ_URL, userAgent: agent, weeks });
  const style = { name: 'Techno', beatportGenreId: null, artistKeys: new Set<string>() };
  const page = await fresh.page({ style, ...range }, null, signal);
  const seen = page.releases.length + Object.values(page.skipped).reduce((sum, count) => sum + count, 0);
  expect(seen).toBeGreaterThan(0);
  for (const { facts } of page.releases) expect(facts.publishDate >= range.from).toBe(true);
});

test('a right that was taken back stops everything, and tells the operator once', async () => {
  beatport.allowed = false;
  const style = { name: 'Techno', beatportGenreId: 6, artistKeys: new Set<string>() };
  await expect(releases.page({ style, ...range }, null, signal)).rejects.toMatchObject({
    data: { why: 'refused' },
  });
  await expect(releases.page({ style, ...range }, null, signal)).rejects.toMatchObject({
    data: { why: 'refused' },
  });
  expect(told).toHaveLength(1);
  beatport.allowed = true;
  expect(await signIn()).toBe('ready');
  expect((await releases.page({ style, ...range }, null, signal)).releases.length).toBeGreaterThan(0);
});
