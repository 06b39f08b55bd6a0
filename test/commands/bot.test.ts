import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { type Bot, createBot } from '../../src/commands/bot.ts';
import { settingsFeature } from '../../src/commands/settings.ts';
import { sendForms } from '../../src/providers/discord/forms.ts';
import { createFactsService } from '../../src/services/facts.ts';
import { createMembersService } from '../../src/services/members.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { openDiscordGateway } from '../support/discord-gateway.ts';
import { type DiscordRest, openDiscordRest, refusal } from '../support/discord-rest.ts';
import { APPLICATION, slash } from '../support/interactions.ts';
import { createMemoryLog, type MemoryLog } from '../support/log.ts';

let discord: DiscordRest;
let test: TestStore;
let log: MemoryLog;
let bot: Bot;
const onServerLeft = vi.fn<(guild: string) => void>();
const onFatal = vi.fn<(error: Error) => void>();

const newBot = (): Bot => {
  const members = createMembersService({ store: test.store });
  return createBot({
    discord: { token: 'abc', applicationId: APPLICATION, apiUrl: discord.url, operatorIds: [] },
    features: [settingsFeature({ members })],
    members,
    facts: createFactsService({ store: test.store }),
    clock: systemClock,
    log,
    onServerLeft: async (guild) => onServerLeft(guild),
    onFatal,
    makeRequest: sendForms,
    registerAgainMs: 10,
  });
};

beforeEach(async () => {
  discord = await openDiscordRest();
  test = openTestStore();
  log = createMemoryLog();
  onFatal.mockReset();
  bot = newBot();
});
afterEach(async () => {
  await bot.stop();
  await discord.close();
  await test.close();
});

const callbacks = () => discord.sent.filter(({ path }) => path.endsWith('/callback'));
const puts = () => discord.sent.filter(({ method }) => method === 'PUT');

describe('the bot', () => {
  it('connects with the least intents, registers its commands once, answers', async () => {
    const gateway = openDiscordGateway(discord);
    await bot.start();
    expect(gateway.greetings).toEqual([{ op: 2, intents: 1 }]);
    expect(puts()).toMatchObject([
      { path: `/applications/${APPLICATION}/commands`, authorization: 'Bot abc' },
    ]);
    expect(puts()[0]?.body).toMatchObject([
      { name: 'timezone', integration_types: [0, 1], contexts: [0, 1, 2] },
    ]);
    gateway.dispatch('INTERACTION_CREATE', slash('timezone'));
    await vi.waitFor(() => expect(callbacks()).toHaveLength(1));
    expect(bot.status()).toMatchObject({ ready: true });
    await bot.stop();
    expect(bot.status().counts).toMatchObject({ ok: 1 });

    discord.answer('GET', /commands$/, { status: 200, body: [{ name: 'timezone' }] });
    bot = newBot();
    await bot.start();
    expect(puts()).toHaveLength(1);
  });

  it('tells when Segue was taken out of a server, and not when the server is away for a while', async () => {
    const gateway = openDiscordGateway(discord);
    await bot.start();
    const [gone, away] = ['400000000000000001', '400000000000000002'];
    for (const id of [gone, away]) {
      const empty = { channels: [], members: [], roles: [], emojis: [], stickers: [], threads: [] };
      gateway.dispatch('GUILD_CREATE', { id, name: 'x', owner_id: '1', features: [], ...empty });
    }
    gateway.dispatch('GUILD_DELETE', { id: away, unavailable: true });
    gateway.dispatch('GUILD_DELETE', { id: gone });
    await vi.waitFor(() => expect(onServerLeft.mock.calls).toEqual([[gone]]));
  });

  it('registers the commands again when that failed', async () => {
    openDiscordGateway(discord);
    discord.answer('PUT', /commands$/, refusal(400, 50035), refusal(403, 0));
    await bot.start();
    await vi.waitFor(() => expect(puts()).toHaveLength(3));
    await vi.waitFor(() =>
      expect(
        log.events.filter((event) => event.event === 'lifecycle' && event.what === 'commands'),
      ).toMatchObject([{ detail: '1 registered' }]),
    );
  });

  it('answers once what a RESUME brings twice', async () => {
    const gateway = openDiscordGateway(discord);
    await bot.start();
    const raw = slash('timezone');
    gateway.dispatch('INTERACTION_CREATE', raw);
    await vi.waitFor(() => expect(callbacks()).toHaveLength(1));
    gateway.drop();
    gateway.dispatch('INTERACTION_CREATE', raw);
    gateway.dispatch('INTERACTION_CREATE', slash('timezone'));
    await vi.waitFor(() => expect(callbacks()).toHaveLength(2), { timeout: 10_000 });
    expect(gateway.greetings.map(({ op }) => op)).toEqual([2, 6]);
    // Counted when all about it is over, which is a moment after the answer.
    await vi.waitFor(() => expect(bot.status().counts).toMatchObject({ ok: 2, duplicate: 1 }));
  });

  it('starts although the commands could not be registered, and says so', async () => {
    openDiscordGateway(discord);
    discord.answer('PUT', /commands$/, refusal(403, 50001));
    await bot.start();
    expect(log.events).toContainEqual(
      expect.objectContaining({ level: 'error', what: 'commands not registered' }),
    );
  });

  it('explains a token that Discord does not take', async () => {
    discord.answer('GET', /gateway\/bot$/, refusal(401, 0));
    await expect(bot.start()).rejects.toThrow(/DISCORD_TOKEN/);
  });

  it('explains refused intents instead of waiting forever', async () => {
    openDiscordGateway(discord, 4014);
    await expect(bot.start()).rejects.toThrow(/intents/);
    expect(onFatal).not.toHaveBeenCalled();
  });

  it('says when Discord will not have it back', async () => {
    const gateway = openDiscordGateway(discord);
    await bot.start();
    gateway.close(4004);
    await vi.waitFor(() => expect(onFatal).toHaveBeenCalledOnce());
    expect(onFatal.mock.calls[0]?.[0].message).toMatch(/DISCORD_TOKEN/);
  });
});
