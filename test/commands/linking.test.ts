import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MINUTE } from '../../src/clock.ts';
import { accountsFeature } from '../../src/commands/linking/accounts.ts';
import { byNameFeature } from '../../src/commands/linking/by-name.ts';
import { pairingFeature } from '../../src/commands/linking/code.ts';
import { linkFeature } from '../../src/commands/linking/link.ts';
import { unlinkFeature } from '../../src/commands/linking/unlink.ts';
import { accountsDeleteDataJob } from '../../src/jobs/accounts-delete-data.ts';
import { accountsRefreshJob } from '../../src/jobs/accounts-refresh.ts';
import { accountsResealJob } from '../../src/jobs/accounts-reseal.ts';
import { accountsWarnJob } from '../../src/jobs/accounts-warn.ts';
import { linksSweepJob } from '../../src/jobs/links-sweep.ts';
import { redirectUriOf } from '../../src/services/linking/consent.ts';
import { expectValidCommands } from '../support/commands.ts';
import { createJobBench } from '../support/jobs.ts';
import { type LinkingWorld, openLinkingWorld, person } from '../support/linking.ts';
import { expectValidMessage, expectValidModal, textsOf } from '../support/messages.ts';
import { someone } from '../support/spotify-auth.ts';
import { createVisitor, type Place, type Shown } from '../support/visitor.ts';

let world: LinkingWorld;
beforeEach(async () => {
  world = await openLinkingWorld();
});
afterEach(async () => {
  await world[Symbol.asyncDispose]();
});

const [mina, kai] = [person(1, 'Mina'), person(2, 'Kai')];
const features = () => {
  const { parts } = world;
  const redirectUri = redirectUriOf('http://127.0.0.1:8787');
  return [
    linkFeature({ ...parts, redirectUri }),
    byNameFeature(parts),
    pairingFeature(parts),
    accountsFeature(parts),
    unlinkFeature(parts),
  ];
};
const visitor = (who = mina, place: Place = {}) => createVisitor(features(), world.clock, who, place);
const pageOf = (shown: Shown): string => {
  const [, url] = /"url":"([^"]+\/link\/[^"]+)"/.exec(JSON.stringify(shown.view)) ?? [];
  if (url === undefined) throw new Error('No link button');
  return url;
};
const CLIENT_ID = 'abcdef0123456789abcdef0123456789';

test('the commands are what Discord takes', () => {
  expectValidCommands(features());
});

