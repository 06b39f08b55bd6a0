import { describe, expect, test } from 'vitest';
import { digestFeature } from '../../src/commands/digests/digest.ts';
import type { MemberId } from '../../src/domain/ids.ts';
import { digestPostJob } from '../../src/jobs/digest-post.ts';
import { outboxSendJob } from '../../src/jobs/outbox-send.ts';
import {
  digestBlocksChoice,
  digestFirst,
  digestHour,
  digestSetting,
  digestWhen,
} from '../../src/views/actions/digests.ts';
import type { MessageView } from '../../src/views/kit/message.ts';
import { MANAGER, openDigestWorld, SERVER } from '../support/digests.ts';
import { createJobBench } from '../support/jobs.ts';
import { person } from '../support/linking.ts';
import { expectValidMessage, textsOf } from '../support/messages.ts';
import { quickPictures } from '../support/pictures.ts';
import { createVisitor, HERE, type Place } from '../support/visitor.ts';

const ANNA = person(1, 'Anna');
const BEN = person(2, 'Ben');
const HOUR = 3_600_000;
const daily = { channel: HERE, cadence: 'daily', hour: 13, timezone: 'UTC' };

const open = async () => {
  const world = openDigestWorld();
  const members = { find: (id: MemberId) => world.store.read.members.find(id) };
  const features = [digestFeature({ ...world, members, pictures: quickPictures })];
  const handlers = [digestPostJob(world.runs), outboxSendJob(world.sender)];
  const bench = createJobBench(world.store, handlers, {}, world.clock);
  const visit = (who: typeof ANNA, place: Place = {}) => createVisitor(features, world.clock, who, place);
  await world.store.transaction(async (tx) => {
    for (const { id } of [ANNA, BEN]) await tx.members.see({ id, locale: 'de' }, world.clock.now());
    await tx.members.setTimeZone(BEN.id, 'Europe/Berlin');
  });
  const only = async (viewer = MANAGER) => {
    const [digest] = await world.digests.list(viewer);
    if (digest === undefined) throw new Error('There is no digest.');
    return digest;
  };
  return Object.assign(world, {
    ...{ visit, only, settle: bench.settle },
    admin: visit(ANNA, { canManageGuild: true }),
    ben: visit(BEN),
  });
};
const chosen = (values: string[]) => ({ values, field: () => '', files: () => [] });

describe('a digest for a channel', () => {
  test('is put together on its card, and comes only after it was started', async () => {
    await using world = await open();
    const card = await world.admin.type('digest add');
    expectValidMessage(card.view);
    const { id } = await world.only();
    expect(await world.only()).toMatchObject({ pausedWhy: 'draft', cadence: 'weekly', hour: 18 });
    const use = (customId: string, ...values: string[]) =>
      world.admin.use(customId, chosen(values)).then(({ view }) => {
        expectValidMessage(view);
        return textsOf(view);
      });
    const digest = { digest: id };
    await use(digestBlocksChoice.id(ANNA.id, digest), 'radar', 'chart_movers', 'server_week', 'curation');
    await use(digestFirst.id(ANNA.id, digest), 'radar');
    await use(digestSetting.id(ANNA.id, { ...digest, block: 'chart_movers' }), 'apple:albums');
    await use(digestSetting.id(ANNA.id, { ...digest, block: 'server_week' }), 'listeners');
    await use(digestWhen.id(ANNA.id, digest), 'monthly:31');
    expect(await use(digestHour.id(ANNA.id, digest), '7')).toContain(
      'on the last day of every month at 07:00',
    );
    // What belongs to one member alone is never told in a channel.
    expect(await world.only()).toMatchObject({
      ...{ cadence: 'monthly', dayOfMonth: 31, weekday: null, hour: 7 },
      blocks: [
        { kind: 'radar' },
        { kind: 'server_week', by: 'listeners' },
        { kind: 'chart_movers', chart: 'apple:albums' },
      ],
    });
    world.clock.advance(60 * 24 * HOUR);
    await world.runs.enqueueDue(world.clock.now());
    expect(await world.jobs()).toEqual([]);
    const started = await world.admin.press(
      { view: (await world.admin.type('digest edit', named(id))).view },
      'Start',
    );
    expect(textsOf(started.view)).toContain('Next one');
    expect((await world.only()).nextRunAt).toBeGreaterThan(world.clock.now());
  });

  test('stands still by hand and goes on; an edit gives it another time and language', async () => {
    await using world = await open();
    await world.admin.type('digest add', { ...daily, language: 'de' });
    const { id, nextRunAt } = await world.only();
    expect(nextRunAt).toBe(world.clock.now() + HOUR);
    const stands = await world.admin.type('digest pause', named(id));
    world.clock.advance(2 * HOUR);
    await world.runs.enqueueDue(world.clock.now());
    expect(await world.jobs()).toEqual([]);
    expect(textsOf((await world.admin.type('digest list')).view)).toContain('Paused by hand.');
    expect(textsOf((await world.admin.press(stands, 'Resume')).view)).toContain('goes on');
    await world.admin.type('digest edit', { ...named(id), timezone: 'asia/tokyo', language: 'en' });
    expect(await world.only()).toMatchObject({ timeZone: 'Asia/Tokyo', locale: 'en', pausedAt: null });
    expect((await world.only()).nextRunAt).toBe(Date.parse('2026-11-17T04:00:00Z'));
  });

  test('is tried out by a marked post, once however often it is pressed', async () => {
    await using world = await open();
    await world.agree(BEN.id);
    await world.hear(BEN.id, 'hit', world.clock.now() - HOUR);
    await world.admin.type('digest add', daily);
    const { id, nextRunAt } = await world.only();
    expect(textsOf((await world.admin.type('digest test', named(id))).view)).toContain('is on its way');
    expect(textsOf((await world.admin.type('digest test', named(id))).view)).toContain('already');
    await world.settle();
    expect(world.posts.messages).toHaveLength(1);
    const words = textsOf(world.posts.messages[0]?.body as MessageView);
    expect(words).toContain('A test, posted by somebody who manages this digest.');
    expect(words).toContain('Song hit');
    expect((await world.only()).nextRunAt).toBe(nextRunAt);
    // The next minute is another test, and who withdraws is taken out of both.
    world.clock.advance(60_000);
    await world.admin.type('digest test', named(id));
    await world.settle();
    expect(world.posts.messages).toHaveLength(2);
    await world.privacy.setServer(BEN.id, SERVER, 'off');
    expect(await world.store.read.digests.posts.due(world.clock.now(), 9)).toHaveLength(2);
  });

  test('says which run was left out, until the next one came', async () => {
    await using world = await open();
    await world.admin.type('digest add', daily);
    const { id } = await world.only();
    world.clock.advance(49 * HOUR + HOUR / 2);
    await world.runs.run(id);
    expect(textsOf((await world.admin.type('digest list')).view)).toContain('was left out');
    world.clock.advance(24 * HOUR);
    await world.runs.run(id);
    expect(textsOf((await world.admin.type('digest list')).view)).not.toContain('was left out');
  });
});

