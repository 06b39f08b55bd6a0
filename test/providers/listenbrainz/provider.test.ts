import { describe, expect, test } from 'vitest';
import { RetryAfter } from '../../../src/errors.ts';
import { createListenBrainz } from '../../../src/providers/listenbrainz/provider.ts';
import type { Reply, Responder, SeenRequest } from '../../support/loopback.ts';
import { mbid } from '../../support/musicbrainz.ts';
import { openProvider } from '../../support/provider.ts';
import { caught, foundOf, kinds, lookAll, subjectOf, subjects, told } from '../../support/subjects.ts';

const TOKEN = '6c3a0f5e-user-token-nobody-may-see';
const USER_AGENT = 'Segue/0.1 ( https://example.org/segue )';

const open = (respond: Responder, token?: string) =>
  openProvider(respond, (deps) => createListenBrainz({ ...deps, userAgent: USER_AGENT, token }));
const known = (n: number, ...others: string[]) => subjectOf(n, { recordingMbids: [mbid(2, n), ...others] });

const metadata = (n: number, more: Readonly<Record<string, unknown>> = {}) => ({
  recording: { name: `Song ${n}`, length: 361_234, rels: [], first_release_date: '2011-03' },
  artist: { name: 'Artist', artist_credit_id: n, artists: [{ name: 'Artist', artist_mbid: mbid(1, n) }] },
  release: { name: 'Album', mbid: mbid(3, n), year: 2011, release_group_mbid: mbid(4, n) },
  tag: {
    recording: [
      { tag: 'Dub Techno', count: 4, genre_mbid: mbid(8, 1) },
      { tag: 'rainy', count: 1 },
    ],
    release_group: [{ tag: 'techno', count: 9, release_group_mbid: mbid(4, n) }],
    artist: [
      { tag: 'electronic', count: 20, artist_mbid: mbid(1, n) },
      { tag: 'seen live', count: -1, artist_mbid: mbid(1, n) },
    ],
  },
  ...more,
});

const idsOf = ({ body }: SeenRequest): string[] =>
  (JSON.parse(body) as { recording_mbids: string[] }).recording_mbids;
/** Knows these recordings. */
const answering =
  (...numbers: readonly number[]) =>
  (request: SeenRequest): Reply => ({
    body: Object.fromEntries(
      idsOf(request).flatMap((id) => {
        const n = numbers.find((one) => mbid(2, one) === id);
        return n === undefined ? [] : [[id, metadata(n)]];
      }),
    ),
  });

describe('a question', () => {
  test('holds a thousand recordings', async () => {
    const all = subjects(1_000).map(({ key }) => known(key));
    await using it = await open(answering(...all.map(({ key }) => Number(key))));
    const findings = await lookAll(it.provider, all);
    expect(findings.every(({ kind }) => kind === 'found')).toBe(true);
    expect(it.requests).toHaveLength(1);
    const [request] = it.requests;
    expect(request).toMatchObject({ method: 'POST', path: '/metadata/recording/' });
    expect(JSON.parse(request?.body ?? '')).toMatchObject({ inc: 'artist tag release' });
    expect(request?.headers).toMatchObject({ 'user-agent': USER_AGENT, 'content-type': 'application/json' });
    expect(request?.headers.authorization).toBeUndefined();
  });

  test('about other ids follows only for those whose best one is unknown', async () => {
    await using it = await open(answering(1, 77));
    const findings = await it.provider.look([
      known(1, mbid(2, 50)),
      known(2, mbid(2, 76), mbid(2, 77)),
      known(3),
    ]);
    expect(kinds(findings)).toEqual(['1 found', '2 found', '3 miss']);
    expect(foundOf(findings[1])).toMatchObject({ externalId: mbid(2, 77), recordingMbids: [mbid(2, 77)] });
    expect(findings[2]).toMatchObject({ permanent: false });
    expect(it.requests.map(idsOf)).toEqual([
      [mbid(2, 1), mbid(2, 2), mbid(2, 3)],
      [mbid(2, 76), mbid(2, 77)],
    ]);
  });

  test('does not hold what is no id', async () => {
    await using it = await open(answering());
    expect(it.provider.accepts(subjectOf(1))).toBe(false);
    expect(it.provider.accepts(subjectOf(1, { recordingMbids: ['x'] }))).toBe(false);
    await it.provider.look([subjectOf(1, { recordingMbids: ['x', mbid(2, 1).toUpperCase(), mbid(2, 1)] })]);
    expect(it.requests.map(idsOf)).toEqual([[mbid(2, 1)]]);
  });

  test('whose answer is too large is halved', async () => {
    const answer = answering(...Array.from({ length: 8 }, (_, n) => n + 1));
    await using it = await open((request) =>
      idsOf(request).length > 2 ? { body: `{"x":"${'y'.repeat(8.5 * 1024 * 1024)}"}` } : answer(request),
    );
    const findings = await it.provider.look(subjects(8).map(({ key }) => known(key)));
    expect(findings.every(({ kind }) => kind === 'found')).toBe(true);
    expect(it.requests).toHaveLength(7);
  });
});

