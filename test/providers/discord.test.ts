import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HOUR, systemClock } from '../../src/clock.ts';
import { channelId, memberId, messageId } from '../../src/domain/ids.ts';
import { AppError, RetryAfter } from '../../src/errors.ts';
import { createDiscordPosts } from '../../src/providers/discord.ts';
import type { DiscordPosts } from '../../src/providers/discord-port.ts';
import { createManualClock, TEST_NOW } from '../support/clock.ts';
import { type DiscordRest, openDiscordRest, refusal } from '../support/discord-rest.ts';
import { createMemoryLog, type MemoryLog } from '../support/log.ts';

const CHANNEL = channelId('500000000000000001');
const MESSAGE = messageId('700000000000000001');
const MEMBER = memberId('100000000000000001');
const APPLICATION = '300000000000000001';
const POSTED = /messages$/;
const ANY = /./;
const body = { flags: 32_768, components: [] };

let discord: DiscordRest;
let posts: DiscordPosts;
let log: MemoryLog;
let inTransaction = false;

beforeEach(async () => {
  discord = await openDiscordRest();
  log = createMemoryLog();
  inTransaction = false;
  posts = createDiscordPosts({
    token: 'secret-token',
    apiUrl: discord.url,
    clock: createManualClock(),
    log,
    wait: async () => undefined,
    assertMayCall: () => {
      if (inTransaction) throw new Error('inside a transaction');
    },
  });
});
afterEach(() => discord.close());

describe('a new message', () => {
  it('carries the nonce that makes it safe to repeat', async () => {
    expect(await posts.create(CHANNEL, body, { nonce: 'n1' })).toBe('900000000000000001');
    expect(discord.sent).toMatchObject([
      {
        method: 'POST',
        path: `/channels/${CHANNEL}/messages`,
        authorization: 'Bot secret-token',
        body: { ...body, nonce: 'n1', enforce_nonce: true },
      },
    ]);
  });

  it.each([
    ['with a nonce is sent again after a 502', 'n1', 2],
    ['without one is not', undefined, 1],
  ])('%s', async (_, nonce, requests) => {
    discord.answer('POST', POSTED, { status: 502 });
    const sending = posts.create(CHANNEL, body, nonce === undefined ? {} : { nonce });
    if (nonce === undefined) {
      await expect(sending).rejects.toMatchObject({ code: 'PROVIDER_UNAVAILABLE', data: { why: 'server' } });
    } else await sending;
    expect(discord.sent).toHaveLength(requests);
  });

  it('uploads files', async () => {
    const files = [{ name: 'a.png', data: Buffer.from('x'), contentType: 'image/png' }];
    await posts.create(CHANNEL, body, { files });
    expect(discord.sent[0]).toMatchObject({ body, files: ['a.png'] });
  });

  it.each([
    ['50001 no access', refusal(403, 50001), 'CANNOT_POST'],
    ['50013 no permission', refusal(403, 50013), 'CANNOT_POST'],
    ['50007 closed DMs', refusal(403, 50007), 'CANNOT_POST'],
    ['50278 no common server', refusal(403, 50278), 'CANNOT_POST'],
    ['10003 no such channel', refusal(404, 10003), 'RESOURCE_GONE'],
    ['a 401', refusal(401, 0), 'PROVIDER_UNAVAILABLE'],
  ])('%s becomes an error that services know', async (_, reply, code) => {
    discord.answer('POST', POSTED, reply);
    const error: unknown = await posts
      .create(CHANNEL, body, { nonce: 'n' })
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code });
    expect(discord.sent).toHaveLength(1);
  });

  it('works again after a single 401: the token is not forgotten', async () => {
    discord.answer('POST', POSTED, refusal(401, 0));
    await posts.create(CHANNEL, body, { nonce: 'n' }).catch(() => undefined);
    await posts.create(CHANNEL, body, { nonce: 'n' });
    expect(discord.sent.at(-1)?.authorization).toBe('Bot secret-token');
  });

  it.each([
    ['a broken connection', 'network', 'hangUp' as const],
    ['an answer that is not one', 'bad_body', { status: 200, body: { no: 'id' } }],
    ['trouble at Discord', 'server', { status: 503 }],
  ])('%s, three times: it may have happened', async (_, why, reply) => {
    discord.answer('POST', POSTED, reply, reply, reply);
    await expect(posts.create(CHANNEL, body, { nonce: 'n' })).rejects.toMatchObject({
      code: 'PROVIDER_UNAVAILABLE',
      data: { provider: 'discord', why },
    });
    expect(discord.sent).toHaveLength(3);
  });

  it.each([
    [
      'a long 429',
      { status: 429, body: { retry_after: 60, global: false }, headers: { 'retry-after': '60' } },
      60_050,
    ],
    ['a 429 without a time', { status: 429, body: {} }, 60_000],
  ])('%s is put off', async (_, reply, wait) => {
    discord.answer('POST', POSTED, reply);
    const error: unknown = await posts
      .create(CHANNEL, body, { nonce: 'n' })
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RetryAfter);
    expect(error).toMatchObject({ at: TEST_NOW + wait, provider: 'discord', why: 'rate' });
  });

  it('a 429 after an unanswered try does not claim that nothing happened', async () => {
    discord.answer(
      'POST',
      POSTED,
      { status: 502 },
      { status: 429, headers: { 'retry-after': '60' }, body: {} },
    );
    await expect(posts.create(CHANNEL, body, { nonce: 'n' })).rejects.toMatchObject({
      code: 'PROVIDER_UNAVAILABLE',
    });
  });

  it('a message that Discord finds wrong is a mistake of ours, thrown as it is', async () => {
    discord.answer('POST', POSTED, refusal(400, 50035, 'Invalid Form Body'));
    const error: unknown = await posts
      .create(CHANNEL, body, { nonce: 'n' })
      .catch((thrown: unknown) => thrown);
    expect(error).not.toBeInstanceOf(AppError);
    expect(String(error)).toContain('Invalid Form Body');
  });
});

