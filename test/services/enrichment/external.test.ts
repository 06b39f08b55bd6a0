import { describe, expect, test } from 'vitest';
import { RetryAfter } from '../../../src/errors.ts';
import { external } from '../../../src/services/enrichment/work.ts';
import { createFakeProvider, openEnrichmentWorld } from '../../support/enrichment.ts';
import { ANNA, BEN } from '../../support/jobs.ts';
import { addPlays } from '../../support/plays.ts';
import { trackFrom } from '../../support/tracks.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const one = (name: string) => ({ name, weight: 1 });
const tracks = (count: number, prefix = 't') =>
  Array.from({ length: count }, (_, at) => trackFrom(`${prefix}${String(at).padStart(5, '0')}`));
const features = {
  values: { bpm: 128, energy: 0.7, danceability: 0.6, valence: 0.5, key: { pitch: 9, mode: 'minor' } },
} as const;

describe('external', () => {
  test('asks each provider in batches of its size, and keeps what they say', async () => {
    const reccobeats = createFakeProvider('reccobeats', { batchSize: 40, answer: () => features });
    await using world = await openEnrichmentWorld([reccobeats]);
    const [first] = await world.fill(tracks(100));
    await world.enrich();
    expect(reccobeats.calls.map((batch) => batch.length)).toEqual([40, 40, 20]);
    const { readings, answers } = await world.stored();
    expect([readings.length, answers.length]).toEqual([100, 100]);
    expect(readings.find(({ trackId }) => trackId === first)).toMatchObject({
      source: 'reccobeats',
      version: 1,
      values: features.values,
      confidence: 0.9,
    });
    const { job, children } = await world.family();
    expect([job.status, children.map(({ status }) => status)]).toEqual(['DONE', ['DONE']]);
    expect(children[0]?.payload).toEqual({ asked: 100, found: 100, missed: 0 });
  });

  test('the most played and the most recently added tracks come first', async () => {
    const deezer = createFakeProvider('deezer', { batchSize: 1, answer: () => ({ values: { label: 'A' } }) });
    await using world = await openEnrichmentWorld([deezer]);
    const old = await world.fill(tracks(3, 'old'));
    world.clock.advance(90 * DAY);
    const fresh = await world.fill(tracks(2, 'new'));
    const played = old[1];
    if (played === undefined) throw new Error('no track');
    await world.store.transaction((tx) =>
      addPlays(
        tx,
        Array.from({ length: 60 }, (_, at) => ({
          memberId: ANNA,
          playedAt: at,
          trackId: played,
          msPlayed: null,
          source: 'live' as const,
          accountId: null,
        })),
      ),
    );
    await world.enrich();
    const order = deezer.calls.map(([subject]) => subject?.key);
    expect(order.slice(0, 3)).toEqual([played, ...fresh]);
  });

  test('asks nothing again while it is fresh, and again when it is stale', async () => {
    const deezer = createFakeProvider('deezer', { answer: () => ({ values: { label: 'A', bpm: 120 } }) });
    const lastfm = createFakeProvider('lastfm');
    await using world = await openEnrichmentWorld([deezer, lastfm]);
    await world.fill(tracks(5));
    await world.enrich();
    await world.enrich();
    expect([deezer.calls.length, lastfm.calls.length]).toEqual([1, 1]);
    world.clock.advance(1 * DAY);
    await world.enrich();
    expect([deezer.calls.length, lastfm.calls.length]).toEqual([1, 2]);
    world.clock.advance(2 * DAY);
    await world.enrich();
    expect(lastfm.calls.length).toBe(2);
    world.clock.advance(1 * DAY);
    await world.enrich();
    expect(lastfm.calls.length).toBe(3);
    world.clock.advance(180 * DAY);
    await world.enrich();
    expect(deezer.calls.length).toBe(2);
  });

  test('a permanent miss is for ever', async () => {
    const acousticbrainz = createFakeProvider('acousticbrainz', { answer: () => 'permanent' });
    await using world = await openEnrichmentWorld([acousticbrainz]);
    await world.fill(tracks(3));
    await world.enrich();
    world.clock.advance(3_000 * DAY);
    await world.enrich();
    expect(acousticbrainz.calls.length).toBe(1);
  });

  test('one by one is only asked what nobody knows yet', async () => {
    const listenbrainz = createFakeProvider('listenbrainz', {
      answer: ({ title }) =>
        title.endsWith('0') ? 'miss' : { values: { genres: [one('techno')], styles: [one('dub techno')] } },
    });
    const lastfm = createFakeProvider('lastfm', { batchSize: 1 });
    await using world = await openEnrichmentWorld([listenbrainz, lastfm]);
    await world.fill(tracks(30));
    await world.enrich();
    expect(new Set(lastfm.calls.flat().map(({ title }) => title))).toEqual(
      new Set(['Song t00000', 'Song t00010', 'Song t00020']),
    );
    expect(lastfm.calls.length).toBe(3);
  });

  test('ids that one finds open the doors of the next', async () => {
    const link = createFakeProvider('musicbrainz', {
      facet: 'link',
      batchSize: 100,
      answer: ({ spotifyId }) =>
        spotifyId === 't00001' ? { values: {}, recordingMbids: ['mbid-link'] } : 'miss',
    });
    const isrc = createFakeProvider('musicbrainz', {
      facet: 'isrc',
      batchSize: 1,
      accepts: (subject) => subject.recordingMbids.length === 0 && subject.isrc !== null,
      answer: ({ isrc: code }) => ({ values: { label: 'A' }, recordingMbids: [`mbid-${code}`] }),
    });
    const listenbrainz = createFakeProvider('listenbrainz', {
      batchSize: 50,
      accepts: (subject) => subject.recordingMbids.length > 0,
      answer: () => ({ values: { genres: [one('techno')] } }),
    });
    await using world = await openEnrichmentWorld([link, isrc, listenbrainz]);
    await world.fill([
      trackFrom('t00001', { isrc: 'DEA310800001' }),
      trackFrom('t00002', { isrc: 'DEA310800002' }),
      trackFrom('t00003'),
    ]);
    await world.enrich();
    expect(link.calls.map((batch) => batch.length)).toEqual([3]);
    expect(isrc.calls.flat().map(({ spotifyId }) => spotifyId)).toEqual(['t00002']);
    expect(listenbrainz.calls.map((batch) => batch.map((subject) => subject.recordingMbids))).toEqual([
      [['mbid-link'], ['mbid-DEA310800002']],
    ]);
  });

  test('while others are at work, only full batches are asked', async () => {
    const sizes: number[] = [];
    const musicbrainz = createFakeProvider('musicbrainz', {
      batchSize: 1,
      answer: ({ title }) => ({ values: {}, recordingMbids: [title] }),
    });
    const listenbrainz = createFakeProvider('listenbrainz', {
      batchSize: 7,
      accepts: (subject) => subject.recordingMbids.length > 0,
    });
    await using world = await openEnrichmentWorld([musicbrainz, listenbrainz]);
    await world.fill(tracks(20));
    await world.enrich();
    sizes.push(...listenbrainz.calls.map((batch) => batch.length));
    expect(sizes).toEqual([7, 7, 6]);
  });

  test('tracks enriched once serve all members', async () => {
    const deezer = createFakeProvider('deezer', { answer: () => ({ values: { label: 'A', bpm: 120 } }) });
    await using world = await openEnrichmentWorld([deezer]);
    await world.fill(tracks(10));
    await world.fill(tracks(12), BEN);
    await world.enrich(ANNA);
    await world.enrich(BEN);
    expect(deezer.calls.map((batch) => batch.length)).toEqual([10, 2]);
  });

  test('without tracks there is nothing to ask', async () => {
    const deezer = createFakeProvider('deezer');
    await using world = await openEnrichmentWorld([deezer]);
    await world.enrich();
    expect((await world.family()).job).toMatchObject({
      status: 'DONE',
      message: { key: 'skipped', code: 'NO_SOURCES' },
    });
  });

  test('labels that are found stand on the releases', async () => {
    const deezer = createFakeProvider('deezer', { answer: () => ({ values: { label: 'Ostgut Ton' } }) });
    await using world = await openEnrichmentWorld([deezer]);
    await world.fill(tracks(1));
    const release = { spotifyId: 'album1', title: 'Night Works', releaseDate: null, imageUrl: null };
    await world.store.transaction((tx) => tx.releases.upsert([release], 1));
    await world.enrich();
    expect((await world.store.read.releases.bySpotifyId('album1'))?.label).toBe('Ostgut Ton');
  });
});

