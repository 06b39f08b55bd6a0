import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { openProviders } from '../support/providers-double.ts';

const { double, world, get } = await openProviders();
const { urls, credentials } = double;
const { catalogue } = world;
afterAll(() => double.close());
afterEach(() => {
  double.quirks.lastfmErrorsAre200 = true;
});

const chunks = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size));
const yearOf = (albumId: string): number => Number(catalogue.album(albumId)?.releaseDate.slice(0, 4));

describe('AcousticBrainz', () => {
  const base = `${urls.ACOUSTICBRAINZ_URL}/api/v1`;
  const olderThan = (year: number, count: number) =>
    catalogue.tracks
      .filter(({ albumId }) => yearOf(albumId) < year)
      .slice(0, count)
      .map(({ recordingMbid }) => recordingMbid);
  const lowLevel = async (ids: readonly string[]) => {
    const parts = await Promise.all(
      chunks([...new Set(ids)], 25).map((part) => get(`${base}/low-level?recording_ids=${part.join(';')}`)),
    );
    return parts.flatMap(({ body }) => Object.entries(body).filter(([id]) => id !== 'mbid_mapping'));
  };

  it('knows a part of the old music and nothing of the new', async () => {
    const old = olderThan(2020, 250);
    const share = (await lowLevel(old)).length / new Set(old).size;
    expect(share).toBeGreaterThan(0.25);
    expect(share).toBeLessThan(0.75);
    const recent = catalogue.tracks
      .filter(({ albumId }) => yearOf(albumId) >= 2023)
      .map(({ recordingMbid }) => recordingMbid);
    const fresh = recent.filter((id) =>
      catalogue.tracksOfRecording(id).every(({ albumId }) => yearOf(albumId) >= 2023),
    );
    expect(await lowLevel(fresh.slice(0, 100))).toEqual([]);
  });

  it('mishears the octave of some tempos, and is near the truth for the others', async () => {
    const heard = await lowLevel(olderThan(2021, 500));
    const ratios = heard.map(([id, documents]) => {
      const { bpm } = (documents as Record<string, { rhythm: { bpm: number } }>)['0']?.rhythm ?? { bpm: 0 };
      return bpm / (catalogue.recording(id)?.bpm ?? 1);
    });
    const octave = ratios.filter((ratio) => Math.abs(ratio - 0.5) < 0.02 || Math.abs(ratio - 2) < 0.02);
    expect(octave.length).toBeGreaterThan(3);
    expect(octave.length / ratios.length).toBeLessThan(0.3);
    const fine = ratios.filter((ratio) => Math.abs(ratio - 1) < 0.02);
    expect(fine.length + octave.length).toBe(ratios.length);
    expect(fine.some((ratio) => ratio !== 1)).toBe(true);
  });

  it('answers in bulk without the unknown, with one key that is no id', async () => {
    const [id = ''] = (await lowLevel(olderThan(2021, 100)))[0] ?? [];
    const unknown = '00000000-0000-4000-8000-000000000000';
    const features = 'rhythm.bpm;tonal.key_key;tonal.key_scale;lowlevel.average_loudness';
    const { body } = await get(
      `${base}/low-level?recording_ids=${unknown};${id.toUpperCase()}:0&features=${features}`,
    );
    expect(Object.keys(body)).toEqual([id, 'mbid_mapping']);
    expect(body.mbid_mapping).toEqual({ [id.toUpperCase()]: id });
    expect(Object.keys(body[id]['0'])).toEqual(['rhythm', 'tonal', 'lowlevel']);
    expect(body[id]['0'].tonal.key_key).toMatch(/^[A-G]#?$/);
    expect((await get(`${base}/low-level?recording_ids=${id}:99`)).body).toEqual({ mbid_mapping: {} });
  });

  it('classifies: the probability is that of the winner', async () => {
    const [id] = (await lowLevel(olderThan(2021, 100)))[0] ?? [];
    const { body } = await get(`${base}/${id}/high-level?map_classes=true`);
    const { mood_happy: happy, genre_electronic: genre } = body.highlevel;
    expect(happy.probability).toBe(happy.all[happy.value]);
    expect(happy.all.happy + happy.all.not_happy).toBeCloseTo(1, 6);
    expect(Object.keys(genre.all)).toEqual(['ambient', 'dnb', 'house', 'techno', 'trance']);
    expect((await get(`${base}/${id}/count`)).body.count).toBeGreaterThan(0);
  });

  it.each([
    ['/low-level', 400, 'Missing `recording_ids` parameter'],
    ['/low-level?recording_ids=x', 400, "'x' is not a valid UUID"],
    ['/nonsense/low-level', 400, "'nonsense' is not a valid UUID"],
    ['/00000000-0000-4000-8000-000000000000/low-level', 404, 'Not found'],
  ])('refuses %s', async (path, status, message) => {
    expect(await get(base + path)).toMatchObject({ status, body: { message } });
  });

  it('takes 25 ids at most and says how many calls are left', async () => {
    const heard = await get(`${base}/low-level?recording_ids=${olderThan(2021, 26).join(';')}`);
    expect(heard.body).toEqual({ message: 'More than 25 recordings not allowed per request' });
    for (const name of ['limit', 'remaining', 'reset-in', 'reset']) {
      expect(Number(heard.headers.get(`x-ratelimit-${name}`))).not.toBeNaN();
    }
  });
});

describe('ReccoBeats', () => {
  const ask = (ids: readonly string[]) => get(`${urls.RECCOBEATS_URL}/audio-features?ids=${ids.join(',')}`);
  const idOf = (item: { href: string }): string => item.href.split('/').at(-1) ?? '';

  it('covers about six in ten, far less of this year, in an order of its own', async () => {
    const covered = new Set<string>();
    for (const part of chunks(
      catalogue.tracks.map(({ id }) => id),
      40,
    )) {
      const { body } = await ask(part);
      const ids: string[] = body.content.map(idOf);
      for (const id of ids) covered.add(id);
      expect(part).toEqual(expect.arrayContaining(ids));
    }
    const share = covered.size / catalogue.tracks.length;
    expect(share).toBeGreaterThan(0.5);
    expect(share).toBeLessThan(0.7);
    const recent = catalogue.tracks.filter(({ albumId }) => yearOf(albumId) === 2026);
    expect(recent.filter(({ id }) => covered.has(id)).length / recent.length).toBeLessThan(0.35);
    const asked = catalogue.tracks.slice(0, 40).map(({ id }) => id);
    const told: string[] = (await ask(asked)).body.content.map(idOf);
    expect(told).not.toEqual(asked.filter((id) => told.includes(id)));
  });

  it('tells what Spotify used to tell', async () => {
    const { body } = await ask(catalogue.tracks.slice(0, 40).map(({ id }) => id));
    for (const item of body.content) {
      const truth = catalogue.recording(catalogue.track(idOf(item))?.recordingMbid ?? '');
      expect(item.energy).toBe(truth?.energy);
      expect(item.key).toBeGreaterThanOrEqual(-1);
      expect([0, 1]).toContain(item.mode);
    }
    const [first] = body.content;
    expect((await get(`${urls.RECCOBEATS_URL}/track/${first.id}/audio-features`)).body).toEqual(first);
    expect((await ask([first.id])).body.content).toEqual([first]);
    const track = (await get(`${urls.RECCOBEATS_URL}/track?ids=${first.id}`)).body.content[0];
    expect(track).toMatchObject({
      id: first.id,
      trackTitle: expect.any(String),
      durationMs: expect.any(Number),
    });
    const alike = await get(`${urls.RECCOBEATS_URL}/track/recommendation?seeds=${idOf(first)}&size=5`);
    expect(alike.body.content).toHaveLength(5);
  });

  it.each([0, 41])('refuses %d ids', async (count) => {
    const heard = await ask(catalogue.tracks.slice(0, count).map(({ id }) => id));
    expect(heard).toMatchObject({ status: 400, body: { error: 'size must be between 1 and 40' } });
  });
});

describe('Deezer', () => {
  const base = urls.DEEZER_URL;
  const noData = { error: { type: 'DataException', message: 'no data', code: 800 } };
  const codes = [
    ...new Set(catalogue.tracks.flatMap(({ isrc }) => (isrc === null ? [] : [isrc.toUpperCase()]))),
  ].slice(0, 250);

  it('says errors with status 200', async () => {
    for (const path of [
      'track/isrc:XXAAA0000000',
      'track/1',
      'album/upc:000',
      `track/isrc:${codes[0]?.toLowerCase()}`,
    ]) {
      expect(await get(`${base}/${path}`)).toMatchObject({ status: 200, body: noData });
    }
  });

  it('knows most music; many tempos are 0, the others nearly right', async () => {
    const heard = await Promise.all(codes.map((code) => get(`${base}/track/isrc:${code}`)));
    const tracks = heard.map(({ body }) => body).filter(({ error }) => error === undefined);
    expect(tracks.length / codes.length).toBeGreaterThan(0.75);
    expect(tracks.length).toBeLessThan(codes.length);
    const silent = tracks.filter(({ bpm }) => bpm === 0).length / tracks.length;
    expect(silent).toBeGreaterThan(0.3);
    expect(silent).toBeLessThan(0.6);
    // A gain in dB that would bring the track to the level of ReplayGain: the louder, the lower.
    const gains = tracks.map(({ gain }) => gain).toSorted((a, b) => a - b);
    expect(gains[Math.floor(gains.length / 2)]).toBeGreaterThan(-13);
    expect(gains[Math.floor(gains.length / 2)]).toBeLessThan(-8);
    for (const { isrc, gain } of tracks) {
      const louds = catalogue.tracks
        .filter((track) => track.isrc?.toUpperCase() === isrc)
        .map(({ recordingMbid }) => catalogue.recording(recordingMbid)?.loudness ?? 0);
      expect(louds.some((loudness) => Math.abs(-18 - loudness - gain) <= 0.6)).toBe(true);
    }
    const [first] = tracks;
    expect(Number.isInteger(first.duration)).toBe(true);
    const album = (await get(`${base}/album/${first.album.id}`)).body;
    expect(album).toMatchObject({
      id: first.album.id,
      label: expect.any(String),
      upc: expect.stringMatching(/^\d{12}$/),
    });
    expect((await get(`${base}/album/upc:${album.upc}`)).body.id).toBe(album.id);
    expect((await get(`${base}/track/${first.id}`)).body.isrc).toBe(first.isrc);
  });

  it('searches by field and by words; nothing is found with a guest in brackets', async () => {
    const track = catalogue.tracks.find(({ name }) => name.includes('(feat. '));
    const title = track?.name.split(' (feat')[0] ?? '';
    const artist = catalogue.artist(track?.artistIds[0] ?? '')?.name ?? '';
    const search = async (q: string) =>
      (await get(`${base}/search?q=${encodeURIComponent(q)}&limit=10`)).body;
    const found = await search(`artist:"${artist}" track:"${title}"`);
    expect(found.total).toBeGreaterThan(0);
    expect(found.data[0]).not.toHaveProperty('isrc');
    expect(found.data[0]).not.toHaveProperty('bpm');
    expect((await search(`${title} ${artist}`)).total).toBeGreaterThan(0);
    expect((await search(`artist:"${artist}" track:"${track?.name}"`)).data).toEqual([]);
  });
});

describe('Last.fm', () => {
  const ask = (parameters: Record<string, string>) =>
    get(
      `${urls.LASTFM_URL}/?${new URLSearchParams({ api_key: credentials.lastfmApiKey, format: 'json', ...parameters })}`,
    );
  const tagsOf = (artist: string) => ask({ method: 'artist.getTopTags', artist });

  it('has noise among its tags, one tag without a list around it, and artists without any', async () => {
    const heard = await Promise.all(catalogue.artists.slice(0, 120).map(({ name }) => tagsOf(name)));
    const lists = heard.flatMap(({ body }) => (Array.isArray(body.toptags?.tag) ? [body.toptags.tag] : []));
    const names = lists.flat().map(({ name }: { name: string }) => name);
    expect(names).toContain('seen live');
    expect(lists.some((tags) => tags.length === 0)).toBe(true);
    for (const tags of lists.filter((list) => list.length > 0)) expect(tags[0].count).toBe(100);
    const tracks = await Promise.all(
      catalogue.tracks.slice(0, 200).map(({ name, artistIds }) =>
        ask({
          method: 'track.getTopTags',
          track: name,
          artist: catalogue.artist(artistIds[0] ?? '')?.name ?? '',
          autocorrect: '1',
        }),
      ),
    );
    const single = tracks.find(({ body }) => body.toptags && !Array.isArray(body.toptags.tag));
    expect(single?.body.toptags.tag).toMatchObject({ count: 100, name: expect.any(String) });
    expect(tracks.some(({ body }) => body.error === 6)).toBe(true);
    expect(tracks.filter(({ status }) => status !== 200)).toEqual([]);
  });

  it.each<[Record<string, string>, number]>([
    [{ method: 'track.getTopTags' }, 6],
    [{ method: 'track.getTopTags', track: 'x', artist: 'nobody' }, 6],
    [{ method: 'artist.getTopTags', artist: 'nobody at all' }, 6],
    [{ method: 'nothing.like.it' }, 3],
    [{ method: 'artist.getTopTags', artist: 'Nova Lane', api_key: 'wrong' }, 10],
  ])('refuses %o', async (parameters, error) => {
    expect(await ask(parameters)).toMatchObject({
      status: 200,
      body: { error, message: expect.any(String) },
    });
    double.quirks.lastfmErrorsAre200 = false;
    expect((await ask(parameters)).status).toBeGreaterThanOrEqual(400);
  });

  it('wants names as they are, or autocorrect', async () => {
    const artist = catalogue.artists.find(({ name }) => name === 'Mära Söhnlein')?.name ?? '';
    expect((await tagsOf(artist)).body.toptags['@attr']).toEqual({ artist });
    const plain = { method: 'artist.getTopTags', artist: 'Mara Sohnlein' };
    expect((await ask(plain)).body.error).toBe(6);
    expect((await ask({ ...plain, autocorrect: '1' })).body.toptags['@attr']).toEqual({ artist });
  });

  it('speaks XML without format=json', async () => {
    const heard = await get(
      `${urls.LASTFM_URL}/?method=artist.getTopTags&artist=x&api_key=${credentials.lastfmApiKey}`,
    );
    expect(heard.headers.get('content-type')).toContain('xml');
  });
});

describe('Discogs', () => {
  const authorization = `Discogs token=${credentials.discogsToken}`;
  const search = (parameters: Record<string, string>, headers: Record<string, string> = { authorization }) =>
    get(
      `${urls.DISCOGS_URL}/database/search?${new URLSearchParams({ type: 'release', ...parameters })}`,
      headers,
    );

  it('wants an agent, and a token for searching', async () => {
    expect((await search({ q: 'x' }, { authorization, 'user-agent': 'undici' })).status).toBe(403);
    expect((await search({ q: 'x' }, {})).status).toBe(401);
    expect((await search({ q: 'x' }, { authorization: 'Discogs token=wrong' })).status).toBe(401);
    expect((await search({ q: 'x' })).status).toBe(200);
  });

  it('knows about half the records, with styles, by label and number too', async () => {
    const { body } = await search({ style: 'Deep House', per_page: '100' });
    expect(body.pagination.items).toBeGreaterThan(5);
    const [first] = body.results;
    expect(first.style).toContain('Deep House');
    expect(first.title).toContain(' - ');
    const again = (await search({ catno: first.catno, label: first.label[0] })).body.results;
    expect(again.map(({ id }: { id: number }) => id)).toContain(first.id);
    const release = (await get(`${urls.DISCOGS_URL}/releases/${first.id}`)).body;
    expect(release.styles).toEqual(first.style);
    expect(release.tracklist.length).toBeGreaterThan(0);
  });

  it('pages, and ends where the list ends', async () => {
    const { body } = await search({ genre: 'Electronic', per_page: '10', page: '2' });
    expect(body.results).toHaveLength(10);
    expect(body.pagination).toMatchObject({ page: 2, per_page: 10 });
    expect((await search({ genre: 'Electronic', per_page: '10', page: '9000' })).status).toBe(404);
    expect((await search({ genre: 'Electronic', per_page: '101' })).status).toBe(400);
  });
});
