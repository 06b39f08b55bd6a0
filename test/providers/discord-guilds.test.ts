import { afterEach, beforeEach, expect, test } from 'vitest';
import { guildId, memberId } from '../../src/domain/ids.ts';
import { createDiscordGuilds } from '../../src/providers/discord/guilds.ts';
import type { DiscordGuilds } from '../../src/providers/discord/guilds-port.ts';
import { createManualClock } from '../support/clock.ts';
import { type DiscordRest, openDiscordRest, refusal } from '../support/discord-rest.ts';
import { createMemoryLog } from '../support/log.ts';

const SERVER = guildId('400000000000000001');
const ANNA = memberId('100000000000000001');
const MEMBER = /\/guilds\/\d+\/members\/\d+$/;

let discord: DiscordRest;
let guilds: DiscordGuilds;
beforeEach(async () => {
  discord = await openDiscordRest();
  guilds = createDiscordGuilds({
    ...{ token: 'secret-token', apiUrl: discord.url, clock: createManualClock(), log: createMemoryLog() },
    wait: async () => undefined,
    assertMayCall: () => undefined,
  });
});
afterEach(() => discord.close());

const ask = () => guilds.presence(SERVER, ANNA, new AbortController().signal);

test.each([
  ['here', { status: 200, body: { user: { id: ANNA }, roles: [] } }],
  ['gone', refusal(404, 10_007)],
  ['gone', refusal(404, 10_013)],
  ['no_server', refusal(404, 10_004)],
  ['no_server', refusal(403, 50_001)],
])('says %s', async (presence, reply) => {
  discord.answer('GET', MEMBER, reply);
  expect(await ask()).toBe(presence);
  expect(discord.sent).toMatchObject([{ method: 'GET', path: `/guilds/${SERVER}/members/${ANNA}` }]);
});

test('nobody is taken for gone because Discord is in trouble', async () => {
  discord.answer('GET', MEMBER, { status: 502 });
  discord.answer('GET', MEMBER, { status: 502 });
  discord.answer('GET', MEMBER, { status: 502 });
  await expect(ask()).rejects.toMatchObject({ code: 'PROVIDER_UNAVAILABLE' });
});

test('a limit says when to come back', async () => {
  discord.answer('GET', MEMBER, {
    status: 429,
    headers: { 'retry-after': '60', 'x-ratelimit-scope': 'user' },
    body: { message: 'slow', retry_after: 60, global: false },
  });
  await expect(ask()).rejects.toMatchObject({ name: 'RetryAfter' });
});
