import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, openDouble, type TestDouble } from '../support/spotify-double.ts';

let double: TestDouble;
let api: Caller;
let uris: string[];
beforeAll(async () => {
  double = await openDouble();
  api = await double.link('mira.keller');
  uris = double.world.likes('jonasberg91').map(({ trackId }) => `spotify:track:${trackId}`);
});
afterAll(() => double[Symbol.asyncDispose]());

const create = async (contents: readonly string[] = []): Promise<string> => {
  const { body } = await api.send('POST', '/me/playlists', { name: 'Test' });
  if (contents.length > 0) await api.send('PUT', `/playlists/${body.id}/items`, { uris: contents });
  return `/playlists/${body.id}`;
};
const contentsOf = async (path: string): Promise<string[]> => {
  const found: string[] = [];
  let next: string | null = `${path}/items?limit=50`;
  while (next !== null) {
    const { body } = await api.get(next);
    found.push(...body.items.map(({ item }: { item: { uri: string } }) => item.uri));
    next = body.next;
  }
  return found;
};
const some = (count: number, from = 0): string[] => uris.slice(from, from + count);

describe('creating and describing', () => {
  it('answers 201 with the playlist, public although private was asked', async () => {
    const created = await api.send('POST', '/me/playlists', {
      name: 'Quiet',
      public: false,
      description: 'x',
    });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({
      name: 'Quiet',
      public: true,
      description: 'x',
      items: { total: 0 },
      images: null,
    });
    const changed = await api.send('PUT', `/playlists/${created.body.id}`, {
      public: false,
      name: 'Quieter',
    });
    expect([changed.status, changed.body]).toEqual([200, '']);
    const read = (await api.get(`/playlists/${created.body.id}`)).body;
    expect(read).toMatchObject({ name: 'Quieter', public: true });
    expect(read.snapshot_id).not.toBe(created.body.snapshot_id);
    expect((await api.get('/me/playlists?limit=1')).body.items[0].id).toBe(created.body.id);
  });

  it.each([
    [{}, 'Missing required field: name'],
    [{ name: '' }, 'Missing required field: name'],
    [{ name: 5 }, 'Missing required field: name'],
    [{ name: 'x', public: 'no' }, 'Invalid value for field: public'],
    [{ name: 'x', collaborative: true }, 'Collaborative playlists cannot be public'],
    ['{"name":', 'Error parsing JSON.'],
  ])('refuses %j', async (body, message) => {
    const refused = await api.send('POST', '/me/playlists', body);
    expect([refused.status, refused.body.error.message]).toEqual([400, message]);
  });

  it('shows descriptions as HTML, cannot take them back, and falls over what is too much', async () => {
    const told = { name: 'A & B', description: 'It\'s <loud> & "late": 24/7' };
    const { body } = await api.send('POST', '/me/playlists', told);
    const html = 'It&#x27;s &lt;loud&gt; &amp; &quot;late&quot;: 24&#x2F;7';
    expect(body).toMatchObject({ name: 'A & B', description: html });
    const put = async (details: object) => {
      const answer = await api.send('PUT', `/playlists/${body.id}`, details);
      return [answer.status, answer.body.error?.message];
    };
    expect(await put({ description: '' })).toEqual([400, 'Attribute description is empty']);
    expect(await put({ description: 'two\nlines' })).toEqual([500, 'Server error.']);
    expect(await put({ description: 'x'.repeat(301) })).toEqual([500, 'Server error.']);
    expect(await put({ name: 'x'.repeat(201) })).toEqual([500, 'Server error.']);
    expect((await api.get(`/playlists/${body.id}`)).body).toMatchObject({ name: 'A & B', description: html });
    expect(await put({ description: 'x'.repeat(300), name: 'x'.repeat(200) })).toEqual([200, undefined]);
  });

  it('makes collaborative ones that are not public', async () => {
    const { body } = await api.send('POST', '/me/playlists', {
      name: 'Us',
      collaborative: true,
      public: false,
    });
    expect(body).toMatchObject({ collaborative: true, public: false });
  });
});

