import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { HOUR, systemClock } from '../../src/clock.ts';
import { RetryAfter } from '../../src/errors.ts';
import type { HttpRequest } from '../../src/providers/http-port.ts';
import { TEST_NOW } from '../support/clock.ts';
import { openTestStore } from '../support/database.ts';
import { openTestHttp } from '../support/http.ts';
import { openLoopback } from '../support/loopback.ts';

const Body = z.object({ n: z.number() });

const get = (url: string, more: Partial<HttpRequest<typeof Body>> = {}): HttpRequest<typeof Body> => ({
  provider: 'spotify',
  app: '1',
  mode: 'development',
  bucket: 'library',
  method: 'GET',
  url,
  schema: Body,
  limiter: { minGapMs: 0, maxConcurrent: 4 },
  ...more,
});
const post = { method: 'POST', body: '{}' } as const;
const caught = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'no error',
    (error) => error,
  );
const unavailable = (why: string) =>
  expect.objectContaining({ code: 'PROVIDER_UNAVAILABLE', data: { provider: 'spotify', why } });

describe('an answer', () => {
  test('is parsed, costs one call and leaves one event', async () => {
    await using server = await openLoopback(() => ({ body: { n: 1, more: true } }));
    await using door = openTestHttp();
    const answer = await door.http.request(get(`${server.url}/a/b?secret=q`));
    expect(answer).toEqual({ kind: 'ok', status: 200, body: { n: 1 } });
    expect(door.spent).toEqual([{ provider: 'spotify', app: '1', bucket: 'library', mode: 'development' }]);
    expect(door.lines.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ event: 'provider', path: '/a/b', status: 200, outcome: 'ok', method: 'GET' }),
    ]);
  });

  test('without a body is undefined', async () => {
    await using server = await openLoopback(() => ({ status: 204 }));
    await using door = openTestHttp();
    const request = { ...get(server.url), schema: z.undefined() };
    expect(await door.http.request(request)).toEqual({ kind: 'ok', status: 204, body: undefined });
  });

  test.each([400, 401, 403, 404, 410])('%i is the client’s to understand', async (status) => {
    await using server = await openLoopback(() => ({ status, body: 'plain words' }));
    await using door = openTestHttp();
    expect(await door.http.request(get(server.url))).toEqual({
      kind: 'refused',
      status,
      text: 'plain words',
    });
  });

  test.each([
    ['truncated JSON', '{"n": 1'],
    ['HTML', '<html>maintenance</html>'],
    ['text', 'OK'],
    ['nothing', ''],
    ['another shape', '{"n":"one"}'],
  ])('of %s is not an answer, and is not quoted in the log', async (_, body) => {
    await using server = await openLoopback(() => ({ body }));
    await using door = openTestHttp();
    expect(await caught(door.http.request(get(server.url)))).toEqual(unavailable('bad_body'));
    expect(server.requests).toHaveLength(1);
    expect(door.lines.at(-1)).toContain('bad_body');
    if (body !== '' && body !== 'OK') expect(door.lines.join()).not.toContain(body);
  });

  test('that is a redirect is not followed', async () => {
    await using server = await openLoopback(() => ({ status: 302, headers: { location: '/else' } }));
    await using door = openTestHttp();
    expect(await caught(door.http.request(get(server.url)))).toEqual(unavailable('bad_body'));
    expect(server.requests).toHaveLength(1);
  });

  test('too large is given up', async () => {
    await using server = await openLoopback(() => ({ body: 'x'.repeat(9 * 1024 * 1024) }));
    await using door = openTestHttp();
    expect(await caught(door.http.request(get(server.url)))).toEqual(unavailable('bad_body'));
  });
});

