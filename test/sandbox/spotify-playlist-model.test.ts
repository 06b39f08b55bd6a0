import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ItemCall } from '../../scripts/sandbox/spotify/item-writes.ts';
import {
  apply,
  edited,
  type PlaylistState,
  playlistOf,
  trackUri,
  urisOf,
} from '../../scripts/sandbox/spotify/playlist-model.ts';
import { type Caller, openDouble, type TestDouble } from '../support/spotify-double.ts';

/** The rules of writing as a value: what is told here of a list must be true of the double over HTTP, too. */
const hand = { at: 1_000_500, by: 'segue' };
const names = (count: number): string[] => Array.from({ length: count }, (_, at) => trackUri(at));
const post = (body: object): ItemCall => ({ method: 'POST', body: { ...body } });
const put = (body: object): ItemCall => ({ method: 'PUT', body: { ...body } });
const del = (body: object): ItemCall => ({ method: 'DELETE', body: { ...body } });
const items = (uris: readonly string[]): { uri: string }[] => uris.map((uri) => ({ uri }));

describe('the model', () => {
  const [a = '', b = '', c = '', d = ''] = names(4);

  it.each<[string, ItemCall, number, string[]]>([
    ['adds at the end', post({ uris: [d] }), 201, [a, b, a, c, d]],
    ['adds before a place', post({ uris: [d, d], position: 1 }), 201, [a, d, d, b, a, c]],
    ['takes out every occurrence', del({ items: [{ uri: a, positions: [0] }] }), 200, [b, c]],
    ['replaces', put({ uris: [d] }), 200, [d]],
    ['clears', put({ uris: [] }), 200, []],
    ['moves one', put({ range_start: 0, insert_before: 4 }), 200, [b, a, c, a]],
    ['moves several', put({ range_start: 2, insert_before: 0, range_length: 2 }), 200, [a, c, a, b]],
    ['leaves it', put({ range_start: 1, insert_before: 2 }), 200, [a, b, a, c]],
  ])('%s', (_, call, status, uris) => {
    const before = playlistOf([a, b, a, c]);
    const { state, ...answer } = apply(call, before, hand);
    expect(answer).toEqual({ status, snapshotId: state.snapshotId, message: null });
    expect(urisOf(state)).toEqual(uris);
    expect(state.snapshotId).not.toBe(before.snapshotId);
  });

  it('keeps dates and names of what stays, and gives new ones to what is added', () => {
    const before = playlistOf([{ uri: a, addedAt: 5_000, addedBy: 'anna' }, b]);
    const moved = apply(put({ range_start: 0, insert_before: 2 }), before, hand).state;
    const after = apply(post({ uris: [c] }), moved, hand).state;
    expect(after.entries).toEqual([
      { uri: b, addedAt: 0, addedBy: 'owner' },
      { uri: a, addedAt: 5_000, addedBy: 'anna' },
      { uri: c, addedAt: 1_000_000, addedBy: 'segue' },
    ]);
    const replaced = apply(put({ uris: [a] }), after, hand).state;
    expect(replaced.entries).toEqual([{ uri: a, addedAt: 1_000_000, addedBy: 'segue' }]);
  });

  it('refuses without changing anything', () => {
    const state = playlistOf([a, b], { most: 3 });
    const refused = (call: ItemCall): unknown[] => {
      const answer = apply(call, state, hand);
      expect(answer.state).toBe(state);
      return [answer.status, answer.message];
    };
    expect(refused(post({ uris: names(101) }))[0]).toBe(400);
    expect(refused(post({ uris: [c, d] }))).toEqual([500, 'Server error.']);
    expect(refused(post({ uris: ['spotify:local:a:b:c:1'] }))[0]).toBe(400);
    expect(refused(del({ items: items(names(101)) }))[0]).toBe(400);
    expect(refused(del({ tracks: items([a]) }))).toEqual([400, 'Missing required field: items']);
    expect(refused(put({ uris: [a], range_start: 0 }))[0]).toBe(400);
    expect(refused(put({ range_start: 0, insert_before: 3 }))[0]).toBe(400);
  });

  it('honours an old snapshot from the second time on, and an invented one never', () => {
    const first = playlistOf([a, b, c]);
    const changed = edited(first, (entries) => entries.toReversed());
    const move = put({ range_start: 0, insert_before: 3, snapshot_id: first.snapshotId });
    const met = apply(move, changed, hand);
    expect([met.status, met.message, urisOf(met.state)]).toEqual([
      502,
      'Error while loading resource',
      [c, b, a],
    ]);
    const again = apply(move, met.state, hand);
    expect([again.status, urisOf(again.state)]).toEqual([200, [c, b, a]]);
    const invented = del({ items: items([a]), snapshot_id: 'invented' });
    expect(apply(invented, apply(invented, first, hand).state, hand).status).toBe(502);
  });
});