describe('/link', () => {
  test('from the button to the linked account', async () => {
    const me = visitor();
    const start = await me.type('link');
    expect(start).toMatchObject({ how: 'reply', public: false });
    expect(textsOf(start.view)).toContain('Open the page');
    const early = await me.submit(await me.open(start, 'I have my code'), { code: '123 456' });
    expect(textsOf(early.view)).toContain('No code exists yet');
    const code = await world.browser().consentAs(pageOf(start), world.spotify, someone('mina_music'));
    const form = await me.open(early, 'I have my code');
    expectValidModal(form);
    const unreadable = await me.submit(form, { code: 'abcdef' });
    expect(textsOf(unreadable.view)).toContain('six digits');
    const wrong = await me.submit(form, { code: code === '000000' ? '000001' : '000000' });
    expect(textsOf(wrong.view)).toContain('4 tries are left');
    const linked = await me.submit(await me.open(wrong, 'Try again'), { code });
    expect(linked.how).toBe('update');
    expect(textsOf(linked.view)).toContain('mina\\_music');
    expect(textsOf(linked.view)).toContain('Pick sources');
    for (const { view } of [start, early, unreadable, wrong, linked]) expectValidMessage(view);
    expect(textsOf((await me.press(linked, 'My accounts')).view)).toContain('🟢 linked');
  });

  test('the buttons and the code belong to the one who asked', async () => {
    const start = await visitor().type('link');
    await expect(visitor(kai).open(start, 'I have my code')).rejects.toMatchObject({ code: 'NOT_YOURS' });
  });

  test('the last wrong code, an old link and a taken account end in clear errors', async () => {
    await world.link(someone('taken'), kai);
    const me = visitor();
    const start = await me.type('link');
    const form = await me.open(start, 'I have my code');
    const code = await world.browser().consentAs(pageOf(start), world.spotify, someone('taken'));
    await expect(me.submit(form, { code })).rejects.toMatchObject({ code: 'ALREADY_LINKED_ELSEWHERE' });
    const late = await me.type('link');
    world.clock.advance(10 * MINUTE);
    await expect(me.submit(await me.open(late, 'I have my code'), { code })).rejects.toMatchObject({
      code: 'LINK_EXPIRED',
    });
  });

  test('with an app of one’s own: what to register, and who it is for', async () => {
    const me = visitor(mina, { canManageGuild: true });
    const start = await me.type('link', { app: CLIENT_ID, for_server: true });
    const words = textsOf(start.view);
    expect(words).toContain('http://127.0.0.1:8787/oauth/spotify/callback');
    expect(words).toContain('at most 5 people');
    expect(words).toContain('offered to everybody in this server');
    expectValidMessage(start.view);
    expect(textsOf((await me.type('link', { app: CLIENT_ID })).view)).not.toContain('redirect URI');
    expect(await visitor(kai).suggestions('link', 'app', 'abc')).toEqual([
      { name: 'abcdef01 · 0 of 5 places taken', value: CLIENT_ID },
    ]);
    await expect(visitor(kai).type('link', { app: 'nonsense' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    const refused = visitor(kai).type('link', { app: CLIENT_ID, for_server: true });
    await expect(refused).rejects.toMatchObject({ code: 'MISSING_PERMISSION' });
  });

  test('says when an app is full', async () => {
    for (const digit of [2, 3, 4, 5, 6]) await world.link(someone(`p${digit}`), person(digit));
    const start = await visitor().type('link');
    expect(textsOf(start.view)).toContain('5 people are linked through **Segue** already');
    expectValidMessage(start.view);
  });
});

describe('/accounts', () => {
  test('teaches when there is none, and shows what can be done with each', async () => {
    const me = visitor();
    const empty = await me.type('accounts');
    expect(textsOf(empty.view)).toContain('No account is linked yet');
    await world.link(someone('mina'), mina);
    const list = await me.type('accounts');
    expect(textsOf(list.view)).toMatch(
      /mina.*linked.*through the app Segue[\s\S]*new sign-in on <t:\d+:D> \(<t:\d+:R>\)/,
    );
    const again = await me.press(list, 'Renew now');
    expect(pageOf(again)).toMatch(/^http:\/\/127\.0\.0\.1:8787\/link\/[\w-]{43}$/);
    for (const { view } of [empty, list, again]) expectValidMessage(view);
  });

  test('stays within Discord’s limits however much there is', async () => {
    const me = visitor();
    const name = '*_[@everyone](x)_*'.repeat(20);
    for (let index = 0; index < 8; index += 1) {
      await world.link({ accountId: `a${index}`, userId: `u${index}`, displayName: name }, mina);
      world.clock.advance(30 * MINUTE);
    }
    for (const digit of '12345') {
      await me.type('link', { app: digit.repeat(32) });
      world.clock.advance(60 * MINUTE);
    }
    const list = await me.type('accounts');
    expectValidMessage(list.view);
    expect(textsOf(list.view)).toContain('…and 4 more');
    expect(textsOf(list.view)).not.toMatch(/(?<!\\)@everyone/);
    const forgotten = await me.press(list, 'Forget');
    expect(textsOf(forgotten.view)).not.toContain('1'.repeat(32));
    expectValidMessage((await me.type('unlink')).view);
  });

  test('an app that people use stays', async () => {
    const me = visitor();
    const start = await me.type('link', { app: CLIENT_ID });
    const code = await world.browser().consentAs(pageOf(start), world.spotify, someone('mina'));
    await me.submit(await me.open(start, 'I have my code'), { code });
    const kept = await me.press(await me.type('accounts'), 'Forget');
    expect(textsOf(kept.view)).toContain('People are still linked through that app');
    expect(textsOf(kept.view)).toContain(CLIENT_ID);
  });
});

describe('/unlink', () => {
  const bench = () => {
    const { access, upkeep, deletion, consent } = world.parts;
    const handlers = [
      accountsDeleteDataJob(deletion),
      accountsRefreshJob(access),
      accountsResealJob(upkeep),
      accountsWarnJob(upkeep),
      linksSweepJob(consent),
    ];
    return createJobBench(world.store, handlers, {}, world.clock);
  };

  test('takes the only account at once; with nothing of it there is nothing to decide', async () => {
    const account = await world.link(someone('mina'), mina);
    const done = await visitor().type('unlink');
    expect(textsOf(done.view)).toContain('mina is unlinked');
    expect(textsOf(done.view)).toContain('nothing to decide');
    expect(await world.sealed(mina.id, account.id)).toBeNull();
    await expect(visitor().type('unlink')).rejects.toMatchObject({ code: 'NOT_LINKED' });
    expectValidMessage(done.view);
  });

  test('asks which one, by buttons or by name', async () => {
    const first = await world.link(someone('mina'), mina);
    await world.link(someone('mona'), mina);
    const me = visitor();
    expect(await me.suggestions('unlink', 'account', 'MIN')).toEqual([
      { name: 'mina', value: String(first.id) },
    ]);
    const which = await me.type('unlink');
    expect(textsOf(which.view)).toContain('Which account');
    expect(textsOf((await me.press(which, 'mona')).view)).toContain('mona is unlinked');
    expect(textsOf((await me.type('unlink', { account: String(first.id) })).view)).toContain(
      'mina is unlinked',
    );
    await world.link(someone('mina'), mina);
    await expect(me.type('unlink', { account: '999' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('keeps the data, or deletes it with a number on the button', async () => {
    const account = await world.link(someone('mina'), mina);
    await world.database.transaction(async ({ q, t }) => {
      const source = {
        kind: 'liked' as const,
        externalId: 'liked',
        name: 'Liked',
        readable: true,
        position: 0,
      };
      const of = {
        memberId: mina.id,
        accountId: account.id,
        selectedAt: 1,
        syncedTracks: 1_234,
        listedAt: 1,
      };
      await q.insert(t.sources).values({ ...source, ...of });
    });
    const me = visitor();
    const ask = await me.type('unlink');
    expect(textsOf(ask.view)).toContain('1 source with 1,234 tracks, and 0 plays');
    const kept = await me.press(ask, 'Keep it');
    expect(kept.how).toBe('update');
    expect(textsOf(kept.view)).toContain('It is kept');
    const list = await me.type('accounts');
    expect(textsOf(list.view)).toContain('its data is kept');
    const deleting = await me.press(await me.press(list, 'Delete its data'), 'Delete it all (1,234)');
    expect(textsOf(deleting.view)).toContain('cannot be undone');
    const { queue, settle } = bench();
    const [job] = world.jobs.slice(-1);
    if (job === undefined) throw new Error('No job');
    await queue.enqueue(job);
    await settle();
    expect(await world.parts.accounts.list(mina.id)).toEqual([]);
    for (const { view } of [ask, kept, list, deleting]) expectValidMessage(view);
    await expect(me.press(ask, 'Keep it')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('deletes nothing of an account that came back', async () => {
    const account = await world.link(someone('mina'), mina);
    await world.database.transaction(async ({ q, t }) => {
      const source = {
        kind: 'liked' as const,
        externalId: 'liked',
        name: 'Liked',
        readable: true,
        position: 0,
      };
      const of = { memberId: mina.id, accountId: account.id, selectedAt: 1, syncedTracks: 9, listedAt: 1 };
      await q.insert(t.sources).values({ ...source, ...of });
    });
    const me = visitor();
    const ask = await me.type('unlink');
    await world.link(someone('mina'), mina);
    const before = world.jobs.length;
    expect(textsOf((await me.press(ask, 'Delete it all (9)')).view)).toContain('linked again');
    expect(world.jobs).toHaveLength(before);
  });

  test('the jobs of this family run on the real machinery', async () => {
    await world.link(someone('mina'), mina);
    world.clock.advance(60 * MINUTE);
    const { queue, settle } = bench();
    const kinds = ['accounts.refresh', 'accounts.warn', 'accounts.reseal', 'links.sweep'];
    const jobs = await Promise.all(kinds.map((kind) => queue.enqueue({ kind, memberId: null })));
    await settle();
    const ended = await Promise.all(jobs.map(({ id }) => world.store.read.jobs.byId(id)));
    expect(ended.map((job) => [job?.status, job?.payload])).toEqual([
      ['DONE', { refreshed: 1, failed: 0 }],
      ['DONE', { warned: 0 }],
      ['DONE', { resealed: 0, unreadable: 0 }],
      ['DONE', null],
    ]);
  });
});
