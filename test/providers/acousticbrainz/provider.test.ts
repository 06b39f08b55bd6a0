import { describe, expect, test } from 'vitest';
import { RetryAfter } from '../../../src/errors.ts';
import { createAcousticBrainz } from '../../../src/providers/acousticbrainz/provider.ts';
import type { Reply, Responder, SeenRequest } from '../../support/loopback.ts';
import { mbid } from '../../support/musicbrainz.ts';
import { openProvider } from '../../support/provider.ts';
import { caught, foundOf, kinds, lookAll, subjectOf, subjects } from '../../support/subjects.ts';

const USER_AGENT = 'Segue/0.1 ( https://example.org/segue )';
const open = (respond: Responder) =>
  openProvider(respond, (deps) => createAcousticBrainz({ ...deps, userAgent: USER_AGENT }));
const known = (n: number, ...others: string[]) => subjectOf(n, { recordingMbids: [mbid(2, n), ...others] });

const low = (more: Readonly<Record<string, unknown>> = {}) => ({
  metadata: { audio_properties: { length: 360.9, replay_gain: -9 }, version: { essentia: '2.1' } },
  rhythm: { bpm: 126.1 },
  tonal: { key_key: 'A#', key_scale: 'minor', key_strength: 0.71 },
  ...more,
});

/** As they write it: the probability is that of the winner. */
const judged = (name: string, likely: number) => {
  const all = { [`not_${name}`]: 1 - likely, [name]: likely };
  const won = likely >= 0.5;
  return {
    value: won ? name : `not_${name}`,
    probability: won ? likely : 1 - likely,
    all,
    version: { model: 'x' },
  };
};
const high = (more: Readonly<Record<string, unknown>> = {}) => ({
  highlevel: {
    danceability: judged('danceable', 0.93),
    mood_acoustic: judged('acoustic', 0.02),
    mood_aggressive: judged('aggressive', 0.11),
    mood_happy: judged('happy', 0.05),
    mood_party: judged('party', 0.82),
    mood_relaxed: judged('relaxed', 0.501),
    mood_sad: judged('sad', 0.2),
    voice_instrumental: {
      value: 'instrumental',
      probability: 0.97,
      all: { instrumental: 0.97, voice: 0.03 },
    },
    timbre: { value: 'dark', probability: 1, all: { bright: 0, dark: 1 } },
    ...more,
  },
  metadata: { tags: {} },
});

const idsOf = ({ query }: SeenRequest): string[] => query.get('recording_ids')?.split(';') ?? [];
const holding =
  (has: (id: string) => boolean, docs = { low: low(), high: high() as unknown }) =>
  (request: SeenRequest): Reply => ({
    body: {
      ...Object.fromEntries(
        idsOf(request)
          .filter(has)
          .map((id) => [id, { 0: request.path === '/api/v1/low-level' ? docs.low : docs.high }]),
      ),
      mbid_mapping: { [mbid(2, 1).toUpperCase()]: mbid(2, 1) },
    },
  });
const everything = holding(() => true);
const nothing = holding(() => false);

describe('a thousand recordings', () => {
  const all = subjects(1_000).map(({ key }) => known(key));
  const levels = (requests: readonly SeenRequest[]) => ({
    low: requests.filter(({ path }) => path === '/api/v1/low-level').length,
    high: requests.filter(({ path }) => path === '/api/v1/high-level').length,
  });

  test('take forty calls of each kind, 25 in each', async () => {
    await using it = await open(everything);
    const findings = await lookAll(it.provider, all);
    expect(findings.every(({ kind }) => kind === 'found')).toBe(true);
    expect(levels(it.requests)).toEqual({ low: 40, high: 40 });
    expect(Math.max(...it.requests.map((request) => idsOf(request).length))).toBe(25);
    expect(it.requests[0]?.headers['user-agent']).toBe(USER_AGENT);
    expect(it.paces[0]).toEqual({ minGapMs: 1_000, maxConcurrent: 1 });
  });

  test('take forty when it has none of them, and then never again', async () => {
    await using it = await open(nothing);
    const findings = await lookAll(it.provider, all);
    expect(findings.every((finding) => finding.kind === 'miss' && finding.permanent)).toBe(true);
    expect(levels(it.requests)).toEqual({ low: 40, high: 0 });
  });

  test('of which a quarter is known are packed anew for the second question', async () => {
    await using it = await open(holding((id) => Number(id.slice(-3)) % 4 === 0));
    await lookAll(it.provider, all);
    expect(levels(it.requests)).toEqual({ low: 40, high: 10 });
  });
});

test('what was measured and concluded is read: likelihoods, not how sure the winner is', async () => {
  await using it = await open(everything);
  const [finding] = await it.provider.look([known(1)]);
  const found = foundOf(finding);
  expect(found).toMatchObject({ externalId: mbid(2, 1), confidence: 0.6 });
  expect(found.values).toEqual({
    bpm: 126.1,
    key: { pitch: 10, mode: 'minor' },
    danceability: 0.93,
    acousticness: 0.02,
    instrumentalness: 0.97,
    valence: 0.05,
    moods: [
      { name: 'party', weight: 0.82 },
      { name: 'relaxed', weight: 0.501 },
    ],
  });
  const stored: unknown = JSON.parse(JSON.stringify(found.raw));
  expect(it.provider.read(stored, known(1))).toEqual({ values: found.values, confidence: found.confidence });
  expect(it.provider.read({ low: 1 }, known(1))).toBeNull();
  expect(it.requests[0]?.query.get('features')).toBe(
    'rhythm.bpm;tonal.key_key;tonal.key_scale;tonal.key_strength',
  );
});

