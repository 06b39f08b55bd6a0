import {
  ActionRowBuilder,
  type BaseInteraction,
  ButtonBuilder,
  ButtonStyle,
  DiscordAPIError,
  MessageFlags,
  TextDisplayBuilder,
} from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStand, type Stand } from '../support/discord-double.ts';

const V2 = MessageFlags.IsComponentsV2;
const START = Date.UTC(2026, 10, 20, 12);
const MINUTE = 60_000;

let stand: Stand;
let now = START;

beforeEach(async () => {
  now = START;
  stand = await openStand({ now: () => now, ackDeadlineMs: 250 });
  await stand.client.application.commands.set([
    { name: 'hi', description: 'Say hi', integrationTypes: [0, 1], contexts: [0, 1, 2] },
  ]);
});

afterEach(() => stand.close());

const text = (content: string) => new TextDisplayBuilder().setContent(content);
const codeOf = (error: unknown) => (error instanceof DiscordAPIError ? [error.status, error.code] : error);
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const general = () => ({ channelId: stand.channel('general').id });
const hi = (person = 'mira') => stand.discord.as(person).slash('/hi', {}, general());
const answering = (work: (interaction: BaseInteraction) => Promise<unknown>) => stand.handle(work);

test('an answer after the deadline meets 10062, and its webhook 10015', async () => {
  answering(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await sleep(300);
    await interaction.deferReply().catch((error: unknown) => stand.errors.push(error));
    await interaction.webhook.editMessage('@original', 'anyway');
  });
  await expect(hi()).rejects.toThrow(/was not answered within 250 ms/);
  await expect
    .poll(() => stand.errors.map(codeOf))
    .toEqual([
      [404, 10062],
      [404, 10015],
    ]);
  expect(stand.discord.counters).toMatchObject({ interactions: 1, acknowledged: 0, expired: 1 });
});

test('a second answer meets 40060, also when only the reply to the first one was lost', async () => {
  answering(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.reply({ flags: V2, components: [text('once')] });
  });
  stand.discord.faults.add({ path: '/callback', effect: { kind: 'applied-but' } });
  const result = await hi();
  await expect.poll(() => stand.errors.map(codeOf)).toEqual([[400, 40060]]);
  expect(result.message?.text).toBe('once');
  expect(stand.discord.as('mira').visibleMessages(general().channelId)).toHaveLength(1);
});

test('a token works 15 minutes of the world, then 50027', async () => {
  answering(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply();
    now += 14 * MINUTE;
    await interaction.editReply('still');
    now += 2 * MINUTE;
    await interaction.editReply('too late');
  });
  const result = await hi();
  await expect.poll(() => stand.errors.map(codeOf)).toEqual([[401, 50027]]);
  expect(result.message?.text).toBe('still');
  // A 401 counts towards the ban.
  expect(stand.discord.counters.invalidRequests).toBe(1);
});

test('only the deferral decides who sees the answer, and it carries no other flag', async () => {
  answering(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await interaction.followUp({ flags: V2, components: [text('fills the waiting message')] });
  });
  const result = await hi();
  const message = await result.waitForMessage();
  expect([message.ephemeralFor, message.text]).toEqual([
    stand.discord.as('mira').id,
    'fills the waiting message',
  ]);
  expect(result.followUps).toEqual([]);

  answering(async (interaction) => {
    if (interaction.isChatInputCommand())
      await stand.client.rest.post(`/interactions/${interaction.id}/${interaction.token}/callback`, {
        auth: false,
        body: { type: 5, data: { flags: V2 } },
      });
  });
  await expect(hi()).rejects.toThrow(/not answered/);
  expect(stand.discord.violations[0]).toMatchObject({ code: 50035, problems: [{ path: 'data.flags' }] });
});

