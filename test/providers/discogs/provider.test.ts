import { describe, expect, test } from 'vitest';
import { createAnswerCache } from '../../../src/providers/answer-cache.ts';
import { createDiscogs } from '../../../src/providers/discogs/provider.ts';
import { createManualClock } from '../../support/clock.ts';
import type { Reply, Responder, SeenRequest } from '../../support/loopback.ts';
import { countProvider, openProvider } from '../../support/provider.ts';
import {
  caught,
  foundOf,
  kinds,
  lookAll,
  plainLikeness,
  subjectOf,
  subjects,
  told,
} from '../../support/subjects.ts';

const TOKEN = 'd15c0-secret-token';
const open = (respond: Responder) =>
  openProvider(respond, ({ http, url, door }) =>
    createDiscogs({
      http,
      url,
      token: TOKEN,
      userAgent: 'Segue/0 ( test )',
      likeness: plainLikeness,
      releases: createAnswerCache(door.clock),
    }),
  );

const one = subjectOf(1, {
  title: 'Undertow (Extended Mix)',
  artists: ['Nova Lane'],
  label: 'Night Harbour Records',
  albumTitle: 'Undertow EP',
  releaseDate: '2024-03-01',
});
const numbered = { ...one, catalogNumber: 'NH 012' };

const result = (more: object = {}) => ({
  id: 1,
  type: 'release',
  title: 'Nova Lane - Undertow EP',
  year: '2024',
  label: ['Night Harbour', 'Some Pressing Plant'],
  catno: 'NH 012',
  genre: ['Electronic'],
  style: ['Dub Techno', 'Deep House'],
  format: ['Vinyl', '12"'],
  cover_image: 'https://i.discogs.com/x.jpg',
  ...more,
});
const release = (more: object = {}) => ({
  id: 1,
  title: 'Undertow EP',
  year: 2024,
  released: '2024-03-00',
  artists: [{ name: 'Nova Lane (2)', anv: '', join: '' }],
  labels: [{ name: 'Night Harbour', catno: 'NH 012' }],
  formats: [{ name: 'Vinyl', descriptions: ['12"', 'EP'] }],
  genres: ['Electronic'],
  styles: ['Dub Techno', 'Deep House'],
  tracklist: [
    { position: '', type_: 'heading', title: 'Undertow', duration: '' },
    { position: 'A1', type_: 'track', title: 'Undertow', duration: '6:01' },
    { position: 'B1', type_: 'track', title: 'Other Side', duration: '' },
  ],
  images: [{ uri: 'https://i.discogs.com/x.jpg' }],
  lowest_price: 12,
  ...more,
});
const isSearch = ({ path }: SeenRequest): boolean => path === '/database/search';
const answering =
  (results: readonly unknown[], found: unknown = release()): Responder =>
  (request) => ({ body: isSearch(request) ? { pagination: { items: 1 }, results } : found });

