import { and, desc, eq, isNull } from 'drizzle-orm';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError, RetryAfter } from '../../../src/errors.ts';
import { TEST_NOW } from '../../support/clock.ts';
import { ANNA, BEN } from '../../support/jobs.ts';
import { trackNamed } from '../../support/listening.ts';
import { scrobble } from '../../support/scrobble.ts';
import { openScrobbleWorld, type ScrobbleWorld } from '../../support/scrobble-world.ts';

let world: ScrobbleWorld;
beforeEach(async () => {
  world = await openScrobbleWorld();
});
afterEach(async () => {
  await world.close();
});

const SECOND = 1_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const never = new AbortController().signal;
const ago = (ms: number) => TEST_NOW - ms;
const anna = { id: ANNA, name: 'Anna', avatarUrl: null, locale: 'en' };
const ben = { id: BEN, name: 'Ben', avatarUrl: null, locale: 'en' };
const TOKEN = '0f0e0d0c-0b0a-4908-8706-050403020100';

describe('linking by name', () => {
  /** The last one, without its children. */
  const jobOf = async (member = ANNA) => {
    const { q, t } = world.database.read;
    const own = and(eq(t.jobs.memberId, member), isNull(t.jobs.parentId));
    return (await q.select().from(t.jobs).where(own).orderBy(desc(t.jobs.id)))[0];
  };

  test('links, and reads all there is under the same job', async () => {
    world.lastfm.plays.set('RJ', [scrobble(ago(DAY), 'A'), scrobble(ago(400 * DAY), 'B')]);
    expect(await world.byName.ask(anna, 'lastfm', ' https://www.last.fm/user/RJ ', null)).toBe('RJ');
    await world.bench.settle();
    const [account] = await world.store.read.accounts.ofMember(ANNA);
    expect(account).toMatchObject({
      provider: 'lastfm',
      externalId: 'rj',
      displayName: 'RJ',
      status: 'active',
    });
    expect(await world.heard()).toEqual(['-34560000 B', '-86400 A']);
    expect(await jobOf()).toMatchObject({ kind: 'accounts.claim', status: 'DONE' });
    const sync = await world.store.read.playSyncs.find(account?.id ?? (0 as never), ANNA);
    expect(sync?.nextSyncAt).toBeGreaterThan(TEST_NOW);
  });

  test('takes a token for its owner’s name, and keeps it sealed, in the account alone', async () => {
    world.listenbrainz.tokens.set(TOKEN, 'Ann');
    world.listenbrainz.plays.set('Ann', [scrobble(ago(HOUR))]);
    expect(await world.byName.ask(anna, 'listenbrainz', TOKEN.toUpperCase(), null)).toBeNull();
    await world.bench.settle();
    const [account] = await world.store.read.accounts.ofMember(ANNA);
    expect(account).toMatchObject({ displayName: 'Ann', status: 'active' });
    const sealed = await world.store.read.accounts.sealed(ANNA, account?.id ?? (0 as never));
    expect(sealed?.tokensSealed).toMatch(/^v1\.k1\./);
    expect(JSON.stringify((await jobOf())?.metadata)).not.toMatch(/v1\.|0f0e0d0c/);
  });

  test.each([
    ['lastfm', 'no such name!'],
    ['lastfm', 'x'],
    ['listenbrainz', ''],
    ['listenbrainz', 'two\nlines'],
  ] as const)('%s: %j cannot be a name', async (provider, typed) => {
    await expect(world.byName.ask(anna, provider, typed, null)).rejects.toMatchObject({
      data: { problem: `${provider}_name` },
    });
    expect(await jobOf()).toBeUndefined();
  });

  test('says what is wrong and links nothing', async () => {
    await world.byName.ask(anna, 'lastfm', 'nobody', null);
    await world.bench.settle();
    expect(await jobOf()).toMatchObject({ message: { key: 'skipped', code: 'LISTENER_UNKNOWN' } });
    expect(await world.store.read.accounts.ofMember(ANNA)).toEqual([]);
  });

  test('a name is one person’s, until somebody proves that it is theirs', async () => {
    world.listenbrainz.plays.set('Ann', [scrobble(ago(HOUR))]);
    world.listenbrainz.tokens.set(TOKEN, 'Ann');
    await world.byName.ask(ben, 'listenbrainz', 'Ann', null);
    await world.bench.settle();
    await world.byName.ask(anna, 'listenbrainz', 'Ann', null);
    await world.bench.settle();
    expect(await jobOf()).toMatchObject({ message: { code: 'ALREADY_LINKED_ELSEWHERE' } });
    world.clock.advance(SECOND);
    await world.byName.ask(anna, 'listenbrainz', TOKEN, null);
    await world.bench.settle();
    expect(await world.store.read.accounts.ofMember(BEN)).toMatchObject([{ status: 'unlinked' }]);
    expect(await world.store.read.accounts.ofMember(ANNA)).toMatchObject([{ status: 'active' }]);
    world.clock.advance(SECOND);
    await world.byName.ask(ben, 'listenbrainz', TOKEN, null);
    await world.bench.settle();
    expect(await jobOf(BEN)).toMatchObject({ message: { code: 'ALREADY_LINKED_ELSEWHERE' } });
  });
});

