import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MINUTE } from '../../../src/clock.ts';
import type { Repositories } from '../../../src/db/repositories/repositories.ts';
import type { Store } from '../../../src/db/store.ts';
import { channelId, type OutboxId } from '../../../src/domain/ids.ts';
import type { OutboxTarget } from '../../../src/domain/outbox.ts';
import { createJobQueue } from '../../../src/services/jobs/queue.ts';
import { createOutbox } from '../../../src/services/outbox/outbox.ts';
import { createOutboxSender, type OnRefused, type Sending } from '../../../src/services/outbox/sender.ts';
import { createManualClock, type ManualClock } from '../../support/clock.ts';
import { openTestStore } from '../../support/database.ts';
import { createFakePosts, type FakePosts, Killed } from '../../support/discord-posts.ts';
import { ANNA, addMembers } from '../../support/jobs.ts';
import { createMemoryLog } from '../../support/log.ts';
import { noPictures } from '../../support/pictures.ts';

const CHANNEL = channelId('800000000000000001');
const inChannel: OutboxTarget = { to: 'channel', channelId: CHANNEL };
const body = { components: [{ type: 17, components: [{ type: 10, content: 'Digest' }] }] };
const calm = new AbortController().signal;
let nonces = 0;

const setUp = (store: Store, onRefused: OnRefused[] = [], clock: ManualClock = createManualClock()) => {
  const queue = createJobQueue({ store, clock, wake: () => undefined });
  const outbox = createOutbox({ store, clock, queue, newNonce: () => `nonce-${++nonces}` });
  const posts = createFakePosts(clock);
  const sender = createOutboxSender({
    store,
    clock,
    posts,
    log: createMemoryLog(),
    pictures: noPictures,
    onRefused,
  });
  const write = async (target: OutboxTarget = inChannel, dedupeKey = 'one'): Promise<OutboxId> => {
    const id = await store.transaction((tx) => outbox.post(tx, { dedupeKey, target, body }));
    if (id === null) throw new Error('The key was taken.');
    return id;
  };
  return { clock, outbox, posts, sender, write };
};

/** Calls again at the times asked for, as the job does. */
const finish = async (
  { sender, clock }: Pick<ReturnType<typeof setUp>, 'sender' | 'clock'>,
  id: OutboxId,
): Promise<Sending> => {
  for (;;) {
    const sending = await sender.send(id, calm);
    if (sending.kind !== 'later') return sending;
    clock.advance(Math.max(0, sending.at - clock.now()));
  }
};

describe('a post', () => {
  test('is written with its cause, once per key, and sent by a job', async () => {
    await using db = openTestStore();
    const { outbox, write } = setUp(db.store);
    const failed = db.store.transaction(async (tx) => {
      await outbox.post(tx, { dedupeKey: 'one', target: inChannel, body });
      throw new Error('the cause did not happen');
    });
    await expect(failed).rejects.toThrow('the cause did not happen');
    const id = await write();
    await expect(write()).rejects.toThrow('taken');
    expect(await db.store.read.jobs.activeByKey(`outbox:${id}`)).toMatchObject({ kind: 'outbox.send' });
  });

  test('arrives in a channel or a DM', async () => {
    await using db = openTestStore();
    await addMembers(db.store, ANNA);
    const house = setUp(db.store);
    expect(await finish(house, await house.write())).toEqual({ kind: 'sent' });
    expect(await finish(house, await house.write({ to: 'member', memberId: ANNA }, 'two'))).toEqual({
      kind: 'sent',
    });
    expect(house.posts.messages).toHaveLength(2);
    expect(await house.sender.send(1 as OutboxId, calm)).toEqual({ kind: 'ended' });
    expect(house.posts.messages).toHaveLength(2);
  });

  test('whose job got lost gets a new one', async () => {
    await using db = openTestStore();
    const { clock, outbox, write } = setUp(db.store);
    const id = await write();
    await db.store.transaction(async (tx) => {
      const job = await tx.jobs.activeByKey(`outbox:${id}`);
      if (job !== null)
        await tx.jobs.update(job.id, { status: 'FAILED', finishedAt: clock.now() }, clock.now());
    });
    await outbox.enqueueOverdue(clock.now());
    expect(await db.store.read.jobs.activeByKey(`outbox:${id}`)).toBeNull();
    await outbox.enqueueOverdue(clock.now() + 2 * MINUTE);
    expect(await db.store.read.jobs.activeByKey(`outbox:${id}`)).toMatchObject({ status: 'PENDING' });
  });
});

