import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { parseLucene } from '../../scripts/sandbox/providers/musicbrainz/lucene.ts';
import { DAY } from '../../scripts/sandbox/world/clock.ts';
import { openProviders } from '../support/providers-double.ts';

const { double, world, get } = await openProviders();
const base = double.urls.MUSICBRAINZ_URL;
const { catalogue } = world;
afterAll(() => double.close());
afterEach(() => {
  double.quirks.searchIsrcs = 'mixed';
  double.quirks.redirectMergedIds = false;
});

const isrcs = [
  ...new Set(catalogue.tracks.flatMap(({ isrc }) => (isrc === null ? [] : [isrc.toUpperCase()]))),
];
const answers = await Promise.all(
  isrcs.slice(0, 900).map((code) => get(`${base}/isrc/${code}?inc=releases&fmt=json`)),
);
const known = answers.filter(({ status }) => status === 200).map(({ body }) => body);
const lookup = (path: string) => get(`${base}/${path}${path.includes('?') ? '&' : '?'}fmt=json`);
const found = known.find(
  ({ recordings }) => recordings.length === 1 && catalogue.recording(recordings[0].id) !== undefined,
);
const [only] = found.recordings;

describe('who asks', () => {
  it.each([
    '',
    'node',
    'undici',
    'axios/1.7.2',
    'Segue',
    'Segue/0.1',
    'Segue/0.1 (no contact)',
    'curl/8.1 ( https://x.test )',
  ])('drops the connection of agent "%s"', async (agent) => {
    const before = double.counters.refused('musicbrainz');
    const heard = get(`${base}/isrc/${found.isrc}?fmt=json`, { 'user-agent': agent });
    await expect(heard).rejects.toThrow('fetch failed');
    expect(double.counters.refused('musicbrainz')).toBe(before + 1);
  });

  it.each(['Segue/0.1 ( https://example.org/segue )', 'My Bot/2.0.1 (me@example.org)'])(
    'answers agent "%s"',
    async (agent) => {
      expect((await get(`${base}/isrc/${found.isrc}?fmt=json`, { 'user-agent': agent })).status).toBe(200);
    },
  );

  it('speaks XML to those who do not ask for JSON', async () => {
    const heard = await get(`${base}/isrc/${found.isrc}`, { accept: '*/*' });
    expect(heard.headers.get('content-type')).toContain('application/xml');
    const asked = await get(`${base}/isrc/${found.isrc}`, { accept: 'application/json' });
    expect(asked.body.isrc).toBe(found.isrc);
  });
});

