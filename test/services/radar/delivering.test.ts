import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { channelId, guildId, type MemberId, memberId } from '../../../src/domain/ids.ts';
import type { NewOutboxPost, OutboxPost } from '../../../src/domain/outbox.ts';
import type { NewRelease, RadarRelease } from '../../../src/domain/radar/radar.ts';
import { createPlaylistMaking } from '../../../src/services/playlists/making.ts';
import { createPlaylistWishes } from '../../../src/services/playlists/wishes.ts';
import { createRadarChannelTelling } from '../../../src/services/radar/channel-telling.ts';
import { createRadarDelivery } from '../../../src/services/radar/delivery.ts';
import { createRadarFilling } from '../../../src/services/radar/filling.ts';
import { createRadarFollowing } from '../../../src/services/radar/following.ts';
import { createRadarGather } from '../../../src/services/radar/gather.ts';
import { createRadar } from '../../../src/services/radar/radar.ts';
import { createRadarScan } from '../../../src/services/radar/scan.ts';
import { radarClosedBody, radarNewsBody } from '../../../src/views/radar/in-channel.ts';
import { createManualClock } from '../../support/clock.ts';
import { openTestStore, type TestStore } from '../../support/database.ts';
import { ANNA, addMembers, BEN } from '../../support/jobs.ts';
import { trackNamed } from '../../support/listening.ts';

const never = new AbortController().signal;
const DAY = 86_400_000;
const CARA = memberId('100000000000000077');
const HERE = guildId('400000000000000001');
const NEWS = channelId('500000000000000009');

let db: TestStore;
let told: NewRelease[];
/** What Spotify has, by title. */
let shelf: Map<string, number>;
let sought: string[];
let posts: NewOutboxPost[];
let jobs: { kind: string; memberId: MemberId | null }[];
const clock = createManualClock();

const worldOf = () => {
  const { store } = db;
  const enqueue = async (_: unknown, job: { kind: string; memberId: MemberId | null }) => jobs.push(job);
  const post = async (_: unknown, one: NewOutboxPost) => posts.push(one);
  const source = {
    source: 'listenbrainz' as const,
    days: 14,
    released: async () => ({ releases: told, unreadable: 0 }),
  };
  const making = createPlaylistMaking({ store, clock });
  const finding = async (_: unknown, release: RadarRelease) => {
    sought.push(release.title);
    const count = shelf.get(release.title) ?? 0;
    return Array.from({ length: count }, (_one, at) => trackNamed(`${release.title}${at}`, release.credit));
  };
  return {
    gather: createRadarGather({ store, clock, sources: [source], enqueue }),
    scan: createRadarScan({ store, clock }),
    radar: createRadar({ store, clock, enqueue }),
    following: createRadarFollowing({ store, clock, enqueue }),
    delivery: createRadarDelivery({ store, clock, enqueue, making }),
    channels: createRadarChannelTelling({
      ...{ store, post },
      bodies: { news: radarNewsBody, closed: radarClosedBody },
    }),
    filling: createRadarFilling({
      ...{ store, clock, enqueue, finding },
      wishes: createPlaylistWishes({ store, clock }),
      accessOf: async () => ({
        app: { id: 1 as never, clientId: 'app', mode: 'development' },
        displayName: 'Anna',
        token: async () => 'token',
        renew: async () => 'token',
      }),
    }),
  };
};
let world: ReturnType<typeof worldOf>;

beforeEach(async () => {
  db = openTestStore();
  [told, shelf, sought, posts, jobs] = [[], new Map(), [], [], []];
  world = worldOf();
  await addMembers(db.store, ANNA, BEN, CARA);
});
afterEach(() => db.close());

const release = (title: string, credit: string): NewRelease => ({
  ...{ source: 'listenbrainz', externalId: `${credit}/${title}`, title, credit, artistMbids: [] },
  ...{ kind: 'single', label: null, releaseDate: '2026-11-13', imageUrl: null },
  url: 'https://musicbrainz.org/release/a',
});
const comeOut = async (...releases: NewRelease[]) => {
  told = releases;
  await world.gather.run(never);
  await world.scan.run(never);
};

