import { expect, test } from 'vitest';
import { type MemberId, memberId } from '../../../src/domain/ids.ts';
import { CHANNEL, type DigestWorld, openDigestWorld, SERVER, weeklyWish } from '../../support/digests.ts';
import { going } from '../../support/listening.ts';

const ANNA = memberId('100000000000000001');
const BEN = memberId('100000000000000002');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const posted = async (world: DigestWorld, wish = weeklyWish) => {
  const digest = await world.digests.add(wish);
  world.clock.advance(digest.nextRunAt - world.clock.now() + 60_000);
  const hear = (id: MemberId, name: string) => world.hear(id, name, digest.nextRunAt - HOUR);
  await hear(ANNA, 'a');
  await hear(BEN, 'b');
  await world.runs.run(digest.id);
  return digest;
};
const send = async (world: DigestWorld): Promise<void> => {
  for (const { id, status } of await world.outboxRows()) {
    if (status === 'PENDING') await world.sender.send(id, going);
  }
};
const amendAll = async (world: DigestWorld): Promise<string[]> => {
  const due = await world.store.read.digests.posts.due(Number.MAX_SAFE_INTEGER, 100);
  const outcomes = [];
  for (const id of due) outcomes.push(await world.amending.run(id));
  return outcomes;
};
const said = (world: DigestWorld): string => JSON.stringify(world.posts.messages.map(({ body }) => body));
const bothAgree = async (world: DigestWorld): Promise<void> => {
  await world.agree(ANNA);
  await world.agree(BEN);
};

test('a post is composed anew from those who still agree, edited in place, and emptied after the last', async () => {
  await using world = openDigestWorld();
  await bothAgree(world);
  await posted(world);
  await send(world);
  expect(said(world)).toMatch(/Song a.*2 plays in all by 2 listeners/s);
  await world.privacy.setServer(ANNA, SERVER, 'off');
  expect((await world.jobs()).filter(({ kind }) => kind === 'digest.amend')).toHaveLength(1);
  expect(await amendAll(world)).toEqual(['amended']);
  expect(await amendAll(world)).toEqual([]);
  expect(said(world)).not.toContain('Song a');
  expect(said(world)).toContain('Song b');
  expect(world.posts.messages).toHaveLength(1);
  await world.privacy.leaveAll(BEN);
  expect(await amendAll(world)).toEqual(['emptied']);
  expect(said(world)).not.toContain('Song');
  expect(said(world)).toContain('have taken that back');
});

test('what waits in the outbox says it no more, and is looked at again when it is there', async () => {
  await using world = openDigestWorld();
  await bothAgree(world);
  await posted(world);
  await world.privacy.setServer(ANNA, SERVER, 'off');
  expect(await amendAll(world)).toEqual(['later']);
  await send(world);
  expect(said(world)).not.toContain('Song a');
  expect(said(world)).toContain('Song b');
  expect(await amendAll(world)).toEqual(['amended']);
  expect(world.posts.messages).toHaveLength(1);
});

test('only posts that can have counted them are touched, and older ones than 90 days are not', async () => {
  await using world = openDigestWorld();
  await world.agree(BEN);
  await posted(world);
  await send(world);
  world.clock.advance(3 * DAY);
  await world.agree(ANNA);
  await world.privacy.setServer(ANNA, SERVER, 'off');
  expect(await amendAll(world)).toEqual([]);
  world.clock.advance(91 * DAY);
  await world.privacy.setServer(BEN, SERVER, 'off');
  expect(await amendAll(world)).toEqual([]);
});

test('whoever withdraws while it is being done is out, too', async () => {
  await using world = openDigestWorld();
  await bothAgree(world);
  await posted(world);
  await send(world);
  await world.privacy.setServer(ANNA, SERVER, 'off');
  const { edit } = world.posts;
  world.posts.edit = async (...args) => {
    world.posts.edit = edit;
    await edit(...args);
    await world.privacy.setServer(BEN, SERVER, 'off');
  };
  expect(await amendAll(world)).toEqual(['emptied']);
  expect(said(world)).not.toContain('Song');
});

test('a message that is gone is forgotten; one that cannot be changed is tried again', async () => {
  await using world = openDigestWorld();
  await bothAgree(world);
  await posted(world);
  await send(world);
  await world.privacy.setServer(ANNA, SERVER, 'off');
  world.posts.faults = ['never'];
  await expect(amendAll(world)).rejects.toMatchObject({ code: 'PROVIDER_UNAVAILABLE' });
  const [message] = world.posts.messages.splice(0, 1);
  expect(message?.channel).toBe(CHANNEL);
  expect(await amendAll(world)).toEqual(['gone']);
  expect(await amendAll(world)).toEqual([]);
});

test('posts that count nobody are nobody’s to take back', async () => {
  await using world = openDigestWorld();
  await bothAgree(world);
  await posted(world, { ...weeklyWish, blocks: [{ kind: 'chart_movers', chart: 'deezer:tracks' }] });
  await send(world);
  await world.privacy.setServer(ANNA, SERVER, 'off');
  expect(await amendAll(world)).toEqual([]);
});