test('tags of all levels are weighed, and the facts beside them read', async () => {
  await using it = await open(answering(1));
  const [finding] = await it.provider.look([known(1)]);
  const found = foundOf(finding);
  expect(found).toMatchObject({
    confidence: 0.9,
    artistMbids: [mbid(1, 1)],
    releaseGroupMbids: [mbid(4, 1)],
    values: {
      genres: [
        { name: 'dub techno', weight: 1 },
        { name: 'techno', weight: 0.8 },
        { name: 'electronic', weight: 0.5 },
        { name: 'rainy', weight: 0.25 },
      ],
      tags: ['rainy'],
      durationMs: 361_234,
      releaseDate: '2011-03',
    },
  });
  const stored: unknown = JSON.parse(JSON.stringify(found.raw));
  expect(it.provider.read(stored, known(1))).toMatchObject({ values: found.values, confidence: 0.9 });
  expect(it.provider.read({ other: 1 }, known(1))).toBeNull();
});

test.each([
  [
    'only its release group is tagged',
    { recording: [], release_group: [{ tag: 'house', count: 2 }], artist: null },
    0.75,
    0.8,
  ],
  ['only its artist is tagged', { artist: [{ tag: 'house', count: 1 }] }, 0.5, 0.5],
])('a recording of which %s', async (_, tag, confidence, weight) => {
  await using it = await open(() => ({ body: { [mbid(2, 1)]: metadata(1, { tag }) } }));
  const [finding] = await it.provider.look([known(1)]);
  expect(foundOf(finding)).toMatchObject({ confidence, values: { genres: [{ name: 'house', weight }] } });
});

test('odd fields cost themselves alone, and an empty document is a miss', async () => {
  const odd = {
    recording: { length: 'long', first_release_date: '0000' },
    tag: { recording: [7, { tag: 'House', count: 1 }], artist: 'x' },
  };
  await using it = await open(() => ({
    body: { [mbid(2, 1)]: odd, [mbid(2, 2)]: { recording: {} }, [mbid(2, 3)]: 'x' },
  }));
  const findings = await it.provider.look([known(1), known(2), known(3)]);
  expect(kinds(findings)).toEqual(['1 found', '2 miss', '3 miss']);
  expect(foundOf(findings[0]).values).toEqual({ genres: [{ name: 'house', weight: 1 }] });
});

test('a document with thousands of tags is kept small', async () => {
  const many = Array.from({ length: 5_000 }, (_, n) => ({ tag: `tag ${n} ${'x'.repeat(40)}`, count: n }));
  await using it = await open(() => ({
    body: { [mbid(2, 1)]: metadata(1, { tag: { recording: many, artist: many } }) },
  }));
  const [finding] = await it.provider.look([known(1)]);
  const found = foundOf(finding);
  expect(JSON.stringify(found.raw).length).toBeLessThan(50_000);
  expect(found.values.genres).toHaveLength(30);
});

