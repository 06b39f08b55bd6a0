import { expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../../src/clock.ts';
import { channelId, memberId, type OutboxId } from '../../../src/domain/ids.ts';
import type { Care } from '../../../src/domain/operators/care.ts';
import type { NewOutboxPost } from '../../../src/domain/outbox.ts';
import { createAlerts } from '../../../src/services/operators/alerts.ts';
import { createProviderHealth } from '../../../src/services/operators/health.ts';
import { alertBody } from '../../../src/views/operators/alerts.ts';
import { createManualClock, TEST_NOW } from '../../support/clock.ts';
import { openTestStore } from '../../support/database.ts';
import { createMemoryLog } from '../../support/log.ts';
import { expectValidMessage, textsOf } from '../../support/messages.ts';

const OWNER = memberId('100000000000000001');
const OTHER = memberId('100000000000000002');
const CHANNEL = channelId('500000000000000001');

const open = (channel: typeof CHANNEL | null = CHANNEL) => {
  const db = openTestStore();
  const clock = createManualClock();
  const log = createMemoryLog();
  const posted: NewOutboxPost[] = [];
  const bad: { free: number; damaged: boolean } = { free: 50, damaged: false };
  const care = (): Care => ({
    oldestDue: null,
    listenersSince: null,
    databaseBytes: 1,
    journalBytes: 0,
    disk: { free: bad.free * 1e9, total: 100e9 },
    backup: {
      last: { name: 'b', at: clock.now() - HOUR, bytes: 1 },
      count: 1,
      failed: bad.damaged ? { at: clock.now(), why: 'damaged' } : null,
      scheduled: true,
    },
    consents: { ending: 0, nextAt: null, dead: 0 },
    paused: { background: false, digests: 0, playlists: 0 },
    posts: { waiting: 0, failed: 0 },
    deadLetters: { count: 0, recent: 0 },
    down: [],
  });
  const start = () =>
    createAlerts({
      store: db.store,
      clock,
      care: { look: async () => care() },
      health: createProviderHealth({ store: db.store, clock }),
      post: async (_, post) => void posted.push(post),
      body: alertBody,
      places: { channelId: channel, operatorIds: [OWNER, OTHER] },
      diskFreeBytes: 1e9,
      log,
    });
  let alerts = start();
  const words = (): string => JSON.stringify(posted.at(-1)?.body ?? '');
  /** Time passes, with a look every second as the scheduler does. */
  const pass = async (minutes: number): Promise<void> => {
    for (let half = 0; half < minutes * 2; half += 1) {
      clock.advance(MINUTE / 2);
      await alerts.look(clock.now());
      await alerts.look(clock.now());
    }
  };
  const restart = (): void => {
    alerts = start();
  };
  return Object.assign(db, { log, clock, posted, bad, pass, restart, words, refused: () => alerts.refused });
};

test('told once to the channel when it begins and once when it is over, across restarts', async () => {
  await using world = open();
  const { posted, bad, pass } = world;
  await pass(16);
  bad.free = 5;
  await pass(3);
  expect(posted).toMatchObject([{ dedupeKey: 'alert:1:0', target: { to: 'channel', channelId: CHANNEL } }]);
  expect(world.words()).toContain('5,000 MB free of 100,000 MB');
  world.restart();
  await pass(30);
  expect(posted).toHaveLength(1);
  bad.free = 50;
  await pass(12);
  expect(posted).toHaveLength(2);
  expect(world.words()).toContain('The disk has room again');
  expect(world.log.events).toMatchObject([
    { level: 'warn', what: 'warning', detail: 'disk' },
    { level: 'info', what: 'warning over', detail: 'disk' },
  ]);
});

test('after a start, a night of sleep or a jump of the clock nothing begins for a quarter of an hour', async () => {
  await using world = open();
  const { posted, bad, pass, clock } = world;
  bad.damaged = true;
  await pass(14);
  expect(posted).toEqual([]);
  bad.damaged = false;
  await pass(10);
  for (const jump of [3 * DAY, -DAY]) {
    clock.jump(jump);
    bad.damaged = true;
    await pass(10);
    bad.damaged = false;
    await pass(10);
  }
  expect(posted).toEqual([]);
  bad.damaged = true;
  bad.free = 5;
  await pass(16);
  // What begins at the same look is one message.
  expect(posted).toHaveLength(1);
  expect(world.words()).toMatch(/check of the database failed.*The disk fills/s);
});

test('what a channel refuses comes by DM to everybody who runs Segue; without a channel all does', async () => {
  await using world = open();
  await world.pass(16);
  world.bad.free = 5;
  await world.pass(1);
  const [first] = world.posted;
  if (first === undefined) throw new Error('Nothing was told.');
  const post = {
    ...{ ...first, pictures: null, id: 1 as OutboxId, nonce: 'n', status: 'PENDING' as const, attempts: 0 },
    ...{ firstTriedAt: null, nextTryAt: TEST_NOW, messageId: null, why: null },
  };
  const refuse = (one: typeof post) =>
    world.store.transaction((tx) => world.refused()(tx, one, 'channel_gone', TEST_NOW));
  await refuse(post);
  expect(world.posted.slice(1).map(({ target }) => target)).toEqual([
    { to: 'member', memberId: OWNER },
    { to: 'member', memberId: OTHER },
  ]);
  expect(new Set(world.posted.map(({ dedupeKey }) => dedupeKey)).size).toBe(3);
  // Others' posts are not ours to send again, nor a DM that was refused.
  await refuse({ ...post, dedupeKey: 'digest:1:2' });
  await refuse({ ...post, target: { to: 'member', memberId: OWNER } });
  expect(world.posted).toHaveLength(3);

  await using alone = open(null);
  await alone.pass(16);
  alone.bad.free = 5;
  await alone.pass(1);
  expect(alone.posted.map(({ target }) => target.to)).toEqual(['member', 'member']);
});

test('everything at once is a message that Discord takes, in English and in German', () => {
  const since = TEST_NOW;
  const providers = [
    'spotify',
    'musicbrainz',
    'deezer',
    'lastfm',
    'listenbrainz',
    'discogs',
    'beatport',
    'apple',
  ];
  const began = [
    ...providers.map((provider) => ({ kind: 'provider', provider, why: 'timeout', since }) as const),
    { kind: 'dead_letters', recent: 7, count: 9 },
    { kind: 'disk', free: 1, total: 2 },
    { kind: 'backup', lastAt: null, failed: 'damaged' },
    { kind: 'database', at: since },
    { kind: 'live_sync', since },
  ] as const;
  const ended = began.map((alert) => ({ alert, at: since, clearSince: since }));
  for (const locale of ['en', 'de']) {
    const body = alertBody({ began, ended }, locale) as Parameters<typeof expectValidMessage>[0];
    expectValidMessage(body);
    expect(textsOf(body)).toContain('MusicBrainz');
  }
});
