import { afterAll, describe, expect, it } from 'vitest';
import { listenbrainzUsers } from '../../scripts/sandbox/providers/listenbrainz/users.ts';
import { openProviders } from '../support/providers-double.ts';

const { double, world, get, post } = await openProviders();
const base = double.urls.LISTENBRAINZ_URL;
const { catalogue } = world;
const authorization = `Token ${double.credentials.listenbrainzToken}`;
afterAll(() => double.close());

const mbids = [...new Set(catalogue.tracks.map(({ recordingMbid }) => recordingMbid))];

describe('metadata in bulk', () => {
  const ask = (ids: readonly string[], inc?: string) =>
    post(`${base}/metadata/recording/`, { recording_mbids: ids, ...(inc !== undefined && { inc }) });

  it('tells the tags of hundreds, and leaves out what nobody has entered', async () => {
    const { status, body } = await ask(mbids.slice(0, 1_000), 'artist tag release');
    expect(status).toBe(200);
    const told = Object.keys(body);
    expect(told.length).toBeGreaterThan(200);
    expect(told.length).toBeLessThan(1_000);
    const tags = Object.values<{
      tag: Record<string, { tag: string; count: number; artist_mbid?: string }[]>;
    }>(body);
    const share = (family: string): number =>
      tags.filter(({ tag }) => (tag[family]?.length ?? 0) > 0).length / tags.length;
    expect(share('artist')).toBeGreaterThan(0.6);
    expect(share('release_group')).toBeLessThan(share('artist'));
    expect(share('recording')).toBeLessThan(0.35);
    expect(tags.flatMap(({ tag }) => tag['artist'] ?? [])[0]).toMatchObject({
      artist_mbid: expect.any(String),
    });
  });

  it('answers the same to GET, and only with what was asked for', async () => {
    const { body } = await ask(mbids.slice(0, 30));
    const ids = Object.keys(body).slice(0, 3);
    const heard = await get(`${base}/metadata/recording/?recording_mbids=${ids.join(',')}&inc=tag+release`);
    expect(Object.keys(heard.body).toSorted()).toEqual(ids.toSorted());
    const [one] = Object.values<object>(heard.body);
    expect(Object.keys(one ?? {}).toSorted()).toEqual(['recording', 'release', 'tag']);
  });

  it.each([
    [{ recording_mbids: mbids.slice(0, 1_001) }, 'Maximum number of recording_mbids'],
    [{ recording_mbids: ['x'] }, 'Recording mbid x is not valid.'],
    [{ recording_mbids: [] }, 'must be present'],
    [{}, 'must be present'],
    [{ recording_mbids: mbids.slice(0, 1), inc: 'genre' }, "invalid inc argument 'genre'"],
  ])('refuses %#', async (body, words) => {
    const heard = await post(`${base}/metadata/recording/`, body);
    expect(heard).toMatchObject({ status: 400, body: { code: 400, error: expect.stringContaining(words) } });
  });
});

describe('lookup by name', () => {
  const track = catalogue.tracks.find(({ name, artistIds }) => artistIds.length === 1 && !name.includes('('));
  const artist = catalogue.artist(track?.artistIds[0] ?? '')?.name ?? '';
  const ask = (names: Record<string, string>, headers: Record<string, string> = { authorization }) =>
    get(`${base}/metadata/lookup/?${new URLSearchParams(names)}`, headers);

  it('needs a token', async () => {
    const names = { artist_name: artist, recording_name: track?.name ?? '' };
    expect((await ask(names, {})).status).toBe(401);
    expect((await ask(names, { authorization: 'Token wrong' })).status).toBe(401);
    expect((await ask(names)).status).toBe(200);
    expect((await get(`${base}/validate-token`, { authorization })).body).toMatchObject({ valid: true });
    expect((await get(`${base}/validate-token?token=nobodys`)).body).toMatchObject({ valid: false });
    const own = { authorization: `Token ${listenbrainzUsers[2]?.token}` };
    expect((await get(`${base}/validate-token`, own)).body).toMatchObject({ user_name: 'lena_outside' });
    expect((await get(`${base}/validate-token`)).status).toBe(400);
  });

  it('maps names to ids, or to nothing', async () => {
    const asked = catalogue.tracks.slice(0, 60).map(({ name, artistIds }) => ({
      artist_name: catalogue.artist(artistIds[0] ?? '')?.name ?? '',
      recording_name: name,
    }));
    const several = await post(
      `${base}/metadata/lookup/`,
      { recordings: asked.slice(0, 50) },
      { authorization },
    );
    expect(several.body).toHaveLength(50);
    const hit = several.body.find((each: object) => 'recording_mbid' in each);
    const names = asked[hit.index];
    const one = await ask({ ...names, metadata: 'true', inc: 'tag' } as Record<string, string>);
    expect(one.body.recording_mbid).toBe(hit.recording_mbid);
    expect(one.body.metadata).toHaveProperty('tag');
    expect((await ask({ artist_name: 'nobody', recording_name: 'nothing' })).body).toEqual({});
    const many = await post(
      `${base}/metadata/lookup/`,
      { recordings: asked.slice(0, 51) },
      { authorization },
    );
    expect(many.status).toBe(400);
    expect((await ask({ artist_name: 'x'.repeat(251), recording_name: 'y' })).status).toBe(400);
    expect((await ask({ artist_name: 'x' })).status).toBe(400);
  });
});

