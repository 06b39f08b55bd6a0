import { createCanvas } from '@napi-rs/canvas';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDiscord } from '../../scripts/sandbox/discord/server.ts';
import type { DiscordDouble, MessageView, Person } from '../../scripts/sandbox/discord/types.ts';
import { answerOf } from '../../scripts/smoke/verbs.ts';
import { systemClock } from '../../src/clock.ts';
import { type Bot, createBot } from '../../src/commands/bot.ts';
import { type Feature, handle } from '../../src/commands/command.ts';
import { channelId } from '../../src/domain/ids.ts';
import { createDrawer } from '../../src/drawing/drawer.ts';
import { createCoverReader } from '../../src/providers/covers.ts';
import { sendForms } from '../../src/providers/discord/forms.ts';
import { createDiscordPosts } from '../../src/providers/discord.ts';
import { createFactsService } from '../../src/services/facts.ts';
import { createJobQueue } from '../../src/services/jobs/queue.ts';
import { createMembersService } from '../../src/services/members.ts';
import { createOutbox } from '../../src/services/outbox/outbox.ts';
import { createOutboxSender } from '../../src/services/outbox/sender.ts';
import { createCoverFetching } from '../../src/services/pictures/cover-fetching.ts';
import { createCovers } from '../../src/services/pictures/covers.ts';
import { createPictures } from '../../src/services/pictures/pictures.ts';
import { action, fact } from '../../src/views/actions/action.ts';
import { gallery, message, picture, text } from '../../src/views/kit/components.ts';
import { row, secondary } from '../../src/views/kit/controls.ts';
import { messageBody } from '../../src/views/kit/message.ts';
import { en } from '../../src/views/messages/en.ts';
import { topListPicture } from '../../src/views/pictures/top-list.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { openTestHttp, type TestHttp } from '../support/http.ts';
import { createMemoryLog } from '../support/log.ts';
import { type Loopback, openLoopback } from '../support/loopback.ts';

/** A busy machine may take longer for a picture than a person would be let wait. */
const WITHIN_MS = 15_000;
const log = createMemoryLog();
const calm = new AbortController().signal;
const turn = action('turn', { shown: fact.oneOf(['with', 'without']) });

let discord: DiscordDouble;
let db: TestStore;
let shop: Loopback;
let door: TestHttp;
let bot: Bot;
let house: ReturnType<typeof build>;
let mira: Person;

const topList = (m = en) =>
  topListPicture(
    {
      title: '夜 *top*',
      area: 'listening',
      rows: [{ rank: 1, name: 'مغرم 🎛️', coverUrl: `${shop.url}/image/ab67616d0000b273aa`, value: '9 plays' }],
    },
    m,
  );

const build = () => {
  const { store } = db;
  const queue = createJobQueue({ store, clock: systemClock, wake: () => undefined });
  const drawer = createDrawer({ log });
  const covers = createCovers({ store, enqueue: queue.enqueueIn, ours: shop.url });
  const pictures = createPictures({ draw: drawer.draw, covers, clock: systemClock, log });
  const reader = createCoverReader({ http: door.http, ours: shop.url });
  const posts = createDiscordPosts({
    token: discord.token,
    apiUrl: discord.apiUrl,
    clock: systemClock,
    log,
    assertMayCall: () => undefined,
  });
  return {
    drawer,
    pictures,
    fetching: createCoverFetching({ store, clock: systemClock, enqueue: queue.enqueueIn, reader }),
    outbox: createOutbox({ store, clock: systemClock, queue, newNonce: () => 'nonce-1' }),
    sender: createOutboxSender({ store, clock: systemClock, posts, log, pictures, onRefused: [] }),
  };
};

const feature = (): Feature => {
  const show = async (shown: 'with' | 'without') => {
    const file = shown === 'with' ? await house.pictures.make(topList(), WITHIN_MS) : null;
    return message(
      'listening',
      [
        text('Numbers'),
        picture(file),
        row(
          secondary({ label: 'With', id: turn.id(null, { shown: 'with' }) }),
          secondary({ label: 'Without', id: turn.id(null, { shown: 'without' }) }),
        ),
      ],
      file === null ? [] : [file],
    );
  };
  return {
    commands: [
      {
        definition: { name: 'numbers', description: 'Numbers' },
        routes: { '': { run: async () => ({ kind: 'reply', view: await show('with') }) } },
      },
    ],
    actions: [
      handle({ spec: turn, run: async (_, { shown }) => ({ kind: 'update', view: await show(shown) }) }),
    ],
  };
};