describe('reading back', () => {
  const history = (count: number) =>
    Array.from({ length: count }, (_, n) => scrobble(ago(n * HOUR), `Song ${n}`));

  test('goes on where it was when it is broken off, and stores nothing twice', async () => {
    world.lastfm.plays.set('rj', history(23));
    // The profile and two pages, then trouble.
    world.lastfm.failures.push(null, null, null, null, new RetryAfter(TEST_NOW + HOUR, LIMIT));
    await world.byName.ask(anna, 'lastfm', 'rj', null);
    await world.bench.settle();
    const before = (await world.heard()).length;
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(23);
    world.lastfm.asked.length = 0;
    world.clock.advance(2 * HOUR);
    await world.bench.settle();
    expect(await world.heard()).toHaveLength(23);
    expect(world.lastfm.asked[0]).not.toBeNull();
  });

  test('takes a page again that was taken half', async () => {
    world.lastfm.plays.set('rj', history(12));
    const id = await world.linked('lastfm', 'rj');
    const [account] = await world.store.read.accounts.ofMember(ANNA);
    if (account === undefined) throw new Error('no account');
    expect(await world.intake.take(account, history(12).slice(3, 9), TEST_NOW)).toBe(0);
    await world.store.transaction((tx) =>
      tx.scrobbleSyncs.note(id, ANNA, { backfillBefore: ago(4 * HOUR), backfilledAt: null }),
    );
    const progress = async () => undefined;
    expect(await world.backfill.run(ANNA, id, { signal: never, progress })).toMatchObject({ added: 0 });
    expect(await world.heard()).toHaveLength(12);
  });

  test('passes over nothing where many were sent with one second', async () => {
    world.lastfm.perPage = 3;
    world.lastfm.plays.set('rj', [
      ...[1, 2].map((n) => scrobble(ago(HOUR), `First ${n}`)),
      ...[1, 2].map((n) => scrobble(ago(2 * HOUR), `Second ${n}`)),
      ...[1, 2].map((n) => scrobble(ago(3 * HOUR), `Third ${n}`)),
    ]);
    await world.linked('lastfm', 'rj');
    expect(await world.heard()).toHaveLength(6);
  });

  test('ends when the account is unlinked, and keeps nothing that came after', async () => {
    world.lastfm.plays.set('rj', history(3));
    const id = await world.linked('lastfm', 'rj');
    await world.store.transaction((tx) => tx.accounts.unlink(ANNA, id, world.clock.now()));
    world.lastfm.plays.set('rj', history(9));
    const progress = async () => undefined;
    expect(await world.backfill.run(ANNA, id, { signal: never, progress })).toEqual({
      kind: 'stopped',
      code: 'NOT_LINKED',
    });
    expect(await world.heard()).toHaveLength(3);
  });
});