describe('what is no answer never becomes a miss', () => {
  test.each([
    ['HTML', '<html>502</html>'],
    ['an error that calls itself a success', { code: 500, error: 'An unknown error occurred.' }],
    ['a list', []],
    ['truncated JSON', `{"${mbid(2, 1)}": {"recording"`],
    ['nothing', ''],
  ])('%s', async (_, body) => {
    await using it = await open(() => ({ body }));
    expect(await caught(it.provider.look([known(1)]))).toMatchObject({
      code: 'PROVIDER_UNAVAILABLE',
      data: { provider: 'listenbrainz', why: 'bad_body' },
    });
  });

  test('a failure of theirs is asked again: nothing is written by this POST', async () => {
    await using it = await open((request, index) =>
      index === 0 ? { status: 500, body: {} } : answering(1)(request),
    );
    expect(kinds(await it.provider.look([known(1)]))).toEqual(['1 found']);
    expect(it.requests).toHaveLength(2);
  });
});

describe('the limits in their headers', () => {
  const limits = (remaining: number, resetIn: number) => ({
    'x-ratelimit-limit': '30',
    'x-ratelimit-remaining': `${remaining}`,
    'x-ratelimit-reset-in': `${resetIn}`,
  });

  test('are kept before they are broken', async () => {
    await using it = await open((request) => ({ ...answering(1)(request), headers: limits(0, 7) }));
    await it.provider.look([known(1)]);
    await it.provider.look([known(1)]);
    expect(it.door.waits).toEqual([7_000]);
  });

  test('a 429 is waited for as long as the window lasts, once', async () => {
    const refusal: Reply = {
      status: 429,
      headers: limits(0, 9),
      body: { code: 429, error: 'You have exceeded your rate limit.' },
    };
    await using it = await open((request, index) => (index === 0 ? refusal : answering(1)(request)));
    expect(kinds(await it.provider.look([known(1)]))).toEqual(['1 found']);
    expect(it.door.waits).toEqual([9_450]);
    await using other = await open(() => refusal);
    const error = await caught(other.provider.look([known(1)]));
    expect(error).toBeInstanceOf(RetryAfter);
    expect(error).toMatchObject({ provider: 'listenbrainz', bucket: 'metadata', why: 'rate' });
  });

  test('nonsense in them keeps nobody waiting', async () => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset-in': '-4' };
    await using it = await open((request) => ({ ...answering(1)(request), headers }));
    await it.provider.look([known(1)]);
    await it.provider.look([known(1)]);
    expect(it.door.waits).toEqual([]);
  });
});

describe('the token', () => {
  test('is sent and never told', async () => {
    await using it = await open((request) => answering(1)(request), TOKEN);
    await it.provider.look([known(1)]);
    expect(it.requests[0]?.headers.authorization).toBe(`Token ${TOKEN}`);
    await using refusing = await open(
      () => ({ status: 401, body: { code: 401, error: `Invalid token ${TOKEN}` } }),
      TOKEN,
    );
    const error = await caught(refusing.provider.look([known(1)]));
    expect(error).toMatchObject({ code: 'PROVIDER_UNAVAILABLE', data: { why: 'refused' } });
    await using broken = await open(() => (response) => response.destroy(), TOKEN);
    const second = await caught(broken.provider.look([known(1)]));
    const everything = [
      told(error),
      told(second),
      ...it.door.lines,
      ...refusing.door.lines,
      ...broken.door.lines,
    ];
    expect(everything.join('\n')).not.toContain(TOKEN);
  });
});

test('an abort ends the question under way', async () => {
  const stop = new AbortController();
  await using it = await open(() => {
    stop.abort(new Error('stopped'));
    return () => undefined;
  });
  expect(await caught(it.provider.look([known(1)], stop.signal))).toMatchObject({ message: 'stopped' });
});
