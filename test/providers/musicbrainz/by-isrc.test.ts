import { describe, expect, test } from 'vitest';
import {
  mbid,
  musicbrainzOf,
  openMusicBrainz,
  recording,
  release,
  USER_AGENT,
} from '../../support/musicbrainz.ts';
import { caught, foundOf, kinds, lookAll, subjectOf, subjects } from '../../support/subjects.ts';

const isrcOf = (n: number): string => `DEAA12${`${n}`.padStart(6, '0')}`;

describe('a thousand tracks', () => {
  test('take ten calls, each in its turn and with our name on it', async () => {
    const all = subjects(1_000);
    await using it = await openMusicBrainz(
      musicbrainzOf({ recordings: all.map(({ key }) => recording(key)) }),
    );
    const findings = await lookAll(it.mb.byIsrc, all);
    expect(findings.filter(({ kind }) => kind === 'found')).toHaveLength(1_000);
    expect(findings.map(({ key }) => key)).toEqual(all.map(({ key }) => key));
    expect(it.requests).toHaveLength(10);
    expect(it.turns()).toBe(10);
    for (const { headers, path, query } of it.requests) {
      expect(headers['user-agent']).toBe(USER_AGENT);
      expect(path).toBe('/ws/2/recording');
      expect([query.get('fmt'), query.get('limit')]).toEqual(['json', '100']);
    }
    expect(it.door.spent[0]).toEqual({ provider: 'musicbrainz', app: '-', bucket: 'search', mode: null });
  });

  test('that are one recording are asked about once', async () => {
    await using it = await openMusicBrainz(musicbrainzOf({ recordings: [recording(1)] }));
    const copy = { ...subjectOf(1), key: subjectOf(2).key, isrc: 'de-aa1-20-00001' };
    expect(kinds(await it.mb.byIsrc.look([subjectOf(1), copy]))).toEqual(['1 found', '2 found']);
    expect(it.requests.map(({ query }) => query.get('query'))).toEqual([`isrc:${isrcOf(1)}`]);
  });
});

test('what the recording says is read', async () => {
  const tags = [
    { count: 4, name: 'Dub Techno' },
    { count: 1, name: ' Seen  Live ' },
    { count: -2, name: 'rock' },
    { count: 0, name: 'pop' },
  ];
  const releases = [
    release(7, {
      title: 'Best of 2013',
      'release-group': { id: mbid(4, 7), 'secondary-types': ['Compilation'] },
    }),
    release(8, { status: 'Bootleg' }),
    release(1, { date: '2012-05-07' }),
  ];
  await using it = await openMusicBrainz(musicbrainzOf({ recordings: [recording(1, { tags, releases })] }));
  const [finding] = await it.mb.byIsrc.look([subjectOf(1)]);
  const found = foundOf(finding);
  expect(found).toMatchObject({
    externalId: mbid(2, 1),
    recordingMbids: [mbid(2, 1)],
    artistMbids: [mbid(1, 1)],
    // The first is the one whose label is asked for: official, no compilation.
    releaseMbids: [mbid(3, 1), mbid(3, 7)],
    releaseGroupMbids: [mbid(4, 1), mbid(4, 7), mbid(4, 8)],
    values: {
      genres: [
        { name: 'dub techno', weight: 1 },
        { name: 'seen live', weight: 0.25 },
      ],
      tags: ['seen live'],
      durationMs: 360_400,
      releaseDate: '2012-05-01',
      isrc: isrcOf(1),
    },
  });
  expect(found.confidence).toBeGreaterThan(0.9);
});

test('a stored document is read again to the same facts', async () => {
  await using it = await openMusicBrainz(
    musicbrainzOf({
      recordings: [recording(1), recording(9, { isrcs: [isrcOf(1)], title: 'Song 1 (live)' })],
    }),
  );
  const [finding] = await it.mb.byIsrc.look([subjectOf(1)]);
  const { values, confidence, recordingMbids, raw } = foundOf(finding);
  const stored: unknown = JSON.parse(JSON.stringify(raw));
  for (const provider of Object.values(it.mb)) {
    expect(provider.read(stored, subjectOf(1))).toMatchObject({ values, confidence, recordingMbids });
    expect(provider.read({ via: 'elsewhere' }, subjectOf(1))).toBeNull();
    expect(provider.read({ via: 'isrc' }, subjectOf(1))).toBeNull();
    expect(provider.read('text', subjectOf(1))).toBeNull();
  }
});

test.each([
  ['texts', (isrc: string) => [isrc]],
  ['objects', (isrc: string) => [{ id: isrc }]],
  ['texts among oddities', (isrc: string) => [null, 7, 'nonsense', isrc.toLowerCase()]],
])('ISRCs as %s', async (_, shape) => {
  const answer = { count: 1, recordings: [{ ...recording(1), isrcs: shape(isrcOf(1)) }] };
  await using it = await openMusicBrainz(() => ({ body: answer }));
  expect(kinds(await it.mb.byIsrc.look([subjectOf(1), subjectOf(2)]))).toEqual(['1 found', '2 miss']);
});

