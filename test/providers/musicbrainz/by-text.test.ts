import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { phrase, textQueries } from '../../../src/providers/musicbrainz/lucene.ts';
import type { Reply } from '../../support/loopback.ts';
import { mbid, musicbrainzOf, openMusicBrainz, recording } from '../../support/musicbrainz.ts';
import { caught, foundOf, lookAll, subjectOf, subjects } from '../../support/subjects.ts';

const withoutIsrc = (n: number, more: Parameters<typeof subjectOf>[1] = {}) =>
  subjectOf(n, { isrc: null, ...more });

describe('a question', () => {
  test.each([
    ['AC/DC: "Back" + Black?', String.raw`"AC\/DC\: \"Back\" \+ Black\?"`],
    [
      String.raw`a\b (c) [d] {e} ^f~ g* !h &i |j -k`,
      String.raw`"a\\b \(c\) \[d\] \{e\} \^f\~ g\* \!h \&i \|j \-k"`,
    ],
    ['Ночь / 夜 🌙', String.raw`"Ночь \/ 夜 🌙"`],
    ['" OR isrc:*', String.raw`"\" OR isrc\:\*"`],
  ])('holds %s as a value', (value, expected) => {
    expect(phrase(value)).toBe(expected);
  });

  test('has no character that servers take for an attack', () => {
    expect(phrase('one\u0000\nline')).toBe('"one line"');
  });

  test('never lets a value end early, grow without bounds or break the address', () => {
    const values = fc.string({
      unit: fc.constantFrom('"', '\\', 'a', ' ', '🌙', '\ud83c', '\n', '(', 'é'),
      maxLength: 400,
    });
    fc.assert(
      fc.property(values, (value) => {
        const inner = phrase(value).slice(1, -1);
        expect(inner.replace(/\\./gsu, '')).not.toMatch(/["\\]/);
        expect([...inner].length).toBeLessThanOrEqual(300);
        expect(() => encodeURIComponent(inner)).not.toThrow();
      }),
    );
  });

  test('leaves version and guests out, and asks without the length when that finds nothing', () => {
    const subject = subjectOf(1, {
      title: 'Undertow (feat. Kite) - Radio Edit',
      artists: ['Nova Lane', 'Kite'],
    });
    expect(textQueries(subject)).toEqual([
      'recording:"Undertow" AND artist:"Nova Lane" AND dur:[355000 TO 365000]',
      'recording:"Undertow" AND artist:"Nova Lane"',
    ]);
    expect(textQueries({ ...subject, durationMs: null })).toEqual([
      'recording:"Undertow" AND artist:"Nova Lane"',
    ]);
    expect(textQueries({ ...subject, durationMs: 2_000, artistMbids: ['x', 'y'] })[0]).toBe(
      'recording:"Undertow" AND (arid:x OR arid:y) AND dur:[0 TO 7000]',
    );
  });
});

describe('a text search', () => {
  const nameless = (count: number) => subjects(count).map((subject) => ({ ...subject, isrc: null }));
  const queries = (requests: readonly { readonly query: URLSearchParams }[]): string[] =>
    requests.map(({ query }) => query.get('query') ?? '');

  test('takes one call for fifty tracks, and one more for those that it did not find', async () => {
    const all = nameless(100);
    const known = all.slice(0, 60).map(({ key }) => recording(key, { isrcs: [] }));
    await using it = await openMusicBrainz(musicbrainzOf({ recordings: known }));
    const findings = await lookAll(it.mb.byText, all);
    expect(findings.filter(({ kind }) => kind === 'found').map(({ key }) => key)).toEqual(
      all.slice(0, 60).map(({ key }) => key),
    );
    expect(
      findings.every((finding) => finding.kind !== 'found' || finding.externalId === mbid(2, finding.key)),
    ).toBe(true);
    const asked = queries(it.requests);
    expect(asked.map((query) => query.split(') OR (').length)).toEqual([50, 50, 40]);
    expect(asked.map((query) => query.includes('dur:'))).toEqual([true, true, false]);
  });

  test('reads answers to the end, so that one track’s many do not hide another’s only one', async () => {
    const all = nameless(50);
    const flood = Array.from({ length: 240 }, (_, n) =>
      recording(1_000 + n, { title: 'Song 1', isrcs: [], length: 362_000 }),
    );
    const crowd = flood.map((one) => ({ ...one, 'artist-credit': recording(1)['artist-credit'] }));
    const known = all.slice(1).map(({ key }) => recording(key, { isrcs: [] }));
    await using it = await openMusicBrainz(musicbrainzOf({ recordings: [...crowd, ...known] }));
    const findings = await it.mb.byText.look(all);
    expect(findings.filter(({ kind }) => kind === 'found')).toHaveLength(50);
    expect(it.requests).toHaveLength(3);
  });

  test('asks about halves where there is too much to read, and takes the best 100 of a single track', async () => {
    const all = nameless(4);
    const crowd = Array.from({ length: 1_100 }, (_, n) =>
      recording(1_000 + n, { title: 'Song 1', isrcs: [], 'artist-credit': recording(1)['artist-credit'] }),
    );
    const known = [2, 3, 4].map((key) => recording(key, { isrcs: [] }));
    await using it = await openMusicBrainz(musicbrainzOf({ recordings: [...crowd, ...known] }));
    const findings = await it.mb.byText.look(all);
    expect(findings.map(({ kind }) => kind)).toEqual(['found', 'found', 'found', 'found']);
    expect(queries(it.requests).map((query) => query.split(') OR (').length)).toEqual([4, 2, 1, 1, 2]);
  });

  test('never writes an address that servers refuse', async () => {
    const all = nameless(50).map((subject, n) => ({ ...subject, title: `${n} ${'Ночь / 夜 '.repeat(12)}` }));
    await using it = await openMusicBrainz(musicbrainzOf({ recordings: [recording(1, { isrcs: [] })] }));
    await it.mb.byText.look(all);
    expect(
      Math.max(...it.requests.map(({ query }) => encodeURI(query.get('query') ?? '').length)),
    ).toBeLessThan(7_000);
    expect(it.requests.length).toBeGreaterThan(2);
    expect(it.requests.length).toBeLessThan(100);
  });

  test('asks once for tracks that are called the same', async () => {
    const twins = nameless(1).flatMap((subject) => [subject, { ...subject, key: subjectOf(2).key }]);
    await using it = await openMusicBrainz(musicbrainzOf({ recordings: [recording(1, { isrcs: [] })] }));
    const findings = await it.mb.byText.look(twins);
    expect(findings.map((one) => foundOf(one).externalId)).toEqual([mbid(2, 1), mbid(2, 1)]);
    expect(queries(it.requests)).toEqual(textQueries(subjectOf(1)).slice(0, 1));
  });

  test('does not believe the server’s score', async () => {
    const best = recording(1, { title: 'Song 1 (live)', score: 100, isrcs: [] });
    const right = recording(2, {
      title: 'Song 1',
      score: 61,
      isrcs: [],
      'artist-credit': best['artist-credit'],
    });
    await using it = await openMusicBrainz(musicbrainzOf({ recordings: [best, right] }));
    const [finding] = await it.mb.byText.look([withoutIsrc(1)]);
    expect(foundOf(finding).recordingMbids).toEqual([mbid(2, 2)]);
  });

  test.each([
    [
      'of somebody else',
      { 'artist-credit': [{ name: 'Artist 1b', artist: { id: mbid(1, 9), name: 'Artist 1b' } }] },
    ],
    ['of another version', { disambiguation: 'extended mix', length: 560_000 }],
    ['of a remix', { title: 'Song 1 (Somebody remix)' }],
    ['of another length', { length: 95_000 }],
  ])('does not take the only answer when it is %s', async (_, more) => {
    await using it = await openMusicBrainz(() => ({
      body: { count: 1, recordings: [recording(1, { isrcs: [], ...more })] },
    }));
    const [finding] = await it.mb.byText.look([withoutIsrc(1)]);
    expect(finding).toEqual({ key: 1, kind: 'miss', permanent: false });
  });

  test('finds a recording of unknown length by the second question', async () => {
    const fake = musicbrainzOf({ recordings: [recording(1, { length: null, isrcs: ['GBAAA1200001'] })] });
    await using it = await openMusicBrainz((request) =>
      request.query.get('query')?.includes('dur:') === true
        ? { body: { count: 0, recordings: [] } }
        : fake(request),
    );
    const subject = withoutIsrc(1, { albumTitle: 'Album 1' });
    const [finding] = await it.mb.byText.look([subject]);
    expect(foundOf(finding).values.isrc).toBe('GBAAA1200001');
    expect(it.requests).toHaveLength(2);
    expect(it.mb.byText.read(foundOf(finding).raw, subject)?.values.isrc).toBe('GBAAA1200001');
  });

  test('needs a title and an artist', async () => {
    await using it = await openMusicBrainz(musicbrainzOf({}));
    expect(it.mb.byText.accepts(withoutIsrc(1))).toBe(true);
    expect(it.mb.byText.accepts(withoutIsrc(1, { title: ' ' }))).toBe(false);
    expect(it.mb.byText.accepts(withoutIsrc(1, { artists: [] }))).toBe(false);
  });

  test('stops between two questions when it is told to', async () => {
    const stop = new AbortController();
    await using it = await openMusicBrainz(() => {
      stop.abort(new Error('stopped'));
      return { body: { count: 0, recordings: [] } };
    });
    expect(await caught(it.mb.byText.look([withoutIsrc(1)], stop.signal))).toMatchObject({
      message: 'stopped',
    });
    expect(it.requests).toHaveLength(1);
  });
});

describe('what is no answer to a text search never becomes a miss', () => {
  test.each<[string, Reply]>([
    ['a page of HTML', { body: '<html><body>MusicBrainz is down</body></html>' }],
    ['an error with status 200', { body: { error: 'something went wrong' } }],
    ['a count without entries', { body: { count: 12, recordings: [] } }],
    ['entries of an unknown shape', { body: { count: 2, recordings: [{ uuid: 1 }, 'x'] } }],
    ['a refusal of the question', { status: 400, body: { error: 'The given parameters do not match' } }],
  ])('%s', async (_, reply) => {
    await using it = await openMusicBrainz(() => reply);
    expect(await caught(it.mb.byText.look([withoutIsrc(1), withoutIsrc(2)]))).toMatchObject({
      code: 'PROVIDER_UNAVAILABLE',
      data: { provider: 'musicbrainz', why: 'bad_body' },
    });
  });

  test('an answer larger than we take is asked for in halves', async () => {
    const known = [1, 2, 3].map((n) => recording(n, { isrcs: [] }));
    const fake = musicbrainzOf({ recordings: known });
    await using it = await openMusicBrainz((request) =>
      (request.query.get('query') ?? '').includes(') OR (')
        ? { body: `{"junk":"${'x'.repeat(9 * 1024 * 1024)}"}` }
        : fake(request),
    );
    const findings = await it.mb.byText.look([1, 2, 3].map((n) => withoutIsrc(n)));
    expect(findings.map(({ kind }) => kind)).toEqual(['found', 'found', 'found']);
    expect(it.requests).toHaveLength(5);
  });
});
