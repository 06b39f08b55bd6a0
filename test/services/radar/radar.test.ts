import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { radarFeature } from '../../../src/commands/radar/radar.ts';
import { guildId, memberId } from '../../../src/domain/ids.ts';
import type { NewOutboxPost } from '../../../src/domain/outbox.ts';
import type { NewRelease } from '../../../src/domain/radar/radar.ts';
import { AppError, RetryAfter } from '../../../src/errors.ts';
import type { NewReleaseSource } from '../../../src/providers/new-release-port.ts';
import { createPlaylistMaking } from '../../../src/services/playlists/making.ts';
import { createRadarDelivery } from '../../../src/services/radar/delivery.ts';
import { createRadarFollowing } from '../../../src/services/radar/following.ts';
import { createRadarGather } from '../../../src/services/radar/gather.ts';
import { createRadar } from '../../../src/services/radar/radar.ts';
import { createRadarScan } from '../../../src/services/radar/scan.ts';
import { createRadarTelling } from '../../../src/services/radar/telling.ts';
import { radarBody } from '../../../src/views/radar/telling.ts';
import { createManualClock, TEST_NOW } from '../../support/clock.ts';
import { openTestStore, type TestStore } from '../../support/database.ts';
import { ANNA, addMembers, BEN } from '../../support/jobs.ts';
import { trackNamed } from '../../support/listening.ts';
import { expectValidMessage, textsOf } from '../../support/messages.ts';
import { addPlays } from '../../support/plays.ts';
import { createVisitor } from '../../support/visitor.ts';

const never = new AbortController().signal;
const DAY = 86_400_000;
const release = (title: string, credit: string, more: Partial<NewRelease> = {}): NewRelease => ({
  source: 'listenbrainz',
  externalId: `${credit}/${title}`,
  title,
  credit,
  artistMbids: [],
  kind: 'album',
  label: null,
  releaseDate: '2026-11-13',
  imageUrl: null,
  url: 'https://musicbrainz.org/release/a',
  ...more,
});

let db: TestStore;
const clock = createManualClock();
/** What came out, by the last day that is asked about. */
let told: Map<string, NewRelease[]>;
const worldOf = () => {
  const { store } = db;
  const jobs: string[] = [];
  const source: NewReleaseSource = {
    source: 'listenbrainz',
    days: 7,
    released: async (until) => ({ releases: told.get(until) ?? [], unreadable: 0 }),
  };
  /** What Beatport tells; null: it cannot be asked. */
  const beatport: { releases: NewRelease[] | null } = { releases: [] };
  const second: NewReleaseSource = {
    source: 'beatport',
    days: 14,
    released: async () => {
      if (beatport.releases === null) {
        throw new AppError('PROVIDER_UNAVAILABLE', { provider: 'beatport', why: 'refused' });
      }
      return { releases: beatport.releases, unreadable: 0 };
    },
  };
  const enqueue = async (_: unknown, { kind }: { kind: string }) => jobs.push(kind);
  const making = createPlaylistMaking({ store, clock });
  return {
    jobs,
    gather: createRadarGather({ store, clock, sources: [source, second], enqueue }),
    scan: createRadarScan({ store, clock }),
    radar: createRadar({ store, clock, enqueue }),
    beatport,
    source,
    radarFollowing: createRadarFollowing({ store, clock, enqueue }),
    radarDelivery: createRadarDelivery({ store, clock, enqueue, making }),
    ownNames: { suggest: async () => [] },
  };
};
let world: ReturnType<typeof worldOf>;

beforeEach(async () => {
  db = openTestStore();
  told = new Map();
  world = worldOf();
  await addMembers(db.store, ANNA, BEN);
  await db.store.transaction(async (tx) => {
    const known = { ...trackNamed('old', 'Nova Lane'), albumTitle: 'Night Drive', releaseDate: '2019-05' };
    const ids = await tx.tracks.upsertTracks([known, trackNamed('k', 'Kai'), trackNamed('z', 'Zoe')], 1);
    const plays = [
      ['spotify:track:old', ANNA, 3],
      ['spotify:track:k', ANNA, 9],
      ['spotify:track:z', BEN, 2],
    ] as const;
    for (const [uri, memberId, count] of plays) {
      const trackId = ids.get(uri);
      if (trackId === undefined) throw new Error('no track');
      for (let n = 0; n < count; n += 1) {
        await addPlays(tx, [{ memberId, trackId, playedAt: TEST_NOW - n * DAY, msPlayed: 200_000 }]);
      }
    }
  });
});
afterEach(() => db.close());

