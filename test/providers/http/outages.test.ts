import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { RetryAfter } from '../../../src/errors.ts';
import type { HttpRequest } from '../../../src/providers/http-port.ts';
import { openTestHttp, type TestHttp } from '../../support/http.ts';
import { openLoopback } from '../../support/loopback.ts';
import { caught } from '../../support/subjects.ts';

const MINUTE = 60_000;
const get = (url: string, more: Partial<HttpRequest<z.ZodUnknown>> = {}): HttpRequest<z.ZodUnknown> => ({
  provider: 'discogs',
  app: '-',
  mode: null,
  bucket: 'search',
  method: 'GET',
  url,
  schema: z.unknown(),
  limiter: { minGapMs: 0, maxConcurrent: 1 },
  ...more,
});
const restsOf = ({ blocks, clock }: TestHttp) =>
  blocks.map(({ until, why }) => [why, Math.round((until - clock.now()) / MINUTE)]);

describe('an outage', () => {
  test('costs three tries, then one each time, and from the third request on a rest that grows to half an hour', async () => {
    await using server = await openLoopback(() => ({ status: 503 }));
    await using door = openTestHttp();
    const ends: unknown[] = [];
    const rests: unknown[] = [];
    for (let request = 0; request < 9; request += 1) {
      ends.push(await caught(door.http.request(get(server.url))));
      rests.push(restsOf(door).at(-1) ?? null);
    }
    const unavailable = { code: 'PROVIDER_UNAVAILABLE', data: { why: 'server' } };
    expect(ends.slice(0, 2)).toMatchObject([unavailable, unavailable]);
    for (const end of ends.slice(2)) expect(end).toBeInstanceOf(RetryAfter);
    expect(rests).toEqual([null, null, ...[1, 2, 4, 8, 16, 30, 30].map((minutes) => ['outage', minutes])]);
    expect(server.requests).toHaveLength(3 + 8);
  });

  test('is over with the first answer, whatever it says', async () => {
    let status = 500;
    await using server = await openLoopback(() => ({ status }));
    await using door = openTestHttp();
    for (let request = 0; request < 3; request += 1) await caught(door.http.request(get(server.url)));
    expect(door.blocks).toHaveLength(1);
    status = 404;
    expect(await door.http.request(get(server.url))).toMatchObject({ kind: 'refused' });
    status = 500;
    const before = server.requests.length;
    await caught(door.http.request(get(server.url)));
    expect(server.requests.length - before).toBe(3);
    expect(door.blocks).toHaveLength(1);
  });

  test('of one part of a provider, or of somebody’s own app, closes nothing else', async () => {
    await using server = await openLoopback(({ path }) =>
      path === '/well' ? { body: {} } : { status: 500 },
    );
    await using door = openTestHttp();
    for (let request = 0; request < 4; request += 1) {
      await caught(door.http.request(get(`${server.url}/ill`)));
      await caught(door.http.request(get(`${server.url}/own`, { provider: 'spotify', app: '1' })));
      await door.http.request(get(`${server.url}/well`, { bucket: 'release' }));
    }
    expect(new Set(door.blocks.map(({ bucket }) => `${bucket.provider} ${bucket.bucket}`))).toEqual(
      new Set(['discogs search']),
    );
  });

  test('is not what an answer is that cannot be read: that may be one document', async () => {
    await using server = await openLoopback(() => ({ body: '<html>' }));
    await using door = openTestHttp();
    for (let request = 0; request < 5; request += 1) await caught(door.http.request(get(server.url)));
    expect(door.blocks).toEqual([]);
  });
});
