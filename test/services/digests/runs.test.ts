import { describe, expect, test } from 'vitest';
import type { Repositories } from '../../../src/db/repositories/repositories.ts';
import type { Store } from '../../../src/db/store.ts';
import { memberId } from '../../../src/domain/ids.ts';
import { createSetBack } from '../../../src/services/set-back.ts';
import {
  CHANNEL,
  createDigestHouse,
  type DigestWorld,
  MAKER,
  MANAGER,
  openDigestWorld,
  SERVER,
  weeklyWish,
} from '../../support/digests.ts';
import { going } from '../../support/listening.ts';

const ANNA = memberId('100000000000000001');
const BEN = memberId('100000000000000002');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Past the first run of a weekly digest. */
const due = async (world: DigestWorld, late = 60_000) => {
  const digest = await world.digests.add(weeklyWish);
  world.clock.advance(digest.nextRunAt - world.clock.now() + late);
  return digest;
};
const bodies = async (world: DigestWorld): Promise<string> =>
  JSON.stringify((await world.outboxRows()).map(({ body }) => body));

describe('a digest that is due', () => {
  test('is written once, quietly, for its channel, and moves on', async () => {
    await using world = openDigestWorld();
    const digest = await due(world);
    await world.agree(ANNA);
    await world.hear(ANNA, 'a', digest.nextRunAt - HOUR);
    await world.hear(ANNA, 'b', digest.nextRunAt);

    const posted = { kind: 'posted', runAt: digest.nextRunAt, nextRunAt: digest.nextRunAt + 7 * DAY };
    expect(await world.runs.run(digest.id)).toEqual(posted);
    expect(await world.runs.run(digest.id)).toEqual({ kind: 'idle' });
    const rows = await world.outboxRows();
    expect(rows).toMatchObject([
      { dedupeKey: `digest:${digest.id}:${digest.nextRunAt}`, target: { to: 'channel', channelId: CHANNEL } },
    ]);
    expect(rows[0]?.body).toMatchObject({ flags: (1 << 15) | (1 << 12), allowed_mentions: { parse: [] } });
    const text = await bodies(world);
    expect(text).toContain('Song a');
    expect(text).not.toContain('Song b');
    expect(text).toContain(
      `v1:digest.closer::${digest.id}:${digest.nextRunAt - 7 * DAY}:${digest.nextRunAt}`,
    );
  });

  test('tells of its own week only, and every play once', async () => {
    await using world = openDigestWorld();
    const digest = await due(world);
    await world.agree(ANNA);
    await world.hear(ANNA, 'early', digest.nextRunAt - 7 * DAY);
    await world.hear(ANNA, 'before', digest.nextRunAt - 7 * DAY - 1);
    await world.hear(ANNA, 'next', digest.nextRunAt);
    await world.runs.run(digest.id);
    expect(await bodies(world)).toMatch(/Song early/);
    expect(await bodies(world)).not.toMatch(/Song (before|next)/);
    world.clock.advance(7 * DAY);
    await world.runs.run(digest.id);
    expect(await bodies(world)).toMatch(/Song next/);
  });

  test('in an empty server still appears, and invites', async () => {
    await using world = openDigestWorld();
    const digest = await due(world);
    await world.runs.run(digest.id);
    expect(await bodies(world)).toContain('v1:privacy.server::counted');
  });

  test('a day late is left out; hours late is not', async () => {
    await using world = openDigestWorld();
    const late = await due(world, 25 * HOUR);
    expect(await world.runs.run(late.id)).toEqual({ kind: 'left_out', nextRunAt: late.nextRunAt + 7 * DAY });
    expect(await world.outboxRows()).toEqual([]);
    expect(await world.runs.run(late.id)).toEqual({ kind: 'idle' });
    const soon = await due(world, 23 * HOUR);
    expect(await world.runs.run(soon.id)).toMatchObject({ kind: 'posted' });
  });

  test('is enqueued once by the scan; paused and removed ones are not, nor do they run', async () => {
    await using world = openDigestWorld();
    const digest = await due(world);
    const paused = await world.digests.add(weeklyWish);
    world.clock.advance(7 * DAY);
    await world.store.transaction((tx) => tx.digests.pause(paused.id, 'channel_gone', 1));
    await world.runs.enqueueDue(world.clock.now());
    await world.runs.enqueueDue(world.clock.now());
    expect(await world.jobs()).toMatchObject([{ kind: 'digest.post', metadata: { digestId: digest.id } }]);
    expect(await world.runs.run(paused.id)).toEqual({ kind: 'idle' });
    await world.digests.remove(MANAGER, digest.id);
    expect(await world.runs.run(digest.id)).toEqual({ kind: 'idle' });
    expect(await world.outboxRows()).toEqual([]);
  });

  test('never contains somebody who withdrew while it was being counted', async () => {
    await using world = openDigestWorld();
    const digest = await due(world);
    await world.agree(ANNA);
    await world.agree(BEN);
    await world.hear(ANNA, 'a', digest.nextRunAt - HOUR);
    await world.hear(BEN, 'b', digest.nextRunAt - HOUR);
    let counting = 0;
    const store: Store = {
      ...world.store,
      read: {
        ...world.store.read,
        serverPlays: {
          ...world.store.read.serverPlays,
          totals: async (guild, period) => {
            const totals = await world.store.read.serverPlays.totals(guild, period);
            counting += 1;
            if (counting === 1) await world.privacy.setServer(ANNA, SERVER, 'off');
            return totals;
          },
        },
      },
    };
    expect(await createDigestHouse(store, world.clock).runs.run(digest.id)).toMatchObject({ kind: 'posted' });
    expect(counting).toBe(2);
    expect(await bodies(world)).toContain('Song b');
    expect(await bodies(world)).not.toContain('Song a');
  });
});