describe('styles', () => {
  test('are those of the release that has the track, found by artist and title', async () => {
    await using it = await open(answering([result()]));
    const found = foundOf((await it.provider.look([one]))[0]);
    expect(found).toMatchObject({ externalId: '1', confidence: 0.85 });
    expect(found.values).toEqual({
      styles: [
        { name: 'dub techno', weight: 0.9 },
        { name: 'deep house', weight: 0.9 },
      ],
      genres: [{ name: 'electronic', weight: 0.5 }],
      label: 'Night Harbour',
      releaseDate: '2024-03',
    });
    const [search, looked] = it.requests;
    expect(Object.fromEntries(search?.query ?? [])).toEqual({
      type: 'release',
      artist: 'Nova Lane',
      track: 'Undertow',
      per_page: '25',
    });
    expect(looked?.path).toBe('/releases/1');
    expect(it.requests.map(({ headers }) => [headers['user-agent'], headers.authorization])).toEqual(
      Array(2).fill(['Segue/0 ( test )', `Discogs token=${TOKEN}`]),
    );
  });

  test('of another release of the track come without its label and date', async () => {
    await using it = await open(answering([result()], release({ title: 'Undertow (Remixes)' })));
    const other = foundOf((await it.provider.look([one]))[0]);
    expect(Object.keys(other.values)).toEqual(['genres', 'styles']);
    await using deluxe = await open(answering([result()], release({ title: 'Undertow EP (Deluxe)' })));
    expect(foundOf((await deluxe.provider.look([one]))[0]).values.label).toBe('Night Harbour');
  });

  test('are kept without images and prices, and can be read again', async () => {
    await using it = await open(answering([result()]));
    const found = foundOf((await it.provider.look([one]))[0]);
    const kept = JSON.stringify(found.raw);
    expect(kept).not.toMatch(/i\.discogs|price|12\.0/);
    const again = it.provider.read(JSON.parse(kept), one);
    expect(again).toEqual({ values: found.values, confidence: found.confidence });
    expect(it.provider.read({ results: [] }, one)).toBeNull();
  });

  test('are found by label and catalogue number where a shop named them', async () => {
    await using it = await open(answering([result()]));
    await it.provider.look([numbered]);
    expect(Object.fromEntries(it.requests[0]?.query ?? [])).toMatchObject({
      label: 'Night Harbour Records',
      catno: 'NH 012',
    });
    expect(it.requests).toHaveLength(2);
    await it.provider.look([{ ...numbered, title: 'Other Side' }]);
    expect(it.requests).toHaveLength(2);
  });

  test('are looked for by name when the number leads nowhere', async () => {
    await using it = await open((request) =>
      isSearch(request) && request.query.has('catno')
        ? { body: { results: [] } }
        : answering([result()])(request, 0),
    );
    expect(kinds(await it.provider.look([numbered]))).toEqual(['1 found']);
    expect(it.requests).toHaveLength(3);
  });

  test('of the likeliest release are taken: label, album and year decide, compilations come last', async () => {
    const results = [
      result({ id: 5, title: 'Various - Best Of 2024', label: ['Other'], format: ['CD', 'Compilation'] }),
      result({ id: 6, style: [], genre: [] }),
      result({ id: 7, label: ['Other'], title: 'Nova Lane - Live', year: '2020' }),
      result({ id: 8 }),
    ];
    await using it = await open(answering(results));
    await it.provider.look([one]);
    expect(it.requests.map(({ path }) => path)).toEqual(['/database/search', '/releases/8']);
  });

  test('of a second release are taken when the first does not have the track', async () => {
    await using it = await open((request) => {
      if (isSearch(request)) return { body: { results: [result(), result({ id: 2 }), result({ id: 3 })] } };
      return { body: request.path.endsWith('/2') ? release({ id: 2 }) : release({ tracklist: [] }) };
    });
    expect(foundOf((await it.provider.look([one]))[0]).externalId).toBe('2');
  });

  test('of releases without the track are not taken, and two of them are enough', async () => {
    const strange = release({
      artists: [{ name: 'Nobody' }],
      tracklist: [{ title: 'Polka', type_: 'track' }],
    });
    await using it = await open(answering([result(), result({ id: 2 }), result({ id: 3 })], strange));
    expect(await it.provider.look([one])).toEqual([{ key: 1, kind: 'miss', permanent: false }]);
    expect(it.requests).toHaveLength(3);
  });

  test.each([
    ['another label', { labels: [{ name: 'Else' }] }, 0.72],
    ['no label', { labels: [] }, 0.81],
    ['a compilation', { formats: [{ name: 'CD', descriptions: ['Compilation'] }] }, 0.72],
  ])('on %s are less sure', async (_, more, confidence) => {
    await using it = await open(answering([result()], release(more)));
    expect(foundOf((await it.provider.look([one]))[0]).confidence).toBe(confidence);
  });

  test.each([
    [
      'a track with artists of its own',
      { title: 'Undertow', artists: [{ name: 'Lane, Nova', anv: 'Nova Lane*' }] },
    ],
    [
      'a part of a whole',
      {
        title: 'Suite',
        type_: 'index',
        sub_tracks: [{ title: 'Undertow', artists: [{ name: 'Nova Lane' }] }],
      },
    ],
  ])('are found on %s', async (_, track) => {
    const various = release({ artists: [{ name: 'Various' }], tracklist: [null, 'x', { title: 7 }, track] });
    await using it = await open(answering([result()], various));
    expect(kinds(await it.provider.look([one]))).toEqual(['1 found']);
  });

  test('of a release of absurd size are found without keeping all of it', async () => {
    const tracklist = [
      { title: 'Undertow', type_: 'track' },
      ...Array.from({ length: 20_000 }, (_, index) => ({ title: `Filler ${index}`, type_: 'track' })),
    ];
    await using it = await open(answering([result()], release({ tracklist, notes: 'x'.repeat(100_000) })));
    const { raw } = foundOf((await it.provider.look([one]))[0]);
    expect(JSON.stringify(raw).length).toBeLessThan(20_000);
  });
});