describe('a provider that fails', () => {
  test('is asked again twice with growing pauses, each try a call of the budget', async () => {
    await using server = await openLoopback((_, index) =>
      index < 2 ? { status: 502, body: 'bad gateway' } : { body: { n: 2 } },
    );
    await using door = openTestHttp();
    expect(await door.http.request(get(server.url))).toMatchObject({ body: { n: 2 } });
    expect(door.waits).toEqual([400, 800]);
    expect(door.spent).toHaveLength(3);
  });

  test('for good is unavailable after three tries', async () => {
    await using server = await openLoopback(() => ({ status: 500 }));
    await using door = openTestHttp();
    expect(await caught(door.http.request(get(server.url)))).toEqual(unavailable('server'));
    expect(server.requests).toHaveLength(3);
  });

  test('is not asked again to write', async () => {
    await using server = await openLoopback(() => ({ status: 500 }));
    await using door = openTestHttp();
    expect(await caught(door.http.request(get(server.url, post)))).toEqual(unavailable('server'));
    expect(server.requests).toHaveLength(1);
  });

  test('by cutting the connection is a network failure; a write is not repeated', async () => {
    await using server = await openLoopback(() => (response) => response.destroy());
    await using door = openTestHttp();
    expect(await caught(door.http.request(get(server.url)))).toEqual(unavailable('network'));
    expect(server.requests).toHaveLength(3);
    expect(await caught(door.http.request(get(server.url, post)))).toEqual(unavailable('network'));
    expect(server.requests).toHaveLength(4);
  });

  test('by ending a body early is a network failure', async () => {
    await using server = await openLoopback(() => (response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"n":', () => response.destroy());
    });
    await using door = openTestHttp();
    expect(await caught(door.http.request(get(server.url)))).toEqual(unavailable('network'));
  });

  test('that nobody listens at is tried again even for a write: nothing has left', async () => {
    const server = await openLoopback(() => ({}));
    await server[Symbol.asyncDispose]();
    await using door = openTestHttp();
    expect(await caught(door.http.request(get(server.url, post)))).toEqual(unavailable('network'));
    expect(door.spent).toHaveLength(3);
  });

  test.each([
    ['never answers', () => () => undefined],
    [
      'stops in the middle of its answer',
      () => (response: { write: (text: string) => void }) => response.write('{"n":'),
    ],
  ])('and %s is a timeout', async (_, respond) => {
    await using server = await openLoopback(respond);
    await using door = openTestHttp();
    const answer = await caught(door.http.request(get(server.url, { timeoutMs: 40 })));
    expect(answer).toEqual(unavailable('timeout'));
    expect(server.requests).toHaveLength(3);
  });

  test('with an outage that has an end rests until then', async () => {
    await using server = await openLoopback(() => ({ status: 503, headers: { 'retry-after': '600' } }));
    await using door = openTestHttp();
    const error = await caught(door.http.request(get(server.url)));
    expect(error).toBeInstanceOf(RetryAfter);
    expect(error).toMatchObject({ at: TEST_NOW + 600_000, why: 'outage' });
    expect(door.blocks).toMatchObject([{ until: TEST_NOW + 600_000, why: 'outage' }]);
  });
});

describe('abort', () => {
  test('ends an exchange under way with the reason given', async () => {
    const controller = new AbortController();
    const reason = new Error('cancelled by the person');
    await using server = await openLoopback(() => () => controller.abort(reason));
    await using door = openTestHttp();
    const { signal } = controller;
    expect(await caught(door.http.request(get(server.url, { signal })))).toBe(reason);
    expect(await caught(door.http.request(get(server.url, { signal })))).toBe(reason);
    expect(server.requests).toHaveLength(1);
  });

  test('leaves the queue at once; what has not started never does', async () => {
    const { promise: gate, resolve: open } = Promise.withResolvers<void>();
    await using server = await openLoopback(async () => {
      await gate;
      return { body: { n: 1 } };
    });
    await using door = openTestHttp();
    const limiter = { minGapMs: 0, maxConcurrent: 1 };
    const first = door.http.request(get(`${server.url}/1`, { limiter }));
    const controller = new AbortController();
    const second = door.http.request(get(`${server.url}/2`, { limiter, signal: controller.signal }));
    controller.abort(new Error('enough'));
    expect(await caught(second)).toEqual(new Error('enough'));
    open();
    await first;
    await door.http.request(get(`${server.url}/3`, { limiter }));
    expect(server.requests.map(({ path }) => path)).toEqual(['/1', '/3']);
  });

  test('ends the wait for a rate limit', async () => {
    await using server = await openLoopback(() => ({ status: 429, headers: { 'retry-after': '5' } }));
    const controller = new AbortController();
    const wait = async (): Promise<void> => controller.abort(new Error('stop'));
    await using door = openTestHttp({ wait });
    const { signal } = controller;
    expect(await caught(door.http.request(get(server.url, { signal })))).toEqual(new Error('stop'));
    expect(server.requests).toHaveLength(1);
  });

  test('closing the door ends what is under way', async () => {
    await using server = await openLoopback(() => () => closed.resolve(door.http.close()));
    const closed = Promise.withResolvers<void>();
    const door = openTestHttp();
    const error = await caught(door.http.request(get(server.url)));
    expect(error).toMatchObject({ name: 'AbortError' });
    await closed.promise;
  });
});