describe('the double does the same', () => {
  let double: TestDouble;
  let api: Caller;
  let uris: string[];
  beforeAll(async () => {
    double = await openDouble();
    api = await double.link('mira.keller');
    uris = double.world
      .likes('jonasberg91')
      .slice(0, 8)
      .map(({ trackId }) => `spotify:track:${trackId}`);
  });
  afterAll(() => double[Symbol.asyncDispose]());

  const small = fc.nat({ max: 9 });
  const which = fc.array(fc.nat({ max: 7 }), { maxLength: 4 });
  /** A snapshot of some changes ago, or none. */
  const old = fc.option(fc.nat({ max: 3 }), { nil: undefined });
  const call = fc.oneof(
    fc.record({ kind: fc.constant('add' as const), which, position: fc.option(small, { nil: undefined }) }),
    fc.record({ kind: fc.constant('replace' as const), which }),
    fc.record({ kind: fc.constant('remove' as const), which, old }),
    fc.record({
      kind: fc.constant('move' as const),
      start: small,
      before: small,
      length: fc.nat({ max: 4 }),
      old,
    }),
  );

  it('call by call: status, words, uris, dates, and which snapshots are the newest', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(call, { minLength: 2, maxLength: 10 }), async (calls) => {
        const { body } = await api.send('POST', '/me/playlists', { name: 'Test' });
        const path = `/playlists/${body.id}/items`;
        const theirs: string[] = [body.snapshot_id];
        const ours: PlaylistState[] = [playlistOf([])];
        for (const step of calls) {
          double.world.clock.advance(1_500);
          const before = ours.at(-1) ?? playlistOf([]);
          const back =
            'old' in step && step.old !== undefined ? Math.max(0, ours.length - 1 - step.old) : null;
          const wire = wireOf(step, uris);
          const asked = (snapshot: string | undefined): ItemCall => ({
            ...wire,
            body: { ...wire.body, ...(snapshot !== undefined && { snapshot_id: snapshot }) },
          });
          const expected = apply(asked(back === null ? undefined : ours[back]?.snapshotId), before, {
            at: double.world.now(),
            by: 'mira.keller',
          });
          const sent = asked(back === null ? undefined : theirs[back]);
          const answer = await api.send(sent.method, path, sent.body);
          expect([answer.status, answer.body.error?.message ?? null]).toEqual([
            expected.status,
            expected.message,
          ]);
          const read = (await api.get(`/playlists/${body.id}`)).body;
          if (expected.snapshotId !== null) expect(answer.body.snapshot_id).toBe(read.snapshot_id);
          expect(read.snapshot_id === theirs.at(-1)).toBe(expected.state.snapshotId === before.snapshotId);
          expect(read.items.items.map(shown)).toEqual(expected.state.entries);
          if (read.snapshot_id === theirs.at(-1)) ours[ours.length - 1] = expected.state;
          else {
            ours.push(expected.state);
            theirs.push(read.snapshot_id);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

type Step =
  | { kind: 'add'; which: number[]; position: number | undefined }
  | { kind: 'replace' | 'remove'; which: number[] }
  | { kind: 'move'; start: number; before: number; length: number };

function wireOf(step: Step, uris: readonly string[]): ItemCall {
  const named = 'which' in step ? step.which.map((at) => uris[at] ?? '') : [];
  switch (step.kind) {
    case 'add':
      return post({ uris: named, ...(step.position !== undefined && { position: step.position }) });
    case 'replace':
      return put({ uris: named });
    case 'remove':
      return del({ items: items(named) });
    case 'move':
      return put({ range_start: step.start, insert_before: step.before, range_length: step.length });
  }
}

const shown = (entry: { added_at: string; added_by: { id: string }; item: { uri: string } }): object => ({
  uri: entry.item.uri,
  addedAt: Date.parse(entry.added_at),
  addedBy: entry.added_by.id,
});
