import { expect, test } from 'vitest';
import { guildId, type MemberId, memberId } from '../../../src/domain/ids.ts';
import { CHANNEL, SERVER } from '../../support/digests.ts';
import { openServerWorld } from '../../support/server.ts';

const ANNA = memberId('100000000000000001');
const BEN = memberId('100000000000000002');
const OTHER = guildId('400000000000000007');
const body = (...members: MemberId[]) => ({
  components: [{ type: 10, content: ['### Who', ...members.map((id) => `<@${id}>`)].join('\n') }],
});
const postOf = (key: string, ...members: MemberId[]) => ({
  guildId: SERVER,
  members,
  post: { dedupeKey: key, target: { to: 'channel', channelId: CHANNEL } as const, body: body(...members) },
});

test('a post that is there is changed as soon as somebody takes their name back, and keeps the others', async () => {
  await using world = openServerWorld();
  for (const id of [ANNA, BEN]) await world.agree(id, SERVER, 'named');
  const { store, namedPosts, privacy, posts } = world;
  const posted = await store.transaction((tx) => namedPosts.post(tx, postOf('a', ANNA, BEN)));
  expect(posted).toBe('posted');
  await world.sendAll();
  expect(posts.messages).toHaveLength(1);

  await privacy.setServer(ANNA, SERVER, 'counted');
  expect(await world.holds(`@${ANNA}`)).toEqual([]);
  await world.unnameAll();
  expect(JSON.stringify(posts.messages[0]?.body)).toContain(BEN);
  expect(JSON.stringify(posts.messages)).not.toContain(ANNA);

  await privacy.leaveAll(BEN);
  await world.unnameAll();
  expect(posts.messages[0]?.body).toEqual(world.emptied);
  expect(await world.waiting()).toEqual([]);
});

test('what still waits in the outbox goes out without them; nobody who did not agree gets into it', async () => {
  await using world = openServerWorld();
  for (const id of [ANNA, BEN]) await world.agree(id, SERVER, 'named');
  const { store, namedPosts, privacy, posts } = world;
  await store.transaction((tx) => namedPosts.post(tx, postOf('a', ANNA, BEN)));
  await privacy.setServer(ANNA, SERVER, 'off');
  await world.sendAll();
  expect(JSON.stringify(posts.messages)).not.toContain(ANNA);
  expect(JSON.stringify(posts.messages)).toContain(BEN);
  const again = await store.transaction((tx) => namedPosts.post(tx, postOf('b', ANNA, BEN)));
  expect(again).toBe('withdrawn');
  expect(await store.transaction((tx) => namedPosts.post(tx, { ...postOf('c', BEN), guildId: OTHER }))).toBe(
    'withdrawn',
  );
  await world.sendAll();
  expect(posts.messages).toHaveLength(1);
});

test('a message that is gone is let go, one that is closed is asked for again', async () => {
  await using world = openServerWorld();
  for (const id of [ANNA, BEN]) await world.agree(id, SERVER, 'named');
  const { store, namedPosts, privacy, posts, clock } = world;
  await store.transaction((tx) => namedPosts.post(tx, postOf('a', ANNA, BEN)));
  await world.sendAll();
  posts.faults = ['never'];
  await privacy.setServer(ANNA, SERVER, 'off');
  await expect(world.unnameAll()).rejects.toMatchObject({ code: 'PROVIDER_UNAVAILABLE' });
  posts.messages.length = 0;
  clock.advance(1_000);
  await world.unnameAll();
  expect(await world.waiting()).toEqual([]);
  expect(await store.read.namedPosts.naming(SERVER, BEN)).toEqual([]);
});
