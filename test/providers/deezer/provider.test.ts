import { describe, expect, test } from 'vitest';
import { createAnswerCache } from '../../../src/providers/answer-cache.ts';
import { createDeezer } from '../../../src/providers/deezer/provider.ts';
import { createManualClock } from '../../support/clock.ts';
import type { Reply, Responder } from '../../support/loopback.ts';
import { countProvider, openProvider } from '../../support/provider.ts';
import {
  caught,
  foundOf,
  kinds,
  lookAll,
  plainLikeness,
  subjectOf,
  subjects,
} from '../../support/subjects.ts';

const one = subjectOf(1, { title: 'Undertow', artists: ['Nova Lane'] });
const labelled = subjectOf(1, { ...one, label: 'Known' });

const track = (more: object = {}) => ({
  id: 3135556,
  title: 'Undertow',
  title_short: 'Undertow',
  title_version: '',
  isrc: one.isrc,
  duration: 361,
  release_date: '2024-03-01',
  explicit_lyrics: false,
  bpm: 123.4,
  gain: -12.4,
  contributors: [{ id: 1, name: 'Nova Lane', role: 'Main' }],
  artist: { id: 1, name: 'Nova Lane' },
  album: { id: 302127, title: 'Undertow' },
  ...more,
});
const album = {
  id: 302127,
  label: 'Night Harbour',
  record_type: 'single',
  release_date: '2024-02-01',
  genres: { data: [{ id: 110, name: 'Techno/House' }, { id: 106, name: 'Electro' }, { id: -1 }] },
};
const failure = (code: number): Reply => ({ body: { error: { type: 'Exception', message: 'x', code } } });
const always =
  (body: unknown): Responder =>
  ({ path }) => ({ body: path.startsWith('/album/') ? album : body });

const open = (respond: Responder) =>
  openProvider(respond, ({ http, url, door }) =>
    createDeezer({
      http,
      url,
      likeness: plainLikeness,
      albums: createAnswerCache(door.clock),
      tracks: createAnswerCache(door.clock),
    }),
  );