describe('a digest for one’s own DMs', () => {
  const mine = { memberId: BEN.id, guildId: null, manages: false };

  test('needs no rights, is seen by nobody else, and comes in the language of its reader', async () => {
    await using world = await open();
    const added = await world.ben.type('digest add', { cadence: 'daily', hour: 13 });
    expectValidMessage(added.view);
    expect(textsOf(added.view)).toContain('Segue will write to you every day at 13:00 (Europe/Berlin)');
    const digest = await world.only(mine);
    expect(digest).toMatchObject({ memberId: BEN.id, guildId: null, blocks: [{ kind: 'personal_week' }] });
    expect(textsOf((await world.admin.type('digest list')).view)).toContain('No digest yet');
    await expect(world.admin.type('digest remove', named(digest.id))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const dm = world.visit(BEN, { guildId: null });
    expect(textsOf((await dm.type('digest list')).view)).toContain('your DMs');
    await world.hear(BEN.id, 'yesterday', world.clock.now() - 2 * HOUR);
    await world.store.transaction((tx) => tx.members.see({ id: BEN.id, locale: 'de' }, world.clock.now()));
    world.clock.advance(digest.nextRunAt - world.clock.now() + 1_000);
    await world.runs.enqueueDue(world.clock.now());
    await world.settle();
    expect(world.posts.messages).toHaveLength(1);
    const body = world.posts.messages[0]?.body as MessageView;
    expect(textsOf(body)).toContain('Dein Tag');
    expect(textsOf(body)).toContain('Song yesterday');
    expect(textsOf((await dm.press({ view: body }, 'Ändern')).view)).toContain('Digest in your DMs');
  });

  test('that has nothing to tell writes to nobody; whose DMs are closed pauses without a word', async () => {
    await using world = await open();
    await world.ben.type('digest add', { dm: true, cadence: 'daily', hour: 13 });
    const { id, nextRunAt } = await world.only(mine);
    world.clock.advance(nextRunAt - world.clock.now());
    expect(await world.runs.run(id)).toMatchObject({ kind: 'nothing' });
    await world.hear(BEN.id, 'today', world.clock.now() - HOUR);
    world.clock.advance(24 * HOUR);
    await world.runs.enqueueDue(world.clock.now());
    world.posts.refused.add(BEN.id);
    await world.settle();
    expect(world.posts.messages).toEqual([]);
    expect(await world.only(mine)).toMatchObject({ pausedWhy: 'dm_closed' });
  });

  test('goes with whoever it belongs to', async () => {
    await using world = await open();
    await world.ben.type('digest add', { cadence: 'daily', hour: 13 });
    const { read } = world.database;
    await world.database.transaction(async ({ q, t }) => {
      await q.delete(t.members);
    });
    expect(await read.q.select().from(read.t.digests)).toEqual([]);
  });
});

const named = (id: number) => ({ digest: String(id) });