describe('several recordings for one ISRC', () => {
  const look = async (...recordings: ReturnType<typeof recording>[]) => {
    await using it = await openMusicBrainz(musicbrainzOf({ recordings }));
    const [finding] = await it.mb.byIsrc.look([subjectOf(1)]);
    return finding;
  };
  const same = { isrcs: [isrcOf(1)] };

  test('the one of the right version and length is chosen, the other is no rival', async () => {
    const extended = recording(2, {
      ...same,
      title: 'Song 1',
      disambiguation: 'extended mix',
      length: 520_000,
    });
    const found = foundOf(await look(extended, recording(1)));
    expect(found.recordingMbids).toEqual([mbid(2, 1)]);
    expect(found.confidence).toBeGreaterThan(0.9);
  });

  test('the same recording twice is kept twice, best first', async () => {
    const twin = recording(3, {
      ...same,
      title: 'Song 1',
      'artist-credit': recording(1)['artist-credit'],
      length: 362_000,
    });
    const found = foundOf(await look(twin, recording(1)));
    expect(found.recordingMbids).toEqual([mbid(2, 1), mbid(2, 3)]);
    expect(found.confidence).toBeGreaterThan(0.9);
  });

  test('between two that are equally likely nobody is sure', async () => {
    const short = recording(2, {
      ...same,
      title: 'Song 1',
      'artist-credit': recording(1)['artist-credit'],
      length: 200_000,
    });
    await using it = await openMusicBrainz(musicbrainzOf({ recordings: [short, recording(1)] }));
    const [finding] = await it.mb.byIsrc.look([subjectOf(1, { durationMs: null })]);
    const found = foundOf(finding);
    expect(found.recordingMbids?.toSorted()).toEqual([mbid(2, 1), mbid(2, 2)]);
    expect(found.confidence).toBeLessThan(0.7);
  });

  test('an ISRC that stands on somebody else’s recording finds nothing', async () => {
    const wrong = recording(4, {
      ...same,
      title: 'Another Thing',
      'artist-credit': [{ name: 'Else', artist: { id: mbid(1, 4), name: 'Else' } }],
    });
    expect(await look(wrong)).toEqual({ key: 1, kind: 'miss', permanent: false });
  });

  test('another song of the same artist is none, however long it is', async () => {
    const own = recording(1);
    const other = recording(6, { ...same, title: 'Polka', length: own.length });
    const credited = { ...other, 'artist-credit': own['artist-credit'] };
    expect(await look(credited)).toEqual({ key: 1, kind: 'miss', permanent: false });
    expect(foundOf(await look(credited, own)).recordingMbids).toEqual([mbid(2, 1)]);
  });

  test('a video is only taken where there is nothing else', async () => {
    const video = recording(5, {
      ...same,
      title: 'Song 1',
      'artist-credit': recording(1)['artist-credit'],
      video: true,
    });
    expect(foundOf(await look(video, recording(1))).recordingMbids).toEqual([mbid(2, 1)]);
    expect(foundOf(await look(video)).recordingMbids).toEqual([mbid(2, 5)]);
  });
});

describe('an answer of several pages', () => {
  test('is read to its end', async () => {
    const copies = Array.from({ length: 250 }, (_, index) =>
      recording(1_000 + index, { isrcs: [isrcOf((index % 100) + 1)], title: `Song ${(index % 100) + 1}` }),
    );
    await using it = await openMusicBrainz(musicbrainzOf({ recordings: copies }));
    const findings = await it.mb.byIsrc.look(subjects(100));
    expect(it.requests.map(({ query }) => query.get('offset'))).toEqual(['0', '100', '200']);
    expect(findings.filter(({ kind }) => kind === 'found').length).toBeGreaterThan(90);
  });

  test('whose order changes in between is asked for in halves', async () => {
    const recordings = subjects(100).flatMap(({ key }) => [
      recording(key),
      recording(key + 500, { isrcs: [isrcOf(key)], title: 'x' }),
    ]);
    const fake = musicbrainzOf({ recordings });
    await using it = await openMusicBrainz((request) =>
      // The second page is the first one again.
      fake({ ...request, query: new URLSearchParams({ ...Object.fromEntries(request.query), offset: '0' }) }),
    );
    const findings = await it.mb.byIsrc.look(subjects(100));
    expect(findings.every(({ kind }) => kind === 'found')).toBe(true);
    expect(it.requests).toHaveLength(4);
  });

  test('beyond all sense is asked for in halves, and one ISRC with a thousand recordings gets one page', async () => {
    const flood = Array.from({ length: 1_500 }, (_, index) =>
      recording(index + 10, { isrcs: [isrcOf(3)], title: 'x' }),
    );
    await using it = await openMusicBrainz(
      musicbrainzOf({ recordings: [recording(1), recording(2), ...flood] }),
    );
    const findings = await it.mb.byIsrc.look([subjectOf(1), subjectOf(2), subjectOf(3), subjectOf(4)]);
    expect(kinds(findings)).toEqual(['1 found', '2 found', '3 miss', '4 miss']);
    expect(it.requests.length).toBeLessThanOrEqual(6);
  });
});