describe('a post that Discord refuses', () => {
  test.each(['cannot_post', 'channel_gone'] as const)(
    '%s: given up, and its cause is told in the same transaction',
    async (why) => {
      await using db = openTestStore();
      const told: unknown[] = [];
      const house = setUp(db.store, [
        async (tx: Repositories, post, reason) => {
          told.push([post.dedupeKey, reason, (await tx.outbox.find(post.id))?.status]);
        },
      ]);
      (why === 'cannot_post' ? house.posts.refused : house.posts.gone).add(CHANNEL);
      const id = await house.write();
      expect(await finish(house, id)).toEqual({ kind: 'failed' });
      expect(told).toEqual([['one', why, 'FAILED']]);
      expect(await db.store.read.outbox.find(id)).toMatchObject({ status: 'FAILED', why });
    },
  );

  test.each(['at the door', 'at the message'])(
    'closed DMs %s: noted, and no further DM is tried',
    async (where) => {
      await using db = openTestStore();
      await addMembers(db.store, ANNA);
      const house = setUp(db.store);
      house.posts.refused.add(where === 'at the door' ? ANNA : `9${ANNA.slice(1)}`);
      const dm: OutboxTarget = { to: 'member', memberId: ANNA };
      const id = await house.write(dm);
      expect(await finish(house, id)).toEqual({ kind: 'failed' });
      expect(await db.store.read.members.find(ANNA)).toMatchObject({ dmClosedAt: house.clock.now() });
      house.posts.faults = ['kill_before'];
      expect(await finish(house, await house.write(dm, 'two'))).toEqual({ kind: 'failed' });
      expect(house.posts.faults).toHaveLength(1);
    },
  );

  test('with something unforeseen: tried a few times, then given up', async () => {
    await using db = openTestStore();
    const house = setUp(db.store);
    let requests = 0;
    house.posts.create = async () => {
      requests += 1;
      throw new TypeError('400');
    };
    const id = await house.write();
    expect(await finish(house, id)).toEqual({ kind: 'failed' });
    expect(await db.store.read.outbox.find(id)).toMatchObject({ why: 'rejected' });
    expect(requests).toBe(5);
  });
});

/** A store that dies before or after its n-th transaction, and the Discord that dies with it. */
const mortal = (store: Store, posts: FakePosts, plan: ('ok' | 'before' | 'after')[]): Store => {
  const die = (): never => {
    posts.dead = true;
    throw new Killed();
  };
  return {
    ...store,
    transaction: async (work) => {
      if (posts.dead) throw new Killed();
      const fate = plan.shift() ?? 'ok';
      if (fate === 'before') die();
      const result = await store.transaction(work);
      return fate === 'after' ? die() : result;
    },
  };
};

const life = fc.record({
  calls: fc.array(fc.constantFrom('ok', 'lost', 'never', 'rate', 'kill_before', 'kill_after'), {
    maxLength: 4,
  }),
  writes: fc.array(fc.constantFrom('ok', 'before', 'after'), { maxLength: 4 }),
  pauseMinutes: fc.integer({ min: 0, max: 20 }),
  chatter: fc.constantFrom(0, 3, 150),
});

test('whatever breaks at whatever point: never two messages, never none without saying so', async () => {
  await using db = openTestStore();
  await fc.assert(
    fc.asyncProperty(fc.array(life, { maxLength: 6 }), fc.boolean(), async (lives, readable) => {
      const house = setUp(db.store);
      const { clock, posts } = house;
      posts.readable = readable;
      posts.chatter(CHANNEL, 2);
      clock.advance(30 * MINUTE);
      const id = await house.write(inChannel, `life ${nonces}`);
      for (const { calls, writes, pauseMinutes, chatter } of lives) {
        // Each life is a process of its own; Discord remembers what happened before.
        const memory = createFakePosts(clock);
        memory.messages.push(...posts.messages);
        memory.readable = readable;
        memory.faults = [...calls];
        const store = mortal(db.store, memory, [...writes]);
        const sender = createOutboxSender({
          store,
          clock,
          posts: memory,
          log: createMemoryLog(),
          pictures: noPictures,
          onRefused: [],
        });
        await finish({ sender, clock }, id).catch((error: unknown) => {
          if (!(error instanceof Killed)) throw error;
        });
        posts.messages.splice(0, posts.messages.length, ...memory.messages);
        clock.advance(pauseMinutes * MINUTE);
        posts.chatter(CHANNEL, chatter);
      }
      await finish(house, id);
      const post = await db.store.read.outbox.find(id);
      const sent = posts.messages.filter(({ nonce }) => nonce === post?.nonce).length;
      expect(sent).toBeLessThanOrEqual(1);
      const tellable = readable && lives.every(({ chatter }) => chatter < 100);
      if (post?.status === 'UNVERIFIED') expect(tellable).toBe(false);
      else expect([post?.status, sent]).toEqual(['SENT', 1]);
    }),
    { numRuns: 300 },
  );
});
