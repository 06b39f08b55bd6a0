import { describe, expect, test } from 'vitest';
import { createReccobeats } from '../../../src/providers/reccobeats/provider.ts';
import type { Responder } from '../../support/loopback.ts';
import { openProvider } from '../../support/provider.ts';
import { caught, foundOf, kinds, lookAll, subjectOf, subjects } from '../../support/subjects.ts';

const features = (spotifyId: string | null, more: object = {}) => ({
  id: `uuid-${spotifyId}`,
  href: `https://open.spotify.com/track/${spotifyId}`,
  tempo: 128.02,
  key: 9,
  mode: 0,
  energy: 0.8,
  danceability: 0.7,
  valence: 0.2,
  acousticness: 0.01,
  instrumentalness: 0.9,
  loudness: -7.5,
  ...more,
});

const open = (respond: Responder) => openProvider(respond, createReccobeats);
const contentOf = (...content: readonly unknown[]) => ({ body: { content } });
const [one, two, three] = [subjectOf(1), subjectOf(2), subjectOf(3)];

describe('features', () => {
  test('come in any order, belong by the id at the end of the link, and what is left out is a miss for now', async () => {
    await using it = await open(() =>
      contentOf(
        features(three.spotifyId, { tempo: 90 }),
        features(one.spotifyId),
        features('z'.repeat(22), { tempo: 1 }),
      ),
    );
    const findings = await it.provider.look([one, two, three]);
    expect(kinds(findings)).toEqual(['1 found', '2 miss', '3 found']);
    expect(findings[1]).toEqual({ key: 2, kind: 'miss', permanent: false });
    expect(foundOf(findings[0])).toMatchObject({
      externalId: `uuid-${one.spotifyId}`,
      confidence: 0.9,
      raw: features(one.spotifyId),
      values: {
        bpm: 128.02,
        key: { pitch: 9, mode: 'minor' },
        energy: 0.8,
        danceability: 0.7,
        valence: 0.2,
        acousticness: 0.01,
        instrumentalness: 0.9,
        loudness: -7.5,
      },
    });
    expect(foundOf(findings[2]).values.bpm).toBe(90);
  });

  test.each([
    ['an unknown key', { key: -1 }, 'key', undefined],
    ['a key that is none', { key: 12 }, 'key', undefined],
    ['a mode that is none', { mode: 2 }, 'key', undefined],
    ['major', { mode: 1, key: 0 }, 'key', { pitch: 0, mode: 'major' }],
    ['a rounding error', { energy: 1.003 }, 'energy', 1],
    ['a little below nothing', { valence: -0.001 }, 'valence', 0],
    ['per cent for a share', { energy: 80 }, 'energy', undefined],
    ['no tempo', { tempo: 0 }, 'bpm', undefined],
    ['an absurd tempo', { tempo: 12_800 }, 'bpm', undefined],
    ['a loudness that is none', { loudness: 94 }, 'loudness', undefined],
    ['a text for a number', { energy: 'loud' }, 'energy', undefined],
    ['null', { danceability: null }, 'danceability', undefined],
    ['an ISRC with hyphens', { isrc: 'de-aa1-21-23456' }, 'isrc', 'DEAA12123456'],
    ['an ISRC that is none', { isrc: 'unknown' }, 'isrc', undefined],
  ] as const)('with %s keep the rest', async (_, more, field, expected) => {
    await using it = await open(() => contentOf(features(one.spotifyId, more)));
    const { values } = foundOf((await it.provider.look([one]))[0]);
    expect(values[field]).toEqual(expected);
    expect(field in values).toBe(expected !== undefined);
    expect(Object.keys(values).length).toBeGreaterThanOrEqual(7);
  });

  test.each([
    `https://open.spotify.com/track/${one.spotifyId}?si=x`,
    `https://open.spotify.com/track/${one.spotifyId}/`,
    `spotify:track:${one.spotifyId}`,
  ])('are known by a link like %s', async (href) => {
    await using it = await open(() => contentOf(features(one.spotifyId, { href })));
    expect(kinds(await it.provider.look([one]))).toEqual(['1 found']);
  });

  test('that could not be measured are a miss', async () => {
    const nothing = { tempo: 0, danceability: 0, valence: 0, energy: 0, loudness: -60, mode: 0, key: 0 };
    await using it = await open(() => contentOf(features(one.spotifyId, nothing)));
    expect(kinds(await it.provider.look([one]))).toEqual(['1 miss']);
  });

  test('that are broken cost their own track only', async () => {
    await using it = await open(() =>
      contentOf(
        null,
        'text',
        { href: 7 },
        { href: 'https://open.spotify.com/track/' },
        features(two.spotifyId),
      ),
    );
    expect(kinds(await it.provider.look([one, two]))).toEqual(['1 miss', '2 found']);
  });

  test('of a giant entry are kept without the rest of it', async () => {
    await using it = await open(() => contentOf(features(one.spotifyId, { noise: 'x'.repeat(100_000) })));
    const { raw } = foundOf((await it.provider.look([one]))[0]);
    expect(JSON.stringify(raw).length).toBeLessThan(1_000);
    expect(it.provider.read(raw, one)?.values.bpm).toBe(128.02);
  });

  test('are read again from what was kept', async () => {
    await using it = await open(() => contentOf(features(one.spotifyId)));
    const found = foundOf((await it.provider.look([one]))[0]);
    const kept: unknown = JSON.parse(JSON.stringify(found.raw));
    expect(it.provider.read(kept, one)).toEqual({ values: found.values, confidence: found.confidence });
    expect(it.provider.read({ other: 'shape' }, one)).toBeNull();
  });
});