describe('a playlist', () => {
  const wanted = async () => {
    const { playlist } = await world.delivery.places(ANNA, null);
    if (playlist === null) throw new Error('There is no playlist.');
    return db.store.read.managedDesired.uris(playlist.id);
  };
  beforeEach(async () => {
    await db.store.transaction((tx) =>
      tx.accounts.insert(
        {
          ...{ memberId: ANNA, provider: 'spotify', externalId: 'anna', externalUserId: 'anna', appId: null },
          ...{ displayName: 'Anna', scopes: '', authorizedAt: 1, accessExpiresAt: 1, refreshDueAt: 1 },
        },
        clock.now(),
      ),
    );
    for (const name of ['Kai', 'Zoe']) await world.following.follow(ANNA, 'artist', name);
  });

  test('holds what is on the radar, each release looked for once', async () => {
    shelf = new Map([
      ['First', 3],
      ['Hers', 1],
    ]);
    await comeOut(release('First', 'Kai'), release('Hers', 'Zoe'), release('Missing', 'Kai'));
    await world.delivery.toPlaylist(ANNA, 'My radar');
    expect(await world.filling.run(ANNA, never)).toBe(4);
    expect(await wanted()).toHaveLength(4);
    expect(sought.sort()).toEqual(['First', 'Hers', 'Missing']);
    expect(await world.filling.run(ANNA, never)).toBe(4);
    expect(sought).toHaveLength(3);
    // What Spotify did not have may come some days later.
    clock.advance(4 * DAY);
    shelf.set('Missing', 1);
    expect(await world.filling.run(ANNA, never)).toBe(5);
    expect(sought).toHaveLength(4);
  });

  test('loses what is dealt with or kept off, and nobody else has one by it', async () => {
    shelf = new Map([['First', 1]]);
    await comeOut(release('First', 'Kai'));
    await world.delivery.toPlaylist(ANNA, 'My radar');
    await world.filling.run(ANNA, never);
    jobs = [];
    await world.radar.deal(ANNA, null);
    expect(jobs).toMatchObject([{ kind: 'radar.fill', memberId: ANNA }]);
    expect(await world.filling.run(ANNA, never)).toBe(0);
    expect(await wanted()).toEqual([]);
    expect(await world.filling.run(BEN, never)).toBeNull();
    expect(await world.filling.enqueueAll()).toBe(1);
  });

  test('is one however often it is asked for, and let go of', async () => {
    await world.delivery.toPlaylist(ANNA, 'My radar');
    await world.delivery.toPlaylist(ANNA, 'My radar');
    expect(await db.store.read.managedPlaylists.ofMember(ANNA)).toMatchObject([{ purpose: 'radar' }]);
    await world.delivery.stopPlaylist(ANNA);
    expect(await world.delivery.places(ANNA, null)).toMatchObject({ playlist: null });
    expect(await world.filling.run(ANNA, never)).toBeNull();
  });
});

describe('a channel', () => {
  const agree = (...members: MemberId[]) =>
    db.store.transaction(async (tx) => {
      for (const id of members) await tx.members.setConsent(HERE, id, 'counted', clock.now());
    });
  /** A week later, by day. */
  const due = () => clock.now() + 7 * DAY;
  beforeEach(async () => {
    for (const [id, name] of [
      [ANNA, 'Kai'],
      [BEN, 'Zoe'],
      [CARA, 'Kai'],
    ] as const) {
      await world.following.follow(id, 'artist', name);
    }
    await world.delivery.toChannel(HERE, NEWS, { memberId: ANNA, locale: 'en' });
    clock.advance(1);
  });

  test('is told nothing before three agreed, then once what concerns them, those first that concern more', async () => {
    await comeOut(release('Hers', 'Zoe'), release('First', 'Kai'));
    await agree(ANNA, BEN);
    expect(await world.channels.run(due())).toBe(0);
    await agree(CARA);
    expect(await world.channels.run(due())).toBe(1);
    expect(posts).toMatchObject([{ target: { to: 'channel', channelId: NEWS } }]);
    const words = JSON.stringify(posts);
    expect(words.indexOf('First')).toBeLessThan(words.indexOf('Hers'));
    for (const id of [ANNA, BEN, CARA]) expect(words).not.toContain(id);
    expect(await world.channels.run(due() + 7 * DAY)).toBe(0);
  });

  test('has nothing of who did not agree, or keeps it off', async () => {
    const DORA = memberId('100000000000000078');
    await addMembers(db.store, DORA);
    await world.following.follow(DORA, 'artist', 'Private');
    await agree(ANNA, BEN, CARA);
    await comeOut(release('Secret', 'Private'), release('Hers', 'Zoe'));
    const [hers] = (await world.radar.look(BEN, 0)).items;
    if (hers === undefined) throw new Error('Nothing came up.');
    await world.radar.mute(BEN, hers.release.id, 'artist');
    expect(await world.channels.run(due())).toBe(0);
    await world.radar.unmute(BEN, [0]);
    expect(await world.channels.run(due())).toBe(1);
    expect(JSON.stringify(posts)).not.toContain('Secret');
  });

  test('goes with the server when Segue is taken out of it', async () => {
    await db.store.transaction((tx) => tx.serverLeaving.forget(HERE));
    expect((await world.delivery.places(ANNA, HERE)).channel).toBeNull();
  });

  test('that is closed is told nothing any more, and who set it up learns of it', async () => {
    await agree(ANNA, BEN, CARA);
    await comeOut(release('First', 'Kai'));
    await world.channels.run(due());
    const [post] = posts;
    if (post === undefined) throw new Error('Nothing was posted.');
    const sent = { ...post, id: 1, nonce: 'n' } as unknown as OutboxPost;
    await db.store.transaction((tx) => world.channels.refused(tx, sent, 'cannot_post', clock.now()));
    expect(posts.at(-1)?.target).toEqual({ to: 'member', memberId: ANNA });
    expect((await world.delivery.places(ANNA, HERE)).channel).toBeNull();
    const others = { ...sent, dedupeKey: 'digest:1' };
    await db.store.transaction((tx) => world.channels.refused(tx, others, 'cannot_post', clock.now()));
    expect(posts).toHaveLength(2);
  });
});
