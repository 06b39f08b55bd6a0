import { describe, expect, test } from 'vitest';
import type { DigestContent } from '../../../src/domain/digests/content.ts';
import type { DigestIssue } from '../../../src/domain/digests/issue.ts';
import { type DigestId, memberId } from '../../../src/domain/ids.ts';
import { DIGESTS_PER_SERVER } from '../../../src/services/digests/digests.ts';
import {
  CHANNEL,
  ELSEWHERE,
  MANAGER,
  openDigestWorld,
  SERVER,
  STRANGER,
  weeklyWish,
} from '../../support/digests.ts';

const ANNA = memberId('100000000000000001');
const BEN = memberId('100000000000000002');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const contentOf = ({ facts: [first] }: DigestIssue): DigestContent | null =>
  first?.kind === 'server_week' ? first.content : null;

describe('adding a digest', () => {
  test('plans its first run in its zone', async () => {
    await using world = openDigestWorld();
    // The clock stands at Monday, 16 November 2026, 12:00 UTC.
    const berlin = await world.digests.add({
      ...weeklyWish,
      timeZone: 'europe/berlin',
      hour: 9,
      weekday: null,
    });
    expect(berlin).toMatchObject({ timeZone: 'Europe/Berlin', weekday: 1, pausedAt: null });
    expect(new Date(berlin.nextRunAt).toISOString()).toBe('2026-11-23T08:00:00.000Z');
    const daily = await world.digests.add({ ...weeklyWish, cadence: 'daily', hour: 13 });
    expect(daily).toMatchObject({ weekday: null, nextRunAt: world.clock.now() + HOUR });
    expect((await world.digests.list(MANAGER)).map(({ id }) => id)).toEqual([daily.id, berlin.id]);
    expect(await world.digests.list(STRANGER)).toEqual([]);
  });

  test.each([
    [{ timeZone: 'Berlin, I think' }, { problem: 'time_zone', value: 'Berlin, I think' }],
    [{ timeZone: '+02:00' }, { problem: 'time_zone', value: '+02:00' }],
    [{ hour: 24 }, { problem: 'hour', value: '24' }],
    [{ hour: -1 }, { problem: 'hour', value: '-1' }],
    [{ hour: 9.5 }, { problem: 'hour', value: '9.5' }],
  ])('refuses %j', async (wrong, data) => {
    await using world = openDigestWorld();
    await expect(world.digests.add({ ...weeklyWish, ...wrong })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      data,
    });
    expect(await world.digests.list(MANAGER)).toEqual([]);
  });

  test('stops at the limit of a server, also when many ask at once', async () => {
    await using world = openDigestWorld();
    const asked = Array.from({ length: DIGESTS_PER_SERVER + 3 }, () => world.digests.add(weeklyWish));
    const refused = (await Promise.allSettled(asked)).filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(3);
    expect(refused[0]).toMatchObject({ reason: { code: 'LIMIT_REACHED' } });
    expect(await world.digests.list(MANAGER)).toHaveLength(DIGESTS_PER_SERVER);
    await world.digests.add({
      ...weeklyWish,
      target: { to: 'channel', guildId: ELSEWHERE, channelId: CHANNEL },
    });
  });
});

test('a digest belongs to its server: others neither see, remove nor resume it', async () => {
  await using world = openDigestWorld();
  const { id } = await world.digests.add(weeklyWish);
  const gone = { code: 'NOT_FOUND' };
  await expect(world.digests.find(STRANGER, id)).rejects.toMatchObject(gone);
  await expect(world.digests.remove(STRANGER, id)).rejects.toMatchObject(gone);
  await expect(world.digests.resume(STRANGER, id)).rejects.toMatchObject(gone);
  await expect(world.digests.remove(MANAGER, 99 as DigestId)).rejects.toMatchObject(gone);
  await world.digests.remove(MANAGER, id);
  await expect(world.digests.remove(MANAGER, id)).rejects.toMatchObject(gone);
});

test('a paused digest goes on from its next regular run; one that runs is left alone', async () => {
  await using world = openDigestWorld();
  const digest = await world.digests.add(weeklyWish);
  expect(await world.digests.resume(MANAGER, digest.id)).toEqual(digest);
  await world.store.transaction((tx) => tx.digests.pause(digest.id, 'cannot_post', 1));
  world.clock.advance(20 * DAY);
  const resumed = await world.digests.resume(MANAGER, digest.id);
  expect(resumed).toMatchObject({ pausedAt: null, pausedWhy: null, nextRunAt: digest.nextRunAt + 21 * DAY });
});