describe('asking again while it runs', () => {
  test('parts that are through look again; one that rests keeps resting', async () => {
    const deezer = createFakeProvider('deezer', { answer: () => ({ values: { label: 'A', bpm: 1 } }) });
    const reccobeats = createFakeProvider('reccobeats', { answer: () => features });
    await using world = await openEnrichmentWorld([reccobeats, deezer]);
    const until = world.clock.now() + 14 * HOUR;
    deezer.trouble = (call) =>
      call === 0 ? new RetryAfter(until, { provider: 'deezer', bucket: 'tracks', why: 'quota' }) : null;
    await world.fill(tracks(4));
    await world.enrich(ANNA, 1);
    await world.fill(tracks(3, 'new'));
    await world.store.transaction((tx) => world.orders.afterSync(tx, ANNA, world.clock.now()));
    await world.settle(world.bench, 1);
    expect(reccobeats.calls.map((batch) => batch.length)).toEqual([4, 3]);
    expect(deezer.calls.length).toBe(1);
    expect((await world.family()).children.map(({ status }) => status)).toEqual(['DONE', 'PENDING']);
    await world.settle();
    expect(deezer.calls.map((batch) => batch.length)).toEqual([4, 7]);
    expect((await world.family()).job.status).toBe('DONE');
  });

  test('what a provider did not come to before it rests is still to be done', async () => {
    const deezer = createFakeProvider('deezer', { batchSize: 1, answer: () => features });
    await using world = await openEnrichmentWorld([deezer]);
    const until = world.clock.now() + 14 * HOUR;
    deezer.trouble = (call) =>
      call === 2 ? new RetryAfter(until, { provider: 'deezer', bucket: 'tracks', why: 'quota' }) : null;
    await world.fill(tracks(8));
    await world.enrich(ANNA, 1);
    expect(deezer.calls.length).toBe(3);
    expect((await world.child('deezer')).progress).toBeCloseTo(2 / 8);
  });

  test('after a sync, a moment later and once; every night for everybody with tracks', async () => {
    const deezer = createFakeProvider('deezer', { answer: () => ({ values: { label: 'A', bpm: 1 } }) });
    await using world = await openEnrichmentWorld([deezer]);
    await world.fill(tracks(4));
    for (let times = 0; times < 3; times += 1) {
      await world.store.transaction((tx) => world.orders.afterSync(tx, ANNA, world.clock.now()));
    }
    await world.bench.settle();
    expect(deezer.calls.length).toBe(0);
    await world.settle(world.bench, 1);
    expect(deezer.calls.length).toBe(1);
    expect(await world.orders.sweep(world.clock.now())).toBe(1);
    await world.settle(world.bench, 4);
    expect((await world.bench.desk.countByStatus()).every(({ status }) => status === 'DONE')).toBe(true);
  });

  test('a member with thousands of tracks does not keep another waiting', async () => {
    const deezer = createFakeProvider('deezer', {
      batchSize: 1,
      answer: () => ({ values: { label: 'A', bpm: 1 } }),
    });
    await using world = await openEnrichmentWorld([deezer]);
    await world.fill(tracks(300, 'a'));
    await world.fill(tracks(5, 'b'), BEN);
    deezer.trouble = () => {
      world.clock.advance(1_000);
      return null;
    };
    await world.bench.queue.enqueue(external(ANNA));
    await world.bench.queue.enqueue(external(BEN));
    await world.settle();
    const order = deezer.calls.map(([subject]) => subject?.spotifyId?.slice(0, 1)).join('');
    expect(order.lastIndexOf('b')).toBeLessThan(100);
    expect(order.length).toBe(305);
  });
});