describe('callers together', () => {
  test('who ask the same at once share one exchange, and one may leave', async () => {
    const { promise: gate, resolve: open } = Promise.withResolvers<void>();
    await using server = await openLoopback(async () => {
      await gate;
      return { body: { n: 7 } };
    });
    await using door = openTestHttp();
    const controller = new AbortController();
    const leaving = door.http.request(get(server.url, { signal: controller.signal }));
    const staying = door.http.request(get(server.url));
    const other = door.http.request(get(server.url, { headers: { authorization: 'Bearer other' } }));
    controller.abort(new Error('gone'));
    expect(await caught(leaving)).toEqual(new Error('gone'));
    open();
    expect(await staying).toMatchObject({ body: { n: 7 } });
    await other;
    expect(server.requests).toHaveLength(2);
    await door.http.request(get(server.url));
    expect(server.requests).toHaveLength(3);
  });

  test('are never more at a time than the limiter lets through, per app', async () => {
    let most = 0;
    const held: (() => void)[] = [];
    // Answers when three are there: fewer would wait for ever, a fourth would be seen.
    await using server = await openLoopback(async () => {
      const turn = Promise.withResolvers<void>();
      held.push(turn.resolve);
      most = Math.max(most, held.length);
      if (held.length === 3) {
        await new Promise((resolve) => setTimeout(resolve, 5));
        for (const go of held.splice(0)) go();
      }
      await turn.promise;
      return { body: { n: 1 } };
    });
    await using door = openTestHttp();
    const limiter = { minGapMs: 0, maxConcurrent: 3 };
    const urls = Array.from({ length: 12 }, (_, index) => `${server.url}/${index}`);
    await Promise.all(urls.map((url) => door.http.request(get(url, { limiter }))));
    expect(most).toBe(3);
  });
});

test('go on when the wall clock is set back, those who wait in the queue too', async () => {
  const realNow = Date.now;
  let skew = 0;
  vi.spyOn(Date, 'now').mockImplementation(() => realNow() + skew);
  await using server = await openLoopback(({ path }) => {
    if (path === '/1') skew = -2 * HOUR;
    return { body: { n: 1 } };
  });
  await using door = openTestHttp({ clock: systemClock });
  const limiter = { minGapMs: 20, maxConcurrent: 1 };
  const calls = [1, 2, 3].map((at) => door.http.request(get(`${server.url}/${at}`, { limiter })));
  await Promise.all(calls);
  skew -= 2 * HOUR;
  await door.http.request(get(`${server.url}/4`, { limiter }));
  expect(server.requests).toHaveLength(4);
});

test('a call inside a transaction throws before anything else', async () => {
  await using server = await openLoopback(() => ({ body: { n: 1 } }));
  await using opened = openTestStore();
  const { database } = opened;
  const assertMayCall = (): void => {
    if (database.inTransaction()) throw new Error('the network was called inside a transaction');
  };
  await using door = openTestHttp({ assertMayCall });
  const calls = [
    () => door.http.request(get(server.url)),
    () => door.http.fetchFor('discord')(server.url, {}),
  ];
  for (const call of calls) {
    const error = await caught(database.transaction(async () => call()));
    expect(error).toEqual(new Error('the network was called inside a transaction'));
    await call();
  }
  expect(server.requests).toHaveLength(2);
});
