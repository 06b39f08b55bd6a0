import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { FaultAnswer } from '../../scripts/sandbox/spotify/contract.ts';
import type { WorldPlaylist } from '../../scripts/sandbox/world/types.ts';
import { type Caller, openDouble, type TestDouble } from '../support/spotify-double.ts';

/** Playlists of others, lists that are strange, and what may happen between a write and its answer. */
let double: TestDouble;
let mira: Caller;
let jonas: Caller;
let uris: string[];
beforeAll(async () => {
  double = await openDouble();
  mira = await double.link('mira.keller');
  jonas = await double.link('jonasberg91');
  uris = double.world.likes('thevault').map(({ trackId }) => `spotify:track:${trackId}`);
});
afterAll(() => double[Symbol.asyncDispose]());
afterEach(() => {
  double.spotify.faults.clear();
  double.spotify.quirks.largestPlaylist = 11_000;
});

const create = async (count: number): Promise<string> => {
  const { body } = await mira.send('POST', '/me/playlists', { name: 'Test' });
  if (count > 0) await mira.send('PUT', `/playlists/${body.id}/items`, { uris: uris.slice(0, count) });
  return body.id;
};
const listOf = (id: string): (string | null)[] =>
  (double.world.playlist(id)?.entries ?? []).map(({ content }) =>
    content.kind === 'track' ? `spotify:track:${content.trackId}` : content.kind,
  );
const named = (name: string): WorldPlaylist => {
  const found = double.world.playlistsOf('mira.keller').find((playlist) => playlist?.name === name);
  if (!found) throw new Error(`no playlist ${name}`);
  return found;
};

describe('whose playlist it is', () => {
  it.each(['POST', 'PUT', 'DELETE'])('lets nobody else %s', async (method) => {
    const id = await create(2);
    const body = { uris: uris.slice(0, 1), items: [{ uri: uris[0] }] };
    const refused = await jonas.send(method, `/playlists/${id}/items`, body);
    expect([refused.status, refused.body.error.message]).toEqual([403, 'Forbidden']);
    expect(listOf(id)).toHaveLength(2);
    expect((await jonas.send('PUT', `/playlists/${id}`, { name: 'Mine' })).status).toBe(403);
  });

  it('lets those who work on it together write, under their own names', async () => {
    const { id } = named('Back to back');
    expect(
      (await jonas.send('POST', `/playlists/${id}/items`, { uris: [uris[0]], position: 0 })).status,
    ).toBe(201);
    const [first] = (await mira.get(`/playlists/${id}/items?limit=1`)).body.items;
    expect(first.added_by.id).toBe('jonasberg91');
    expect((await jonas.send('PUT', `/playlists/${id}`, { name: 'Mine' })).status).toBe(403);
  });

  it('says 404 for what is not there or is of Spotify itself, and 400 for what is no id', async () => {
    const body = { uris: [uris[0]] };
    for (const [id, status] of [
      ['1'.repeat(22), 404],
      [named('Weekly Finds').id, 404],
      ['nonsense', 400],
    ]) {
      expect((await mira.send('POST', `/playlists/${id}/items`, body)).status).toBe(status);
    }
  });

  it('is out of the library once unfollowed, and still answers and takes changes', async () => {
    const id = await create(2);
    expect((await mira.send('DELETE', `/me/library?uris=spotify:playlist:${id}`)).status).toBe(200);
    const lists = (await mira.get('/me/playlists?limit=50')).body.items;
    expect(lists.map((list: { id: string } | null) => list?.id)).not.toContain(id);
    const asked = await mira.get(`/me/library/contains?uris=spotify:playlist:${id}`);
    expect(asked.body).toEqual([false]);
    expect((await mira.get(`/playlists/${id}/items`)).body.total).toBe(2);
    expect((await mira.send('POST', `/playlists/${id}/items`, { uris: [uris[5]] })).status).toBe(201);
    expect((await mira.send('PUT', `/me/library?uris=spotify:playlist:${id}`)).status).toBe(200);
    expect((await mira.get('/me/playlists?limit=1')).body.items[0].id).toBe(id);
  });
});

describe('strange lists', () => {
  it('move local files, episodes and what is lost, and lose them when replaced', async () => {
    const { id, entries } = named('Everything at once');
    const path = `/playlists/${id}/items`;
    const before = listOf(id);
    const at = before.indexOf('local');
    const length = before.length;
    expect((await mira.send('PUT', path, { range_start: at, insert_before: length })).status).toBe(200);
    expect(listOf(id)).toEqual([...before.toSpliced(at, 1), 'local']);
    expect(double.world.playlist(id)?.entries.at(-1)?.addedAt).toBe(entries[at]?.addedAt);
    const episode = double.world.catalogue.episodes[3];
    const added = await mira.send('POST', path, { uris: [`spotify:episode:${episode?.id}`], position: 0 });
    expect([added.status, listOf(id)[0]]).toEqual([201, 'episode']);
    await mira.send('DELETE', path, { items: [{ uri: `spotify:episode:${episode?.id}` }] });
    expect(listOf(id)).toEqual([...before.toSpliced(at, 1), 'local']);
    await mira.send('PUT', path, { uris: uris.slice(0, 2) });
    expect(listOf(id)).toEqual(uris.slice(0, 2));
  });

  it('are full where the world says so', async () => {
    double.spotify.quirks.largestPlaylist = 5;
    const id = await create(4);
    expect((await mira.send('POST', `/playlists/${id}/items`, { uris: uris.slice(4, 6) })).status).toBe(500);
    expect((await mira.send('POST', `/playlists/${id}/items`, { uris: uris.slice(4, 5) })).status).toBe(201);
    expect(listOf(id)).toEqual(uris.slice(0, 5));
  });
});

