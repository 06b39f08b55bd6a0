import { expect, test } from 'vitest';
import { memberId } from '../../../src/domain/ids.ts';
import type { Presence } from '../../../src/providers/discord/guilds-port.ts';
import { createServerPresence, createServers } from '../../../src/services/server/presence.ts';
import { CHANNEL, ELSEWHERE, SERVER } from '../../support/digests.ts';
import { openServerWorld } from '../../support/server.ts';

const ANNA = memberId('100000000000000001');
const BEN = memberId('100000000000000002');
const CLEO = memberId('100000000000000003');
const DAY = 86_400_000;
const { signal } = new AbortController();

const open = async () => {
  const world = openServerWorld();
  const asked: string[] = [];
  const says = new Map<string, Presence>();
  const presence = createServerPresence({
    ...{ store: world.store, clock: world.clock, consents: world.consents },
    guilds: {
      presence: async (guild, member) => {
        asked.push(member);
        return says.get(`${guild} ${member}`) ?? 'here';
      },
    },
  });
  for (const id of [ANNA, BEN]) await world.agree(id, SERVER, 'named');
  await world.agree(CLEO, ELSEWHERE, 'named');
  return { ...world, asked, says, presence };
};

test('each is asked for once a day; who is gone is taken out as if they had said so', async () => {
  await using world = await open();
  const { presence, asked, says, clock, store } = world;
  // Whoever agrees is there at that moment.
  expect(await presence.sweep(signal)).toEqual({ here: 0, gone: 0, servers: 0 });
  clock.advance(DAY);
  says.set(`${SERVER} ${BEN}`, 'gone');
  expect(await presence.sweep(signal)).toEqual({ here: 2, gone: 1, servers: 0 });
  expect(await presence.sweep(signal)).toEqual({ here: 0, gone: 0, servers: 0 });
  expect(asked.toSorted()).toEqual([ANNA, BEN, CLEO]);
  expect(await store.read.members.consenting(SERVER)).toEqual([ANNA]);
});

test('those whom a message names are asked for as soon as it is written, if they were not lately', async () => {
  await using world = await open();
  const { presence, asked, says, clock, store, namedPosts } = world;
  clock.advance(DAY / 2);
  says.set(`${SERVER} ${BEN}`, 'gone');
  const body = { components: [{ type: 10, content: `### Top\n<@${ANNA}>\n<@${BEN}>` }] };
  const post = { dedupeKey: 'one', target: { to: 'channel', channelId: CHANNEL } as const, body };
  await store.transaction((tx) => namedPosts.post(tx, { guildId: SERVER, members: [ANNA, BEN], post }));
  const [named] = await store.read.namedPosts.naming(SERVER, ANNA);
  if (named === undefined) throw new Error('The post was not noted.');
  expect(await presence.look(named.id, signal)).toEqual({ here: 1, gone: 1, servers: 0 });
  expect(asked).not.toContain(CLEO);
  expect(JSON.stringify((await store.read.namedPosts.find(named.id))?.body)).not.toContain(BEN);
  await presence.look(named.id, signal);
  expect(asked).toHaveLength(2);
});

test('of a server that Segue was taken out of nothing is left, by the event or by the sweep', async () => {
  await using world = await open();
  const { presence, says, clock, store } = world;
  await world.play(ANNA, 'a', 'Aurel', 40);
  await world.countAll();
  const body = { components: [{ type: 10, content: `<@${ANNA}>` }] };
  const post = { dedupeKey: 'one', target: { to: 'channel', channelId: CHANNEL } as const, body };
  await store.transaction((tx) => world.namedPosts.post(tx, { guildId: SERVER, members: [ANNA], post }));
  expect(await store.read.crowns.countOf(SERVER, ANNA)).toBe(1);
  clock.advance(DAY);
  for (const id of [ANNA, BEN]) says.set(`${SERVER} ${id}`, 'no_server');
  expect(await presence.sweep(signal)).toEqual({ here: 1, gone: 0, servers: 1 });
  expect(await store.read.members.consents(ANNA)).toEqual([]);
  expect(await store.read.members.consents(CLEO)).toEqual([ELSEWHERE]);
  // Every table that knows of servers, but for the apps that people brought.
  const { q, t } = world.database.read;
  const left = [t.crowns, t.charts, t.blends, t.namedPosts, t.digestPosts, t.digests, t.radarChannels];
  for (const table of left) expect(await q.select().from(table)).toEqual([]);
  await createServers({ store }).left(ELSEWHERE);
  expect(await store.read.members.consents(CLEO)).toEqual([]);
});