describe('by ISRC', () => {
  it('knows a good part of the music, and several recordings of some codes', () => {
    const share = known.length / answers.length;
    expect(share).toBeGreaterThan(0.35);
    expect(share).toBeLessThan(0.7);
    expect(known.some(({ recordings }) => recordings.length > 1)).toBe(true);
    expect(answers.filter(({ status }) => status === 404)[0]?.body).toEqual({
      error: 'Not Found',
      help: 'For usage, please see: https://musicbrainz.org/development/mmd',
    });
  });

  it('knows more of old music than of new, and more as time passes', async () => {
    const coverage = async (codes: readonly string[]): Promise<number> => {
      const heard = await Promise.all(codes.map((code) => lookup(`isrc/${code}`)));
      return heard.filter(({ status }) => status === 200).length;
    };
    const codesOf = (from: string, to: string) =>
      catalogue.albums
        .filter(({ releaseDate }) => releaseDate >= from && releaseDate < to)
        .flatMap(({ trackIds }) => trackIds.map((id) => catalogue.track(id)?.isrc ?? ''))
        .filter((code) => /^[A-Z]{2}/.test(code))
        .slice(0, 120);
    const [fresh, old] = [codesOf('2026-10-20', '2026-11-20'), codesOf('2008', '2020')];
    const early = await coverage(fresh);
    expect(early / fresh.length).toBeLessThan(0.35);
    expect((await coverage(old)) / old.length).toBeGreaterThan(0.5);
    world.clock.advance(800 * DAY);
    expect(await coverage(fresh)).toBeGreaterThan(early);
    world.clock.advance(-800 * DAY);
  });

  it('has what was asked for and nothing else', async () => {
    const bare = (await lookup(`isrc/${found.isrc}`)).body.recordings[0];
    expect(Object.keys(bare).toSorted()).toEqual(
      ['disambiguation', 'first-release-date', 'id', 'length', 'title', 'video'].toSorted(),
    );
    const full = (await lookup(`isrc/${found.isrc}?inc=artist-credits+releases+tags+ratings`)).body
      .recordings[0];
    expect(full['artist-credit'][0]).toMatchObject({
      joinphrase: expect.any(String),
      artist: { id: expect.any(String) },
    });
    expect(full.rating).toHaveProperty('votes-count');
    expect(Array.isArray(full.tags)).toBe(true);
    expect(full.releases[0].date).toMatch(/^\d{4}/);
  });

  it.each([
    ['isrc/XX12345?', 'Invalid isrc.'],
    [`isrc/${isrcs[0]?.toLowerCase()}?`, 'Invalid isrc.'],
    [`isrc/${isrcs[0]}?inc=genres`, 'genres is not a valid inc parameter for the isrc resource.'],
    [
      `isrc/${isrcs[0]}?inc=release-groups`,
      'release-groups is not a valid inc parameter for the isrc resource.',
    ],
    [`isrc/${isrcs[0]}?inc=media`, 'media is not a valid inc parameter for the isrc resource.'],
    [`isrc/${isrcs[0]}?inc=tags,ratings`, 'tags,ratings is not a valid inc parameter for the isrc resource.'],
    [`isrc/${isrcs[0]}?inc=tags&inc=ratings`, 'Inc arguments must be combined with a space'],
    ['recording/not-an-id?', 'Invalid mbid.'],
    ['recording?', 'The given parameters do not match any available query type for the recording resource.'],
    ['url?', 'The given parameters do not match any available query type for the url resource.'],
    ['recording?query=love&inc=tags', 'tags is not a valid inc parameter'],
  ])('refuses %s', async (path, words) => {
    const { status, body } = await lookup(path.replace(/\?$/, ''));
    expect(status).toBe(400);
    expect(body.error).toContain(words);
  });
});

describe('by id', () => {
  it('shows a recording with genres, groups and at most 25 releases', async () => {
    const inc = 'artist-credits+releases+release-groups+isrcs+tags+genres+ratings';
    const { body } = await lookup(`recording/${only.id}?inc=${inc}`);
    expect(body.isrcs).toContain(found.isrc);
    expect(body).toHaveProperty('genres');
    expect(body.releases.length).toBeLessThanOrEqual(25);
    const group = body.releases[0]['release-group'];
    expect(group).toHaveProperty('primary-type');
    const { body: own } = await lookup(
      `release-group/${group.id}?inc=artist-credits+tags+genres+ratings+releases`,
    );
    expect(own.id).toBe(group.id);
    const artist = own['artist-credit'][0].artist.id;
    const browsed = await lookup(
      `release-group?artist=${artist}&type=album|ep|single&inc=tags+genres&limit=100`,
    );
    expect(browsed.body['release-groups'].map(({ id }: { id: string }) => id)).toContain(own.id);
    expect(browsed.body['release-group-count']).toBe(browsed.body['release-groups'].length);
    const strangers = await lookup('release-group?artist=00000000-0000-4000-8000-000000000000');
    expect(strangers.status).toBe(404);
  });

  it('answers a merged id with the survivor, or the way there', async () => {
    const listens = await get(`${double.urls.LISTENBRAINZ_URL}/user/mirak_listens/listens?count=1000`);
    const mapped: string[] = listens.body.payload.listens.flatMap(
      (listen: { track_metadata: { mbid_mapping: { recording_mbid: string } | null } }) =>
        listen.track_metadata.mbid_mapping?.recording_mbid ?? [],
    );
    const stale = mapped.filter((id) => catalogue.recording(id) === undefined);
    expect(stale.length).toBeGreaterThan(0);
    const [id = ''] = stale;
    const { status, body } = await lookup(`recording/${id}`);
    expect(status).toBe(200);
    expect(body.id).not.toBe(id);
    double.quirks.redirectMergedIds = true;
    const moved = await lookup(`recording/${id}?inc=isrcs`);
    expect(moved.status).toBe(301);
    expect((await get(moved.headers.get('location') ?? '')).body.id).toBe(body.id);
  });
});

