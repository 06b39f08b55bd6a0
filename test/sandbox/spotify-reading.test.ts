import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../scripts/sandbox/world/clock.ts';
import { type Caller, openDouble, type TestDouble } from '../support/spotify-double.ts';

let double: TestDouble;
let dev: Caller;
let ext: Caller;
beforeAll(async () => {
  double = await openDouble();
  dev = await double.link('mira.keller');
  ext = await double.link('mira.keller', { clientId: 'ext' });
});
afterAll(() => double[Symbol.asyncDispose]());

const playlistId = (name: string): string => {
  const found = double.world.playlistsOf('mira.keller').find((playlist) => playlist?.name === name);
  if (!found) throw new Error(`no playlist ${name}`);
  return found.id;
};

describe('GET /me', () => {
  it('is bare in development and full in extended mode', async () => {
    const bare = (await dev.get('/me')).body;
    expect(Object.keys(bare).sort()).toEqual(
      ['account_id', 'display_name', 'external_urls', 'href', 'id', 'images', 'type', 'uri'].sort(),
    );
    const full = (await ext.get('/me')).body;
    expect(full).toMatchObject({ account_id: bare.account_id, product: 'premium', country: 'DE' });
    expect(full.email).toContain('@');
  });

  it('encodes strange user ids and has null for no name', async () => {
    const strange = (await (await double.link('søren-ø')).get('/me')).body;
    expect(strange.uri).toBe('spotify:user:s%C3%B8ren-%C3%B8');
    const nameless = double.world.accounts().find(({ displayName }) => displayName === null);
    expect((await (await double.link(nameless?.id)).get('/me')).body.display_name).toBeNull();
  });
});

describe('liked tracks', () => {
  it('come in pages that join to the whole', async () => {
    const api = await double.link('jonasberg91');
    const ids: string[] = [];
    let next: string | null = '/me/tracks?limit=50';
    while (next !== null) {
      const { body } = await api.get(next);
      ids.push(...body.items.map((item: { track: { id: string } }) => item.track.id));
      expect(body.total).toBe(240);
      next = body.next;
    }
    expect(ids).toEqual(double.world.likes('jonasberg91').map(({ trackId }) => trackId));
  });

  it('say `track` in both modes, and development lost fields', async () => {
    const lean = (await dev.get('/me/tracks?limit=1')).body.items[0].track;
    const rich = (await ext.get('/me/tracks?limit=1')).body.items[0].track;
    for (const name of ['popularity', 'available_markets', 'linked_from'])
      expect(lean).not.toHaveProperty(name);
    expect(lean.album).not.toHaveProperty('available_markets');
    expect(lean.external_ids.isrc ?? null).toBe(double.world.catalogue.track(lean.id)?.isrc);
    expect(rich).toMatchObject({ popularity: expect.any(Number), available_markets: expect.any(Array) });
    expect((await ext.get('/me/tracks?limit=1&market=DE')).body.items[0].track).not.toHaveProperty(
      'available_markets',
    );
  });

  it('of 8 400 are served from the end as fast as from the start', async () => {
    const vault = await double.link('thevault');
    const { body } = await vault.get('/me/tracks?limit=50&offset=8390');
    expect(body).toMatchObject({ total: 8_400, next: null });
    expect(body.items).toHaveLength(10);
  });

  it('show another id of the same recording when tracks are relinked', async () => {
    const before = (await ext.get('/me/tracks?limit=50')).body.items;
    double.spotify.quirks.relinkTracks = true;
    const pages = await Promise.all(
      [0, 50, 100, 150].map((offset) => ext.get(`/me/tracks?limit=50&offset=${offset}`)),
    );
    double.spotify.quirks.relinkTracks = false;
    const linked = pages.flatMap(({ body }) => body.items).filter(({ track }) => track.linked_from);
    expect(linked.length).toBeGreaterThan(0);
    expect(before.some(({ track }: { track: object }) => 'linked_from' in track)).toBe(false);
    const { catalogue } = double.world;
    for (const { track } of linked) {
      expect(catalogue.track(track.id)?.recordingMbid).toBe(
        catalogue.track(track.linked_from.id)?.recordingMbid,
      );
    }
  });
});