describe('a look', () => {
  test('brings what is new and what came late, and is due by how much somebody listens', async () => {
    world.lastfm.plays.set('rj', [scrobble(ago(3 * HOUR), 'Known')]);
    const id = await world.linked('lastfm', 'rj');
    world.clock.advance(HOUR);
    world.lastfm.plays.get('rj')?.push(scrobble(TEST_NOW + HOUR - 60_000, 'New'), scrobble(ago(DAY), 'Late'));
    const result = await world.sync.sync(ANNA, id, never);
    expect(result).toMatchObject({ kind: 'synced', added: 2 });
    expect(await world.heard()).toEqual(['-86400 Late', '-10800 Known', '3540 New']);
    const next = result.kind === 'synced' ? result.nextSyncAt - world.clock.now() : 0;
    expect(next).toBeGreaterThanOrEqual(15 * 60_000);
    expect(next).toBeLessThan(19 * 60_000);
    expect(await world.sync.sync(ANNA, id, never)).toMatchObject({ added: 0 });
  });

  test('of the day finds that years were brought there, and reads everything again', async () => {
    world.lastfm.plays.set('rj', [scrobble(ago(HOUR), 'Known')]);
    const id = await world.linked('lastfm', 'rj');
    await world.sync.sync(ANNA, id, never);
    const old = Array.from({ length: 60 }, (_, n) => scrobble(ago((100 + n) * DAY), `Old ${n}`));
    world.lastfm.plays.get('rj')?.push(...old);
    world.clock.advance(HOUR);
    await world.sync.sync(ANNA, id, never);
    expect((await world.heard()).length).toBeLessThan(10);
    world.clock.advance(DAY);
    await world.sync.sync(ANNA, id, never);
    await world.bench.settle();
    expect(await world.heard()).toHaveLength(61);
  });

  test.each([
    ['unknown', new AppError('LISTENER_UNKNOWN', { provider: 'lastfm', name: 'rj' })],
    ['hidden', new AppError('LISTENER_PRIVATE', { provider: 'lastfm', name: 'rj' })],
  ])('at somebody %s ends, and tells them once', async (_, error) => {
    world.lastfm.plays.set('rj', []);
    const id = await world.linked('lastfm', 'rj');
    world.lastfm.failures.push(error);
    expect(await world.sync.sync(ANNA, id, never)).toEqual({ kind: 'stopped', code: error.code });
    expect(await world.store.read.accounts.find(ANNA, id)).toMatchObject({ status: 'needs_reauth' });
    expect(await world.sync.sync(ANNA, id, never)).toMatchObject({ kind: 'stopped', code: 'NEEDS_REAUTH' });
    expect(world.posts).toMatchObject([{ body: { reauth: 'rj' } }]);
    await world.linked('lastfm', 'rj');
    expect(await world.store.read.accounts.find(ANNA, id)).toMatchObject({ status: 'active' });
  });

  test('that does not work moves the next one', async () => {
    world.lastfm.plays.set('rj', []);
    const id = await world.linked('lastfm', 'rj');
    world.lastfm.failures.push(new AppError('PROVIDER_UNAVAILABLE', { provider: 'lastfm', why: 'server' }));
    expect(await world.sync.sync(ANNA, id, never)).toMatchObject({ kind: 'postponed' });
    expect(await world.store.read.playSyncs.find(id, ANNA)).toMatchObject({ failures: 1 });
    world.lastfm.failures.push(new RetryAfter(TEST_NOW + HOUR, LIMIT));
    await expect(world.sync.sync(ANNA, id, never)).rejects.toBeInstanceOf(RetryAfter);
    expect(await world.store.read.playSyncs.find(id, ANNA)).toMatchObject({ nextSyncAt: TEST_NOW + HOUR });
  });
});

const LIMIT = { provider: 'lastfm', bucket: 'scrobbles', why: 'rate' } as const;