it('merges a recording when it is told to: the old id leads on, and is in no search', async () => {
  const [mbid] = known
    .filter(({ recordings }) => recordings.length === 1)
    .map(({ recordings }) => recordings[0].id)
    .slice(100);
  const survivor = double.musicbrainz.merge(mbid);
  expect((await lookup(`recording/${mbid}`)).body.id).toBe(survivor);
  expect((await lookup(`recording/${survivor}`)).body.id).toBe(survivor);
  const { body } = await lookup(`recording?query=${encodeURIComponent(`rid:(${mbid} OR ${survivor})`)}`);
  expect(body.recordings.map(({ id }: { id: string }) => id)).toEqual([survivor]);
  expect(() => double.musicbrainz.merge('nothing')).toThrow('MusicBrainz has no recording nothing.');
});

describe('by address', () => {
  const albums = catalogue.albums.map(({ id }) => `https://open.spotify.com/album/${id}`);
  const ask = (resources: readonly string[], inc = 'release-rels') =>
    lookup(`url?${resources.map((each) => `resource=${encodeURIComponent(each)}`).join('&')}&inc=${inc}`);

  it('gives a list for several, without the unknown ones and nothing beyond the hundredth', async () => {
    const { body } = await ask(albums.slice(0, 130));
    expect(body['url-offset']).toBe(0);
    expect(body['url-count']).toBe(body.urls.length);
    expect(body.urls.length).toBeGreaterThan(5);
    expect(body.urls.length).toBeLessThan(90);
    const places = body.urls.map(({ resource }: { resource: string }) => albums.indexOf(resource));
    expect(Math.max(...places)).toBeLessThan(100);
    expect(body.urls[0].relations[0]).toMatchObject({
      'target-type': 'release',
      release: { id: expect.any(String) },
    });
  });

  it('gives an object for one, or 404', async () => {
    const { body } = await ask(albums.slice(0, 100));
    const [first] = body.urls;
    expect((await ask([first.resource])).body).toEqual(first);
    expect((await ask([first.resource], 'artist-rels')).body.relations).toEqual([]);
    expect((await ask(['https://open.spotify.com/album/0000000000000000000000'])).status).toBe(404);
  });
});