const titles = async (page = 0) =>
  (await world.radar.look(ANNA, page)).items.map(({ release: one }) => one.title);
/** What came out, gathered and looked at. */
const comeOut = async (...releases: NewRelease[]) => {
  told.set('2026-11-16', releases);
  const gathered = await world.gather.run(never);
  await world.scan.run(never);
  return gathered;
};

test('new releases of whom somebody plays come up, whom they play most first, without the noise', async () => {
  const gathered = await comeOut(
    release('Daylight', 'Nova Lane'),
    release('Night Drive', 'Nova Lane'),
    release('Daylight (Deluxe)', 'Nova Lane', { externalId: 'x' }),
    release('First', 'Kai'),
    release('Together', 'Somebody feat. Kai'),
    release('Elsewhere', 'Nobody Here'),
    release('Hers', 'Zoe'),
  );
  expect(gathered).toEqual({ told: 7, kept: 6, unreadable: 0, failed: [] });
  expect(world.jobs).toEqual(['radar.scan']);
  // A guest's is worth a quarter of their own.
  expect(await titles()).toEqual(['First', 'Daylight', 'Together']);
  expect((await world.radar.look(BEN, 0)).items.map(({ release: one }) => one.title)).toEqual(['Hers']);
  expect(await world.radar.look(ANNA, 0)).toMatchObject({ total: 3, gatheredAt: clock.now(), listens: true });
});

test('what is dealt with does not come back, however often it is told', async () => {
  await comeOut(release('First', 'Kai'), release('Daylight', 'Nova Lane'));
  const [first] = (await world.radar.look(ANNA, 0)).items;
  await world.radar.deal(ANNA, first?.release.id ?? null);
  expect(await titles()).toEqual(['Daylight']);
  await comeOut(release('First', 'Kai', { releaseDate: '2026-11-14' }), release('Daylight', 'Nova Lane'));
  expect(await titles()).toEqual(['Daylight']);
  await world.radar.deal(ANNA, null);
  await comeOut(release('Daylight', 'Nova Lane'), release('Second', 'Kai'));
  expect(await titles()).toEqual(['Second']);
});

test('a mute hides at once, and shows again at once when it is taken back', async () => {
  await comeOut(
    release('First', 'Kai'),
    release('Live', 'Kai', { kind: 'live' }),
    release('Day', 'Nova Lane'),
  );
  const find = async (title: string) => {
    const found = (await world.radar.look(ANNA, 0)).items.find(({ release: one }) => one.title === title);
    if (found === undefined) throw new Error(`no ${title}`);
    return found.release.id;
  };
  await world.radar.mute(ANNA, await find('Live'), 'kind');
  expect((await titles()).sort()).toEqual(['Day', 'First']);
  await world.radar.mute(ANNA, await find('First'), 'artist');
  expect(await world.radar.look(ANNA, 0)).toMatchObject({ total: 1, muted: 2 });
  await expect(world.radar.mute(ANNA, await find('Day'), 'label')).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  expect(await world.radar.mutes(ANNA)).toMatchObject([{ kind: 'artist', name: 'Kai' }, { value: 'live' }]);
  await world.radar.unmute(ANNA, [0, 1, 7]);
  expect(await world.radar.look(ANNA, 0)).toMatchObject({ total: 3, muted: 0 });
});