describe('playlists', () => {
  it('are listed with `items` where they can be read, and with `tracks` for old apps', async () => {
    const lean = (await dev.get('/me/playlists?limit=50')).body.items;
    const rich = (await ext.get('/me/playlists?limit=50')).body.items;
    expect(lean[0]).toMatchObject({ name: 'Promo Pool', items: { total: 340 } });
    expect(lean[0]).not.toHaveProperty('tracks');
    expect(lean.find(({ name }: { name: string }) => name === 'Fjord Nights')).not.toHaveProperty('items');
    expect(lean.find(({ name }: { name: string }) => name === 'For later').images).toBeNull();
    expect(rich[0]).toMatchObject({ tracks: { total: 340 } });
    expect(rich[0]).not.toHaveProperty('items');
  });

  it('of others are left out without the scope for collaborative ones; holes stay holes', async () => {
    const scope = 'playlist-read-private';
    const names = (await (await double.link('jonasberg91', { scope })).get('/me/playlists')).body.items;
    expect(names.map(({ name }: { name: string }) => name)).not.toContain('Back to back');
    const nameless = double.world.accounts().find(({ displayName }) => displayName === null);
    const odd = (await (await double.link(nameless?.id)).get('/me/playlists')).body.items;
    expect(odd).toHaveLength(3);
    expect(odd[0].name).toBeNull();
    expect(odd[2]).toBeNull();
  });

  it('say `item` with a boolean `track` inside in development, `track` in extended mode', async () => {
    const path = `/playlists/${playlistId('Everything at once')}/items?limit=50&additional_types=track,episode`;
    const lean = (await dev.get(path)).body.items;
    const rich = (await ext.get(path)).body.items;
    expect(lean[0].item).toMatchObject({ type: 'track', track: true });
    expect(lean[0]).not.toHaveProperty('track');
    expect(rich[0].track).toMatchObject({ type: 'track', id: lean[0].item.id });
    expect(rich[0]).not.toHaveProperty('item');
  });

  it('hold everything a reader trips over', async () => {
    const path = `/playlists/${playlistId('Everything at once')}/items?limit=50`;
    const { items } = (await dev.get(`${path}&additional_types=track,episode`)).body;
    expect(items.filter(({ item }: { item: unknown }) => item === null)).toHaveLength(2);
    expect(
      items.some(
        (entry: { added_by: unknown; added_at: unknown }) =>
          entry.added_by === null && entry.added_at === null,
      ),
    ).toBe(true);
    const local = items.find((entry: { is_local: boolean }) => entry.is_local).item;
    expect(local).toMatchObject({
      id: null,
      href: null,
      is_local: true,
      album: { id: null, release_date: null },
    });
    expect(local.uri).toBe('spotify:local:Mira+K.:Unreleased:Basement+Tape+03:245');
    const episode = items.find(
      ({ item }: { item: { type: string } | null }) => item?.type === 'episode',
    ).item;
    expect(episode).toHaveProperty('show');
    const ids = items.flatMap(({ item }: { item: { id: string } | null }) => item?.id ?? []);
    expect(new Set(ids).size).toBeLessThan(ids.length);
    const plain = (await dev.get(path)).body.items;
    const dressed = plain.find(
      ({ item }: { item: { type: string } | null }) => item?.type === 'episode',
    ).item;
    expect(dressed).toMatchObject({ track: false, episode: true, artists: expect.any(Array) });
    expect(dressed).not.toHaveProperty('show');
  });

  it('embed their first page for owners and collaborators only', async () => {
    const own = (await dev.get(`/playlists/${playlistId('Promo Pool')}`)).body;
    expect(own.items).toMatchObject({ total: 340, limit: 50 });
    const onwards = await dev.get(own.items.next);
    expect(onwards.body).toMatchObject({ offset: 50, limit: 50, total: 340 });
    expect((await dev.get(`/playlists/${playlistId('Fjord Nights')}`)).body).not.toHaveProperty('items');
    expect((await ext.get(`/playlists/${playlistId('Fjord Nights')}`)).body.tracks.total).toBe(80);
  });

  it('answer what `fields` names, in the words of the mode', async () => {
    const at = `/playlists/${playlistId('Warm-up')}/items?limit=2`;
    const named = (await dev.get(`${at}&fields=items(added_at,item(id,album(!images))),next,total`)).body;
    expect(Object.keys(named).sort()).toEqual(['items', 'next', 'total']);
    expect(Object.keys(named.items[0]).sort()).toEqual(['added_at', 'item']);
    expect(Object.keys(named.items[0].item).sort()).toEqual(['album', 'id']);
    expect(named.items[0].item.album).not.toHaveProperty('images');
    expect(named.items[0].item.album).toHaveProperty('name');
    const old = (await dev.get(`${at}&fields=items(track(id))`)).body;
    expect(old).toEqual({ items: [{}, {}] });
    expect((await ext.get(`${at}&fields=items.track.id`)).body.items[0].track.id).toBe(
      named.items[0].item.id,
    );
    expect((await dev.get(`${at}&fields=items(`)).status).toBe(400);
  });
});

