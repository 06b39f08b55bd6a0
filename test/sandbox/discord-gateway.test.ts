import { Client, Events, GatewayIntentBits, MessageFlags } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import WebSocket from 'ws';
import { openStand, type Stand } from '../support/discord-double.ts';

let stand: Stand;
let runs: string[];

beforeEach(async () => {
  stand = await openStand({ ackDeadlineMs: 2500 });
  runs = [];
  stand.handle(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    runs.push(interaction.id);
    await interaction.reply({ content: 'hi', flags: MessageFlags.Ephemeral });
  });
  await stand.client.application.commands.set([{ name: 'hi', description: 'Say hi' }]);
});

afterEach(() => stand.close());

const hi = () => stand.discord.as('mira').slash('/hi', {}, { channelId: stand.channel('general').id });
const resumed = () => new Promise((resolve) => stand.client.once(Events.ShardResume, resolve));

test('an interaction that got lost is replayed by the RESUME after a drop', async () => {
  stand.discord.faults.missDispatches();
  const pending = hi();
  const back = resumed();
  stand.discord.gateway.drop();
  await back;
  await pending;
  expect(runs).toHaveLength(1);
  expect(stand.discord.counters).toMatchObject({ identifies: 1, resumes: 1 });
});

test('what happens while the bot is away comes with the RESUME', async () => {
  const { discord } = stand;
  const back = resumed();
  discord.gateway.drop();
  await expect.poll(() => discord.gateway.connected).toBe(0);
  const pending = hi();
  await back;
  expect((await pending).message?.text).toBe('hi');
  expect(discord.gateway.connected).toBe(1);
});

test('op 7 makes the client come back to its session', async () => {
  const back = resumed();
  stand.discord.gateway.requestReconnect();
  await back;
  await hi();
  expect(stand.discord.counters).toMatchObject({ identifies: 1, resumes: 1 });
});

test('one interaction delivered twice runs twice; the second answer meets 40060', async () => {
  stand.discord.faults.duplicateInteractions();
  const result = await hi();
  await expect.poll(() => stand.errors).toHaveLength(1);
  expect(runs).toEqual([result.interactionId, result.interactionId]);
  expect(stand.errors[0]).toMatchObject({ code: 40060 });
});

test('a delayed delivery eats up the time for the answer', async () => {
  stand.discord.faults.delayDispatches(60);
  const { ackMs } = await hi();
  expect(ackMs).toBeGreaterThanOrEqual(59);
});

test('a wrong token and intents that were not allowed end the connection', async () => {
  const { discord } = stand;
  const intents = [GatewayIntentBits.Guilds, GatewayIntentBits.MessageContent];
  const greedy = new Client({ intents, rest: { api: discord.apiUrl } });
  const closed = new Promise<number>((resolve) => {
    greedy.once(Events.ShardDisconnect, ({ code }) => resolve(code));
  });
  await greedy.login(discord.token).catch(() => undefined);
  expect(await closed).toBe(4014);
  await greedy.destroy();
  const stranger = new Client({ intents: [], rest: { api: discord.apiUrl } });
  await expect(stranger.login('MTIz.abc.def')).rejects.toMatchObject({ code: 'TokenInvalid' });
  await stranger.destroy();
});

test('the protocol itself: hello, heartbeat, invalid session, unknown opcode', async () => {
  const socket = new WebSocket(`${stand.discord.gatewayUrl}/?v=10&encoding=json`);
  const received: { op: number; d: unknown; t?: string }[] = [];
  socket.on('message', (data: Buffer) => received.push(JSON.parse(data.toString('utf8'))));
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  const send = (message: unknown) => socket.send(JSON.stringify(message));
  await expect.poll(() => received[0]?.op).toBe(10);
  send({ op: 1, d: null });
  await expect.poll(() => received[1]?.op).toBe(11);
  send({ op: 6, d: { token: stand.discord.token, session_id: 'forgotten', seq: 4 } });
  await expect.poll(() => received[2]).toEqual({ op: 9, d: false });
  send({ op: 2, d: { token: stand.discord.token, intents: 0, properties: {} } });
  await expect.poll(() => received[3]?.t).toBe('READY');
  expect(received).toHaveLength(4);
  stand.discord.gateway.invalidateSessions(false);
  await expect.poll(() => received[4]).toEqual({ op: 9, d: false });
  send({ op: 99 });
  expect(await closed).toBe(4001);
});
