import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { RetryAfter } from '../../../src/errors.ts';
import { loggedPath } from '../../../src/providers/http/logged-path.ts';
import { restOf } from '../../../src/providers/http/rest.ts';
import type { HttpRequest } from '../../../src/providers/http-port.ts';
import { TEST_NOW } from '../../support/clock.ts';
import { openTestHttp } from '../../support/http.ts';
import { openLoopback } from '../../support/loopback.ts';

const request = (url: string, method: 'GET' | 'POST' = 'GET'): HttpRequest<z.ZodUnknown> => ({
  provider: 'spotify',
  app: '1',
  mode: 'development',
  bucket: 'search',
  method,
  url,
  schema: z.unknown(),
  limiter: { minGapMs: 0, maxConcurrent: 4 },
});
const caught = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'no error',
    (error) => error,
  );

const QUOTA = '{"error":{"status":429,"message":"Too many requests","reason":"QUOTA_EXCEEDED"}}';
const RATE = '{"error":{"status":429,"message":"API rate limit exceeded"}}';
const SECONDS = 1_000;
const HOURS = 3_600_000;

test.each([
  ['two seconds', 429, '2', RATE, { kind: 'wait', ms: 2 * SECONDS }],
  ['half a second', 429, '0.5', RATE, { kind: 'wait', ms: SECONDS }],
  ['no time at all', 429, '0', RATE, { kind: 'wait', ms: SECONDS }],
  ['thirty seconds', 429, '30', RATE, { kind: 'wait', ms: 30 * SECONDS }],
  ['31 seconds', 429, '31', RATE, { kind: 'block', until: TEST_NOW + 31 * SECONDS, why: 'rate' }],
  ['hours', 429, '74214', 'x', { kind: 'block', until: TEST_NOW + 74_214 * SECONDS, why: 'quota' }],
  ['a quota', 429, '86207', QUOTA, { kind: 'block', until: TEST_NOW + 86_207 * SECONDS, why: 'quota' }],
  ['a quota of seconds', 429, '3', QUOTA, { kind: 'block', until: TEST_NOW + 60 * SECONDS, why: 'quota' }],
  [
    'a quota, no header',
    429,
    undefined,
    QUOTA,
    { kind: 'block', until: TEST_NOW + 13 * HOURS, why: 'quota' },
  ],
  [
    'text, no header',
    429,
    undefined,
    'Too many',
    { kind: 'block', until: TEST_NOW + 45 * SECONDS, why: 'rate' },
  ],
  ['nonsense', 429, 'soon', RATE, { kind: 'block', until: TEST_NOW + 45 * SECONDS, why: 'rate' }],
  ['a negative time', 429, '-5', RATE, { kind: 'block', until: TEST_NOW + 45 * SECONDS, why: 'rate' }],
  ['a date', 429, 'Mon, 16 Nov 2026 12:00:10 GMT', RATE, { kind: 'wait', ms: 10 * SECONDS }],
  [
    'a thousand years',
    429,
    '31536000000',
    RATE,
    { kind: 'block', until: TEST_NOW + 168 * HOURS, why: 'quota' },
  ],
  ['an outage', 503, '900', '', { kind: 'block', until: TEST_NOW + 900 * SECONDS, why: 'outage' }],
  ['a short outage', 503, '4', '', { kind: 'wait', ms: 4 * SECONDS }],
  ['an outage, no header', 503, undefined, '', null],
  ['success with a header', 200, '4', '', null],
])('an answer that asks for %s', (_, status, header, body, expected) => {
  const answer = { status, headers: { 'retry-after': header }, body: Buffer.from(body), totalMs: 1 };
  expect(restOf(answer, TEST_NOW, () => 45 * SECONDS)).toEqual(expected);
});