describe('a second source', () => {
  const BOOK = {
    source: 'beatport',
    label: 'Dark Rooms',
    kind: 'ep',
    releaseDate: '2026-11-15',
  } as const;

  test('tells what the first does not, and what both tell comes up once, dealt with or not', async () => {
    await comeOut(release('First', 'Kai', { kind: 'single' }));
    await world.radar.deal(ANNA, null);
    world.beatport.releases = [
      release('First', 'Kai', { ...BOOK, externalId: 'beatport:1' }),
      release('Second', 'Kai, Somebody', { ...BOOK, externalId: 'beatport:2' }),
    ];
    await comeOut(release('First', 'Kai', { kind: 'single' }));
    expect(await titles()).toEqual(['Second']);
    const { answered } = await world.radar.look(ANNA, 0);
    expect(answered.map(({ source }) => source)).toEqual(['listenbrainz', 'beatport']);
  });

  test('that cannot be asked is no reason to know nothing; when none can, it is said', async () => {
    world.beatport.releases = null;
    expect(await comeOut(release('First', 'Kai'))).toMatchObject({ kept: 1, failed: ['beatport'] });
    expect(await titles()).toEqual(['First']);
    world.source.released = async () => {
      throw new RetryAfter(1, { provider: 'listenbrainz', bucket: 'explore', why: 'rate' });
    };
    await expect(world.gather.run(never)).rejects.toBeInstanceOf(RetryAfter);
  });

  test('brings what is new on a label that is followed, by people whom nobody played', async () => {
    const news = release('Debut', 'Zed & Yan', { ...BOOK, externalId: 'beatport:3' });
    world.beatport.releases = [news];
    await comeOut();
    expect(await titles()).toEqual([]);
    expect(await world.radarFollowing.follow(ANNA, 'label', ' dark  rooms ')).toBe(true);
    expect(await world.radarFollowing.follow(ANNA, 'label', 'Dark Rooms')).toBe(false);
    await comeOut();
    expect((await world.radar.look(ANNA, 0)).items).toMatchObject([{ via: 'label', artist: 'Zed' }]);
    await world.radarFollowing.unfollow(ANNA, [{ kind: 'label', value: 'dark rooms' }]);
    await comeOut();
    expect(await titles()).toEqual([]);
  });
});

test('an artist who is followed comes up whatever is played, for somebody without a play too', async () => {
  const CARA = memberId('100000000000000077');
  await addMembers(db.store, CARA);
  await world.radarFollowing.follow(CARA, 'artist', 'Nobody Here');
  await comeOut(release('Elsewhere', 'Nobody Here'), release('Other', 'Someone Else'));
  const { items, listens } = await world.radar.look(CARA, 0);
  expect(items.map((item) => item.release.title)).toEqual(['Elsewhere']);
  expect(listens).toBe(true);
});

test('old releases go, from radars too', async () => {
  await comeOut(release('First', 'Kai'));
  clock.advance(130 * DAY);
  await world.gather.run(never);
  expect(await world.radar.look(ANNA, 0)).toMatchObject({ total: 0 });
  clock.jump(-130 * DAY);
});

describe('telling in a DM', () => {
  const posts: NewOutboxPost[] = [];
  const telling = () =>
    createRadarTelling({ store: db.store, post: async (_, one) => posts.push(one), body: radarBody });
  beforeEach(() => {
    posts.length = 0;
  });

  test('what is new since they asked, once a week at the most, and by day', async () => {
    await comeOut(release('Before', 'Kai'));
    await world.radar.tell(ANNA, true);
    clock.advance(1);
    await comeOut(release('Before', 'Kai'), release('First', 'Kai'), release('Day', 'Nova Lane'));
    const soon = clock.now() + 6 * DAY;
    const due = clock.now() + 7 * DAY;
    expect([await telling().run(soon), await telling().run(due + DAY / 2)]).toEqual([0, 0]);
    expect(await telling().run(due)).toBe(1);
    expect(await telling().run(due)).toBe(0);
    expect(posts).toMatchObject([{ target: { to: 'member', memberId: ANNA } }]);
    const words = JSON.stringify(posts);
    expect(words).toContain('2 new releases for you');
    expect(words).not.toContain('Before');
    expect(await telling().run(due + 7 * DAY)).toBe(0);
  });

  test('not what is muted or dealt with, and nothing once they have had enough', async () => {
    await world.radar.tell(ANNA, true);
    clock.advance(1);
    await comeOut(release('First', 'Kai'), release('Live', 'Kai', { kind: 'live' }));
    const { items } = await world.radar.look(ANNA, 0);
    const [first, live] = ['First', 'Live'].map((title) => items.find((one) => one.release.title === title));
    if (first === undefined || live === undefined) throw new Error('They did not come up.');
    await world.radar.deal(ANNA, first.release.id);
    await world.radar.mute(ANNA, live.release.id, 'kind');
    expect(await telling().run(clock.now() + 8 * DAY)).toBe(0);
    await world.radar.unmute(ANNA, [0]);
    await world.radar.tell(ANNA, false);
    expect(await telling().run(clock.now() + 8 * DAY)).toBe(0);
    expect(posts).toEqual([]);
  });
});

