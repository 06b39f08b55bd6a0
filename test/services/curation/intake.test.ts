import { describe, expect, test } from 'vitest';
import { DAY, HOUR } from '../../../src/clock.ts';
import type { StyleId } from '../../../src/domain/ids.ts';
import { AppError } from '../../../src/errors.ts';
import { createBeatportGenres, createBeatportReleases } from '../../../src/providers/beatport/catalogue.ts';
import { createIntake, type IntakeHooks } from '../../../src/services/curation/intake.ts';
import { createPlaylistFeed } from '../../../src/services/curation/intake-feed.ts';
import type { IntakeOrder } from '../../../src/services/curation/intake-work.ts';
import { beatportTrack, openClient, page } from '../../support/beatport.ts';
import { openTestStore } from '../../support/database.ts';
import type { Reply, SeenRequest } from '../../support/loopback.ts';
import { caught } from '../../support/subjects.ts';

const range = { from: '2026-11-14', to: '2026-11-20' };
const GENRES = page([
  { id: 6, name: 'Techno (Peak Time / Driving)', slug: 'techno-peak-time-driving' },
  { id: 5, name: 'House', slug: 'house' },
]);

/** `pages` of a hundred tracks each, as Beatport gives them. */
const pagesOf = (total: number) => (at: number) => {
  const first = (at - 1) * 100;
  const results = Array.from({ length: Math.min(100, total - first) }, (_, n) =>
    beatportTrack(first + n + 1),
  );
  return page(results, first + 100 < total ? `?page=${at + 1}` : null, total);
};

const openIntake = async (tracks: (at: number) => unknown = pagesOf(2)) => {
  const db = openTestStore();
  const { store } = db;
  const world: { tracks: (at: number) => unknown; trouble: ((request: SeenRequest) => Reply | null) | null } =
    {
      tracks,
      trouble: null,
    };
  const client = await openClient(
    (request) => {
      const instead = world.trouble?.(request) ?? null;
      if (instead !== null) return instead;
      if (request.path === '/catalog/genres/') return { body: GENRES };
      return { body: world.tracks(Number(request.query.get('page'))) };
    },
    (deps) => ({ releases: createBeatportReleases(deps), genres: createBeatportGenres(deps) }),
  );
  const { clock } = client.door;
  const styleId = await store.transaction(async (tx): Promise<StyleId> => {
    await tx.styles.seed(
      [
        { id: 6, name: 'Techno', slug: 'techno' },
        { id: 65, name: 'Future House', slug: 'future-house' },
      ],
      clock.now(),
    );
    const [style] = await tx.styles.ofBeatport();
    if (style === undefined) throw new Error('there is no style');
    return style.id;
  });
  const arrivals: unknown[] = [];
  const intake = createIntake({
    store,
    clock,
    sources: [client.client.releases],
    feed: createPlaylistFeed({ store }),
    verifyGenre: (signal) => client.client.genres.list(signal),
    arrived: async (_, id, days, ownerId) => arrivals.push([id, days, ownerId]),
  });
  const order: IntakeOrder = { styleId, ownerId: null, source: 'beatport', range };
  const hooks = (more: Partial<IntakeHooks> = {}): IntakeHooks => ({
    signal: new AbortController().signal,
    progress: async () => undefined,
    ...more,
  });
  return {
    ...{ store, clock, client, world, intake, order, styleId, arrivals },
    run: (more: Partial<IntakeHooks> = {}, other: Partial<IntakeOrder> = {}) =>
      intake.run({ ...order, ...other }, hooks(more)),
    stored: () => store.read.releaseTracks.ofShelf({ styleId, ownerId: null }, range),
    pagesAsked: () =>
      client.requests.filter(({ path }) => path === '/catalog/tracks/').map(({ query }) => query.get('page')),
    [Symbol.asyncDispose]: async () => {
      await client[Symbol.asyncDispose]();
      await db.close();
    },
  };
};