test('callback types fit their interaction: no update for commands, no choices, no modal after a defer', async () => {
  const seen: unknown[] = [];
  answering(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const send = (type: number, data?: unknown) =>
      stand.client.rest
        .post(`/interactions/${interaction.id}/${interaction.token}/callback`, {
          auth: false,
          body: { type, data },
        })
        .catch((error: unknown) => seen.push(codeOf(error)));
    for (const type of [6, 7, 8, 12]) await send(type, {});
    await interaction.deferReply();
    await send(9, { custom_id: 'x', title: 'X', components: [{ type: 10, content: 'x' }] });
  });
  await hi();
  await expect.poll(() => seen).toEqual([...Array.from({ length: 4 }, () => [400, 50035]), [400, 40060]]);
});

test('direct messages: open, closed (50007) and without a common server (50278)', async () => {
  const { client, discord } = stand;
  const send = (name: string) =>
    client.users.send(discord.as(name).id, { flags: V2, components: [text('psst')] });
  await send('jonas');
  expect(discord.as('jonas').visibleMessages(discord.as('jonas').openDm())[0]?.text).toBe('psst');
  await expect(send('tomas').catch(codeOf)).resolves.toEqual([403, 50007]);
  await expect(send('lena').catch(codeOf)).resolves.toEqual([403, 50278]);
  discord.world.setDirectMessages(discord.as('tomas').id, 'open');
  await send('tomas');
  expect(discord.counters).toMatchObject({ invalidRequests: 2, errorCodes: { 50007: 1, 50278: 1 } });
});

test('a nonce makes a message once: after a lost answer, within minutes, in its channel', async () => {
  const { client, discord } = stand;
  const [digests, lounge] = [stand.channel('digests'), stand.channel('lounge')];
  const post = async (channelId: string) => {
    const channel = await client.channels.fetch(channelId);
    if (!channel?.isSendable()) throw new Error('cannot send');
    return channel.send({ flags: V2, components: [text('weekly')], nonce: 'digest:1', enforceNonce: true });
  };
  discord.faults.add({ method: 'POST', path: '/messages', effect: { kind: 'applied-but' } });
  const first = await post(digests.id);
  expect(first.nonce).toBe('digest:1');
  const second = await post(digests.id);
  expect(second.id).toBe(first.id);
  await post(lounge.id);
  now += 10 * MINUTE;
  const later = await post(digests.id);
  expect(later.id).not.toBe(first.id);
  expect(discord.snapshot().messages).toHaveLength(3);
});

test('without a nonce a lost answer doubles the message, as the real one would', async () => {
  const { client, discord } = stand;
  discord.faults.add({ method: 'POST', path: '/messages', effect: { kind: 'reset', applied: true } });
  const channel = await client.channels.fetch(stand.channel('digests').id);
  if (channel?.isSendable()) await channel.send('twice');
  expect(discord.snapshot().messages.map(({ content }) => content)).toEqual(['twice', 'twice']);
});

test('channels refuse what the bot may not do there', async () => {
  const { discord } = stand;
  const post = (name: string) =>
    stand.fetch('POST', `/channels/${stand.channel(name).id}/messages`, { content: 'x' });
  expect(await post('announcements')).toMatchObject({
    status: 403,
    body: { code: 50013, message: 'Missing Permissions' },
  });
  expect(await post('booking')).toMatchObject({
    status: 403,
    body: { code: 50001, message: 'Missing Access' },
  });
  expect(await post('studio')).toMatchObject({ status: 403, body: { code: 50001 } });
  const archived = await post('crate-archive');
  expect(archived.status).toBe(200);
  expect((await stand.fetch('GET', `/channels/${stand.channel('crate-archive').id}/messages`)).body).toEqual(
    [],
  );
  discord.world.setBotAccess(stand.channel('announcements').id, { send: true });
  expect((await post('announcements')).status).toBe(200);
  const gone = stand.channel('digests').id;
  discord.world.deleteChannel(gone);
  expect(await stand.fetch('POST', `/channels/${gone}/messages`, { content: 'x' })).toMatchObject({
    status: 404,
    body: { code: 10003 },
  });
  await expect.poll(() => stand.client.channels.cache.has(gone)).toBe(false);
});

