import { expect, test } from 'vitest';
import { createAttachments } from '../../src/providers/discord/attachments.ts';
import { openTestHttp } from '../support/http.ts';
import { openLoopback, type Reply } from '../support/loopback.ts';

const open = async (reply: Reply) => {
  const server = await openLoopback(() => reply);
  const door = openTestHttp();
  const files = createAttachments({ http: door.http, apiUrl: `${server.url}/api` });
  const stop = new AbortController();
  return {
    server,
    stream: async (url: string) => {
      const parts: Uint8Array[] = [];
      for await (const part of await files.stream(url, stop.signal)) parts.push(part);
      return Buffer.concat(parts);
    },
    read: async (url: string) => Buffer.from((await files.read(url, stop.signal)) ?? 'too large').toString(),
    [Symbol.asyncDispose]: async () => {
      await door.http.close();
      await server[Symbol.asyncDispose]();
    },
  };
};

test('a file of Discord’s is read as text', async () => {
  await using world = await open({ body: 'genre is "tëchno"' });
  expect(await world.read(`${world.server.url}/attachments/1/2/rules.txt?ex=1&hm=2`)).toBe(
    'genre is "tëchno"',
  );
  expect(world.server.requests).toHaveLength(1);
});

test.each([
  'https://evil.example/rules.txt',
  'http://cdn.discordapp.com/rules.txt',
  'https://cdn.discordapp.com.evil.example/rules.txt',
  'https://cdn.discordapp.com:8443/rules.txt',
  'file:///etc/passwd',
  'nothing',
])('%s is not asked at all', async (url) => {
  await using world = await open({ body: 'x' });
  await expect(world.read(url)).rejects.toMatchObject({ code: 'RESOURCE_GONE' });
  expect(world.server.requests).toEqual([]);
});

test.each([
  [{ status: 404 }, { code: 'RESOURCE_GONE' }],
  [{ status: 503 }, { code: 'PROVIDER_UNAVAILABLE' }],
  [{ status: 302, headers: { location: 'https://evil.example/' } }, { code: 'RESOURCE_GONE' }],
] as const)('%j', async (reply, error) => {
  await using world = await open(reply);
  await expect(world.read(`${world.server.url}/attachments/1/2/rules.txt`)).rejects.toMatchObject(error);
});

test('a file of any size comes as a stream', async () => {
  await using world = await open({ body: 'x'.repeat(9 * 1024 * 1024) });
  const url = `${world.server.url}/attachments/1/2/my_spotify_data.zip?ex=1`;
  expect(await world.read(url)).toBe('too large');
  expect((await world.stream(url)).length).toBe(9 * 1024 * 1024);
  await expect(world.stream('https://evil.example/x')).rejects.toMatchObject({ code: 'RESOURCE_GONE' });
});

test.each([
  [{ status: 404 }, { code: 'RESOURCE_GONE' }],
  [{ status: 503 }, { code: 'PROVIDER_UNAVAILABLE' }],
] as const)('a stream of %j', async (reply, error) => {
  await using world = await open(reply);
  await expect(world.stream(`${world.server.url}/attachments/1/2/x.zip`)).rejects.toMatchObject(error);
});