describe('a rate limit', () => {
  test.each(['GET', 'POST'] as const)('of seconds is waited for once (%s)', async (method) => {
    await using server = await openLoopback((_, index) =>
      index === 0 ? { status: 429, headers: { 'retry-after': '2' }, body: RATE } : { body: 'null' },
    );
    await using door = openTestHttp();
    expect(await door.http.request(request(server.url, method))).toMatchObject({ kind: 'ok' });
    expect(door.waits).toEqual([2_100]);
    expect(door.blocks).toEqual([]);
  });

  test('holds back everybody who shares the app', async () => {
    await using server = await openLoopback(({ path }, index) =>
      path === '/1' && index === 0
        ? { status: 429, headers: { 'retry-after': '20' }, body: RATE }
        : { body: 'null' },
    );
    const { promise: gate, resolve: open } = Promise.withResolvers<void>();
    await using door = openTestHttp({ wait: () => gate });
    const first = door.http.request(request(`${server.url}/1`));
    while (!door.lines.some((line) => line.includes('rate_limited'))) await new Promise(setImmediate);
    const second = door.http.request(request(`${server.url}/2`));
    const otherApp = door.http.request({ ...request(`${server.url}/3`), app: '2' });
    await otherApp;
    expect(server.requests.map(({ path }) => path)).toEqual(['/1', '/3']);
    open();
    await Promise.all([first, second]);
    expect(server.requests).toHaveLength(4);
  });

  test('that comes again after the wait is noted and told', async () => {
    await using server = await openLoopback(() => ({
      status: 429,
      headers: { 'retry-after': '2' },
      body: RATE,
    }));
    await using door = openTestHttp();
    const error = await caught(door.http.request(request(server.url)));
    expect(error).toBeInstanceOf(RetryAfter);
    expect(error).toMatchObject({ at: door.clock.now() + 2_000, why: 'rate', bucket: 'search' });
    expect(door.blocks).toHaveLength(1);
    expect(server.requests).toHaveLength(2);
  });

  test('that never says how long is given more time each time, until an answer comes', async () => {
    const silent = { status: 429, body: 'Too many requests' };
    await using server = await openLoopback((_, index) => (index === 5 ? { body: 'null' } : silent));
    await using door = openTestHttp();
    for (let at = 0; at < 7; at += 1) await caught(door.http.request(request(server.url)));
    const rests = door.blocks.map(({ until }) => (until - TEST_NOW) / SECONDS);
    expect(rests).toEqual([30, 60, 120, 240, 300, 30]);
  });

  test.each([
    ['a used-up quota', { headers: { 'retry-after': '86207' }, body: QUOTA }, 86_207_000, 'quota'],
    ['text without a header', { headers: {}, body: 'Too many requests' }, 30_000, 'rate'],
  ])('%s fails at once with the time, and is noted for the bucket', async (_, reply, rest, why) => {
    await using server = await openLoopback(() => ({ status: 429, ...reply }));
    await using door = openTestHttp();
    const error = await caught(door.http.request(request(server.url)));
    expect(error).toMatchObject({ at: TEST_NOW + rest, why, provider: 'spotify', bucket: 'search' });
    expect(door.blocks).toEqual([
      {
        bucket: { provider: 'spotify', app: '1', bucket: 'search', mode: 'development' },
        until: TEST_NOW + rest,
        why,
      },
    ]);
    expect(server.requests).toHaveLength(1);
    expect(door.waits).toEqual([]);
  });

  test('noted in the ledger keeps the socket closed', async () => {
    await using server = await openLoopback(() => ({}));
    const resting = new RetryAfter(TEST_NOW + 1, { provider: 'spotify', bucket: 'search', why: 'quota' });
    const ledger = { spend: () => Promise.reject(resting), block: async () => undefined };
    await using door = openTestHttp({ ledger });
    expect(await caught(door.http.request(request(server.url)))).toBe(resting);
    expect(server.requests).toEqual([]);
  });
});

test.each([
  ['https://x.test/v1/me?access_token=abc#d', '/v1/me'],
  ['https://x.test/v10/webhooks/123/sEcReT/messages/@original', '/v10/webhooks/123/…/messages/@original'],
  ['https://x.test/v10/interactions/123/sEcReT/callback', '/v10/interactions/123/…/callback'],
  ['https://x.test/1/user/rob/listens?count=5', '/1/user/…/listens'],
  [`https://x.test/${'t'.repeat(61)}/a`, '/…/a'],
  ['no address', '(invalid address)'],
])('%s is logged as %s', (url, path) => {
  expect(loggedPath(url)).toBe(path);
});