describe('nothing', () => {
  test.each([
    ['no result', answering([])],
    [
      'a release that is gone',
      (request: SeenRequest) => (isSearch(request) ? { body: { results: [result()] } } : { status: 404 }),
    ],
    ['a release of another shape', answering([result()], { message: 'moved' })],
  ] as const)('for %s: a miss for now', async (_, respond) => {
    await using it = await open(respond);
    expect(await it.provider.look([one])).toEqual([{ key: 1, kind: 'miss', permanent: false }]);
  });
});

describe('the calls that are left', () => {
  const left = (remaining: string): Reply => ({
    headers: { 'X-Discogs-Ratelimit': '60', 'X-Discogs-Ratelimit-Remaining': remaining },
    body: { results: [] },
  });

  test.each([
    ['59', []],
    ['nonsense', []],
    ['3', [3_000]],
    ['0', [30_000]],
  ])('%s: the next one waits %j ms', async (remaining, waits) => {
    await using it = await open(() => left(remaining));
    await it.provider.look([one]);
    await it.provider.look([subjectOf(2)]);
    expect(it.door.waits).toEqual(waits);
  });

  test('429 without a time rests a minute', async () => {
    await using it = await open(() => ({ status: 429, body: { message: 'too fast' } }));
    expect(await caught(it.provider.look([one]))).toMatchObject({
      name: 'RetryAfter',
      provider: 'discogs',
      at: it.door.clock.now() + 60_000,
    });
    expect(it.door.blocks).toMatchObject([{ bucket: { provider: 'discogs', app: '-', bucket: 'search' } }]);
  });
});

describe('trouble is no miss:', () => {
  test.each([
    ['HTML', { body: '<html>' }, 'bad_body'],
    ['an empty answer', { body: '' }, 'bad_body'],
    ['another shape', { body: { hits: [] } }, 'bad_body'],
    ['results that nobody can read', { body: { results: [{ name: 1 }, null] } }, 'bad_body'],
    ['a token that is refused', { status: 401, body: { message: 'invalid token' } }, 'refused'],
    ['a program that is refused', { status: 403, body: '<html>' }, 'refused'],
    ['a search that is not found', { status: 404, body: '<html>' }, 'bad_body'],
    ['a storm of 503', { status: 503 }, 'server'],
    ['a giant answer', { body: 'x'.repeat(9 * 1024 * 1024) }, 'bad_body'],
  ])('%s', async (_, reply, why) => {
    await using it = await open(() => reply);
    expect(await caught(it.provider.look([one]))).toMatchObject({ data: { provider: 'discogs', why } });
  });

  test('an outage on the release', async () => {
    await using it = await open((request) =>
      isSearch(request) ? { body: { results: [result()] } } : { status: 502 },
    );
    expect(await caught(it.provider.look([one]))).toMatchObject({ data: { why: 'server' } });
  });

  test('an abort between search and release', async () => {
    const controller = new AbortController();
    await using it = await open(() => {
      controller.abort(new Error('stopped'));
      return { body: { results: [result()] } };
    });
    expect(await caught(it.provider.look([one], controller.signal))).toMatchObject({ message: 'stopped' });
    expect(it.requests).toHaveLength(1);
  });
});

test('the token stands in no log and in no error', async () => {
  const replies: Reply[] = [
    { status: 401, body: TOKEN },
    { body: `<${TOKEN}` },
    { body: { token: TOKEN } },
    { status: 500 },
  ];
  const words: string[] = [];
  for (const reply of replies) {
    await using it = await open(() => reply);
    words.push(told(await caught(it.provider.look([one]))), ...it.door.lines);
  }
  expect(words.every((text) => text !== '')).toBe(true);
  expect(words.join('\n')).not.toMatch(/d15c0/);
});

test('a thousand tracks of a hundred releases are 1 100 calls, below 60 a minute', async () => {
  const it = countProvider(
    (request) => {
      const n =
        Number(isSearch(request) ? request.query.get('track')?.slice(5) : request.path.slice(10)) % 100;
      if (isSearch(request)) return { body: { results: [result({ id: n })] } };
      const tracklist = Array.from({ length: 11 }, (_, index) => ({ title: `Song ${index * 100 + n}` }));
      return { body: release({ id: n, artists: [{ name: `Artist ${n}` }], tracklist }) };
    },
    ({ http, url }) =>
      createDiscogs({
        http,
        url,
        token: TOKEN,
        userAgent: 'Segue',
        likeness: plainLikeness,
        releases: createAnswerCache(createManualClock()),
      }),
  );
  const findings = await lookAll(it.provider, subjects(1_000));
  expect(findings.filter(({ kind }) => kind === 'found')).toHaveLength(1_000);
  expect(it.requests).toHaveLength(1_100);
  expect(it.paces.every(({ minGapMs }) => minGapMs >= 1_000)).toBe(true);
});