test('a week of a style, with everything that the source says', async () => {
  await using it = await openIntake();
  const outcome = await it.run();
  expect(outcome).toEqual({ kind: 'done', counts: { read: 2, added: 2, changed: 0, known: 0, skipped: {} } });
  const [release] = await it.stored();
  expect(release).toMatchObject({
    title: 'Nightshift 1',
    label: 'Blackline',
    bpm: 132,
    catalogNumber: 'BL042',
  });
  expect(await it.store.read.releaseTracks.raw(release?.id ?? (0 as never))).toMatchObject({ id: 1 });
  expect(it.arrivals).toEqual([[it.styleId, range, null]]);
});

test('genre ids are checked at run time, once a month; names follow Beatport', async () => {
  await using it = await openIntake();
  await it.run();
  const [style] = await it.store.read.styles.byIds([it.styleId]);
  expect(style).toMatchObject({ name: 'Techno (Peak Time / Driving)', verifiedAt: it.clock.now() });
  it.clock.advance(8 * HOUR);
  await it.run();
  expect(it.client.requests.filter(({ path }) => path === '/catalog/genres/')).toHaveLength(1);
  it.clock.advance(30 * DAY);
  await it.run({}, { range: { from: '2026-12-19', to: '2026-12-25' } });
  expect(it.client.requests.filter(({ path }) => path === '/catalog/genres/')).toHaveLength(2);
});

test('a genre that Beatport has no more is not asked for', async () => {
  await using it = await openIntake();
  const gone = (await it.store.read.styles.ofBeatport()).find(
    ({ beatportGenreId }) => beatportGenreId === 65,
  );
  expect(await it.run({}, gone === undefined ? {} : { styleId: gone.id })).toEqual({
    kind: 'stopped',
    why: 'gone',
  });
  expect(it.pagesAsked()).toEqual([]);
  expect(await it.run({}, { styleId: 999 as StyleId })).toEqual({ kind: 'stopped', why: 'gone' });
});

test('2 000 tracks in a week', async () => {
  await using it = await openIntake(pagesOf(2_000));
  const seen: [number, number | null][] = [];
  const outcome = await it.run({ progress: async (read, total) => void seen.push([read, total]) });
  expect(outcome).toMatchObject({ kind: 'done', counts: { read: 2_000, added: 2_000 } });
  expect(it.pagesAsked()).toHaveLength(20);
  expect(seen.at(-1)).toEqual([2_000, 2_000]);
  expect(await it.stored()).toHaveLength(2_000);
});

describe('old catalogue that was put up anew stays out', () => {
  test.each([
    ['years old', '2019-03-01', 0],
    ['a year alone', '2025', 0],
    ['two months old', '2026-09-10', 0],
    ['three weeks elsewhere first', '2026-10-25', 1],
    ['this year alone', '2026', 1],
    ['sold before it is out', '2026-12-24', 1],
    ['without a date of its own', null, 1],
  ])('%s', async (_, released, added) => {
    await using it = await openIntake(() => page([beatportTrack(1, { new_release_date: released })]));
    expect(await it.run()).toMatchObject({
      counts: { read: 1, added, skipped: added === 1 ? {} : { republished: 1 } },
    });
  });

  test('and what was published in another week', async () => {
    await using it = await openIntake(() =>
      page([beatportTrack(1, { publish_date: '2026-11-21' }), beatportTrack(2), null]),
    );
    expect(await it.run()).toMatchObject({
      counts: { read: 3, added: 1, skipped: { otherWeek: 1, unreadable: 1 } },
    });
  });
});

describe('reading again', () => {
  test('soon after costs nothing', async () => {
    await using it = await openIntake();
    await it.run();
    const calls = it.client.requests.length;
    it.clock.advance(HOUR);
    expect(await it.run()).toMatchObject({ kind: 'fresh', counts: { read: 2 } });
    expect(it.client.requests).toHaveLength(calls);
  });

  test('later changes what changed, and adds nothing twice', async () => {
    await using it = await openIntake(pagesOf(3));
    await it.run();
    it.world.tracks = () =>
      page([beatportTrack(1), beatportTrack(2, { bpm: 140 }), beatportTrack(3), beatportTrack(4)]);
    it.clock.advance(7 * HOUR);
    expect(await it.run()).toMatchObject({
      kind: 'done',
      counts: { read: 4, added: 1, changed: 1, known: 2 },
    });
    expect((await it.stored()).map(({ bpm }) => bpm)).toEqual([132, 140, 132, 132]);
  });

  test('is over once the week is', async () => {
    await using it = await openIntake();
    it.clock.advance(Date.parse('2026-11-22T12:00:00Z') - it.clock.now());
    await it.run();
    it.clock.advance(60 * DAY);
    expect(await it.run()).toMatchObject({ kind: 'fresh' });
  });
});