beforeAll(async () => {
  const cover = createCanvas(64, 64).toBuffer('image/png');
  shop = await openLoopback(() => (response) => response.writeHead(200).end(cover));
  [discord, db, door] = [await startDiscord({ rateLimits: 'none' }), openTestStore(), openTestHttp()];
  house = build();
  const members = createMembersService({ store: db.store });
  const { token, applicationId, apiUrl } = discord;
  bot = createBot({
    discord: { token, applicationId, apiUrl, operatorIds: [] },
    features: [feature()],
    members,
    facts: createFactsService({ store: db.store }),
    clock: systemClock,
    log,
    makeRequest: sendForms,
    onServerLeft: async () => undefined,
    onFatal: () => undefined,
  });
  await bot.start();
  mira = discord.as('mira');
});
afterAll(async () => {
  await bot.stop();
  house.drawer.stop();
  await Promise.all([discord.close(), door.http.close(), shop[Symbol.asyncDispose]()]);
  await db.close();
});

/** What a person sees of it: each picture with its words and its size. */
const seen = async (shown: MessageView) =>
  Promise.all(
    shown.attachments.map(async ({ filename, description, contentType, url }) => {
      const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
      return { filename, description, contentType, width: bytes.readUInt32BE(16) };
    }),
  );
const LIST = {
  filename: 'top.png',
  description: '夜 *top*. 1. مغرم 🎛️ (9 plays)',
  contentType: 'image/png',
  width: 1_100,
};

test('an answer carries its picture; edits replace it and take it away', async () => {
  const place = { channelId: mira.openDm() };
  const now = (shown: MessageView): MessageView =>
    mira.visibleMessages(place.channelId).find(({ id }) => id === shown.id) ?? shown;
  const shown = await answerOf(await mira.slash('/numbers', {}, place));
  expect(await seen(shown)).toEqual([LIST]);
  expect(JSON.stringify(shown.components)).not.toContain('attachment://');
  await answerOf(await mira.click(shown.id, 'With'));
  expect(await seen(now(shown))).toEqual([LIST]);
  await answerOf(await mira.click(shown.id, 'Without'));
  expect(now(shown).attachments).toEqual([]);
  await answerOf(await mira.click(shown.id, 'With'));
  expect(await seen(now(shown))).toEqual([LIST]);
  expect(discord.violations).toEqual([]);
});

test('a cover is fetched for the next picture, as a small one, by the service half alone', async () => {
  const first = await house.pictures.make(topList(), WITHIN_MS);
  expect(shop.requests).toEqual([]);
  expect(await house.fetching.run(calm)).toBe(1);
  expect(shop.requests.map(({ path }) => path)).toEqual(['/image/ab67616d00001e02aa']);
  const second = await house.pictures.make(topList(), WITHIN_MS);
  expect(second?.data.equals(first?.data ?? Buffer.alloc(0))).toBe(false);
  expect(await house.fetching.run(calm)).toBe(0);
});

test('a post is drawn when it leaves, and goes without a picture that cannot be drawn', async () => {
  const target = { to: 'channel', channelId: channelId(mira.openDm()) } as const;
  const pictures = [
    topList(),
    { ...topList(), name: 'broken.png', scene: { ...topList().scene, width: Number.NaN } },
  ];
  const galleries = pictures.map(({ name, alt }) => gallery([{ url: `attachment://${name}`, alt }]));
  const body = messageBody(message('digests', [text('A digest'), ...galleries]));
  const id = await db.store.transaction((tx) =>
    house.outbox.post(tx, { dedupeKey: 'digest', target, body, pictures }),
  );
  if (id === null) throw new Error('The key was taken.');
  expect(await house.sender.send(id, calm)).toEqual({ kind: 'sent' });
  const posted = mira.visibleMessages(target.channelId).find(({ text: words }) => words.includes('A digest'));
  expect(posted === undefined ? null : await seen(posted)).toEqual([LIST]);
  expect(discord.violations).toEqual([]);
});