test('a clock that was ahead and is set back: the run that was posted there is not posted again', async () => {
  await using world = openDigestWorld();
  const digest = await due(world);
  await world.runs.run(digest.id);
  expect(await world.outboxRows()).toHaveLength(1);
  world.clock.jump(-3 * DAY);
  await createSetBack(world).rebase();
  expect(await world.store.read.digests.find(digest.id)).toMatchObject({ nextRunAt: digest.nextRunAt });
  world.clock.advance(3 * DAY);
  expect(await world.runs.run(digest.id)).toEqual({ kind: 'idle' });
  expect(await world.outboxRows()).toHaveLength(1);
  const next = { nextRunAt: digest.nextRunAt + 7 * DAY };
  expect(await world.store.read.digests.find(digest.id)).toMatchObject(next);
});

class Crash extends Error {}

/** The process dies at the n-th thing that a transaction asks of the database, or right after its commit. */
const dyingStore = (store: Store, at: number): { store: Store; steps: () => number } => {
  let steps = 0;
  const step = (): void => {
    steps += 1;
    if (steps === at) throw new Crash();
  };
  const dying = <T extends object>(thing: T): T =>
    new Proxy(thing, {
      get: (target, key, receiver) => {
        const value: unknown = Reflect.get(target, key, receiver);
        if (typeof value === 'object' && value !== null) return dying(value);
        if (typeof value !== 'function') return value;
        return async (...args: unknown[]) => {
          step();
          const result: unknown = await Reflect.apply(value, target, args);
          step();
          return result;
        };
      },
    });
  const transaction: Store['transaction'] = async (work) => {
    const result = await store.transaction((tx) => work(dying<Repositories>(tx)));
    step();
    return result;
  };
  return { store: { ...store, transaction }, steps: () => steps };
};

