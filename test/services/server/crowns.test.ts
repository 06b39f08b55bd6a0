import { expect, test } from 'vitest';
import { memberId } from '../../../src/domain/ids.ts';
import { CHANNEL, SERVER } from '../../support/digests.ts';
import { openServerWorld } from '../../support/server.ts';

const ANNA = memberId('100000000000000001');
const BEN = memberId('100000000000000002');
const CLEO = memberId('100000000000000003');

const open = async () => {
  const world = openServerWorld();
  for (const id of [ANNA, BEN, CLEO]) await world.agree(id);
  await world.play(ANNA, 'one', 'Aurel', 40);
  await world.play(BEN, 'one', 'Aurel', 35);
  await world.play(CLEO, 'two', 'Aurel', 60);
  const artist = await world.artist('Aurel');
  const reigns = async () =>
    (await world.crowns.ofArtist({ guildId: SERVER, memberId: ANNA }, artist)).reigns.map(
      ({ memberId: id, plays, lostAt }) => [id, plays, lostAt === null],
    );
  return { ...world, artist, reigns };
};

test('a crown goes to whoever is shown by name and played most, is lost, and passes on at a withdrawal', async () => {
  await using world = await open();
  const { privacy, countAll, reigns } = world;
  await countAll();
  // Nobody is shown by name.
  expect(await reigns()).toEqual([]);
  await privacy.setServer(BEN, SERVER, 'named');
  await countAll();
  expect(await reigns()).toEqual([[BEN, 35, true]]);
  await privacy.setServer(ANNA, SERVER, 'named');
  await countAll();
  expect(await reigns()).toEqual([
    [ANNA, 40, true],
    [BEN, 35, false],
  ]);
  // As many plays take nothing.
  world.clock.advance(4_000_000);
  await world.play(BEN, 'one', 'Aurel', 5);
  await countAll();
  expect((await reigns())[0]).toEqual([ANNA, 40, true]);
  await privacy.setServer(ANNA, SERVER, 'counted');
  expect(await reigns()).toEqual([[BEN, 35, false]]);
  await world.settleAll();
  expect((await reigns()).map(([id]) => id)).toEqual([BEN, BEN]);
  await privacy.leaveAll(BEN);
  expect(await reigns()).toEqual([]);
  const { q, t } = world.database.read;
  expect(await q.select().from(t.crowns)).toEqual([]);
  // Whoever agrees nowhere leaves no sums behind.
  await countAll();
  expect((await q.select().from(t.listenerCounts)).length).toBe(2);
});

test('who knows: the named, the others as a number from three on, and the place of whoever asks', async () => {
  await using world = await open();
  const { privacy, whoKnows, artist } = world;
  const ask = () => whoKnows.ask(SERVER, ANNA, { kind: 'artist', id: artist });
  await privacy.setServer(CLEO, SERVER, 'named');
  await world.countAll();
  // Ben is the only other one who is counted: nobody hears of him.
  expect((await ask()).ranking).toEqual({
    named: [{ memberId: CLEO, value: 60, place: 1 }],
    counted: null,
    own: { level: 'counted', value: 40, place: 2 },
  });
  for (const at of [4, 5]) {
    const id = memberId(`10000000000000000${at}`);
    await world.agree(id);
    await world.play(id, 'two', 'Aurel', at);
  }
  await world.countAll();
  expect((await ask()).ranking.counted).toBe(3);
  // A track means its recording, counted as it stands; a genre nobody has is nobody's.
  const track = await world.play(ANNA, 'one', 'Aurel', 0);
  const known = await whoKnows.ask(SERVER, BEN, { kind: 'track', id: track });
  expect([known.ranking.named, known.ranking.own?.value, known.asOf]).toEqual([[], 35, null]);
  const none = await whoKnows.ask(SERVER, ANNA, { kind: 'genre', name: 'techno' });
  expect([none.ranking.named, none.ranking.counted]).toEqual([[], null]);
  await privacy.setServer(CLEO, SERVER, 'off');
  expect((await ask()).ranking.named).toEqual([]);
});

test('new plays are waited for, and whoever asks is told how old the numbers are', async () => {
  await using world = await open();
  await world.privacy.setServer(ANNA, SERVER, 'named');
  await world.countAll();
  const board = () => world.leaderboards.ask(SERVER, null, 'plays', 'all');
  expect(await board()).toMatchObject({ asOf: null, ranking: { named: [{ memberId: ANNA, value: 40 }] } });
  const countedAt = world.clock.now();
  world.clock.advance(60_000);
  await world.play(ANNA, 'three', 'Mina', 2);
  expect((await board()).asOf).toBe(countedAt);
  await world.countAll();
  expect(await board()).toMatchObject({ asOf: null, ranking: { named: [{ value: 42 }] } });
});

test('an answer that is shared is composed anew when one of those it names withdraws meanwhile', async () => {
  await using world = await open();
  for (const id of [ANNA, BEN]) await world.privacy.setServer(id, SERVER, 'named');
  await world.countAll();
  let composed = 0;
  await world.serverSharing.share({ guildId: SERVER, channelId: CHANNEL, mayPost: true }, async () => {
    const { ranking } = await world.leaderboards.ask(SERVER, null, 'plays', 'all');
    composed += 1;
    if (composed === 1) await world.privacy.setServer(BEN, SERVER, 'off');
    const members = ranking.named.map(({ memberId: id }) => id);
    return {
      members,
      body: { components: [{ type: 10, content: members.map((id) => `<@${id}>`).join('\n') }] },
    };
  });
  await world.sendAll();
  expect(composed).toBe(2);
  expect(JSON.stringify(world.posts.messages)).not.toContain(BEN);
  const closed = { guildId: SERVER, channelId: CHANNEL, mayPost: false };
  await expect(
    world.serverSharing.share(closed, async () => ({ members: [], body: {} })),
  ).rejects.toMatchObject({
    code: 'CANNOT_POST',
  });
});