describe('trouble is no miss:', () => {
  test.each([
    ['HTML', { body: '<html>busy</html>' }, 'bad_body'],
    ['an empty answer', { body: '' }, 'bad_body'],
    ['another shape', { body: { tracks: [] } }, 'bad_body'],
    ['entries of a shape that nobody knows', { body: { content: [{ id: 1 }, { id: 2 }] } }, 'bad_body'],
    ['400', { status: 400, body: { error: 'size must be between 1 and 40' } }, 'bad_body'],
    ['404', { status: 404, body: '<html>' }, 'bad_body'],
    ['403', { status: 403 }, 'refused'],
    ['a storm of 503', { status: 503, body: '<html>' }, 'server'],
  ])('%s', async (_, reply, why) => {
    await using it = await open(() => reply);
    expect(await caught(it.provider.look([one, two]))).toMatchObject({
      code: 'PROVIDER_UNAVAILABLE',
      data: { provider: 'reccobeats', why },
    });
  });

  test('a 429 that takes long closes the bucket', async () => {
    await using it = await open(() => ({ status: 429, headers: { 'retry-after': '600' } }));
    expect(await caught(it.provider.look([one]))).toMatchObject({
      name: 'RetryAfter',
      provider: 'reccobeats',
      at: it.door.clock.now() + 600_000,
    });
    expect(it.door.blocks).toMatchObject([
      { bucket: { provider: 'reccobeats', app: '-', bucket: 'features' } },
    ]);
  });

  test('an abort ends the call', async () => {
    const controller = new AbortController();
    await using it = await open(() => (response) => {
      controller.abort(new Error('stopped'));
      response.socket?.setKeepAlive(false);
    });
    expect(await caught(it.provider.look([one], controller.signal))).toMatchObject({ message: 'stopped' });
  });
});

test('a thousand tracks are 25 calls; ids that cannot be any are not asked for', async () => {
  await using it = await open(({ query }) =>
    contentOf(...(query.get('ids') ?? '').split(',').map((id) => features(id))),
  );
  const all = [
    ...subjects(1_000),
    subjectOf(1_001, { spotifyId: null }),
    subjectOf(1_002, { spotifyId: 'a,b' }),
  ];
  const accepted = all.filter(it.provider.accepts);
  expect(accepted).toHaveLength(1_000);
  const findings = await lookAll(it.provider, accepted);
  expect(findings.filter(({ kind }) => kind === 'found')).toHaveLength(1_000);
  expect(it.requests).toHaveLength(25);
  expect(it.requests.every(({ query }) => (query.get('ids') ?? '').split(',').length === 40)).toBe(true);
  expect(it.door.spent).toHaveLength(25);
  expect(it.paces.every(({ minGapMs }) => minGapMs >= 500)).toBe(true);
});
