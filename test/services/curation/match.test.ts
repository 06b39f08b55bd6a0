import { describe, expect, test } from 'vitest';
import { DAY } from '../../../src/clock.ts';
import { openMatchWorld, releaseNamed, spotifyTrack } from '../../support/curation-intake.ts';
import { ANNA, BEN } from '../../support/jobs.ts';
import { caught } from '../../support/subjects.ts';

const ready = async () => {
  const world = await openMatchWorld();
  await world.follow(ANNA);
  await world.link(ANNA, 'one');
  return world;
};

describe('how a release is found', () => {
  test('by its ISRC, with one call', async () => {
    await using it = await ready();
    it.catalogue.push(spotifyTrack(1));
    const [id] = await it.add([releaseNamed(1)]);
    expect(await it.run()).toEqual({ matched: 1, review: 0, miss: 0 });
    expect(it.searches()).toEqual([`isrc:${releaseNamed(1).isrc}`]);
    const match = await it.matchOf(id);
    expect(match).toMatchObject({ status: 'matched', method: 'isrc', tries: 0, nextTryAt: null });
    expect(match?.score).toBeGreaterThan(0.9);
    expect(match?.features).toMatchObject({ title: 1, isrc: 1 });
    expect(match?.algorithm).toMatch(/^segue-matching/);
    const tracks = await it.store.read.tracks.byIds(match?.trackId == null ? [] : [match.trackId]);
    expect(tracks.map(({ uri }) => uri)).toEqual(['spotify:track:track1']);
    expect(it.arrived).toEqual([id]);
  });

  test('by title and artist when the code is another one there', async () => {
    await using it = await ready();
    it.catalogue.push(spotifyTrack(1, { external_ids: { isrc: 'GBXXX2600001' } }));
    const [id] = await it.add([releaseNamed(1)]);
    await it.run();
    expect(it.searches()).toEqual([`isrc:${releaseNamed(1).isrc}`, 'track:"Undertow 1" artist:"Aurel 1"']);
    expect(await it.matchOf(id)).toMatchObject({ status: 'matched', method: 'strict' });
  });

  test('by plain words when the fields find nothing', async () => {
    await using it = await ready();
    it.catalogue.push(spotifyTrack(1, { external_ids: {} }));
    it.trouble.reply = ({ query }) =>
      query.get('q')?.startsWith('track:') === true ? { body: { tracks: { items: [] } } } : null;
    const [id] = await it.add([releaseNamed(1, { isrc: null })]);
    await it.run();
    expect(it.searches()).toEqual(['track:"Undertow 1" artist:"Aurel 1"', 'Undertow 1 Aurel 1']);
    expect(await it.matchOf(id)).toMatchObject({ status: 'matched', method: 'relaxed' });
  });

  test('by a code beside its own, if title and artist agree', async () => {
    await using it = await ready();
    const code = releaseNamed(1).isrc?.replace(/5$/, '6');
    it.catalogue.push(spotifyTrack(1, { external_ids: { isrc: code } }));
    it.trouble.reply = ({ query }) =>
      query.get('q')?.startsWith('isrc:') === true ? null : { body: { tracks: { items: [] } } };
    const [id] = await it.add([releaseNamed(1)]);
    await it.run();
    expect(await it.matchOf(id)).toMatchObject({ status: 'matched', method: 'siblingIsrc' });
    it.catalogue[0] = spotifyTrack(2, { external_ids: { isrc: releaseNamed(3).isrc?.replace(/5$/, '4') } });
    const [other] = await it.add([releaseNamed(3)]);
    await it.run();
    expect(await it.matchOf(other)).toMatchObject({ status: 'miss', candidates: [] });
  });

  test('as the track that the source named', async () => {
    await using it = await ready();
    it.catalogue.push(
      spotifyTrack(1, { id: 'given', uri: 'spotify:track:given', name: 'Undertow 1 (Live)' }),
    );
    const [id] = await it.add([releaseNamed(1, { spotifyUri: 'spotify:track:given' })]);
    await it.run();
    expect(await it.matchOf(id)).toMatchObject({ status: 'matched', method: 'given' });
  });

  test('without a call when the same recording was decided under another source', async () => {
    await using it = await ready();
    it.catalogue.push(spotifyTrack(1));
    const [first] = await it.add([releaseNamed(1)]);
    await it.run();
    const [second] = await it.add([releaseNamed(1, { source: 'file', externalId: 'f' })], ANNA);
    const [other] = await it.add([releaseNamed(2, { source: 'file', isrc: releaseNamed(1).isrc })], ANNA);
    const before = it.requests.length;
    await it.run();
    expect((await it.matchOf(second))?.trackId).toBe((await it.matchOf(first))?.trackId);
    // Another song under the same code is looked for like any other.
    expect((await it.matchOf(other))?.status).toBe('miss');
    expect(it.searches().slice(before)[0]).toBe(`isrc:${releaseNamed(1).isrc}`);
  });
});

