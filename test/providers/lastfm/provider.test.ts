import { describe, expect, test } from 'vitest';
import { createAnswerCache } from '../../../src/providers/answer-cache.ts';
import { createLastfm } from '../../../src/providers/lastfm/provider.ts';
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

const KEY = 'c0ffee-secret-key';
const open = (respond: Responder) =>
  openProvider(respond, ({ http, url, door }) =>
    createLastfm({
      http,
      url: `${url}/2.0`,
      apiKey: KEY,
      userAgent: 'Segue/0 ( test )',
      likeness: plainLikeness,
      artists: createAnswerCache(door.clock),
    }),
  );

type Given = readonly (readonly [name: string, count: number])[];
const tagsOf = (given: Given, artist = 'Nova Lane', track = 'Undertow'): Reply => ({
  body: {
    toptags: {
      tag: given.map(([name, count]) => ({ name, count, url: `https://www.last.fm/tag/${name}` })),
      '@attr': { artist, track },
    },
  },
});
const failure = (error: number, status = 200): Reply => ({
  status,
  body: { error, message: `words of theirs about ${KEY}`, links: [] },
});
const isTrack = ({ query }: SeenRequest): boolean => query.get('method') === 'track.gettoptags';
const byMethod =
  (track: Reply, artist: Reply): Responder =>
  (request) =>
    isTrack(request) ? track : artist;

const one = subjectOf(1, { title: 'Undertow', artists: ['Nova Lane', 'Guest'] });
const none = tagsOf([]);

describe('tags of a track', () => {
  test('become genres, styles, moods and free words by weight, without the noise', async () => {
    const given: Given = [
      ['Dub  Techno', 100],
      ['seen live', 90],
      ['Nova Lane', 80],
      ['favorites', 75],
      ['My Summer 2019', 70],
      ['heard on Spotify', 70],
      ['2019', 60],
      ['House', 50],
      ['melancholic', 40],
      ['berghain', 30],
      ['polka', 9],
    ];
    await using it = await open(() => tagsOf(given));
    const found = foundOf((await it.provider.look([one]))[0]);
    expect(found.confidence).toBe(0.7);
    expect(found.values.styles).toContainEqual({ name: 'dub techno', weight: 1 });
    expect(found.values.genres).toContainEqual({ name: 'house', weight: 0.5 });
    expect(found.values.moods).toEqual([{ name: 'melancholic', weight: 0.4 }]);
    expect(found.values.tags).toEqual(['berghain']);
    expect(found.externalId).toBe('music/Nova%20Lane/_/Undertow');
    expect(it.requests).toHaveLength(1);
    expect(JSON.stringify(found.raw)).not.toContain('https://');
  });

  test('are asked for by the first artist, with the key and who asks', async () => {
    await using it = await open(() => tagsOf([['techno', 100]]));
    await it.provider.look([subjectOf(1, { title: 'A & B + C?', artists: ['AC/DC'] })]);
    const [request] = it.requests;
    expect(Object.fromEntries(request?.query ?? [])).toEqual({
      method: 'track.gettoptags',
      artist: 'AC/DC',
      track: 'A & B + C?',
      autocorrect: '1',
      api_key: KEY,
      format: 'json',
    });
    expect(request?.path).toBe('/2.0/');
    expect(request?.headers['user-agent']).toBe('Segue/0 ( test )');
  });

  test.each([
    ['one tag alone, as an object', { name: 'techno', count: 100 }],
    ['a count that is text', [{ name: 'techno', count: '100' }]],
    ['entries that nobody can read', [null, 'x', { count: 3 }, { name: 'techno', count: 100 }]],
    [
      'ten thousand of them',
      [{ name: 'techno', count: 100 }, ...Array(10_000).fill({ name: 'noise', count: 99 })],
    ],
  ])('may be %s', async (_, tag) => {
    await using it = await open(() => ({ body: { toptags: { tag } } }));
    const found = foundOf((await it.provider.look([one]))[0]);
    expect(found.values.genres).toContainEqual({ name: 'techno', weight: 1 });
    expect(JSON.stringify(found.raw).length).toBeLessThan(4_000);
  });

  test('are read again from what was kept', async () => {
    await using it = await open(byMethod(none, tagsOf([['techno', 100]])));
    const found = foundOf((await it.provider.look([one]))[0]);
    const kept: unknown = JSON.parse(JSON.stringify(found.raw));
    expect(it.provider.read(kept, one)).toEqual({ values: found.values, confidence: found.confidence });
    expect(it.provider.read({ toptags: {} }, one)).toBeNull();
  });
});