describe('recently played', () => {
  it('ends after fifty plays, whatever is asked', async () => {
    const first = (await dev.get('/me/player/recently-played?limit=50')).body;
    expect(first.items).toHaveLength(50);
    expect(first.cursors.before).toBe(String(Date.parse(first.items[49].played_at)));
    const more = (await dev.get(first.next)).body;
    expect(more).toMatchObject({ items: [], cursors: null, next: null });
    const short = (await dev.get('/me/player/recently-played?limit=20')).body;
    expect((await dev.get(short.next)).body.items).toHaveLength(20);
  });

  it('shows what was played since, newest first, and delayed plays later', async () => {
    const api = await double.link('jonasberg91');
    const since = double.world.now();
    double.world.clock.advance(30 * MINUTE);
    const played = double.world.playMusic('jonasberg91', { minutes: 10 });
    double.world.playMusic('jonasberg91', {
      minutes: 1,
      until: double.world.now() - 1,
      delayMs: 10 * MINUTE,
    });
    const read = async () => (await api.get(`/me/player/recently-played?limit=50&after=${since}`)).body.items;
    const shown = await read();
    expect(shown.map(({ played_at }: { played_at: string }) => Date.parse(played_at))).toEqual(
      played.map(({ playedAt }) => playedAt).reverse(),
    );
    double.world.clock.advance(11 * MINUTE);
    expect((await read()).length).toBe(shown.length + 1);
  });

  it('says where it was played from', async () => {
    const api = await double.link('jonasberg91');
    double.world.clock.advance(MINUTE);
    double.world.playMusic('jonasberg91', {
      minutes: 1,
      contextUri: `spotify:playlist:${playlistId('Fjord Nights')}`,
    });
    const [newest] = (await api.get('/me/player/recently-played?limit=1')).body.items;
    expect(newest.context).toMatchObject({
      type: 'playlist',
      uri: expect.stringContaining('spotify:playlist:'),
    });
    expect((await api.get('/me/player/recently-played?after=1&before=2')).status).toBe(400);
  });
});

describe('top lists', () => {
  it('can be read to 99 with offset 49, and from 50 on there is nothing', async () => {
    const first = (await dev.get('/me/top/tracks?limit=50')).body;
    const rest = (await dev.get('/me/top/tracks?limit=50&offset=49')).body;
    expect(first.items[49].id).toBe(rest.items[0].id);
    expect(rest.items).toHaveLength(50);
    expect((await dev.get('/me/top/artists?offset=50')).body).toMatchObject({
      items: [],
      limit: 0,
      total: 0,
      next: null,
    });
    expect((await dev.get('/me/top/artists?limit=1')).body.items[0]).not.toHaveProperty('followers');
    expect((await ext.get('/me/top/artists?limit=1')).body.items[0]).toHaveProperty('followers');
    expect((await dev.get('/me/top/tracks?time_range=forever')).status).toBe(400);
    expect((await dev.get('/me/top/albums')).status).toBe(400);
  });
});