describe('fresh releases', () => {
  const ask = (parameters: Record<string, string>) =>
    get(`${base}/explore/fresh-releases/?${new URLSearchParams(parameters)}`);

  it('tells a part of what comes out around a day', async () => {
    const { body } = await ask({ release_date: '2026-11-20', days: '14', sort: 'release_date' });
    const { releases, total_count: total } = body.payload;
    expect(total).toBe(releases.length);
    const days: string[] = releases.map(({ release_date: day }: { release_date: string }) => day);
    expect(days).toEqual(days.toSorted());
    expect(days[0] && days[0] >= '2026-11-06').toBe(true);
    expect(days.at(-1) ?? '').toMatch(/^2026-1[12]/);
    const all = catalogue
      .allAlbums()
      .filter(({ releaseDate }) => releaseDate >= '2026-11-06' && releaseDate <= '2026-12-04');
    expect(total).toBeGreaterThan(3);
    expect(total).toBeLessThan(all.length);
    expect(releases.some(({ release_tags: tags }: { release_tags: string[] }) => tags.length > 0)).toBe(true);
  });

  it('looks back or ahead only when told to', async () => {
    const past = (await ask({ release_date: '2026-11-20', days: '30', future: 'false' })).body.payload
      .releases;
    expect(past.every(({ release_date: day }: { release_date: string }) => day <= '2026-11-20')).toBe(true);
    const future = (await ask({ release_date: '2026-11-20', days: '30', past: 'false' })).body.payload
      .releases;
    expect(future.every(({ release_date: day }: { release_date: string }) => day >= '2026-11-20')).toBe(true);
  });

  it.each([{ days: '0' }, { days: '91' }, { release_date: '20.11.2026' }, { sort: 'confidence' }])(
    'refuses %o',
    async (parameters) => {
      expect((await ask(parameters)).status).toBe(400);
    },
  );
});

describe('popularity', () => {
  it('keeps the order of the question, with nulls for the unheard', async () => {
    const unknown = '00000000-0000-4000-8000-000000000000';
    const heard = await post(`${base}/popularity/recording`, {
      recording_mbids: [unknown, ...mbids.slice(0, 20)],
    });
    expect(heard.body).toHaveLength(21);
    expect(heard.body[0]).toEqual({
      recording_mbid: unknown,
      total_listen_count: null,
      total_user_count: null,
    });
    expect(
      heard.body.some(({ total_user_count: users }: { total_user_count: number | null }) => users !== null),
    ).toBe(true);
    for (const entity of ['artist', 'release', 'release_group']) {
      const path = `${base}/popularity/${entity.replace('_', '-')}`;
      expect((await post(path, { [`${entity}_mbids`]: [unknown] })).body[0]).toHaveProperty(
        `${entity}_mbid`,
        unknown,
      );
      expect((await post(path, { [`${entity}_mbids`]: [] })).status).toBe(400);
    }
  });

  it('gives the top of an artist to known users', async () => {
    const path = `${base}/popularity/top-recordings-for-artist/${catalogue.artists[3]?.mbid}`;
    expect((await get(path)).status).toBe(401);
    expect((await get(path, { authorization })).status).toBe(200);
  });
});

describe('listens', () => {
  const [user] = listenbrainzUsers;
  const listens = async (query = '') =>
    (await get(`${base}/user/${user?.name}/listens${query}`)).body.payload;

  it('are those of an account of the world, newest first', async () => {
    const payload = await listens('?count=100');
    const times: number[] = payload.listens.map(({ listened_at: at }: { listened_at: number }) => at);
    expect(payload.count).toBe(100);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    const plays = world.plays(user?.accountId ?? '').filter(({ visibleAt }) => visibleAt <= world.now());
    expect(times[0]).toBe(Math.floor((plays.at(-1)?.playedAt ?? 0) / 1_000));
    const mappings = payload.listens.map(
      ({ track_metadata: metadata }: { track_metadata: { mbid_mapping: unknown } }) => metadata.mbid_mapping,
    );
    expect(mappings).toContain(null);
    expect(mappings.some((mapping: unknown) => mapping !== null)).toBe(true);
    expect((await listens()).count).toBe(25);
  });

  it('are paged by time, both ends left out', async () => {
    const [first] = (await listens('?count=1')).listens;
    const earlier = await listens(`?max_ts=${first.listened_at}&count=5`);
    expect(earlier.listens[0].listened_at).toBeLessThan(first.listened_at);
    const again = await listens(`?min_ts=${earlier.listens[4].listened_at}&count=4`);
    expect(again.listens).toEqual(earlier.listens.slice(0, 4));
    const between = `?min_ts=${earlier.listens[4].listened_at}&max_ts=${first.listened_at}&count=2`;
    expect((await listens(between)).listens).toEqual(earlier.listens.slice(0, 2));
    expect((await get(`${base}/user/${user?.name}/listens?max_ts=1&min_ts=2`)).status).toBe(400);
  });

  it('of somebody whose own player reports them begin where the play began, and know no ids of Spotify', async () => {
    const { listens: all } = (await get(`${base}/user/lena_outside/listens?count=1000`)).body.payload;
    const starts = new Set(
      world.plays('lena_outside').map(({ playedAt, msPlayed }) => Math.floor((playedAt - msPlayed) / 1_000)),
    );
    const remembered = Math.min(...starts);
    expect(all).toHaveLength(1_000);
    for (const { listened_at: at, track_metadata: metadata } of all) {
      if (at >= remembered) expect(starts).toContain(at);
      expect(metadata.additional_info).not.toHaveProperty('spotify_id');
    }
  });

  it('grow as music is played', async () => {
    const before = (await get(`${base}/user/${user?.name}/listen-count`)).body.payload.count;
    world.playMusic(user?.accountId ?? '', { minutes: 30 });
    expect((await get(`${base}/user/${user?.name}/listen-count`)).body.payload.count).toBeGreaterThan(before);
    expect(await get(`${base}/user/nobody-at-all/listens`)).toMatchObject({
      status: 404,
      body: { code: 404 },
    });
  });
});