test('of several ids of a recording the first with data counts', async () => {
  const [second, third] = [mbid(2, 501), mbid(2, 502)];
  await using it = await open(holding((id) => id === third || id === mbid(2, 2)));
  const findings = await it.provider.look([known(1, second, third), known(2, second)]);
  expect(findings.map((finding) => foundOf(finding).externalId)).toEqual([third, mbid(2, 2)]);
  expect(it.requests.map(idsOf)).toEqual([
    [mbid(2, 1), mbid(2, 2)],
    [second, third],
    [third, mbid(2, 2)],
  ]);
});

test.each<[string, { low?: object; high?: object | null }, object]>([
  ['an octave that nobody counts in', { low: low({ rhythm: { bpm: 251 } }) }, { bpm: 125.5 }],
  ['no tempo', { low: low({ rhythm: { bpm: 0 } }) }, { bpm: undefined }],
  [
    'a key that fits nothing',
    { low: low({ tonal: { key_key: 'C', key_scale: 'major', key_strength: 0.2 } }) },
    { key: undefined },
  ],
  ['a key without a scale', { low: low({ tonal: { key_key: 'C' } }) }, { key: undefined }],
  ['no conclusions', { high: null }, { bpm: 126.1, danceability: undefined }],
  [
    'a broken classifier',
    { high: high({ mood_happy: { value: 'happy', probability: 1 } }) },
    { valence: undefined, danceability: 0.93 },
  ],
  [
    'likelihoods that are none',
    { high: high({ mood_happy: { all: { happy: 7 } } }) },
    { valence: undefined },
  ],
])('%s', async (_, docs, expected) => {
  await using it = await open(holding(() => true, { low: low(), high: high(), ...docs } as never));
  const [finding] = await it.provider.look([known(1)]);
  const { values } = foundOf(finding);
  for (const [field, value] of Object.entries(expected))
    expect(values[field as keyof typeof values]).toEqual(value);
});

test('a file of another length is doubted', async () => {
  await using it = await open(everything);
  const [finding] = await it.provider.look([{ ...known(1), durationMs: 200_000 }]);
  expect(foundOf(finding).confidence).toBeLessThan(0.5);
});

test('documents are kept without what the classifiers say of themselves', async () => {
  const version = { model: 'x'.repeat(200_000) };
  const docs = {
    low: low({ lowlevel: { mfcc: Array(100_000).fill(0.1) } }),
    high: high({ mood_sad: { ...judged('sad', 0.9), version } }),
  };
  await using it = await open(holding(() => true, docs));
  const [finding] = await it.provider.look([known(1)]);
  expect(JSON.stringify(foundOf(finding).raw).length).toBeLessThan(16_384);
  expect(foundOf(finding).values.moods?.[0]).toEqual({ name: 'sad', weight: 0.9 });
});

test('a server that sends whole documents after all is asked for fewer at a time; what is too much alone is no miss for ever', async () => {
  const huge = 'x'.repeat(8.5 * 1024 * 1024);
  await using it = await open((request) =>
    idsOf(request).includes(mbid(2, 3)) ? { body: `{"x":"${huge}"}` } : everything(request),
  );
  const findings = await it.provider.look([1, 2, 3, 4].map((n) => known(n)));
  expect(kinds(findings)).toEqual(['1 found', '2 found', '3 miss', '4 found']);
  expect(findings[2]).toEqual({ key: 3, kind: 'miss', permanent: false });
});

describe('what is no answer never becomes a miss', () => {
  test.each([
    ['HTML', 200, '<html>We have shut down.</html>'],
    ['a message that calls itself a success', 200, { message: 'Internal error' }],
    ['a list', 200, []],
    ['a document without a number', 200, { [mbid(2, 1)]: low() }],
    ['truncated JSON', 200, '{"'],
    ['a redirect to a page of thanks', 301, ''],
    ['the end of the API', 404, { message: 'Not found' }],
    ['gone', 410, ''],
    [
      'a question that it does not understand',
      400,
      { message: 'More than 25 recordings not allowed per request' },
    ],
  ])('%s', async (_, status, body) => {
    await using it = await open(() => ({
      status,
      body,
      ...(status === 301 ? { headers: { location: 'https://example.org/' } } : {}),
    }));
    expect(await caught(it.provider.look([known(1)]))).toMatchObject({
      code: 'PROVIDER_UNAVAILABLE',
      data: { provider: 'acousticbrainz', why: 'bad_body' },
    });
  });

  test('nobody at home', async () => {
    await using it = await open(() => (response) => response.destroy());
    expect(await caught(it.provider.look([known(1)]))).toMatchObject({ data: { why: 'network' } });
  });
});

test('a 429 with the rest of the window is waited for, then told', async () => {
  const refusal: Reply = {
    status: 429,
    headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset-in': '6' },
    body: { message: 'You have exceeded your rate limit' },
  };
  await using it = await open((request, index) => (index === 0 ? refusal : everything(request)));
  expect(kinds(await it.provider.look([known(1)]))).toEqual(['1 found']);
  expect(it.door.waits).toEqual([6_300]);
  await using other = await open(() => refusal);
  expect(await caught(other.provider.look([known(1)]))).toBeInstanceOf(RetryAfter);
});

test('an abort between the two questions asks no second one', async () => {
  const stop = new AbortController();
  await using it = await open((request) => {
    stop.abort(new Error('stopped'));
    return everything(request);
  });
  expect(await caught(it.provider.look([known(1)], stop.signal))).toMatchObject({ message: 'stopped' });
  expect(it.requests).toHaveLength(1);
});