describe('a new MusicBrainz id', () => {
  const named = (...ids: string[]) => ({ values: { language: 'de' }, recordingMbids: ids });
  const byIds = (source: 'acousticbrainz' | 'listenbrainz', answer: 'permanent' | 'miss', right: string) =>
    createFakeProvider(source, {
      accepts: ({ recordingMbids }) => recordingMbids.length > 0,
      answer: ({ recordingMbids }) => (recordingMbids.includes(right) ? { values: { bpm: 120 } } : answer),
    });

  test('has those asked again who did not know the track by its old one, even for ever', async () => {
    let ids = ['m-old'];
    const musicbrainz = createFakeProvider('musicbrainz', { answer: () => named(...ids) });
    const acousticbrainz = byIds('acousticbrainz', 'permanent', 'm-new');
    const listenbrainz = byIds('listenbrainz', 'miss', 'm-new');
    await using world = await openEnrichmentWorld([musicbrainz, listenbrainz, acousticbrainz]);
    await world.fill(tracks(2));
    await world.enrich();
    expect(acousticbrainz.calls).toHaveLength(1);
    // Stale, and the same again: nobody is asked for the second time.
    world.clock.advance(91 * DAY);
    await world.enrich();
    expect(musicbrainz.calls).toHaveLength(2);
    expect(acousticbrainz.calls).toHaveLength(1);

    ids = ['m-old', 'm-new'];
    world.clock.advance(91 * DAY);
    await world.enrich();
    expect(acousticbrainz.calls.map((batch) => batch.length)).toEqual([2, 2]);
    const { answers } = await world.stored();
    expect(answers.map(({ provider, status }) => `${provider} ${status}`)).not.toContain(
      'acousticbrainz miss',
    );
    // What it knows stays known, whatever ids come.
    ids = ['m-newer'];
    world.clock.advance(91 * DAY);
    await world.enrich();
    expect(acousticbrainz.calls).toHaveLength(2);
  });

  test('counts as well when it is read out of an old document', async () => {
    const musicbrainz = createFakeProvider('musicbrainz', { answer: () => named('m-old') });
    const acousticbrainz = byIds('acousticbrainz', 'permanent', 'm-new');
    await using world = await openEnrichmentWorld([musicbrainz, acousticbrainz]);
    await world.fill(tracks(1));
    await world.enrich();
    const newer = {
      ...createFakeProvider('musicbrainz', { version: 2 }),
      read: () => ({ ...named('m-new'), confidence: 0.9 }),
    };
    const { bench } = world.restart([newer, acousticbrainz]);
    await bench.queue.enqueue(external(ANNA));
    await world.settle(bench);
    expect(newer.calls).toHaveLength(0);
    expect(acousticbrainz.calls).toHaveLength(2);
  });
});

