import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPlaylistWishes } from '../../../src/services/playlists/wishes.ts';
import { many, openPlaylistsWorld, type PlaylistsWorld, uri } from '../../support/playlists.ts';

type Id = Parameters<PlaylistsWorld['find']>[0];

const open = async () => {
  const world = await openPlaylistsWorld();
  const { store, clock, memberId } = world;
  const wishes = createPlaylistWishes({ store, clock });
  const id = await world.manage(many('a', 300));
  return Object.assign(world, {
    id,
    wishes,
    prepare: (uris: readonly string[]) => wishes.prepare(memberId, id, uris),
    set: (list: Parameters<typeof wishes.set>[3]) =>
      store.transaction((tx) => wishes.set(tx, memberId, id, list)),
    wanted: (): Promise<string[]> => store.read.managedDesired.uris(id),
  });
};

describe('a long list of wishes', () => {
  test('counts for nothing before it is set, and then at once', async () => {
    await using world = await open();
    const fresh = many('b', 700);
    const list = await world.prepare(fresh);
    expect(await world.wanted()).toEqual(many('a', 300));
    expect(await world.store.read.managedDesired.count(world.id)).toBe(300);
    expect(await world.set(list)).toBe(true);
    expect(await world.wanted()).toEqual(fresh);
    expect(await world.store.read.managedDesired.count(world.id)).toBe(700);
    await world.click(world.id, uri('c'));
    expect(await world.wanted()).toEqual([...fresh, uri('c')]);
  });

  test('is written in transactions of a few hundred lines', async () => {
    await using world = await open();
    const written: number[] = [];
    const { store } = world;
    const counting = createPlaylistWishes({
      clock: world.clock,
      store: {
        ...store,
        transaction: (work) =>
          store.transaction((tx) => {
            const { stage } = tx.managedDesired;
            const managedDesired: typeof tx.managedDesired = {
              ...tx.managedDesired,
              stage: (id, token, at, uris) => {
                written.push(uris.length);
                return stage(id, token, at, uris);
              },
            };
            return work({ ...tx, managedDesired });
          }),
      },
    });
    const fresh = many('b', 1_000);
    expect(await world.set(await counting.prepare(world.memberId, world.id, fresh))).toBe(true);
    expect(await world.wanted()).toEqual(fresh);
    expect(written.reduce((sum, lines) => sum + lines, 0)).toBe(1_000);
    expect(Math.max(...written)).toBeLessThanOrEqual(250);
  });

  test('that is wanted already is no change', async () => {
    await using world = await open();
    expect(await world.set(await world.prepare(many('a', 300)))).toBe(false);
    const same = await world.prepare(many('a', 300));
    await world.click(world.id, uri('c'));
    expect(await world.set(same)).toBe(true);
    expect(await world.wanted()).toEqual(many('a', 300));
  });

  test('written half when the process died is never wanted, and in nobody’s way', async () => {
    await using world = await open();
    const { store, id } = world;
    const token = await store.transaction((tx) => tx.managedDesired.begin(id));
    await store.transaction((tx) => tx.managedDesired.stage(id, token, 0, many('x', 400)));
    expect(await world.wanted()).toEqual(many('a', 300));
    await world.set(await world.prepare(many('b', 200)));
    expect(await world.wanted()).toEqual(many('b', 200));
  });

  test('of two at once the one begun last is staged, and both are set whole', async () => {
    await using world = await open();
    const [one, other] = await Promise.all([world.prepare(many('b', 900)), world.prepare(many('c', 900))]);
    await world.set(one);
    expect(await world.wanted()).toEqual(many('b', 900));
    await world.set(other);
    expect(await world.wanted()).toEqual(many('c', 900));
  });
});

test('whatever comes in whatever order, the list is what was set last, with the clicks since', async () => {
  const length = fc.constantFrom(0, 3, 150, 260, 600);
  const step = fc.oneof(
    fc.record({ kind: fc.constant('prepare' as const), length }),
    fc.record({ kind: fc.constant('set' as const), which: fc.nat(5) }),
    fc.record({ kind: fc.constant('click' as const), track: fc.nat(9) }),
    fc.record({ kind: fc.constant('unclick' as const), track: fc.nat(9) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (steps) => {
      await using world = await open();
      const { store, memberId, wishes } = world;
      const id: Id = world.id;
      let expected = many('a', 300);
      const ready: Awaited<ReturnType<typeof world.prepare>>[] = [];
      for (const [at, one] of steps.entries()) {
        if (one.kind === 'prepare') ready.push(await world.prepare(many(`p${at}x`, one.length)));
        else if (one.kind === 'set') {
          const list = ready[one.which];
          if (list === undefined) continue;
          await world.set(list);
          expected = [...list.uris];
        } else {
          const track = uri(`t${one.track}`);
          await store.transaction((tx) =>
            one.kind === 'click'
              ? wishes.add(tx, memberId, id, track)
              : wishes.remove(tx, memberId, id, track),
          );
          if (one.kind === 'unclick') expected = expected.filter((each) => each !== track);
          else if (!expected.includes(track)) expected = [...expected, track];
        }
        expect(await world.wanted()).toEqual(expected);
      }
    }),
    { numRuns: 15 },
  );
});