describe('adding', () => {
  it('puts up to a hundred at the end or at a position; uris of the query win', async () => {
    const path = await create(some(100));
    const added = await api.send('POST', `${path}/items`, { uris: some(2, 100), position: 1 });
    expect(added.status).toBe(201);
    expect(Object.keys(added.body)).toEqual(['snapshot_id']);
    await api.send('POST', `${path}/items?uris=${some(1, 110)}`, { uris: some(1, 120) });
    expect(await contentsOf(path)).toEqual([...some(1), ...some(2, 100), ...some(99, 1), ...some(1, 110)]);
  });

  it.each([
    [() => ({}), 'No uris provided'],
    [() => ({ uris: [] }), 'No uris provided'],
    [() => ({ uris: some(101) }), 'You can add a maximum of 100 tracks per request.'],
    [() => ({ uris: ['2oUmr2Kaxup6iOglqK0FK3'] }), 'Invalid track uri: 2oUmr2Kaxup6iOglqK0FK3'],
    [() => ({ uris: ['spotify:local:a:b:c:1'] }), 'Invalid track uri: spotify:local:a:b:c:1'],
    [() => ({ uris: [`spotify:track:${'1'.repeat(22)}`] }), 'Payload contains a non-existing ID'],
    [() => ({ uris: some(1), position: 4 }), 'Index out of bounds'],
    [() => ({ uris: some(1), position: -1 }), 'Index out of bounds'],
    [() => ({ uris: some(1), position: 1.5 }), 'Index out of bounds'],
  ])('refuses what is wrong (%#)', async (body, message) => {
    const path = await create(some(3));
    const refused = await api.send('POST', `${path}/items`, body());
    expect([refused.status, refused.body.error.message]).toEqual([400, message]);
    expect(await contentsOf(path)).toEqual(some(3));
  });

  it('falls over above 11 000', async () => {
    const path = await create();
    const [, , id = ''] = path.split('/');
    const content = { kind: 'track', trackId: uris[0]?.split(':')[2] ?? '' } as const;
    double.world.hand.add(
      id,
      Array.from({ length: 10_950 }, () => content),
      'mira.keller',
    );
    expect((await api.send('POST', `${path}/items`, { uris: some(51) })).status).toBe(500);
    expect((await api.send('POST', `${path}/items`, { uris: some(50) })).status).toBe(201);
  });
});

describe('removing', () => {
  it('takes every occurrence, looks at no positions, leaves local files alone', async () => {
    const [a = '', b = '', c = ''] = uris;
    const path = await create([a, b, a, c, a]);
    const removed = await api.send('DELETE', `${path}/items`, { items: [{ uri: a, positions: [0] }] });
    expect(removed.status).toBe(200);
    expect(await contentsOf(path)).toEqual([b, c]);
    const before = (await api.get(path)).body.snapshot_id;
    const nothing = await api.send('DELETE', `${path}/items`, { items: [{ uri: a }] });
    expect(nothing.body.snapshot_id).toBe(before);
    const local = await api.send('DELETE', `${path}/items`, { items: [{ uri: 'spotify:local:a:b:c:1' }] });
    expect(local.status).toBe(400);
  });

  it('wants the new name of the list', async () => {
    const path = await create(some(2));
    const old = await api.send('DELETE', `${path}/items`, { tracks: [{ uri: uris[0] }] });
    expect([old.status, old.body.error.message]).toEqual([400, 'Missing required field: items']);
    const many = await api.send('DELETE', `${path}/items`, { items: some(101).map((uri) => ({ uri })) });
    expect(many.status).toBe(400);
  });
});

describe('replacing and reordering', () => {
  it('does not mix them', async () => {
    const path = await create(some(3));
    const both = { uris: some(1), range_start: 0, insert_before: 1 };
    expect((await api.send('PUT', `${path}/items`, both)).status).toBe(400);
    expect((await api.send('PUT', `${path}/items`, {})).body.error.message).toBe('No uris provided');
    expect((await api.send('PUT', `${path}/items`, { uris: some(101) })).status).toBe(400);
    expect((await api.send('PUT', `${path}/items`, { uris: [] })).status).toBe(200);
    expect(await contentsOf(path)).toEqual([]);
  });

  it('keeps the dates of what is moved and resets those of what is replaced', async () => {
    const path = await create(some(3));
    const dates = async () =>
      (await api.get(`${path}/items`)).body.items.map((entry: { added_at: string }) => entry.added_at);
    const before = await dates();
    double.world.clock.advance(60_000);
    await api.send('PUT', `${path}/items`, { range_start: 0, insert_before: 3 });
    expect(await dates()).toEqual(before);
    await api.send('PUT', `${path}/items`, { uris: some(3) });
    expect(await dates()).not.toEqual(before);
  });

  it.each([
    [{ range_start: 0 }, 'Missing insert_before parameter'],
    [{ insert_before: 0 }, 'Missing range_start parameter'],
    [{ range_start: 3, insert_before: 0 }, 'Given positions are out of bounds'],
    [{ range_start: 0, insert_before: 4 }, 'Given positions are out of bounds'],
    [{ range_start: 1, insert_before: 0, range_length: 3 }, 'Given positions are out of bounds'],
    [{ range_start: 1, insert_before: 0, range_length: 0 }, 'Given positions are out of bounds'],
    [{ range_start: '1', insert_before: 0 }, 'Given positions are out of bounds'],
  ])('refuses %j on three', async (body, message) => {
    const path = await create(some(3));
    const refused = await api.send('PUT', `${path}/items`, body);
    expect([refused.status, refused.body.error.message]).toEqual([400, message]);
  });
});

