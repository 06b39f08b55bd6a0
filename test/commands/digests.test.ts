import { describe, expect, test } from 'vitest';
import { digestFeature } from '../../src/commands/digests/digest.ts';
import { privacyFeature } from '../../src/commands/privacy/privacy.ts';
import type { MemberId } from '../../src/domain/ids.ts';
import { digestPostJob } from '../../src/jobs/digest-post.ts';
import { outboxSendJob } from '../../src/jobs/outbox-send.ts';
import type { MessageView } from '../../src/views/kit/message.ts';
import { expectValidCommands } from '../support/commands.ts';
import { MANAGER, openDigestWorld, SERVER } from '../support/digests.ts';
import { createJobBench } from '../support/jobs.ts';
import { person } from '../support/linking.ts';
import { expectValidMessage, textsOf } from '../support/messages.ts';
import { quickPictures } from '../support/pictures.ts';
import { createPrivacyParts } from '../support/privacy.ts';
import { createVisitor, HERE, type Place } from '../support/visitor.ts';

const ANNA = person(1, 'Anna');
const BEN = person(2, 'Ben');
const HOUR = 3_600_000;
const daily = { channel: HERE, cadence: 'daily', hour: 13, timezone: 'UTC' };

const open = () => {
  const world = openDigestWorld();
  const members = { find: (id: MemberId) => world.store.read.members.find(id) };
  const deps = { ...world, members, pictures: quickPictures };
  const privacyParts = createPrivacyParts({ ...world, care: world.database.care });
  const features = [digestFeature(deps), privacyFeature({ ...world, ...privacyParts })];
  const handlers = [digestPostJob(world.runs), outboxSendJob(world.sender)];
  const bench = createJobBench(world.store, handlers, {}, world.clock);
  const visit = (who: typeof ANNA, place: Place = {}) => createVisitor(features, world.clock, who, place);
  expectValidCommands(features);
  return Object.assign(world, {
    visit,
    admin: visit(ANNA, { canManageGuild: true }),
    ben: visit(BEN),
    settle: bench.settle,
    arrive: () =>
      world.store.transaction(async (tx) => {
        for (const { id } of [ANNA, BEN]) await tx.members.see({ id, locale: 'en' }, world.clock.now());
      }),
  });
};