describe('the track of a play by name', () => {
  const add = async (...tracks: Parameters<typeof trackNamed>[]) =>
    world.store.transaction((tx) =>
      tx.tracks.upsertTracks(
        tracks.map((facts) => trackNamed(...facts)),
        1,
      ),
    );
  const heardTrack = async () => (await world.store.read.plays.recent(ANNA, 0, 1))[0];
  const A22 = 'a'.repeat(22);

  test.each([
    ['Spotify’s id', { spotifyId: A22, title: 'Anything' }, A22],
    ['Spotify’s id, not known yet', { spotifyId: 'b'.repeat(22) }, 'b'.repeat(22)],
    [
      'artist and title, however they are written',
      { artist: 'NOVA  LANE', title: 'song aaaaaaaaaaaaaaaaaaaaaa' },
      A22,
    ],
    ['the first of several artists', { artist: 'Nova Lane feat. Guest', title: `Song ${A22}` }, A22],
    ['nothing that fits: another version', { title: `Song ${A22} (Live)` }, null],
    ['nothing that fits: another artist', { artist: 'Nova', title: `Song ${A22}` }, null],
  ])('is found by %s', async (_, more, expected) => {
    await add([A22, 'Nova Lane']);
    world.lastfm.plays.set('rj', [scrobble(ago(HOUR), 'Undertow', more)]);
    await world.linked('lastfm', 'rj');
    expect((await heardTrack())?.spotifyId).toBe(expected);
  });

  test('made of words has its artists one by one, and is the same for who names only the first', async () => {
    const both = { artist: 'Nova Lane & Kai', artists: ['Nova Lane', 'Kai'] };
    world.lastfm.plays.set('rj', [scrobble(ago(HOUR), 'Duet', both), scrobble(ago(2 * HOUR), 'Duet')]);
    await world.linked('lastfm', 'rj');
    const plays = await world.store.read.plays.recent(ANNA, 0, 5);
    expect(plays.map(({ artists }) => artists.map(({ name }) => name))).toEqual([
      ['Nova Lane', 'Kai'],
      ['Nova Lane', 'Kai'],
    ]);
  });

  test('known better later leaves what was taken as it is', async () => {
    world.lastfm.plays.set('rj', [scrobble(ago(HOUR), `Song ${A22}`)]);
    const id = await world.linked('lastfm', 'rj');
    await add([A22, 'Nova Lane']);
    expect(await world.sync.sync(ANNA, id, never)).toMatchObject({ added: 0 });
    expect(await world.heard()).toHaveLength(1);
  });

  test('gives its length to a play that nobody timed', async () => {
    await add([A22, 'Nova Lane']);
    world.lastfm.plays.set('rj', [scrobble(ago(HOUR), `Song ${A22}`)]);
    await world.linked('lastfm', 'rj');
    // The track has three minutes: the play ends as much after its start.
    expect(await world.heard()).toEqual([`-3420 Song ${A22}`]);
  });
});

describe('plays of Spotify and of a place that copied them', () => {
  const A22 = 'a'.repeat(22);

  test('are one play each, whoever came first; repeats stay', async () => {
    const starts = [0, 1, 2].map((n) => ago(DAY) + n * 180_000);
    const live = async () => {
      await world.store.transaction(async (tx) => {
        const ids = await tx.tracks.upsertTracks([trackNamed(A22, 'Nova Lane')], 1);
        const trackId = ids.get(`spotify:track:${A22}`);
        if (trackId === undefined) throw new Error('no track');
        const origin = { kind: 'live' as const, accountId: null, importId: null };
        const plays = starts.map((at) => ({ trackId, endedAt: at + 180_000, msPlayed: 180_000, flags: 32 }));
        await world.ledger.take(tx, { memberId: ANNA, origin, plays, now: TEST_NOW });
      });
    };
    world.lastfm.plays.set(
      'rj',
      starts.map((at) => scrobble(at, `Song ${A22}`)),
    );
    await world.linked('lastfm', 'rj');
    expect(await world.heard()).toHaveLength(3);
    await live();
    expect(await world.heard()).toHaveLength(3);
    await live();
    expect(await world.heard()).toHaveLength(3);
  });
});

test('whatever is sent, in whatever pages and order it is read, each play is there once', async () => {
  const plays = fc.uniqueArray(
    fc.record({ at: fc.integer({ min: 0, max: 40 }), song: fc.integer({ min: 0, max: 3 }) }),
    { minLength: 1, maxLength: 25, selector: ({ at, song }) => `${at} ${song}` },
  );
  await fc.assert(
    fc.asyncProperty(plays, fc.integer({ min: 1, max: 7 }), async (sent, perPage) => {
      await using it = await openScrobbleWorld();
      const all = sent.map(({ at, song }) => scrobble(ago(at * 60_000), `Song ${song}`));
      it.lastfm.perPage = Math.max(perPage, 4);
      it.lastfm.plays.set('rj', all.slice(0, Math.ceil(all.length / 2)));
      const id = await it.linked('lastfm', 'rj');
      it.lastfm.plays.set('rj', all);
      await it.sync.sync(ANNA, id, never);
      await it.sync.sync(ANNA, id, never);
      const expected = all.map(({ at, title }) => `${(at - TEST_NOW) / 1_000} ${title}`).sort();
      expect((await it.heard()).sort()).toEqual(expected);
    }),
    { numRuns: 8 },
  );
});
