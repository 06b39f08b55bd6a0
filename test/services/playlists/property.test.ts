import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BAD_GATEWAY } from '../../support/playlist-server.ts';
import { openPlaylistsWorld, uri } from '../../support/playlists.ts';

/** What may happen to a playlist: other wishes, other hands, and an apply that meets a fault at one of its calls. */
const step = fc.oneof(
  fc.record({ kind: fc.constant('want' as const), tracks: fc.uniqueArray(fc.integer({ min: 0, max: 14 })) }),
  fc.record({ kind: fc.constant('put' as const), track: fc.integer({ min: 0, max: 19 }), at: fc.nat(20) }),
  fc.record({ kind: fc.constant('take' as const), track: fc.integer({ min: 0, max: 19 }) }),
  fc.record({
    kind: fc.constant('apply' as const),
    fault: fc.option(
      fc.record({ at: fc.nat(5), when: fc.constantFrom('before' as const, 'after' as const) }),
    ),
  }),
);

const nameOf = (track: number): string => uri(`t${track}`);

test('whatever happens in whatever order, the playlist ends as what is wanted and what hands did', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      await using world = await openPlaylistsWorld();
      const { spotify } = world;
      const id = await world.manage([], { maxRemovedPercent: 100 });
      await world.apply(id);
      let wanted = new Set<string>();
      const pinned = new Set<string>();
      const banned = new Set<string>();
      const applyAll = async (): Promise<void> => {
        for (let times = 0; times < 5; times += 1) {
          if ((await world.apply(id).catch(() => null)) !== null) return;
        }
      };
      for (const one of steps) {
        const there = spotify.uris('new1');
        switch (one.kind) {
          case 'want':
            wanted = new Set(one.tracks.map(nameOf));
            await world.want(id, [...wanted]);
            break;
          case 'put': {
            const track = nameOf(one.track);
            if (there.includes(track)) break;
            spotify.edit('new1', (all) => all.toSpliced(one.at, 0, track));
            pinned.add(track);
            banned.delete(track);
            await applyAll();
            break;
          }
          case 'take': {
            const track = nameOf(one.track);
            if (!there.includes(track)) break;
            spotify.edit('new1', (all) => all.filter((other) => other !== track));
            banned.add(track);
            pinned.delete(track);
            await applyAll();
            break;
          }
          case 'apply': {
            const from = spotify.calls.length;
            const { fault } = one;
            spotify.fault = (_, index) =>
              fault !== null && index === from + fault.at ? { when: fault.when, reply: BAD_GATEWAY } : null;
            await applyAll();
            spotify.fault = () => null;
          }
        }
      }
      await applyAll();
      const expected = new Set([...wanted].filter((track) => !banned.has(track)).concat([...pinned]));
      expect([...spotify.uris('new1')].sort()).toEqual([...expected].sort());
      spotify.calls.length = 0;
      expect(await world.apply(id)).toMatchObject({ kind: 'unchanged' });
      expect(spotify.writes()).toEqual([]);
    }),
    { numRuns: 25 },
  );
});