describe('a newer reading', () => {
  test('reads the stored documents again without a call', async () => {
    const deezer = createFakeProvider('deezer', { answer: () => ({ values: { label: 'A', bpm: 1 } }) });
    await using world = await openEnrichmentWorld([deezer]);
    await world.fill(tracks(5));
    await world.enrich();
    const fetched = await world.database.read.q.select().from(world.database.read.t.enrichments);
    world.clock.advance(DAY);
    const newer = createFakeProvider('deezer', { version: 2 });
    const { bench } = world.restart([newer]);
    await bench.queue.enqueue(external(ANNA));
    await world.settle(bench);
    expect(newer.calls.length).toBe(0);
    const read = await world.database.read.q.select().from(world.database.read.t.enrichments);
    expect(
      read.map(({ version, values, fetchedAt }) => [version, values.tags, values.label, fetchedAt]),
    ).toEqual(fetched.map(({ fetchedAt }) => [2, ['read by 2'], 'A', fetchedAt]));
  });

  test('a document of a shape that is not known any more is asked for anew', async () => {
    const deezer = createFakeProvider('deezer', { answer: () => ({ values: { label: 'A', bpm: 1 } }) });
    await using world = await openEnrichmentWorld([deezer]);
    await world.fill(tracks(2));
    await world.enrich();
    const newer = createFakeProvider('deezer', {
      version: 2,
      answer: () => ({ values: { label: 'B', bpm: 1 } }),
    });
    const { bench } = world.restart([{ ...newer, read: () => null }]);
    await bench.queue.enqueue(external(ANNA));
    await world.settle(bench);
    const { readings } = await world.stored();
    expect(readings.map(({ version, values }) => [version, values.label])).toEqual([
      [2, 'B'],
      [2, 'B'],
    ]);
  });
});
