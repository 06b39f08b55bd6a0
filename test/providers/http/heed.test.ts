import { expect, test } from 'vitest';
import { z } from 'zod';
import { RetryAfter } from '../../../src/errors.ts';
import type { HeardAnswer, HttpRequest, Wish } from '../../../src/providers/http-port.ts';
import { openTestHttp } from '../../support/http.ts';
import { openLoopback, type Reply } from '../../support/loopback.ts';

const request = (
  url: string,
  heed: (answer: HeardAnswer) => Wish | null,
): HttpRequest<z.ZodType<unknown>> => ({
  provider: 'deezer',
  app: '-',
  mode: null,
  bucket: 'track',
  method: 'GET',
  url,
  schema: z.unknown(),
  limiter: { minGapMs: 0, maxConcurrent: 1 },
  heed,
});
const code = ({ json }: HeardAnswer): unknown =>
  typeof json === 'object' && json !== null && 'code' in json ? json.code : null;

/** 200 with a refusal in the body, so many times. */
const refusing =
  (times: number) =>
  (_: unknown, index: number): Reply => ({ body: index < times ? { code: 4 } : { ok: true } });

test('a short rest that the body asks for is waited for, once', async () => {
  await using server = await openLoopback(refusing(1));
  await using door = openTestHttp();
  const heed = (answer: HeardAnswer): Wish | null =>
    code(answer) === 4 ? { kind: 'rest', ms: 5_000, why: 'rate' } : null;
  expect(await door.http.request(request(server.url, heed))).toMatchObject({ body: { ok: true } });
  expect(door.waits).toEqual([5_000 * 1.05]);
  expect(door.spent).toHaveLength(2);
});

test('the second one in a row closes the bucket', async () => {
  await using server = await openLoopback(refusing(9));
  await using door = openTestHttp();
  const heed = (): Wish => ({ kind: 'rest', ms: 5_000, why: 'rate' });
  const call = door.http.request(request(server.url, heed));
  await expect(call).rejects.toBeInstanceOf(RetryAfter);
  expect(server.requests).toHaveLength(2);
  expect(door.blocks).toMatchObject([{ until: door.clock.now() + 5_000, why: 'rate' }]);
});

test('a long rest closes the bucket at once, and keeps its reason', async () => {
  await using server = await openLoopback(() => ({ body: {} }));
  await using door = openTestHttp();
  const heed = (): Wish => ({ kind: 'rest', ms: 3_600_000, why: 'outage' });
  const call = door.http.request(request(server.url, heed));
  await expect(call).rejects.toMatchObject({ why: 'outage', at: door.clock.now() + 3_600_000 });
  expect(server.requests).toHaveLength(1);
});

test('a failure in disguise is tried again like any other', async () => {
  await using server = await openLoopback(refusing(2));
  await using door = openTestHttp();
  const heed = (answer: HeardAnswer): Wish | null => (code(answer) === 4 ? { kind: 'failed' } : null);
  expect(await door.http.request(request(server.url, heed))).toMatchObject({ body: { ok: true } });
  expect(door.waits).toEqual([400, 800]);
});

test('a pause concerns the next call, not this answer', async () => {
  await using server = await openLoopback(() => ({ headers: { 'X-Left': '0' }, body: 'no JSON' }));
  await using door = openTestHttp();
  const heard: HeardAnswer[] = [];
  const heed = (answer: HeardAnswer): Wish | null => {
    heard.push(answer);
    return answer.headers['x-left'] === '0' ? { kind: 'pause', ms: 2_000 } : null;
  };
  await expect(door.http.request(request(server.url, heed))).rejects.toMatchObject({
    data: { why: 'bad_body' },
  });
  expect(heard).toMatchObject([{ status: 200, json: undefined }]);
  expect(door.waits).toEqual([]);
  await door.http.request(request(`${server.url}/2`, heed)).catch(() => undefined);
  expect(door.waits).toEqual([2_000]);
});