test('what Beatport says of it is said of the track; what a member’s file says is not', async () => {
  await using it = await ready();
  it.catalogue.push(spotifyTrack(1), spotifyTrack(2));
  const [id] = await it.add([releaseNamed(1, { bpm: 131.5, key: { pitch: 9, mode: 'minor' } })]);
  const [own] = await it.add([releaseNamed(2, { source: 'file' })], ANNA);
  await it.run();
  const said = async (release: typeof id) => {
    const trackId = (await it.matchOf(release))?.trackId;
    return trackId == null ? null : it.store.read.enrichments.ofTracks([trackId]);
  };
  expect(await said(id)).toMatchObject([
    {
      source: 'beatport',
      values: {
        bpm: 131.5,
        key: { pitch: 9, mode: 'minor' },
        label: 'Blackline',
        genres: [{ name: 'techno', weight: 1 }],
      },
    },
  ]);
  expect(await said(own)).toEqual([]);
});

describe('what nobody is sure about', () => {
  test('a longer version than Spotify has is asked about, with its candidates', async () => {
    await using it = await ready();
    it.catalogue.push(spotifyTrack(1, { duration_ms: 200_000, external_ids: { isrc: 'GBXXX2600001' } }));
    const [id] = await it.add([releaseNamed(1, { mix: 'Extended Mix' })]);
    expect(await it.run()).toEqual({ matched: 0, review: 1, miss: 0 });
    const match = await it.matchOf(id);
    expect(match).toMatchObject({ status: 'review', trackId: null });
    expect(match?.candidates).toMatchObject([
      { uri: 'spotify:track:track1', method: 'strict', durationMs: 200_000 },
    ]);
    expect(match?.candidates[0]?.trackId).not.toBeNull();
    expect(it.arrived).toEqual([]);
  });

  test('a remix by somebody else is none of them', async () => {
    await using it = await ready();
    it.catalogue.push(
      spotifyTrack(1, { name: 'Undertow 1 (Tessel Remix)', external_ids: { isrc: 'GBXXX2600001' } }),
    );
    const [id] = await it.add([releaseNamed(1)]);
    await it.run();
    expect(await it.matchOf(id)).toMatchObject({ status: 'miss', candidates: [] });
  });

  test('does not vanish because a later search finds nothing', async () => {
    await using it = await ready();
    it.catalogue.push(spotifyTrack(1, { duration_ms: 200_000, external_ids: {} }));
    const [id] = await it.add([releaseNamed(1, { mix: 'Extended Mix' })]);
    await it.run();
    it.catalogue.length = 0;
    it.clock.advance(14 * DAY);
    await it.run();
    expect(await it.matchOf(id)).toMatchObject({
      status: 'review',
      candidates: [{ uri: 'spotify:track:track1' }],
    });
  });

  test('is decided when the right one comes later', async () => {
    await using it = await ready();
    it.catalogue.push(spotifyTrack(1, { duration_ms: 200_000, external_ids: {} }));
    const [id] = await it.add([releaseNamed(1, { mix: 'Extended Mix' })]);
    await it.run();
    it.catalogue.push(
      spotifyTrack(1, { id: 'long', uri: 'spotify:track:long', name: 'Undertow 1 - Extended Mix' }),
    );
    it.clock.advance(14 * DAY);
    expect(await it.run()).toMatchObject({ matched: 1 });
    expect(it.arrived).toEqual([id]);
  });
});

test('the codes beside its own are asked for once', async () => {
  await using it = await ready();
  await it.add([releaseNamed(1)]);
  await it.run();
  expect(it.requests).toHaveLength(7);
  it.clock.advance(DAY);
  await it.run();
  expect(it.requests).toHaveLength(10);
});

test('a miss is asked again after 1, 3, 7, 14 and 30 days, and then no more', async () => {
  await using it = await ready();
  const [id] = await it.add([releaseNamed(1, { isrc: null })]);
  const days: number[] = [];
  for (let round = 0; round < 8; round += 1) {
    const before = it.clock.now();
    await it.run();
    const match = await it.matchOf(id);
    expect(match?.status).toBe('miss');
    if (match?.nextTryAt == null) break;
    days.push((match.nextTryAt - before) / DAY);
    it.clock.advance(match.nextTryAt - before - 1);
    const asked = it.requests.length;
    await it.run();
    expect(it.requests.length).toBe(asked);
    it.clock.advance(1);
  }
  expect(days).toEqual([1, 3, 7, 14, 30]);
  it.clock.advance(400 * DAY);
  await it.run();
  expect((await it.matchOf(id))?.tries).toBe(6);
});