describe('a digest from its making to the posts', () => {
  test('is added, agreed to, previewed, posted once, looked at, left', async () => {
    await using world = open();
    await world.arrive();
    const added = await world.admin.type('digest add', daily);
    expect(textsOf(added.view)).toContain('Nobody here has agreed to be counted yet.');
    await world.ben.type('privacy server on');
    await world.hear(BEN.id, 'hit', world.clock.now() - HOUR, 'Mina');
    const preview = await world.admin.press(added, 'Preview');
    expect(preview).toMatchObject({ how: 'reply', public: false });
    expect(textsOf(preview.view)).toContain('Song hit');
    expect(preview.view.files).toHaveLength(1);
    const imagined = await world.admin.type('digest preview', { cadence: 'daily' });
    expect((await world.admin.press(imagined, 'Last week')).how).toBe('update');

    world.clock.advance(HOUR + 1_000);
    await world.runs.enqueueDue(world.clock.now());
    await world.runs.enqueueDue(world.clock.now());
    await world.settle();
    await world.runs.enqueueDue(world.clock.now());
    await world.settle();
    expect(world.posts.messages).toHaveLength(1);
    const body = world.posts.messages[0]?.body as MessageView;
    expect(textsOf(body)).toContain('Song hit');

    const closer = await world.admin.press({ view: body }, 'Look closer');
    expect(closer).toMatchObject({ how: 'reply', public: false });
    expect(textsOf(closer.view)).toContain('1 play · 1 person');
    const left = await world.ben.press({ view: body }, 'Leave me out');
    expect(left).toMatchObject({ how: 'reply', public: false });
    expect(textsOf(left.view)).toContain('You are not counted in this server');
    expect(textsOf((await world.admin.press(closer, 'By people')).view)).not.toContain('Song hit');
    expect(textsOf((await world.admin.type('digest preview')).view)).not.toContain('Song hit');
    for (const { view } of [added, preview, closer, left]) expectValidMessage(view);
  });

  test('is removed after a question, and kept by the other button', async () => {
    await using world = open();
    await world.admin.type('digest add', daily);
    const list = await world.admin.type('digest list');
    const card = await world.admin.press(list, 'Change');
    const asked = await world.admin.press(card, 'Remove');
    expect(textsOf(asked.view)).toContain('every day at 13:00 (UTC)');
    expect((await world.admin.press(asked, 'Keep it')).how).toBe('update');
    expect(await world.digests.list(MANAGER)).toHaveLength(1);
    const [choice] = await world.admin.suggestions('digest remove', 'digest', 'DAY');
    expect(choice?.name).toBe('1: every day at 13:00 (UTC)');
    const byName = await world.admin.type('digest remove', { digest: choice?.value ?? '' });
    await world.admin.press(byName, 'Remove');
    expect(await world.digests.list(MANAGER)).toEqual([]);
    await expect(world.admin.press(asked, 'Remove')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(world.admin.type('digest remove', { digest: 'x' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('a paused one is resumed from the list', async () => {
    await using world = open();
    await world.admin.type('digest add', daily);
    const [digest] = await world.digests.list(MANAGER);
    if (digest === undefined) throw new Error('No digest.');
    await world.store.transaction((tx) => tx.digests.pause(digest.id, 'cannot_post', 1));
    const resumed = await world.admin.press(await world.admin.type('digest list'), 'Resume');
    expect(textsOf(resumed.view)).toContain('The digest goes on');
    expect(await world.digests.find(MANAGER, digest.id)).toMatchObject({ pausedAt: null });
  });
});

describe('who may', () => {
  test('/digest needs Manage Server for what belongs to the server', async () => {
    await using world = open();
    const missing = { code: 'MISSING_PERMISSION' };
    await expect(world.ben.type('digest add', daily)).rejects.toMatchObject(missing);
    await world.admin.type('digest add', daily);
    const [digest] = await world.digests.list(MANAGER);
    for (const path of ['remove', 'edit', 'pause', 'resume', 'test']) {
      const named = { digest: String(digest?.id) };
      await expect(world.ben.type(`digest ${path}`, named)).rejects.toMatchObject(missing);
    }
  });

  test('everybody sees the list, without its buttons; pressing a copied one is refused', async () => {
    await using world = open();
    await world.admin.type('digest add', daily);
    expect(textsOf((await world.ben.type('digest list')).view)).not.toContain('Change');
    const list = await world.admin.type('digest list');
    await expect(world.ben.press(list, 'Change')).rejects.toMatchObject({ code: 'NOT_YOURS' });
    const formerAdmin = world.visit(ANNA);
    await expect(formerAdmin.press(list, 'Change')).rejects.toMatchObject({ code: 'MISSING_PERMISSION' });
  });

  test('what is about a server needs one', async () => {
    await using world = open();
    const alone = world.visit(ANNA, { guildId: null, canManageGuild: false });
    for (const path of ['digest preview', 'privacy server on']) {
      await expect(alone.type(path)).rejects.toMatchObject({ code: 'GUILD_ONLY' });
    }
    await world.arrive();
    expect(textsOf((await alone.type('privacy show')).view)).toContain('No server counts your plays');
  });

  test('Segue says before it adds a digest where it may not post', async () => {
    await using world = open();
    const refused = { code: 'CANNOT_POST', data: { channelId: HERE } };
    const muted = world.visit(ANNA, { canManageGuild: true, mayPost: false });
    await expect(muted.type('digest add', daily)).rejects.toMatchObject(refused);
    const absent = world.visit(ANNA, { canManageGuild: true, botInGuild: false });
    await expect(absent.type('digest add', daily)).rejects.toMatchObject(refused);
    const unsure = world.visit(ANNA, { canManageGuild: true, mayPost: null });
    expect(textsOf((await unsure.type('digest add', daily)).view)).toContain('could not check');
  });

  test('input that cannot be used is refused', async () => {
    await using world = open();
    const wrong = { code: 'INVALID_INPUT' };
    await expect(world.admin.type('digest add', { ...daily, timezone: 'Moon' })).rejects.toMatchObject(wrong);
    await expect(world.admin.type('digest add', { ...daily, hour: 24 })).rejects.toMatchObject(wrong);
    const monthly = { ...daily, cadence: 'monthly', day: 32 };
    await expect(world.admin.type('digest add', monthly)).rejects.toMatchObject(wrong);
    const [zone] = await world.admin.suggestions('digest add', 'timezone', 'berlin');
    expect(zone).toEqual({ name: 'Europe/Berlin', value: 'Europe/Berlin' });
  });
});

describe('/privacy', () => {
  test('on, off, show, and out of every server', async () => {
    await using world = open();
    await world.arrive();
    expect(textsOf((await world.ben.type('privacy server show')).view)).toContain('You are not counted');
    const on = await world.ben.type('privacy server on');
    expect(textsOf(on.view)).toMatch(/You are counted.*Nobody is named/s);
    expect(textsOf((await world.ben.type('privacy server off')).view)).toContain('You are not counted');
    await world.ben.press(on, 'Leave me out');
    await world.ben.type('privacy server on');
    const show = await world.ben.type('privacy show');
    const left = await world.ben.press(show, 'Leave all servers');
    expect(left.how).toBe('update');
    expect(textsOf(left.view)).toContain('You were taken out of 1 server.');
    expect(await world.digestLooks.counted(SERVER)).toBe(0);
  });
});
