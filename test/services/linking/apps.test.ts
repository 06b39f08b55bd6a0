import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { guildId } from '../../../src/domain/ids.ts';
import type { AppRequest } from '../../../src/services/linking/apps.ts';
import { type LinkingWorld, OPERATORS, openLinkingWorld, person } from '../../support/linking.ts';
import { someone } from '../../support/spotify-auth.ts';

let world: LinkingWorld;
beforeEach(async () => {
  world = await openLinkingWorld();
});
afterEach(async () => {
  await world[Symbol.asyncDispose]();
});

const [mina, kai] = [person(1, 'Mina'), person(2, 'Kai')];
const guild = guildId('200000000000000001');
const clientId = (digit: string): string => digit.repeat(32);
const choose = (changes: Partial<AppRequest> = {}) =>
  world.parts.apps.choose({
    member: mina,
    guildId: null,
    canManageGuild: false,
    clientId: null,
    forServer: false,
    ...changes,
  });
const names = async (who: typeof mina, where = guild, typed = '') =>
  (await world.parts.apps.suggest(who.id, where, typed)).map(({ app }) => app.name);

describe('the operator’s app', () => {
  test('is there from the start, once, and is the usual one', async () => {
    await world.parts.apps.ensureOperators();
    await world.parts.apps.ensureOperators();
    expect(await choose()).toMatchObject({ app: { ...OPERATORS, ownerId: null }, added: false });
    expect(await names(kai)).toEqual(['Segue']);
  });

  test('takes over a client id that a member had brought before', async () => {
    const own = await choose({ clientId: clientId('a') });
    await world.store.transaction((tx) =>
      tx.apps.ensureOperators({ clientId: clientId('a'), mode: 'extended', name: 'Ours' }, 1),
    );
    expect(await world.store.read.apps.find(own.app.id)).toMatchObject({ ownerId: null, mode: 'extended' });
  });
});

describe('an app of one’s own', () => {
  test('is known after the first time, to its owner alone', async () => {
    const first = await choose({ clientId: ` ${clientId('A')} ` });
    expect(first).toMatchObject({
      added: true,
      app: { ownerId: mina.id, mode: 'development', name: 'aaaaaaaa' },
    });
    expect((await choose({ clientId: clientId('a') })).added).toBe(false);
    expect(await names(mina)).toEqual(['aaaaaaaa']);
    expect(await names(mina, guild, 'zz')).toEqual([]);
    expect(await names(kai)).toEqual([]);
    const started = await world.parts.linking.start(mina, first.app.id);
    const address = await world.browser().begin(started.url);
    expect(new URL(address).searchParams.get('client_id')).toBe(clientId('a'));
  });

  test.each([
    ['not a client id', { clientId: 'hello' }, 'INVALID_INPUT'],
    ['too short', { clientId: 'a'.repeat(31) }, 'INVALID_INPUT'],
    ['for a server, in a DM', { clientId: clientId('a'), forServer: true }, 'GUILD_ONLY'],
    [
      'for a server, without the right',
      { clientId: clientId('a'), forServer: true, guildId: guild },
      'MISSING_PERMISSION',
    ],
    ['the operator’s, for a server', { forServer: true, guildId: guild, canManageGuild: true }, 'NOT_YOURS'],
  ])('%s is refused', async (_, changes, code) => {
    await expect(choose(changes)).rejects.toMatchObject({ code });
    expect(await world.store.read.apps.ownedBy(mina.id)).toEqual([]);
  });

  test('somebody else’s cannot be offered to a server', async () => {
    await choose({ clientId: clientId('a') });
    const offer = choose({
      member: kai,
      clientId: clientId('a'),
      forServer: true,
      guildId: guild,
      canManageGuild: true,
    });
    await expect(offer).rejects.toMatchObject({ code: 'NOT_YOURS' });
  });

  test('is offered to a server by its owner, and seen there', async () => {
    const offered = await choose({
      clientId: clientId('a'),
      forServer: true,
      guildId: guild,
      canManageGuild: true,
    });
    expect(offered).toMatchObject({ added: true, offered: true, app: { guildId: guild } });
    expect(await names(kai)).toEqual(['aaaaaaaa']);
    expect(await names(kai, guildId('200000000000000002'))).toEqual([]);
    expect((await choose({ member: kai, clientId: clientId('a'), guildId: guild })).app.id).toBe(
      offered.app.id,
    );
  });

  test('can be forgotten while nobody is linked through it', async () => {
    const { app } = await choose({ clientId: clientId('a') });
    const started = await world.parts.linking.start(mina, app.id);
    const code = await world.browser().consentAs(started.url, world.spotify, someone('mina'));
    const paired = await world.parts.pairing.pair(mina.id, started.requestId, code);
    if (paired.kind !== 'linked') throw new Error('not linked');
    expect(await world.parts.apps.own(mina.id)).toMatchObject([{ app: { id: app.id }, people: 1 }]);
    expect(await world.parts.apps.remove(mina.id, app.id)).toBe('in_use');
    await expect(world.parts.apps.remove(kai.id, app.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await world.parts.accounts.unlink(mina.id, paired.account.id);
    expect(await world.parts.apps.remove(mina.id, app.id)).toBe('removed');
    expect(await world.parts.apps.own(mina.id)).toEqual([]);
    await world.parts.apps.ensureOperators();
    const again = await world.parts.linking.startAgain(mina, paired.account.id);
    expect(again.app.clientId).toBe(OPERATORS.clientId);
  });

  test('five of them are enough', async () => {
    for (const digit of '12345') await choose({ clientId: clientId(digit) });
    await expect(choose({ clientId: clientId('6') })).rejects.toMatchObject({ code: 'LIMIT_REACHED' });
  });
});

test('people are counted once, and only while they are linked', async () => {
  const account = await world.link(someone('mina'), mina);
  await world.link(someone('mina2'), mina);
  await world.link(someone('kai'), kai);
  expect((await world.start(person(3))).people).toBe(2);
  await world.parts.accounts.unlink(mina.id, account.id);
  expect((await world.start(person(3))).people).toBe(2);
  expect((await world.parts.linking.startAgain(mina, account.id)).app.clientId).toBe(OPERATORS.clientId);
});