test('a crash between any two steps leaves exactly one post after the restart', async () => {
  await using rehearsal = openDigestWorld();
  const counted = dyingStore(rehearsal.store, -1);
  const first = await due(rehearsal);
  await createDigestHouse(counted.store, rehearsal.clock).runs.run(first.id);
  expect(counted.steps()).toBeGreaterThan(6);

  for (let at = 1; at <= counted.steps(); at += 1) {
    await using world = openDigestWorld();
    const digest = await due(world);
    const before = createDigestHouse(dyingStore(world.store, at).store, world.clock);
    await expect(before.runs.run(digest.id)).rejects.toThrow(Crash);
    const rows = await world.outboxRows();
    const stands = await world.store.read.digests.find(digest.id);
    // Both or neither: never a post without the step on, nor a step on without the post.
    expect(rows.length === 1).toBe(stands?.nextRunAt === digest.nextRunAt + 7 * DAY);

    const after = createDigestHouse(world.store, world.clock);
    await after.runs.run(digest.id);
    expect(await world.outboxRows()).toHaveLength(1);
    expect(await world.store.read.digests.find(digest.id)).toMatchObject({
      nextRunAt: digest.nextRunAt + 7 * DAY,
    });
    // Each post has its job to be sent.
    expect((await world.jobs()).filter(({ kind }) => kind === 'outbox.send')).toHaveLength(1);
  }
});

describe('a digest that Discord refuses', () => {
  const send = async (world: DigestWorld) => {
    for (const { id, status } of await world.outboxRows()) {
      if (status === 'PENDING') await world.sender.send(id, going);
    }
  };

  test.each([
    ['cannot_post', 'refused'],
    ['channel_gone', 'gone'],
  ] as const)('%s: pauses, and its maker is told once', async (why, fault) => {
    await using world = openDigestWorld();
    await world.store.transaction((tx) => tx.members.see({ id: MAKER, locale: 'en' }, 1));
    const digest = await due(world);
    await world.runs.run(digest.id);
    world.posts[fault].add(CHANNEL);
    await send(world);
    expect(await world.store.read.digests.find(digest.id)).toMatchObject({
      pausedAt: world.clock.now(),
      pausedWhy: why,
    });
    await send(world);
    expect(world.posts.messages).toHaveLength(1);
    expect(JSON.stringify(world.posts.messages[0]?.body)).toContain(`<#${CHANNEL}>`);
    expect(await world.outboxRows()).toHaveLength(2);

    world.clock.advance(7 * DAY);
    await world.runs.enqueueDue(world.clock.now());
    expect((await world.jobs()).filter(({ kind }) => kind === 'digest.post')).toEqual([]);
  });

  test('for an hour: it comes once, after', async () => {
    await using world = openDigestWorld();
    const digest = await due(world);
    await world.runs.run(digest.id);
    for (let tries = 0; tries < 12; tries += 1) {
      world.posts.faults = ['rate'];
      await send(world);
      expect(world.posts.messages).toEqual([]);
      world.clock.advance(HOUR / 12);
    }
    await send(world);
    await send(world);
    expect(world.posts.messages).toHaveLength(1);
    expect(await world.store.read.digests.find(digest.id)).toMatchObject({ pausedAt: null });
  });

  test('posts of others and other refusals leave digests alone', async () => {
    await using world = openDigestWorld();
    const digest = await due(world);
    const refuse = (dedupeKey: string, why: 'cannot_post' | 'rejected' | 'dm_closed') =>
      world.store.transaction((tx) => {
        const post = { ...base, dedupeKey };
        return world.runs.refused(tx, post, why, 1);
      });
    await refuse(`account:${digest.id}:1`, 'cannot_post');
    await refuse(`digest:${digest.id}:1`, 'rejected');
    await refuse(`digest-paused:${digest.id}:1`, 'dm_closed');
    await refuse('digest:999:1', 'cannot_post');
    expect(await world.store.read.digests.find(digest.id)).toMatchObject({ pausedAt: null });
  });
});

const base = {
  id: 1 as never,
  target: { to: 'channel', channelId: CHANNEL } as const,
  body: {},
  nonce: '',
  status: 'FAILED' as const,
  attempts: 1,
  pictures: null,
  firstTriedAt: null,
  nextTryAt: 1,
  messageId: null,
  why: null,
};