test('messages of others cannot be edited, ephemeral ones do not exist for the bot user', async () => {
  answering(async (interaction) => {
    if (interaction.isChatInputCommand())
      await interaction.reply({ content: 'only you', flags: MessageFlags.Ephemeral });
  });
  const result = await hi();
  const { channelId } = general();
  const said = stand.discord.as('jonas').say(channelId, 'hello');
  const edit = (id: string) =>
    stand.fetch('PATCH', `/channels/${channelId}/messages/${id}`, { content: 'x' });
  expect(await edit(said.id)).toMatchObject({ status: 403, body: { code: 50005 } });
  expect(await edit(result.message?.id ?? '')).toMatchObject({ status: 404, body: { code: 10008 } });
});

test('five follow-ups are the most where the app is only installed by a person', async () => {
  answering(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.reply('0');
    for (const n of [1, 2, 3, 4, 5, 6]) await interaction.followUp(String(n));
  });
  const lena = stand.discord.as('lena');
  const result = await lena.slash('/hi', {}, { channelId: stand.channel('studio').id });
  await expect.poll(() => stand.errors.map(codeOf)).toEqual([[400, 40094]]);
  expect(result.followUps).toHaveLength(5);
});

test('forged payloads reach the bot as they are', async () => {
  const seen: unknown[] = [];
  answering(async (interaction) => {
    if (interaction.isButton())
      seen.push([interaction.customId, interaction.user.username, interaction.message.id]);
    if (interaction.isRepliable()) await interaction.reply('no');
  });
  const dm = await stand.client.users.send(stand.discord.as('jonas').id, {
    components: [
      new ActionRowBuilder<ButtonBuilder>().addComponents(
        new ButtonBuilder().setCustomId('v1:own').setLabel('Mine').setStyle(ButtonStyle.Primary),
      ),
    ],
    content: 'yours',
  });
  const long = 'x'.repeat(400);
  await stand.discord.as('mira').raw({
    type: 3,
    channelId: general().channelId,
    messageId: dm.id,
    data: { custom_id: long, component_type: 2 },
  });
  expect(seen).toEqual([[long, 'mira', dm.id]]);
});

test('requests without the token, to unknown routes, or too many meet their error', async () => {
  const { discord } = stand;
  const anonymous = await fetch(`${discord.apiUrl}/v10/users/@me`);
  expect([anonymous.status, await anonymous.json()]).toEqual([
    401,
    { message: '401: Unauthorized', code: 0 },
  ]);
  expect(await stand.fetch('GET', '/nothing')).toEqual({
    status: 404,
    body: { message: '404: Not Found', code: 0 },
  });
  expect((await stand.fetch('DELETE', '/users/@me')).status).toBe(405);
  discord.faults.add({
    path: '/users/@me',
    effect: { kind: 'rate-limit', retryAfterMs: 20, scope: 'shared' },
  });
  expect(await stand.fetch('GET', '/users/@me')).toEqual({
    status: 429,
    body: { message: 'You are being rate limited.', retry_after: 0.02, global: false },
  });
  expect(discord.counters).toMatchObject({ invalidRequests: 1, rateLimited: 1 });
  discord.faults.add({ path: '/users/@me', effect: { kind: 'rate-limit', retryAfterMs: 5 } });
  await stand.client.rest.get('/users/@me');
  expect(discord.counters).toMatchObject({ invalidRequests: 2, rateLimited: 2 });
});

test('buckets are enforced when asked for, and told in headers', async () => {
  const limited = await openStand({ rateLimits: 'typical' });
  try {
    const path = `/channels/${limited.channel('general').id}/messages`;
    const statuses: number[] = [];
    for (let n = 0; n < 6; n += 1)
      statuses.push((await limited.fetch('POST', path, { content: String(n) })).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    const headers = (
      await fetch(`${limited.discord.apiUrl}/v10${path}`, {
        headers: { authorization: `Bot ${limited.discord.token}` },
      })
    ).headers;
    expect([headers.get('x-ratelimit-limit'), headers.get('x-ratelimit-remaining')]).toEqual(['5', '4']);
  } finally {
    await limited.close();
  }
});
