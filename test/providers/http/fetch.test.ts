import { DiscordAPIError, REST } from 'discord.js';
import { expect, test } from 'vitest';
import { openTestHttp } from '../../support/http.ts';
import { openLoopback } from '../../support/loopback.ts';

const restOf = (url: string, makeRequest: ReturnType<ReturnType<typeof openTestHttp>['http']['fetchFor']>) =>
  new REST({ api: url, version: '10', makeRequest, retries: 1, timeout: 2_000 }).setToken('bot-token-value');

test('discord.js posts JSON through the door', async () => {
  await using server = await openLoopback(() => ({ body: { id: '9' } }));
  await using door = openTestHttp();
  const rest = restOf(server.url, door.http.fetchFor('discord'));
  expect(await rest.post('/channels/1/messages', { body: { content: 'ü' } })).toEqual({ id: '9' });
  expect(server.requests[0]).toMatchObject({
    method: 'POST',
    path: '/v10/channels/1/messages',
    body: '{"content":"ü"}',
    headers: { authorization: 'Bot bot-token-value', 'content-type': 'application/json' },
  });
  expect(door.lines.join()).toContain('"path":"/v10/channels/1/messages"');
  expect(door.lines.join()).not.toContain('bot-token-value');
  expect(door.spent).toEqual([]);
});

test('files travel as a form with a boundary', async () => {
  await using server = await openLoopback(() => ({ body: { id: '9' } }));
  await using door = openTestHttp();
  const rest = restOf(server.url, door.http.fetchFor('discord'));
  const files = [{ name: 'chart.png', data: Buffer.from('not really a picture'), contentType: 'image/png' }];
  await rest.post('/channels/1/messages', { body: { content: 'x' }, files });
  const [request] = server.requests;
  expect(request?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
  expect(request?.body).toContain('filename="chart.png"');
  expect(request?.body).toContain('not really a picture');
  expect(request?.body).toContain('{"content":"x"}');
});

test('an edit of an answer leaves its token out of the log', async () => {
  await using server = await openLoopback(() => ({ body: { id: '9' } }));
  await using door = openTestHttp();
  const rest = restOf(server.url, door.http.fetchFor('discord'));
  await rest.patch('/webhooks/77/interaction-token/messages/@original', { body: {}, auth: false });
  expect(server.requests[0]?.path).toContain('interaction-token');
  expect(door.lines.join()).not.toContain('interaction-token');
});

test('discord.js keeps its own limits, errors and retries', async () => {
  await using server = await openLoopback((_, index) => {
    if (index === 0) {
      const headers = { 'retry-after': '0.01', 'x-ratelimit-scope': 'user' };
      return { status: 429, headers, body: { message: 'slow', retry_after: 0.01, global: false } };
    }
    if (index === 1) return (response) => response.destroy();
    return { status: 403, body: { code: 50_007, message: 'Cannot send messages to this user' } };
  });
  await using door = openTestHttp();
  const rest = restOf(server.url, door.http.fetchFor('discord'));
  const error = await rest.get('/users/@me').catch((reason: unknown) => reason);
  // A cut connection is not one of the errors that discord.js tries again, so it arrives as it was.
  expect(error).toMatchObject({ code: expect.stringMatching(/^(UND_ERR_SOCKET|ECONNRESET)$/) });
  const refused = await rest.get('/users/@me').catch((reason: unknown) => reason);
  expect(refused).toBeInstanceOf(DiscordAPIError);
  expect(refused).toMatchObject({ code: 50_007, status: 403 });
});

test('an empty answer has no body', async () => {
  await using server = await openLoopback(() => ({ status: 204 }));
  await using door = openTestHttp();
  const response = await door.http.fetchFor('discord')(server.url, { method: 'delete' });
  expect([response.status, response.ok, await response.text()]).toEqual([204, true, '']);
});

test('what cannot be sent is refused before it leaves', async () => {
  await using door = openTestHttp();
  const send = door.http.fetchFor('discord');
  await expect(send('http://127.0.0.1:1/', { body: { plain: 'object' } })).rejects.toThrow(TypeError);
  await expect(send('http://127.0.0.1:1/', { method: 'TRACE' })).rejects.toThrow('TRACE');
  expect(door.lines).toEqual([]);
});