describe('trouble is never a miss', () => {
  test.each([
    ['an outage', { status: 502 }],
    ['HTML', { body: '<html>' }],
    ['another shape', { body: { items: [] } }],
  ])('%s leaves everything as it was', async (_, reply) => {
    await using it = await ready();
    const [id] = await it.add([releaseNamed(1)]);
    it.trouble.reply = () => reply;
    expect(await caught(it.run())).toMatchObject({ code: 'PROVIDER_UNAVAILABLE' });
    expect(await it.matchOf(id)).toBeUndefined();
    it.trouble.reply = null;
    it.catalogue.push(spotifyTrack(1));
    expect(await it.run()).toMatchObject({ matched: 1 });
  });

  test('a quota ban puts everything off until it is over, at the cost of one call', async () => {
    await using it = await ready();
    const ids = await it.add(Array.from({ length: 60 }, (_, n) => releaseNamed(n)));
    it.trouble.reply = () => ({ status: 429, headers: { 'retry-after': '70000' } });
    expect(await it.run()).toEqual({ matched: 0, review: 0, miss: 0 });
    expect(it.requests).toHaveLength(1);
    const until = it.clock.now() + 70_000_000;
    for (const id of ids) {
      expect(await it.matchOf(id)).toMatchObject({ status: 'open', tries: 0, nextTryAt: until });
    }
    it.trouble.reply = null;
    it.catalogue.push(...Array.from({ length: 60 }, (_, n) => spotifyTrack(n)));
    it.clock.advance(70_000_001);
    expect(await it.run()).toMatchObject({ matched: 60 });
  });

  test('our own budget rests as a ban does, and another app goes on', async () => {
    await using it = await ready();
    await it.follow(BEN);
    await it.link(BEN, 'two');
    it.limits.search = 10;
    it.catalogue.push(...Array.from({ length: 30 }, (_, n) => spotifyTrack(n)));
    const ids = await it.add(Array.from({ length: 30 }, (_, n) => releaseNamed(n)));
    expect(await it.run()).toMatchObject({ matched: 20 });
    const matches = await it.store.read.releaseMatches.of(ids);
    expect(matches.filter(({ status }) => status === 'open')).toHaveLength(10);
    expect(matches.some(({ status }) => status === 'miss')).toBe(false);
    expect(new Set(it.requests.map(({ headers }) => headers.authorization)).size).toBe(2);
  });

  test('an account that is revoked midway leaves it to another one', async () => {
    await using it = await ready();
    await it.follow(BEN);
    await it.link(BEN, 'two');
    it.catalogue.push(spotifyTrack(1), spotifyTrack(2));
    await it.add([releaseNamed(1), releaseNamed(2)]);
    let calls = 0;
    it.trouble.reply = () => {
      calls += 1;
      if (calls > 1) it.trouble.revoked.add(ANNA);
      return null;
    };
    expect(await it.run()).toMatchObject({ matched: 2 });
  });

  test('when nobody can ask, it is looked at again tomorrow', async () => {
    await using it = await ready();
    it.trouble.revoked.add(ANNA);
    const [id] = await it.add([releaseNamed(1)]);
    expect(await it.run()).toEqual({ matched: 0, review: 0, miss: 0 });
    expect(await it.matchOf(id)).toMatchObject({ status: 'open', nextTryAt: it.clock.now() + DAY });
    expect(it.requests).toHaveLength(0);
  });
});

test('what only a member sees, nobody else asks for', async () => {
  await using it = await ready();
  await it.follow(BEN);
  it.catalogue.push(spotifyTrack(1));
  const [id] = await it.add([releaseNamed(1, { source: 'file' })], BEN);
  await it.run();
  expect(it.requests).toHaveLength(0);
  expect((await it.matchOf(id))?.status).toBe('open');
});

test('a release that lacks everything is a miss without a call', async () => {
  await using it = await ready();
  const [id] = await it.add([
    releaseNamed(1, { isrc: null, title: '…', artists: [], durationMs: null, mix: null }),
  ]);
  await it.run();
  expect((await it.matchOf(id))?.status).toBe('miss');
});

test('the newest come first, and a stop loses nothing', async () => {
  await using it = await ready();
  it.catalogue.push(spotifyTrack(1), spotifyTrack(2));
  const ids = await it.add([
    releaseNamed(1, { publishDate: '2026-11-09' }),
    releaseNamed(2, { publishDate: '2026-11-16' }),
  ]);
  const stop = new AbortController();
  it.trouble.reply = () => {
    queueMicrotask(() => stop.abort());
    return null;
  };
  await caught(it.run(stop.signal));
  expect(it.searches()).toEqual([`isrc:${releaseNamed(2).isrc}`]);
  it.trouble.reply = null;
  await it.run();
  expect((await it.store.read.releaseMatches.of(ids)).map(({ status }) => status)).toEqual([
    'matched',
    'matched',
  ]);
});

test('the job is asked for once, and only when something is due', async () => {
  await using it = await ready();
  await it.matching.enqueueDue(it.clock.now());
  expect(await it.store.read.jobs.activeByKey('curation.match')).toBeNull();
  await it.add([releaseNamed(1)]);
  await it.matching.enqueueDue(it.clock.now());
  const job = await it.store.read.jobs.activeByKey('curation.match');
  await it.matching.enqueueDue(it.clock.now());
  expect((await it.store.read.jobs.activeByKey('curation.match'))?.id).toBe(job?.id);
});
