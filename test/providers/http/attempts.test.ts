import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { isTooLarge } from '../../../src/providers/http/exchange.ts';
import type { HttpRequest } from '../../../src/providers/http-port.ts';
import { openTestHttp } from '../../support/http.ts';
import { openLoopback } from '../../support/loopback.ts';

const get = (url: string, more: Partial<HttpRequest<z.ZodUnknown>> = {}): HttpRequest<z.ZodUnknown> => ({
  provider: 'musicbrainz',
  app: '-',
  mode: null,
  bucket: 'lookup',
  method: 'GET',
  url,
  schema: z.unknown(),
  limiter: { minGapMs: 0, maxConcurrent: 1 },
  ...more,
});
const caught = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'no error',
    (error) => error,
  );

describe('a pace shared with others', () => {
  test('is waited for before every attempt, last of all', async () => {
    await using server = await openLoopback((_, index) => (index < 2 ? { status: 500 } : { body: { n: 1 } }));
    await using door = openTestHttp();
    const counted: number[] = [];
    const pace = async (): Promise<void> => void counted.push(door.spent.length);
    await door.http.request(get(server.url, { pace }));
    expect(counted).toEqual([1, 2, 3]);
    expect(server.requests).toHaveLength(3);
  });

  test('that ends with an abort sends nothing', async () => {
    await using server = await openLoopback(() => ({}));
    await using door = openTestHttp();
    const pace = (signal?: AbortSignal): Promise<void> =>
      new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    const stop = new AbortController();
    const asked = door.http.request(get(server.url, { pace, signal: stop.signal }));
    stop.abort(new Error('stopped'));
    expect(await caught(asked)).toMatchObject({ message: 'stopped' });
    expect(server.requests).toHaveLength(0);
  });
});

describe('a redirect', () => {
  test('within the origin is followed as often as allowed, each a call of its own', async () => {
    await using server = await openLoopback(({ path }) =>
      path === '/new' ? { body: { id: 'new' } } : { status: 301, headers: { location: '/new' } },
    );
    await using door = openTestHttp();
    const answer = await door.http.request(get(`${server.url}/old`, { follow: 1 }));
    expect(answer).toMatchObject({ kind: 'ok', body: { id: 'new' } });
    expect(door.spent).toHaveLength(2);
  });

  test('that leads round in a circle, elsewhere or nowhere is no answer', async () => {
    await using other = await openLoopback(() => ({ body: { secret: 'taken' } }));
    await using server = await openLoopback(({ path }) => ({
      status: 301,
      headers: path === '/away' ? { location: other.url } : path === '/circle' ? { location: '/circle' } : {},
    }));
    await using door = openTestHttp();
    for (const path of ['/circle', '/away', '/nowhere']) {
      expect(await caught(door.http.request(get(server.url + path, { follow: 3 })))).toMatchObject({
        code: 'PROVIDER_UNAVAILABLE',
        data: { why: 'bad_body' },
      });
    }
    expect(server.requests.map(({ path }) => path)).toEqual([
      ...Array(4).fill('/circle'),
      '/away',
      '/nowhere',
    ]);
    expect(other.requests).toHaveLength(0);
  });
});

test('a POST that only asks is sent again', async () => {
  await using server = await openLoopback((_, index) =>
    index === 0 ? (response) => response.destroy() : index === 1 ? { status: 502 } : { body: { n: 1 } },
  );
  await using door = openTestHttp();
  const post = get(server.url, { method: 'POST', body: '{}', repeatable: true });
  expect(await door.http.request(post)).toMatchObject({ kind: 'ok' });
  expect(server.requests).toHaveLength(3);
});

test('an answer that is too large is told from one that is no JSON', async () => {
  await using server = await openLoopback(({ path }) => ({
    body: path === '/large' ? 'x'.repeat(9 * 1024 * 1024) : '<html>',
  }));
  await using door = openTestHttp();
  expect(isTooLarge(await caught(door.http.request(get(`${server.url}/large`))))).toBe(true);
  expect(isTooLarge(await caught(door.http.request(get(`${server.url}/html`))))).toBe(false);
});