describe('search', () => {
  const search = (query: string, more = '') => lookup(`recording?query=${encodeURIComponent(query)}${more}`);
  const escaped = (text: string): string => text.replace(/[+\-&|!(){}[\]^"~*?:\\/]/g, '\\$&');

  it('finds by code, with both ways to write codes', async () => {
    double.quirks.searchIsrcs = 'strings';
    const [text] = (await search(`isrc:${found.isrc}`)).body.recordings;
    expect(text).toMatchObject({ id: only.id, score: 100, isrcs: expect.arrayContaining([found.isrc]) });
    double.quirks.searchIsrcs = 'objects';
    const [object] = (await search(`isrc:${found.isrc}`)).body.recordings;
    expect(object.isrcs).toContainEqual({ id: found.isrc });
    expect(text.releases[0].media[0].track[0]).toHaveProperty('title');
    expect(text.releases[0].media[0]).not.toHaveProperty('tracks');
  });

  it('finds by title, artist and length, and gives the best hit 100 whatever it is', async () => {
    const recording = catalogue.recording(only.id);
    const artist = catalogue.artist(recording?.artistIds[0] ?? '')?.name ?? '';
    const length = only.length ?? 0;
    const query = `recording:"${escaped(only.title)}" AND artist:"${escaped(artist)}" AND dur:[${length - 5000} TO ${length + 5000}]`;
    const { body } = await search(query);
    expect(body.recordings[0]).toMatchObject({ score: 100 });
    expect(body.recordings.map(({ id }: { id: string }) => id)).toContain(only.id);
    expect((await search('recording:"no such title at all"')).body).toMatchObject({
      count: 0,
      recordings: [],
    });
    const vague = (await search('horizon love undertow nobody')).body;
    expect(vague.recordings[0].score).toBe(100);
  });

  it('pages, with at most 100', async () => {
    const { body } = await search('tag:techno OR recording:horizon OR recording:echoes', '&limit=500');
    expect(body.recordings.length).toBe(Math.min(100, body.count));
    const second = await search('tag:techno OR recording:horizon OR recording:echoes', '&limit=10&offset=10');
    expect(second.body.recordings.map(({ id }: { id: string }) => id)).toEqual(
      body.recordings.slice(10, 20).map(({ id }: { id: string }) => id),
    );
  });

  it.each([
    'recording:"open',
    'recording:(a b',
    'a AND',
    'a / b',
    'dur:[1 TO',
    'nofield:x',
    'recording:a:b',
    '"x" OR )',
  ])('refuses %s', async (query) => {
    expect((await search(query)).status).toBe(400);
  });

  it('takes anything with dismax', async () => {
    expect((await search('a / b "c (', '&dismax=true')).status).toBe(200);
  });

  it('finds release groups', async () => {
    const album = catalogue.albums.find(({ kind, releaseDate }) => kind === 'album' && releaseDate < '2015');
    const { body } = await lookup(
      `release-group?query=${encodeURIComponent(`releasegroup:"${album?.name}"`)}`,
    );
    expect(body).toHaveProperty('release-groups');
  });
});

describe('search for many at once', () => {
  const search = (what: string, query: string, more = '') =>
    lookup(`${what}?query=${encodeURIComponent(query)}&limit=100${more}`);
  const single = known.filter(({ recordings }) => recordings.length === 1).slice(0, 90);
  const ids = (list: { id: string }[]): string[] => list.map(({ id }) => id).toSorted();

  it('finds by a hundred codes or ids, in brackets or without, and nothing else', async () => {
    const codes = single.map(({ isrc }) => isrc);
    const mbids = single.map(({ recordings }) => recordings[0].id);
    const strangers = ['QZZZZ9900001', 'QZZZZ9900002'];
    const plain = await search(
      'recording',
      [...codes, ...strangers].map((code) => `isrc:${code}`).join(' OR '),
    );
    const found = plain.body.recordings;
    for (const mbid of mbids) expect(ids(found)).toContain(mbid);
    for (const { isrcs = [] } of found) {
      expect(
        isrcs.some((own: string | { id: string }) => codes.includes(typeof own === 'string' ? own : own.id)),
      ).toBe(true);
    }
    for (const query of [`isrc:(${codes.join(' OR ')})`, `isrc:(${codes.join(' ')})`]) {
      expect(ids((await search('recording', query)).body.recordings)).toEqual(ids(found));
    }
    const byId = await search('recording', `rid:(${mbids.join(' OR ')})`);
    expect(ids(byId.body.recordings)).toEqual(mbids.toSorted());
  });

  it('joins groups of fields, best first, and pages through all of it', async () => {
    const groups = single.slice(0, 40).map(({ isrc, recordings: [{ title }] }) => {
      const text = title.replace(/["\\]/g, '\\$&');
      return `(isrc:${isrc} AND recording:"${text}")`;
    });
    const { body } = await search('recording', groups.join(' OR '));
    expect(body.count).toBeGreaterThanOrEqual(groups.length);
    const scores = body.recordings.map(({ score }: { score: number }) => score);
    expect(scores[0]).toBe(100);
    expect(scores).toEqual(scores.toSorted((a: number, b: number) => b - a));
    const pages = await Promise.all(
      [0, 20, 40].map((offset) => search('recording', groups.join(' OR '), `&limit=20&offset=${offset}`)),
    );
    expect(pages.map(({ body: page }) => page.offset)).toEqual([0, 20, 40]);
    const none = await search('recording', groups.join(' OR '), '&offset=5000');
    expect([none.status, none.body.count, none.body.recordings]).toEqual([200, body.count, []]);
  });

  it('tells releases with label, group and barcode, by id', async () => {
    const all = await lookup(`recording/${only.id}?inc=releases+release-groups`);
    const [known] = all.body.releases;
    const { body } = await search('release', `reid:(${known.id} OR 00000000-0000-4000-8000-000000000000)`);
    expect([body.count, body.offset, body.releases.length]).toEqual([1, 0, 1]);
    const album = catalogue.allAlbums().find(({ mbid }) => mbid === known.id);
    expect(body.releases[0]).toMatchObject({
      id: known.id,
      score: 100,
      title: album?.name,
      date: album?.releaseDate,
      barcode: album?.upc,
      'label-info': [{ label: { name: catalogue.label(album?.labelId ?? '')?.name } }],
      'release-group': { id: known['release-group'].id, 'primary-type': expect.any(String) },
      'artist-credit': [{ artist: { id: expect.any(String) } }],
      'track-count': album?.trackIds.length,
    });
    expect((await search('release', `barcode:${album?.upc}`)).body.releases[0].id).toBe(known.id);
    expect((await lookup('release')).status).toBe(400);
  });

  it('tells artists with their tags, by id, and leaves out what is empty', async () => {
    const mbids = catalogue.artists.slice(0, 100).map(({ mbid }) => mbid);
    const { body } = await search('artist', mbids.map((mbid) => `arid:${mbid}`).join(' OR '));
    expect(body.count).toBe(body.artists.length);
    expect(body.artists.length).toBeGreaterThan(80);
    const tagged = body.artists.filter(({ tags }: { tags?: unknown[] }) => tags !== undefined);
    expect(tagged.length).toBeGreaterThan(50);
    expect(tagged.length).toBeLessThan(body.artists.length);
    expect(tagged[0].tags[0]).toEqual({ name: expect.any(String), count: expect.any(Number) });
    for (const artist of body.artists) expect(artist.disambiguation).not.toBe('');
    const looked = await lookup(`artist/${tagged[0].id}?inc=tags`);
    expect(looked.body).toMatchObject({ name: tagged[0].name, tags: tagged[0].tags });
  });
});

describe('the query language', () => {
  it('reads what people write', () => {
    expect(parseLucene('recording:"A \\"B\\"" AND NOT artist:x~1 dur:[1 TO 2]')).toEqual([
      { occurs: 'must', part: { kind: 'phrase', field: 'recording', text: 'A "B"' } },
      { occurs: 'not', part: { kind: 'term', field: 'artist', text: 'x', fuzzy: true, prefix: false } },
      { occurs: 'should', part: { kind: 'range', field: 'dur', from: '1', to: '2' } },
    ]);
    expect(parseLucene('recording:"a b"~3^2.5 OR (x y)^4')).toMatchObject([
      { part: { text: 'a b' }, boost: 2.5 },
      { part: { kind: 'group' }, boost: 4 },
    ]);
    expect(parseLucene('artist:(one OR two*) ANDREA')).toMatchObject([
      { part: { kind: 'group', clauses: [{ part: { field: 'artist' } }, { part: { prefix: true } }] } },
      { part: { text: 'ANDREA', field: null } },
    ]);
  });
});