describe('snapshots', () => {
  it('that are old are answered 502 once and honoured then, on what is there now', async () => {
    const [a = '', b = '', c = '', d = '', e = ''] = uris;
    const path = await create([a, b, c, d]);
    const { snapshot_id } = (await api.get(path)).body;
    await api.send('POST', `${path}/items`, { uris: [e], position: 0 });
    const move = { range_start: 0, insert_before: 3, snapshot_id };
    const first = await api.send('PUT', `${path}/items`, move);
    expect([first.status, first.body.error.message]).toEqual([502, 'Error while loading resource']);
    expect((await api.send('PUT', `${path}/items`, move)).status).toBe(200);
    expect(await contentsOf(path)).toEqual([e, b, c, a, d]);
    const removal = { items: [{ uri: a }], snapshot_id: 'AAAAAinvented' };
    for (let round = 0; round < 2; round++) {
      expect((await api.send('DELETE', `${path}/items`, removal)).status).toBe(502);
    }
    expect((await api.send('DELETE', `${path}/items`, { items: [{ uri: a }] })).status).toBe(200);
    expect(await contentsOf(path)).toEqual([e, b, c, d]);
  });
});

describe('as a list', () => {
  const number = fc.nat({ max: 9 });
  const change = fc.oneof(
    fc.record({
      kind: fc.constant('add' as const),
      which: fc.array(number, { minLength: 1, maxLength: 4 }),
      at: number,
    }),
    fc.record({
      kind: fc.constant('remove' as const),
      which: fc.array(number, { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant('move' as const),
      start: number,
      before: number,
      length: fc.integer({ min: 1, max: 4 }),
    }),
    fc.record({ kind: fc.constant('replace' as const), which: fc.array(number, { maxLength: 6 }) }),
  );

  it('every mutation does what it says to a plain array, and answers the snapshot the playlist then has', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 8 }), async (changes) => {
        const path = await create();
        let model: string[] = [];
        const named = (which: readonly number[]): string[] => which.map((index) => uris[index] ?? '');
        for (const step of changes) {
          let answer: { status: number; body: { snapshot_id?: string } };
          if (step.kind === 'add') {
            const position = Math.min(step.at, model.length);
            answer = await api.send('POST', `${path}/items`, { uris: named(step.which), position });
            model = model.toSpliced(position, 0, ...named(step.which));
          } else if (step.kind === 'remove') {
            answer = await api.send('DELETE', `${path}/items`, {
              items: named(step.which).map((uri) => ({ uri })),
            });
            model = model.filter((uri) => !named(step.which).includes(uri));
          } else if (step.kind === 'replace') {
            answer = await api.send('PUT', `${path}/items`, { uris: named(step.which) });
            model = named(step.which);
          } else {
            const { start, before, length } = step;
            answer = await api.send('PUT', `${path}/items`, {
              range_start: start,
              insert_before: before,
              range_length: length,
            });
            if (start + length > model.length || before > model.length) {
              expect(answer.status).toBe(400);
              continue;
            }
            // Told another way than the double does it: everything that does not move keeps its side of the gap.
            const stays = (uri: string, at: number) => ({
              uri,
              at,
              moves: at >= start && at < start + length,
            });
            const marked = model.map(stays);
            model = [
              ...marked.filter(({ at, moves }) => !moves && at < before),
              ...marked.filter(({ moves }) => moves),
              ...marked.filter(({ at, moves }) => !moves && at >= before),
            ].map(({ uri }) => uri);
          }
          expect(answer.status).toBeLessThan(300);
          const playlist = (await api.get(path)).body;
          expect(playlist.snapshot_id).toBe(answer.body.snapshot_id);
          expect(playlist.items.items.map(({ item }: { item: { uri: string } }) => item.uri)).toEqual(model);
        }
      }),
      { numRuns: 25 },
    );
  });
});