describe('a track', () => {
  test('is asked for by ISRC, its album for what the track does not say', async () => {
    await using it = await open(always(track()));
    const found = foundOf((await it.provider.look([one]))[0]);
    expect(it.requests.map(({ path }) => path)).toEqual([`/track/isrc:${one.isrc}`, '/album/302127']);
    expect(it.requests[0]?.headers['accept-language']).toBe('en');
    expect(found).toMatchObject({ externalId: '3135556', confidence: 0.9 });
    expect(found.values).toEqual({
      bpm: 123.4,
      loudness: -12.4,
      explicit: false,
      releaseDate: '2024-03-01',
      durationMs: 361_000,
      isrc: one.isrc,
      label: 'Night Harbour',
      genres: [
        { name: 'techno/house', weight: 0.5 },
        { name: 'electro', weight: 0.5 },
      ],
    });
    const kept: unknown = JSON.parse(JSON.stringify(found.raw));
    expect(it.provider.read(kept, one)).toEqual({ values: found.values, confidence: 0.9 });
    expect(it.provider.read({ track: { id: 1 } }, one)).toBeNull();
    expect(it.provider.read('prose', one)).toBeNull();
  });

  test('on another release than ours has no label and no date for us, and needs no album', async () => {
    await using it = await open(always(track({ album: { id: 5, title: 'Harbour: The Sampler' } })));
    const { values } = foundOf((await it.provider.look([{ ...one, albumTitle: 'Undertow EP' }]))[0]);
    expect(Object.keys(values)).toEqual(['bpm', 'loudness', 'explicit', 'durationMs', 'isrc']);
    expect(it.requests).toHaveLength(1);
    await it.provider.look([{ ...one, albumTitle: 'Harbour – The Sampler (Deluxe)' }]);
    expect(it.requests.at(-1)?.path).toBe('/album/5');
  });

  test('whose label is known costs one call', async () => {
    await using it = await open(always(track()));
    expect(foundOf((await it.provider.look([labelled]))[0]).values.label).toBeUndefined();
    expect(it.requests).toHaveLength(1);
  });

  test.each([
    ['bpm 0', { bpm: 0 }, 'bpm', undefined],
    ['a bpm that is text', { bpm: '120' }, 'bpm', undefined],
    ['gain 0', { gain: 0 }, 'loudness', undefined],
    ['no date', { release_date: '0000-00-00' }, 'releaseDate', undefined],
    ['a date of a year', { release_date: '2006-00-00' }, 'releaseDate', '2006'],
    ['a year made up to a date', { release_date: '2006-01-01' }, 'releaseDate', '2006'],
    ['a date that is none', { release_date: '2023-02-30' }, 'releaseDate', undefined],
    ['an explicit mark', { explicit_lyrics: true }, 'explicit', true],
    ['null for explicit', { explicit_lyrics: null }, 'explicit', undefined],
    ['a length as text', { duration: '361' }, 'durationMs', 361_000],
    [
      'a version of its own',
      { title: 'Undertow', title_version: '(Extended Mix)' },
      'version',
      { kind: 'extended mix', by: [] },
    ],
    [
      'an ISRC written with hyphens',
      { isrc: `${one.isrc?.slice(0, 2)}-${one.isrc?.slice(2)}` },
      'isrc',
      one.isrc,
    ],
    ['contributors that nobody can read', { contributors: [null, 7, { id: 1 }] }, 'bpm', 123.4],
    ['no album', { album: null }, 'label', undefined],
  ] as const)('with %s keeps the rest', async (_, more, field, expected) => {
    await using it = await open(always(track(more)));
    expect(foundOf((await it.provider.look([labelled]))[0]).values[field]).toEqual(expected);
  });

  test('with the code of another is not asked for again, known or not', async () => {
    const code = one.isrc ?? '';
    const twin = { ...labelled, key: subjectOf(2).key, isrc: `${code.slice(0, 2)}-${code.slice(2)}` };
    await using it = await open(always(track()));
    expect(kinds([...(await it.provider.look([labelled])), ...(await it.provider.look([twin]))])).toEqual([
      '1 found',
      '2 found',
    ]);
    expect(it.requests).toHaveLength(1);
    await using none = await open(
      always({ error: { type: 'DataException', message: 'no data', code: 800 } }),
    );
    expect(kinds(await none.provider.look([labelled, twin]))).toEqual(['1 miss', '2 miss']);
    expect(none.requests).toHaveLength(1);
  });

  test.each([
    ['is nearly as long', 363_500, '1 found', 0.9],
    ['differs by some seconds', 354_000, '1 found', 0.7],
    ['is of unknown length', null, '1 found', 0.8],
    ['is another release of the same code', 215_000, '1 miss', undefined],
  ])('that %s', async (_, durationMs, kind, confidence) => {
    await using it = await open(always(track()));
    const [finding] = await it.provider.look([{ ...labelled, durationMs }]);
    expect(kinds(finding === undefined ? [] : [finding])).toEqual([kind]);
    if (finding?.kind === 'found') expect(finding.confidence).toBe(confidence);
  });

  test.each([
    ['neither title nor artist agree', { title: 'Another', artist: { name: 'B' }, contributors: [] }],
    ['it is another song of the same artist', { title: 'Another' }],
    ['another code came back', { isrc: 'FRZ111111111' }],
  ])('is not believed when %s, and its album not asked for', async (_, more) => {
    await using it = await open(always(track(more)));
    expect(kinds(await it.provider.look([one]))).toEqual(['1 miss']);
    expect(it.requests).toHaveLength(1);
  });

  test('of a giant size is kept without what nobody reads', async () => {
    await using it = await open(always(track({ available_countries: Array(20_000).fill('DE') })));
    const { raw } = foundOf((await it.provider.look([labelled]))[0]);
    expect(JSON.stringify(raw).length).toBeLessThan(2_000);
    expect(it.provider.read(raw, labelled)?.values.bpm).toBe(123.4);
  });

  test('without an ISRC is not asked for', async () => {
    await using it = await open(always(track()));
    expect(it.provider.accepts(subjectOf(2, { isrc: null }))).toBe(false);
    expect(it.provider.accepts(subjectOf(2, { isrc: '../album/1' }))).toBe(false);
    expect(it.provider.accepts(subjectOf(2, { isrc: 'us-ab1-23-45678' }))).toBe(true);
  });
});

describe('an error with status 200', () => {
  test('800 is a miss for now', async () => {
    await using it = await open(() => failure(800));
    expect(await it.provider.look([one])).toEqual([{ key: 1, kind: 'miss', permanent: false }]);
  });

  test('800 is a miss with status 404, too', async () => {
    await using it = await open(() => ({ ...failure(800), status: 404 }));
    expect(kinds(await it.provider.look([one]))).toEqual(['1 miss']);
  });

  test('4 waits its five seconds and asks once more', async () => {
    await using it = await open((_, index) => (index === 0 ? failure(4) : { body: track() }));
    expect(kinds(await it.provider.look([labelled]))).toEqual(['1 found']);
    expect(it.door.waits).toHaveLength(1);
    expect(it.door.waits[0]).toBeGreaterThanOrEqual(5_000);
  });

  test('4 again closes the bucket and is no miss', async () => {
    await using it = await open(() => failure(4));
    expect(await caught(it.provider.look([one]))).toMatchObject({ name: 'RetryAfter', provider: 'deezer' });
    expect(it.requests).toHaveLength(2);
    expect(it.door.blocks).toMatchObject([{ bucket: { bucket: 'track' }, why: 'rate' }]);
  });

  test('700 is tried again as an outage is', async () => {
    await using it = await open(() => failure(700));
    expect(await caught(it.provider.look([one]))).toMatchObject({
      data: { provider: 'deezer', why: 'server' },
    });
    expect(it.requests).toHaveLength(3);
  });

  test.each([500, 600, 300])('%i is trouble', async (code) => {
    await using it = await open(() => failure(code));
    expect(await caught(it.provider.look([one]))).toMatchObject({
      data: { provider: 'deezer', why: 'bad_body' },
    });
  });
});

