import { afterEach, beforeEach, expect, test } from 'vitest';
import { accountsFeature } from '../../src/commands/linking/accounts.ts';
import { byNameFeature } from '../../src/commands/linking/by-name.ts';
import { linkFeature } from '../../src/commands/linking/link.ts';
import { unlinkFeature } from '../../src/commands/linking/unlink.ts';
import type { AccountStatus } from '../../src/domain/accounts.ts';
import { needsReauthView } from '../../src/views/linking/notices.ts';
import { messagesFor } from '../../src/views/messages/catalogue.ts';
import { type LinkingWorld, openLinkingWorld, person } from '../support/linking.ts';
import { customIdsOf, expectValidMessage, expectValidModal, textsOf } from '../support/messages.ts';
import { createVisitor } from '../support/visitor.ts';

let world: LinkingWorld;
beforeEach(async () => {
  world = await openLinkingWorld();
});
afterEach(async () => {
  await world[Symbol.asyncDispose]();
});

const mina = person(1, 'Mina');
const m = messagesFor('en');
const visitor = (providers = world.parts.byName.providers) => {
  const { byName, ...rest } = world.parts;
  const parts = { ...rest, byName: { ...byName, providers } };
  const features = [
    linkFeature({ ...parts, redirectUri: 'http://127.0.0.1:8787/oauth/spotify/callback' }),
    byNameFeature(parts),
    accountsFeature(parts),
    unlinkFeature(parts),
  ];
  return createVisitor(features, world.clock, mina);
};
/** A linked account, as the job leaves it. */
const linked = (displayName: string, status: AccountStatus = 'active') =>
  world.store.transaction(async (tx) => {
    await tx.members.see({ id: mina.id, locale: 'en' }, 1);
    const facts = {
      memberId: mina.id,
      provider: 'lastfm' as const,
      appId: null,
      externalId: displayName,
      externalUserId: null,
      displayName,
      scopes: '',
      authorizedAt: 1,
      accessExpiresAt: 1,
      refreshDueAt: 1,
    };
    const id = await tx.accounts.insert(facts, 1);
    if (status === 'needs_reauth') await tx.accounts.close(mina.id, id, 2);
    const account = await tx.accounts.find(mina.id, id);
    if (account === null) throw new Error('An account was not stored.');
    return account;
  });

test('`/link service:` leads over a form to a job that looks for the name', async () => {
  const me = visitor();
  const about = await me.type('link', { service: 'lastfm' });
  expect(textsOf(about.view)).toContain('Playlists and liked tracks need Spotify');
  const form = await me.open(about, 'Type my name');
  expectValidModal(form);
  const looking = await me.submit(form, { name: 'https://www.last.fm/user/rj_' });
  expect(textsOf(looking.view)).toContain('whether **rj\\_** is there');
  expect(world.jobs).toMatchObject([
    { kind: 'accounts.claim', memberId: mina.id, name: 'rj_', metadata: { provider: 'lastfm', name: 'rj_' } },
  ]);
  for (const { view } of [about, looking]) expectValidMessage(view);
});

test('the way to Spotify shows the others below, and a token goes into the job sealed', async () => {
  const me = visitor();
  const start = await me.type('link');
  const token = '0f0e0d0c-0b0a-4908-8706-050403020100';
  const looking = await me.submit(await me.open(start, 'ListenBrainz'), { name: token });
  expect(textsOf(looking.view)).toContain('whose token that is');
  expect(JSON.stringify(world.jobs)).not.toContain('0f0e0d0c');
  expect(world.jobs).toMatchObject([
    { metadata: { name: null, tokenSealed: expect.stringMatching(/^v1\./) } },
  ]);
  expectValidMessage(start.view);
});

test('without a key of the operator there is no Last.fm', async () => {
  const me = visitor(['listenbrainz']);
  const start = await me.type('link');
  expect(customIdsOf(start.view).filter((id) => id.includes('link.name'))).toHaveLength(1);
  const none = visitor([]);
  expect(textsOf((await none.type('link')).view)).not.toContain('count your plays from');
});

test('what cannot be a name is said at once, and nothing is asked for', async () => {
  const me = visitor();
  const form = await me.open(await me.type('link', { service: 'lastfm' }), 'Type my name');
  await expect(me.submit(form, { name: 'two words' })).rejects.toMatchObject({
    data: { problem: 'lastfm_name' },
  });
  expect(world.jobs).toEqual([]);
});

test('`/accounts` and `/unlink` say where the account is, and offer only what makes sense', async () => {
  await linked('rj_');
  const me = visitor();
  const list = await me.type('accounts');
  expect(textsOf(list.view)).toContain('rj\\_ on Last.fm** · 🟢 linked');
  expect(textsOf(list.view)).not.toContain('Renew');
  expect(await me.suggestions('unlink', 'account', 'r')).toMatchObject([{ name: 'rj_ on Last.fm' }]);
  const gone = await me.press(list, 'Unlink');
  expect(textsOf(gone.view)).toContain('nothing new comes in from Last.fm');
  expect(textsOf(gone.view)).not.toContain('spotify');
  expectValidModal(await me.open(gone, 'Link again'));
  for (const { view } of [list, gone]) expectValidMessage(view);
});

test('one that cannot be read any more says so, here and in a DM', async () => {
  const account = await linked('rj_', 'needs_reauth');
  const me = visitor();
  const list = await me.type('accounts');
  expect(textsOf(list.view)).toContain('🟠 cannot be read any more');
  expectValidModal(await me.open(list, 'Link again'));
  const told = needsReauthView(account, m);
  expectValidMessage(told);
  expect(textsOf(told)).toContain('**rj\\_** cannot be read');
});