describe('stopped midway', () => {
  test.each([
    ['an outage', { status: 502 }, 'PROVIDER_UNAVAILABLE'],
    ['HTML', { body: '<html>' }, 'PROVIDER_UNAVAILABLE'],
    ['a long 429', { status: 429, headers: { 'retry-after': '3600' } }, undefined],
  ])('by %s it goes on where it was', async (_, reply, code) => {
    await using it = await openIntake(pagesOf(250));
    it.world.trouble = ({ query }) => (query.get('page') === '2' ? reply : null);
    expect(await caught(it.run())).toMatchObject(code === undefined ? { name: 'RetryAfter' } : { code });
    expect(await it.stored()).toHaveLength(100);
    expect(it.arrivals).toEqual([]);
    it.world.trouble = null;
    const before = it.pagesAsked().length;
    expect(await it.run()).toMatchObject({ kind: 'done', counts: { read: 250, added: 250 } });
    expect(it.pagesAsked().slice(before)).toEqual(['2', '3']);
    expect(it.arrivals).toHaveLength(1);
  });

  test('by a signal between two pages', async () => {
    await using it = await openIntake(pagesOf(250));
    const stop = new AbortController();
    expect(
      await caught(it.run({ signal: stop.signal, progress: async () => stop.abort(new Error('stop')) })),
    ).toMatchObject({ message: 'stop' });
    expect(await it.stored()).toHaveLength(100);
    expect(await it.run()).toMatchObject({ counts: { added: 250 } });
  });

  test('by a token that was revoked: it stands still until the operator did something', async () => {
    await using it = await openIntake(pagesOf(250));
    it.world.trouble = ({ query }) => (query.get('page') === '2' ? { status: 403, body: {} } : null);
    expect(await it.run()).toEqual({ kind: 'stopped', why: 'refused' });
    expect(it.client.access.refusals).toEqual([['token-0', 403]]);
    expect(await it.store.read.releaseIntakes.ofRange(it.order, 'beatport', range)).toMatchObject({
      state: 'running',
      checkpoint: { pages: 1 },
      counts: { read: 100 },
    });
    it.world.trouble = null;
    expect(await it.run()).toMatchObject({ kind: 'done', counts: { read: 250 } });
  });

  test('by a disk that does not take a page: nothing is lost', async () => {
    await using it = await openIntake(pagesOf(150));
    const broken = createIntake({
      store: {
        ...it.store,
        batches: async () => {
          throw new AppError('STORAGE', { why: 'full' });
        },
      },
      clock: it.clock,
      sources: [it.client.client.releases],
      feed: createPlaylistFeed({ store: it.store }),
      verifyGenre: null,
      arrived: async () => undefined,
    });
    const hooks = { signal: new AbortController().signal, progress: async () => undefined };
    expect(await caught(broken.run(it.order, hooks))).toMatchObject({ code: 'STORAGE' });
    expect(await it.run()).toMatchObject({ kind: 'done', counts: { added: 150 } });
  });
});

test('a source that never ends is left after its last page', async () => {
  await using it = await openIntake((at) => page([beatportTrack(at)], `?page=${at + 1}`, 9_999));
  expect(await it.run()).toMatchObject({ kind: 'done', counts: { read: 300 } });
});

test('a source that is not set up, and a style that it does not know', async () => {
  await using it = await openIntake();
  expect(await it.run({}, { source: 'listenbrainz' })).toEqual({ kind: 'stopped', why: 'off' });
  expect(await it.run({}, { source: 'playlist' })).toEqual({ kind: 'stopped', why: 'off' });
});