describe('the artist is asked', () => {
  const artist = tagsOf([
    ['techno', 100],
    ['electro', 50],
  ]);

  test.each([
    ['the track has no tags', none],
    ['the track has nothing but noise', tagsOf([['seen live', 100]])],
    ['the track has words but no genre', tagsOf([['berghain', 100]])],
    ['nobody knows the track', failure(6)],
    ['nobody knows the track, with 404', failure(6, 404)],
    ['the tags have no field', { body: { toptags: { '@attr': {} } } }],
    ['their spelling correction went elsewhere', tagsOf([['polka', 100]], 'Somebody', 'Something')],
  ])('when %s, and counts for less', async (_, track) => {
    await using it = await open(byMethod(track, artist));
    const found = foundOf((await it.provider.look([one]))[0]);
    expect(found).toMatchObject({
      confidence: 0.5,
      values: {
        genres: [
          { name: 'techno', weight: 0.6 },
          { name: 'electro', weight: 0.3 },
        ],
      },
    });
  });

  test('once for all tracks', async () => {
    await using it = await open(byMethod(none, artist));
    await it.provider.look([
      one,
      subjectOf(2, { artists: ['nova lane'] }),
      subjectOf(3, { artists: ['Nova Lane'] }),
    ]);
    expect(it.requests.filter((request) => !isTrack(request))).toHaveLength(1);
  });

  test('in vain: a miss for now', async () => {
    await using it = await open(() => failure(6));
    expect(await it.provider.look([one])).toEqual([{ key: 1, kind: 'miss', permanent: false }]);
    expect(it.requests).toHaveLength(2);
  });
});

describe('an error with status 200', () => {
  test.each([
    [10, 'refused'],
    [26, 'refused'],
    [8, 'server'],
    [16, 'server'],
    [2, 'bad_body'],
    [13, 'bad_body'],
  ])('%i is trouble, no miss', async (code, why) => {
    await using it = await open(() => failure(code));
    expect(await caught(it.provider.look([one]))).toMatchObject({ data: { provider: 'lastfm', why } });
    expect(it.requests).toHaveLength(why === 'server' ? 3 : 1);
  });

  test.each([
    [29, 'rate'],
    [11, 'outage'],
  ])('%i closes the bucket', async (code, why) => {
    await using it = await open(() => failure(code));
    expect(await caught(it.provider.look([one]))).toMatchObject({
      name: 'RetryAfter',
      provider: 'lastfm',
      why,
    });
    expect(it.requests).toHaveLength(1);
    expect(it.door.blocks).toMatchObject([{ bucket: { provider: 'lastfm', app: '-', bucket: 'tags' }, why }]);
  });

  test('10 with 403 is the key as well', async () => {
    await using it = await open(() => failure(10, 403));
    expect(await caught(it.provider.look([one]))).toMatchObject({ data: { why: 'refused' } });
  });
});

describe('trouble is no miss:', () => {
  test.each([
    ['HTML', { body: '<html>' }, 'bad_body'],
    ['an empty answer', { body: '' }, 'bad_body'],
    ['another shape', { body: { similar: [] } }, 'bad_body'],
    ['400 without words', { status: 400, body: '<html>' }, 'bad_body'],
    ['a storm of 503', { status: 503, body: '<html>' }, 'server'],
    ['a giant answer', { body: 'x'.repeat(9 * 1024 * 1024) }, 'bad_body'],
  ])('%s', async (_, reply, why) => {
    await using it = await open(() => reply);
    expect(await caught(it.provider.look([one]))).toMatchObject({ data: { provider: 'lastfm', why } });
  });

  test('an outage is not remembered for the artist', async () => {
    let down = true;
    await using it = await open((request) => {
      if (isTrack(request)) return none;
      return down ? { status: 500 } : tagsOf([['techno', 100]]);
    });
    expect(await caught(it.provider.look([one]))).toMatchObject({ data: { why: 'server' } });
    down = false;
    expect(kinds(await it.provider.look([one]))).toEqual(['1 found']);
  });

  test('an abort stops before the artist', async () => {
    const controller = new AbortController();
    await using it = await open(() => {
      controller.abort(new Error('stopped'));
      return none;
    });
    expect(await caught(it.provider.look([one], controller.signal))).toMatchObject({ message: 'stopped' });
    expect(it.requests).toHaveLength(1);
  });
});

test('the key stands in no log and in no error', async () => {
  const replies = [
    failure(10),
    failure(8),
    failure(29),
    { body: `<html>${KEY}` },
    { status: 403, body: KEY },
  ];
  const errors: unknown[] = [];
  const lines: string[] = [];
  for (const reply of replies) {
    await using it = await open(() => reply);
    errors.push(await caught(it.provider.look([one])));
    lines.push(...it.door.lines);
  }
  expect(lines.length).toBeGreaterThanOrEqual(replies.length);
  expect(errors.map(told).every((words) => words !== '')).toBe(true);
  expect([...errors.map(told), ...lines].join('\n')).not.toMatch(/c0ffee|api_key/);
});

test('a thousand tracks of a hundred artists are 1 100 calls at the most', async () => {
  const it = countProvider(
    (request) => (isTrack(request) ? none : tagsOf([['techno', 100]])),
    ({ http, url }) =>
      createLastfm({
        http,
        url,
        apiKey: KEY,
        userAgent: 'Segue',
        likeness: plainLikeness,
        artists: createAnswerCache(createManualClock()),
      }),
  );
  const findings = await lookAll(it.provider, subjects(1_000));
  expect(findings.filter(({ kind }) => kind === 'found')).toHaveLength(1_000);
  expect(it.requests).toHaveLength(1_100);
  expect(it.paces.every(({ minGapMs }) => minGapMs >= 200)).toBe(true);
});

test('a track without a name or an artist cannot be asked about', async () => {
  await using it = await open(() => none);
  expect(it.provider.accepts(subjectOf(1, { title: ' ' }))).toBe(false);
  expect(it.provider.accepts(subjectOf(1, { artists: [] }))).toBe(false);
});