describe('search', () => {
  const find = async (q: string, type = 'track', api = dev) => {
    const { body } = await api.get(`/search?${new URLSearchParams({ q, type, limit: '10' })}`);
    return body[`${type}s`];
  };

  it('finds by code: none, one, several', async () => {
    const { tracks } = double.world.catalogue;
    const codes = Map.groupBy(
      tracks.filter(({ isrc }) => isrc),
      ({ isrc }) => isrc,
    );
    const released = (id: string): boolean => (double.world.catalogue.album(id)?.releaseDate ?? '9') < '2026';
    const several = [...codes.values()].find(
      (group) => group.length > 1 && group.every((track) => released(track.albumId)),
    );
    expect((await find(`isrc:${several?.[0]?.isrc}`)).total).toBe(several?.length);
    expect((await find('isrc:ZZZZZ0000000')).items).toEqual([]);
    expect((await find(`isrc:${several?.[0]?.isrc} OR isrc:ZZZZZ0000000`)).items).toEqual([]);
  });

  it('finds by title and artist, without accents and capitals', async () => {
    const { catalogue } = double.world;
    const artist = catalogue.artists.find(({ name }) => name === 'Mära Söhnlein');
    const hits = await find('artist:"mara sohnlein"');
    expect(hits.items.length).toBeGreaterThan(0);
    for (const { id } of hits.items) {
      const names = catalogue.track(id)?.artistIds.map((each) => catalogue.artist(each)?.name);
      expect(names).toContain(artist?.name);
    }
    const [first] = hits.items;
    const both = await find(`track:${first.name} artist:Mära Söhnlein`);
    expect(both.items.map(({ id }: { id: string }) => id)).toContain(first.id);
  });

  it('finds new albums of the last two weeks, and more when a week has passed', async () => {
    const before = await find('tag:new', 'album');
    expect(before.total).toBeGreaterThan(10);
    for (const { release_date } of before.items)
      expect(release_date > '2026-11-06' && release_date <= '2026-11-20').toBe(true);
    double.world.clock.advance(14 * 24 * HOUR);
    const after = await find('tag:new', 'album', await double.link());
    expect(
      after.items.every(({ release_date }: { release_date: string }) => release_date > '2026-11-20'),
    ).toBe(true);
    expect((await find('tag:new', 'track', await double.link())).items).toEqual([]);
  });

  it('has holes where editorial playlists stood', async () => {
    const api = await double.link();
    expect((await find('Weekly Finds', 'playlist', api)).items).toEqual([null]);
  });
});

describe('single things', () => {
  it('lose their fields in development', async () => {
    const api = await double.link();
    const old = await double.link('mira.keller', { clientId: 'ext' });
    const { track } = (await api.get('/me/tracks?limit=1&offset=100')).body.items[0];
    const album = `/albums/${track.album.id}`;
    expect((await api.get(`/tracks/${track.id}`)).body.id).toBe(track.id);
    for (const name of ['label', 'popularity']) {
      expect((await api.get(album)).body).not.toHaveProperty(name);
      expect((await old.get(album)).body).toHaveProperty(name);
    }
    const artist = `/artists/${track.artists[0].id}/albums`;
    expect((await api.get(artist)).body.limit).toBe(5);
    expect((await api.get(artist)).body.items[0]).not.toHaveProperty('album_group');
    expect((await old.get(artist)).body.items[0]).toHaveProperty('album_group');
    expect((await api.get(`${artist}?limit=11`)).body.error.message).toBe('Invalid limit');
    expect((await old.get(`${artist}?limit=50`)).status).toBe(200);
    const singles = (await old.get(`${artist}?include_groups=single&limit=50`)).body.items;
    const dates = singles.map(({ release_date }: { release_date: string }) => release_date);
    expect(dates).toEqual(dates.toSorted().toReversed());
  });

  it('show covers that are pictures', async () => {
    const { body } = await (await double.link()).get('/me');
    const cover = await fetch(body.images[0].url);
    expect(cover.headers.get('content-type')).toBe('image/png');
    const bytes = Buffer.from(await cover.arrayBuffer());
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(bytes.readUInt32BE(16)).toBe(300);
  });
});