describe('/radar', () => {
  const visitor = () => {
    const person = { id: ANNA, name: 'Anna', avatarUrl: null, locale: 'en' };
    return createVisitor([radarFeature(world)], clock, person, { guildId: guildId('400000000000000001') });
  };

  test('shows, pages, deals and mutes in one message', async () => {
    const nasty = '**[x](https://evil.example)** @everyone'.repeat(4);
    const many = Array.from({ length: 7 }, (_, n) => release(`${n} ${nasty}`, 'Kai'));
    await comeOut(...many, release('Day', 'Nova Lane', { kind: 'single' }));
    const me = visitor();
    const first = await me.type('radar show');
    expect(textsOf(first.view)).toContain('8 new releases');
    const dealt = await me.press(first, 'Dealt with');
    expect(textsOf(dealt.view)).toContain('7 new releases');
    const muted = await me.pick(dealt, 'Nothing more by Kai');
    expect(textsOf(muted.view)).toContain('One new release');
    expect(textsOf(muted.view)).toContain('6 more are kept off');
    const mutes = await me.press(muted, 'What I keep off');
    expect(textsOf(mutes.view)).toContain('the artist Kai');
    const back = await me.pick(mutes, 'Kai');
    expect(textsOf(back.view)).toContain('Nothing is kept off');
    const all = await me.press(await me.press(back, 'My radar'), 'All dealt with');
    expect(textsOf(all.view)).toContain('Nothing new');
    const told = await me.press(all, 'Tell me in a DM');
    expect(JSON.stringify(told.view)).toContain('No more DMs');
    for (const { view } of [first, dealt, muted, mutes, back, all, told]) expectValidMessage(view);
  });

  test('follows and stops following', async () => {
    const me = visitor();
    const followed = await me.type('radar follow', { artist: 'Zed *bold*' });
    expect(textsOf(followed.view)).toContain('You follow Zed');
    await me.type('radar follow', { label: 'Dark Rooms' });
    const list = await me.type('radar following');
    expect(textsOf(list.view)).toContain('the label Dark Rooms');
    const left = await me.pick(list, 'Dark Rooms');
    expect(textsOf(left.view)).not.toContain('Dark Rooms');
    for (const { view } of [followed, list, left]) expectValidMessage(view);
    expect(textsOf((await me.type('radar follow')).view)).toContain('Say which');
  });

  test('a channel is set by who may manage the server, and says what everybody there will see', async () => {
    const channel = '500000000000000009';
    await expect(visitor().type('radar deliver', { channel })).rejects.toMatchObject({
      code: 'MISSING_PERMISSION',
    });
    const person = { id: ANNA, name: 'Anna', avatarUrl: null, locale: 'en' };
    const boss = createVisitor([radarFeature(world)], clock, person, { canManageGuild: true });
    const set = await boss.type('radar deliver', { channel });
    expect(textsOf(set.view)).toContain(`<#${channel}>`);
    expect(textsOf(set.view)).toContain('Everybody who reads that channel');
    expect(textsOf(set.view)).toContain('There are 0');
    const off = await boss.press(set, 'Stop in this server');
    expect(textsOf(off.view)).toContain('**This server**: off');
    for (const { view } of [set, off]) expectValidMessage(view);
    await expect(boss.press(off, 'Keep a playlist')).rejects.toMatchObject({ code: 'NOT_LINKED' });
  });

  test('says why it is empty', async () => {
    const me = visitor();
    const first = await me.type('radar show');
    expectValidMessage(first.view);
    expect(textsOf(first.view)).toContain('is asking what came out');
    expect(world.jobs).toEqual(['radar.gather']);
    await comeOut();
    expect(textsOf((await me.type('radar show')).view)).toContain('Nothing new');
    expect(world.jobs).toEqual(['radar.gather', 'radar.scan', 'radar.scan']);
  });
});