describe('edits', () => {
  it('repeat themselves, and know when the message is gone', async () => {
    discord.answer('PATCH', ANY, 'hangUp');
    await posts.edit(CHANNEL, MESSAGE, body, {});
    expect(discord.sent.map(({ method }) => method)).toEqual(['PATCH', 'PATCH']);
    discord.answer('PATCH', ANY, refusal(404, 10008));
    await expect(posts.edit(CHANNEL, MESSAGE, body, {})).rejects.toMatchObject({ code: 'RESOURCE_GONE' });
  });

  it('of an answer go without our token, and are over after 15 minutes', async () => {
    expect(await posts.editAnswer(APPLICATION, 'itoken', body, {})).toBe('edited');
    expect(discord.sent[0]).toMatchObject({
      path: `/webhooks/${APPLICATION}/itoken/messages/@original`,
      authorization: null,
    });
    for (const reply of [
      refusal(401, 50027),
      refusal(404, 10015),
      refusal(404, 10062),
      refusal(404, 10008),
    ]) {
      discord.answer('PATCH', ANY, reply);
      expect(await posts.editAnswer(APPLICATION, 'itoken', body, {})).toBe('expired');
    }
  });

  it('no token of an interaction reaches the log', async () => {
    discord.answer('PATCH', ANY, { status: 500 }, { status: 500 }, { status: 500 });
    await posts.editAnswer(APPLICATION, 'itoken', body, {}).catch(() => undefined);
    expect(log.events).toHaveLength(3);
    expect(JSON.stringify(log.events)).not.toContain('itoken');
  });

  it('stop when their caller stops', async () => {
    const reason = new Error('cancelled');
    await expect(posts.edit(CHANNEL, MESSAGE, body, { signal: AbortSignal.abort(reason) })).rejects.toBe(
      reason,
    );
  });
});

describe('direct messages', () => {
  it('open the channel of a person', async () => {
    discord.answer('POST', /@me\/channels$/, { status: 200, body: { id: CHANNEL, type: 1 } });
    expect(await posts.openDm(MEMBER)).toBe(CHANNEL);
    expect(discord.sent[0]?.body).toEqual({ recipient_id: MEMBER });
  });

  it.each([50007, 50278, 10013])('%d means closed', async (code) => {
    discord.answer('POST', ANY, refusal(code === 10013 ? 404 : 403, code));
    expect(await posts.openDm(MEMBER)).toBe('closed');
  });

  it('opened too fast are put off: that is not the person’s doing', async () => {
    discord.answer('POST', ANY, refusal(400, 40003));
    await expect(posts.openDm(MEMBER)).rejects.toBeInstanceOf(RetryAfter);
  });
});

describe('recent messages', () => {
  it('tell nonce, author and every component id', async () => {
    const components = [{ type: 17, id: 1, components: [{ type: 9, id: 2, accessory: { type: 2, id: 7 } }] }];
    const author = { id: APPLICATION, username: 'x' };
    discord.answer('GET', ANY, {
      status: 200,
      body: [
        { id: MESSAGE, author, components },
        { id: '8', author, nonce: 5 },
      ],
    });
    expect(await posts.recent(CHANNEL, 50)).toEqual([
      { id: MESSAGE, authorId: APPLICATION, nonce: null, componentIds: [1, 2, 7] },
      { id: '8', authorId: APPLICATION, nonce: '5', componentIds: [] },
    ]);
  });

  it('are forbidden without access, gone with the channel', async () => {
    discord.answer('GET', ANY, refusal(403, 50001), refusal(404, 10003));
    expect(await posts.recent(CHANNEL, 50)).toBe('forbidden');
    await expect(posts.recent(CHANNEL, 50)).rejects.toMatchObject({ code: 'RESOURCE_GONE' });
  });

  it.each([
    [404, 0],
    [405, 0],
    [404, 10008],
  ])(
    'a refusal of the call itself (%i, code %i) does not say that the channel is gone',
    async (status, code) => {
      discord.answer('GET', ANY, refusal(status, code));
      expect(await posts.recent(CHANNEL, 50)).toBe('forbidden');
    },
  );
});

it('nothing is sent while a transaction is open', () => {
  inTransaction = true;
  return expect(posts.create(CHANNEL, body, {})).rejects.toThrow('inside a transaction');
});

it('goes on posting when the wall clock is set back', async () => {
  const realNow = Date.now;
  let skew = 0;
  vi.spyOn(Date, 'now').mockImplementation(() => realNow() + skew);
  const { url: apiUrl } = discord;
  const assertMayCall = (): void => undefined;
  const facts = { token: 'secret-token', apiUrl, clock: systemClock, log, assertMayCall };
  const clocked = createDiscordPosts(facts);
  await clocked.create(CHANNEL, body, { nonce: 'before' });
  skew = -2 * HOUR;
  // As many as Discord takes in a second: with the limit of the hour before, the last one would wait for two hours.
  for (let at = 0; at < 50; at += 1) await clocked.create(CHANNEL, body, { nonce: `n${at}` });
  expect(discord.sent).toHaveLength(51);
});