describe('what a server listened to', () => {
  test('adds up consenting members of this server, within the period, without names', async () => {
    await using world = openDigestWorld();
    const now = world.clock.now();
    await world.agree(ANNA);
    await world.agree(BEN);
    await world.agree(memberId('100000000000000003'), ELSEWHERE);
    await world.hear(ANNA, 'a', now - HOUR, 'Mina');
    await world.hear(ANNA, 'a', now - 2 * HOUR, 'Mina');
    await world.hear(ANNA, 'a', now - 3 * HOUR, 'Mina');
    await world.hear(ANNA, 'b', now - 4 * HOUR, 'Aurel');
    await world.hear(BEN, 'b', now - 5 * HOUR, 'Aurel');
    await world.hear(BEN, 'a', now - 8 * DAY, 'Mina');
    await world.hear(BEN, 'a', now, 'Mina');
    await world.hear(memberId('100000000000000003'), 'c', now - HOUR);
    await world.hear(memberId('100000000000000004'), 'c', now - HOUR);

    const issue = await world.digestLooks.previewOf(SERVER, 'weekly');
    const preview = contentOf(issue);
    expect(preview).toMatchObject({
      counted: 2,
      totals: { plays: 5, listeners: 2, tracks: 2, heardMs: 5 * 180_000 },
      tracks: [
        { name: 'Song a', plays: 3, listeners: 1 },
        { name: 'Song b', plays: 2, listeners: 2 },
      ],
      artists: [{ name: 'Mina' }, { name: 'Aurel' }],
    });
    expect(JSON.stringify(preview)).not.toMatch(/10000000000000000/);
    const byPeople = await world.digestLooks.closer(SERVER, issue.period, 'listeners');
    expect(byPeople.tracks.map(({ name }) => name)).toEqual(['Song b', 'Song a']);
    expect(byPeople.artists.map(({ name }) => name)).toEqual(['Aurel', 'Mina']);
    expect(contentOf(await world.digestLooks.previewOf(SERVER, 'daily'))?.totals.plays).toBe(5);
  });

  test('is nothing where nobody agreed, and says so', async () => {
    await using world = openDigestWorld();
    await world.hear(ANNA, 'a', world.clock.now() - HOUR);
    expect(await world.digestLooks.previewOf(SERVER, 'weekly')).toMatchObject({
      counted: 0,
      facts: [],
      failed: [],
    });
  });

  test('whoever withdraws is out at once, here and in details of old posts', async () => {
    await using world = openDigestWorld();
    await world.agree(ANNA);
    await world.agree(BEN);
    await world.hear(ANNA, 'a', world.clock.now() - HOUR);
    await world.hear(BEN, 'b', world.clock.now() - HOUR);
    const { period } = await world.digestLooks.previewOf(SERVER, 'weekly');
    await world.privacy.setServer(ANNA, SERVER, 'off');
    for (const content of [
      contentOf(await world.digestLooks.previewOf(SERVER, 'weekly')),
      await world.digestLooks.closer(SERVER, period, 'plays'),
    ]) {
      expect(content).toMatchObject({ counted: 1, totals: { plays: 1 }, tracks: [{ name: 'Song b' }] });
    }
    await world.privacy.setServer(ANNA, SERVER, 'counted');
    expect(contentOf(await world.digestLooks.previewOf(SERVER, 'weekly'))?.totals.plays).toBe(2);
  });
});

test('privacy: off until said otherwise, per server, and out of all of them at once', async () => {
  await using world = openDigestWorld();
  await world.hear(ANNA, 'a', 5_000);
  const nothing = { here: 'off', servers: 0, plays: 1, since: 5_000, linked: false };
  expect(await world.privacy.overview(ANNA, SERVER)).toEqual(nothing);
  expect(await world.privacy.setServer(ANNA, SERVER, 'counted')).toMatchObject({
    here: 'counted',
    servers: 1,
  });
  await world.privacy.setServer(ANNA, SERVER, 'counted');
  await world.privacy.setServer(ANNA, ELSEWHERE, 'counted');
  expect(await world.privacy.overview(ANNA, null)).toMatchObject({ here: null, servers: 2 });
  expect(await world.privacy.leaveAll(ANNA)).toBe(2);
  expect(await world.privacy.leaveAll(ANNA)).toBe(0);
  expect(await world.digestLooks.counted(SERVER)).toBe(0);
});