describe('trouble is no miss:', () => {
  test.each([
    ['HTML', { body: '<html>' }, 'bad_body'],
    ['an empty answer', { body: '' }, 'bad_body'],
    ['an empty object', { body: {} }, 'bad_body'],
    ['a list', { body: [] }, 'bad_body'],
    ['HTML with 403', { status: 403, body: '<html>' }, 'refused'],
    ['HTML with 404', { status: 404, body: '<html>' }, 'bad_body'],
    ['a storm of 503', { status: 503 }, 'server'],
  ])('%s', async (_, reply, why) => {
    await using it = await open(() => reply);
    expect(await caught(it.provider.look([one]))).toMatchObject({ data: { provider: 'deezer', why } });
  });

  test('an abort stops between two tracks', async () => {
    const controller = new AbortController();
    await using it = await open(() => {
      controller.abort(new Error('stopped'));
      return { body: track() };
    });
    expect(await caught(it.provider.look(subjects(3), controller.signal))).toMatchObject({
      message: 'stopped',
    });
    expect(it.requests).toHaveLength(1);
  });
});

describe('an album', () => {
  const answering =
    (reply: Reply): Responder =>
    ({ path }) =>
      path.startsWith('/album/') ? reply : { body: track() };

  test.each([
    ['does not exist', failure(800)],
    ['is HTML', { body: '<html>' }],
    ['is of another shape', { body: { data: [] } }],
  ])('that %s leaves the track as it is', async (_, reply) => {
    await using it = await open(answering(reply));
    const { values } = foundOf((await it.provider.look([one]))[0]);
    expect(values).toMatchObject({ bpm: 123.4 });
    expect(values).not.toHaveProperty('label');
  });

  test('whose answer is an error with status 200 is asked for again with the next track', async () => {
    let albums = 0;
    await using it = await open(({ path }) => {
      if (!path.startsWith('/album/')) return { body: track() };
      albums += 1;
      return albums === 1 ? failure(300) : { body: album };
    });
    const [first, second] = await it.provider.look([one, { ...one, key: subjectOf(2).key }]);
    expect(foundOf(first).values).not.toHaveProperty('label');
    expect(foundOf(second).values.label).toBe('Night Harbour');
  });

  test('is kept without its other tracks', async () => {
    const tracks = { data: Array.from({ length: 40 }, (_, n) => ({ id: n, title: `Other ${n}` })) };
    await using it = await open(answering({ body: { ...album, tracks } }));
    const { raw, values } = foundOf((await it.provider.look([one]))[0]);
    expect(values.label).toBe('Night Harbour');
    expect(JSON.stringify(raw)).not.toContain('Other');
    expect(JSON.parse(JSON.stringify(raw))).toMatchObject({ album: { record_type: 'single' } });
  });

  test('behind an outage is waited for, or its label would be missing for good', async () => {
    await using it = await open(answering({ status: 503 }));
    expect(await caught(it.provider.look([one]))).toMatchObject({ data: { why: 'server' } });
    await using busy = await open(answering(failure(4)));
    expect(await caught(busy.provider.look([one]))).toMatchObject({ name: 'RetryAfter', bucket: 'album' });
  });
});

test('a thousand tracks of a hundred albums are 1 100 calls, below 50 in 5 seconds', async () => {
  const all = subjects(1_000);
  const it = countProvider(
    ({ path }) => {
      if (path.startsWith('/album/')) return { body: { ...album, id: Number(path.slice(7)) } };
      const n = Number(path.slice(-6));
      const artist = { name: `Artist ${n % 100}` };
      return {
        body: track({ id: n, title: `Song ${n}`, artist, isrc: path.slice(12), album: { id: n % 100 } }),
      };
    },
    ({ http, url }) =>
      createDeezer({
        http,
        url,
        likeness: plainLikeness,
        albums: createAnswerCache(createManualClock()),
        tracks: createAnswerCache(createManualClock()),
      }),
  );
  const findings = await lookAll(it.provider, all);
  expect(findings.filter(({ kind }) => kind === 'found')).toHaveLength(1_000);
  expect(it.requests.filter(({ path }) => path.startsWith('/track/'))).toHaveLength(1_000);
  expect(it.requests).toHaveLength(1_100);
  expect(it.paces.every(({ minGapMs }) => minGapMs > 100)).toBe(true);
});