describe('between a write and its answer', () => {
  const write = (id: string): Promise<{ status: number }> =>
    mira.send('POST', `/playlists/${id}/items`, { uris: [uris[9]] });
  const on = /^POST \/v1\/playlists\/.+\/items/;
  const order = (answer: FaultAnswer, more: { skip?: number; times?: number } = {}): void => {
    double.spotify.faults.add({ answer, on, times: 1, ...more });
  };

  it.each<[FaultAnswer, number]>([
    [{ kind: 'reset' }, 2],
    [{ kind: 'reset', applied: true }, 3],
    [{ kind: 'applied-but-502' }, 3],
    [{ kind: 'server-error', status: 502 }, 2],
    [{ kind: 'truncated' }, 3],
    [{ kind: 'rate-limit' }, 2],
    [{ kind: 'quota' }, 2],
    [{ kind: 'forbidden' }, 2],
    [{ kind: 'unauthorized' }, 2],
  ])('%j leaves a list of two with %i', async (answer, length) => {
    const id = await create(2);
    order(answer);
    const done = await write(id).catch(() => ({ status: 0 }));
    expect(done.status === 201).toBe(false);
    expect(listOf(id)).toHaveLength(length);
  });

  it.each([
    [false, 2],
    [true, 3],
  ])('an answer that never comes, applied %s', async (applied, length) => {
    const id = await create(2);
    order({ kind: 'hang', applied });
    const waiting = fetch(`${double.spotify.apiUrl}/playlists/${id}/items`, {
      method: 'POST',
      headers: { authorization: `Bearer ${mira.token}` },
      body: JSON.stringify({ uris: [uris[9]] }),
      signal: AbortSignal.timeout(150),
    });
    await expect(waiting).rejects.toThrow(/timeout/);
    expect(listOf(id)).toHaveLength(length);
  });

  it('somebody else edits it before or after, at the call that was named', async () => {
    const id = await create(2);
    const remove = (): void => double.world.hand.removeAt(id, 0);
    order({ kind: 'meanwhile', act: remove }, { skip: 1 });
    expect((await write(id)).status).toBe(201);
    expect(listOf(id)).toHaveLength(3);
    expect((await write(id)).status).toBe(201);
    expect(listOf(id)).toEqual([uris[1], uris[9], uris[9]]);
    order({ kind: 'meanwhile', act: async () => remove(), when: 'after' });
    const last = await mira.send('POST', `/playlists/${id}/items`, { uris: [uris[9]] });
    expect(listOf(id)).toHaveLength(3);
    expect(last.body.snapshot_id).not.toBe(double.world.playlist(id)?.snapshotId);
  });

  it('reads may lag behind for a while', async () => {
    const id = await create(2);
    const before = (await mira.get(`/playlists/${id}`)).body;
    await write(id);
    const path = /^GET \/v1\/(playlists\/|me\/playlists)/;
    double.spotify.faults.add({ answer: { kind: 'stale' }, on: path, times: 3 });
    expect((await mira.get(`/playlists/${id}`)).body).toEqual(before);
    expect((await mira.get(`/playlists/${id}/items`)).body.total).toBe(2);
    const [listed] = (await mira.get('/me/playlists?limit=1')).body.items;
    expect([listed.snapshot_id, listed.items.total]).toEqual([before.snapshot_id, 2]);
    expect((await mira.get(`/playlists/${id}`)).body.items.total).toBe(3);
    double.spotify.faults.add({ answer: { kind: 'stale', changes: 99 }, on: path, times: 1 });
    expect((await mira.get(`/playlists/${id}/items`)).body.total).toBe(0);
  });

  it('a permission that is taken back ends in 401, and the token with it', async () => {
    const id = await create(1);
    const own = await double.link('mira.keller', { clientId: 'ext' });
    double.world.revokeAuthorization('mira.keller', 'ext');
    expect((await own.send('POST', `/playlists/${id}/tracks`, { uris: [uris[3]] })).status).toBe(401);
    const form = { grant_type: 'refresh_token', refresh_token: own.refreshToken, client_id: 'ext' };
    expect((await double.token(form)).body.error).toBe('invalid_grant');
    expect(listOf(id)).toHaveLength(1);
  });
});