describe('what is too much', () => {
  test.each([
    ['an answer larger than we take', () => ({ body: `{"junk":"${'x'.repeat(9 * 1024 * 1024)}"}` })],
    [
      'a question longer than they take',
      () => ({ status: 414, body: '<html>414 Request-URI Too Large</html>' }),
    ],
  ])('%s is halved, and one track that is too much alone is a miss', async (_, refusal) => {
    const fake = musicbrainzOf({ recordings: subjects(8).map(({ key }) => recording(key)) });
    await using it = await openMusicBrainz((request) =>
      request.query.get('query')?.includes(isrcOf(5)) === true ? refusal() : fake(request),
    );
    const findings = await it.mb.byIsrc.look(subjects(8));
    expect(kinds(findings)).toEqual(subjects(8).map(({ key }) => `${key} ${key === 5 ? 'miss' : 'found'}`));
    expect(it.requests.length).toBeLessThanOrEqual(7);
  });

  test('a document of a recording on a thousand releases is kept without them', async () => {
    const releases = Array.from({ length: 1_000 }, (_, n) =>
      release(n + 10, { title: `Compilation ${n}`, media: [{ track: ['x'.repeat(500)] }] }),
    );
    await using it = await openMusicBrainz(
      musicbrainzOf({ recordings: [recording(1, { releases: [...releases, release(1)] })] }),
    );
    const subject = subjectOf(1, { albumTitle: 'ALBUM 1' });
    const [finding] = await it.mb.byIsrc.look([subject]);
    const found = foundOf(finding);
    expect(JSON.stringify(found.raw).length).toBeLessThan(20_000);
    expect(found.releaseGroupMbids?.[0]).toBe(mbid(4, 1));
    expect(it.mb.byIsrc.read(found.raw, subject)?.values).toEqual(found.values);
  });
});

describe('what is no answer never becomes a miss', () => {
  test.each([
    ['a page of HTML', '<html><body>MusicBrainz is down</body></html>'],
    ['an error with status 200', { error: 'something went wrong' }],
    ['truncated JSON', '{"count": 1, "recordings": [{"id": "'],
    ['nothing', ''],
    ['a list', []],
    ['entries of an unknown shape', { count: 1, recordings: [{ uuid: 1 }, 'x'] }],
    ['a count without entries', { count: 12, recordings: [] }],
  ])('%s', async (_, body) => {
    await using it = await openMusicBrainz(() => ({ body }));
    expect(await caught(it.mb.byIsrc.look([subjectOf(1)]))).toMatchObject({
      code: 'PROVIDER_UNAVAILABLE',
      data: { provider: 'musicbrainz', why: 'bad_body' },
    });
  });

  test('an unwelcome user agent is told as what it is', async () => {
    await using it = await openMusicBrainz(() => ({ status: 403, body: '<html>Forbidden</html>' }));
    expect(await caught(it.mb.byIsrc.look([subjectOf(1)]))).toMatchObject({ data: { why: 'refused' } });
  });

  test('an empty list is an honest miss', async () => {
    await using it = await openMusicBrainz(() => ({ body: { count: 0, recordings: [] } }));
    expect(await it.mb.byIsrc.look([subjectOf(1)])).toEqual([{ key: 1, kind: 'miss', permanent: false }]);
  });
});

test('an abort while a turn is waited for sends nothing', async () => {
  const stop = new AbortController();
  await using it = await openMusicBrainz(() => ({ body: { count: 0, recordings: [] } }), {
    pace: (signal) =>
      new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
  });
  const looking = it.mb.byIsrc.look(subjects(200), stop.signal);
  stop.abort(new Error('stopped'));
  expect(await caught(looking)).toMatchObject({ message: 'stopped' });
  expect(it.requests).toHaveLength(0);
});

test('only tracks with an ISRC are accepted', async () => {
  await using it = await openMusicBrainz(musicbrainzOf({}));
  expect(it.mb.byIsrc.accepts(subjectOf(1))).toBe(true);
  expect(it.mb.byIsrc.accepts(subjectOf(1, { isrc: null }))).toBe(false);
  expect(it.mb.byIsrc.accepts(subjectOf(1, { isrc: 'none' }))).toBe(false);
});
