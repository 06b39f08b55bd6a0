import { describe, expect, test } from 'vitest';
import { createBeatportGenres, createBeatportReleases } from '../../../src/providers/beatport/catalogue.ts';
import type {
  ReleasePage,
  ReleaseQuestion,
  ReleaseSource,
} from '../../../src/providers/release-source-port.ts';
import { beatportTrack, openClient, page } from '../../support/beatport.ts';
import type { Responder } from '../../support/loopback.ts';
import { caught } from '../../support/subjects.ts';

const question: ReleaseQuestion = {
  style: { name: 'Techno (Peak Time / Driving)', beatportGenreId: 6, artistKeys: new Set() },
  from: '2026-11-14',
  to: '2026-11-20',
};
const open = (respond: Responder) => openClient(respond, createBeatportReleases);
const readAll = async (source: ReleaseSource): Promise<ReleasePage[]> => {
  const pages: ReleasePage[] = [];
  let cursor: string | null = null;
  do {
    const next: ReleasePage = await source.page(question, cursor);
    pages.push(next);
    cursor = next.next;
  } while (cursor !== null);
  return pages;
};

test('a week of a genre is asked for by the days on which it went on sale', async () => {
  await using it = await open(() => ({ body: page([beatportTrack(1), beatportTrack(2)], null, 2) }));
  const read = await it.client.page(question, null);
  expect(it.requests[0]?.path).toBe('/catalog/tracks/');
  expect(Object.fromEntries(it.requests[0]?.query ?? [])).toEqual({
    genre_id: '6',
    publish_date: '2026-11-14:2026-11-20',
    order_by: '-publish_date',
    per_page: '100',
    page: '1',
  });
  expect(it.requests[0]?.headers.authorization).toBe('Bearer token-0');
  expect(it.gaps.every((gap) => gap >= 500)).toBe(true);
  expect(read).toMatchObject({ skipped: {}, next: null, total: 2 });
  expect(read.releases.map(({ facts }) => facts.externalId)).toEqual(['1', '2']);
  expect(read.releases[0]?.raw).toMatchObject({ id: 1, catalog_number: 'BL042' });
});

test('a style without a genre of theirs is not asked for', async () => {
  await using it = await open(() => ({ body: page([]) }));
  expect(it.client.accepts(question)).toBe(true);
  expect(it.client.accepts({ ...question, style: { ...question.style, beatportGenreId: null } })).toBe(false);
});

describe('paging', () => {
  test.each([
    ['with a scheme', 'https://api.beatport.com/v4/catalog/tracks/?page='],
    ['without one', 'api.beatport.com/v4/catalog/tracks/?genre_id=6&page='],
    ['as a path', '/v4/catalog/tracks/?page='],
  ])('follows an address %s, but only at our own', async (_, address) => {
    await using it = await open(({ query }) => {
      const at = Number(query.get('page'));
      return { body: page([beatportTrack(at)], at < 3 ? `${address}${at + 1}` : null, 3) };
    });
    const pages = await readAll(it.client);
    expect(pages.flatMap(({ releases }) => releases.map(({ facts }) => facts.externalId))).toEqual([
      '1',
      '2',
      '3',
    ]);
    expect(it.requests.map(({ query }) => query.get('publish_date'))).toEqual(
      Array(3).fill('2026-11-14:2026-11-20'),
    );
  });

  test.each([
    ['back to the first page', '?page=1'],
    ['to this page', '?page=2'],
    ['nowhere', '?page=soon'],
    ['too far', '?page=301'],
  ])('stops where the next address leads %s', async (_, address) => {
    await using it = await open(({ query }) => ({
      body: page([beatportTrack(1)], query.get('page') === '1' ? '?page=2' : address),
    }));
    expect(await readAll(it.client)).toHaveLength(2);
  });

  test('an empty page is the end, whatever it says', async () => {
    await using it = await open(() => ({ body: page([], '?page=2', 900) }));
    expect(await it.client.page(question, null)).toMatchObject({ releases: [], next: null });
  });

  test('a page beyond the end is the end', async () => {
    await using it = await open(() => ({ status: 404, body: { detail: 'Invalid page.' } }));
    expect(await it.client.page(question, 'page=9')).toEqual({
      releases: [],
      skipped: {},
      next: null,
      total: null,
    });
  });

  test('broken entries cost themselves and are counted', async () => {
    await using it = await open(() => ({ body: page([null, 'x', { id: 3 }, beatportTrack(4)], null, 4) }));
    expect(await it.client.page(question, null)).toMatchObject({
      releases: [{ facts: { externalId: '4' } }],
      skipped: { unreadable: 3 },
    });
  });
});

describe('a token', () => {
  test('that has ended is renewed once', async () => {
    await using it = await open(({ headers }) =>
      headers.authorization === 'Bearer token-1'
        ? { body: page([beatportTrack(1)]) }
        : { status: 401, body: { detail: 'no' } },
    );
    expect((await it.client.page(question, null)).releases).toHaveLength(1);
    expect(it.access.renewals).toEqual(['token-0']);
    expect(it.access.refusals).toEqual([]);
  });

  test('that is refused again is for the operator', async () => {
    await using it = await open(() => ({ status: 401, body: { error: 'invalid_token' } }));
    expect(await caught(it.client.page(question, null))).toMatchObject({
      code: 'PROVIDER_UNAVAILABLE',
      data: { provider: 'beatport', why: 'refused' },
    });
    expect(it.requests).toHaveLength(2);
    expect(it.access.refusals).toEqual([['token-1', 401]]);
  });

  test('that may not (403) is not renewed', async () => {
    await using it = await open(() => ({ status: 403, body: { message: 'no' } }));
    expect(await caught(it.client.page(question, null))).toMatchObject({ data: { why: 'refused' } });
    expect(it.requests).toHaveLength(1);
    expect(it.access.renewals).toEqual([]);
    expect(it.access.refusals).toEqual([['token-0', 403]]);
  });

  test('stands in no log', async () => {
    await using it = await open(() => ({ status: 403, body: {} }));
    await caught(it.client.page(question, null));
    expect(it.door.lines.join('\n')).not.toContain('token-0');
  });
});

describe('trouble', () => {
  test.each([408, 500, 502])('%i is asked again', async (status) => {
    await using it = await open((_, index) => (index < 2 ? { status } : { body: page([beatportTrack(1)]) }));
    expect((await it.client.page(question, null)).releases).toHaveLength(1);
    expect(it.requests).toHaveLength(3);
  });

  test('that stays is told', async () => {
    await using it = await open(() => ({ status: 503 }));
    expect(await caught(it.client.page(question, null))).toMatchObject({ data: { why: 'server' } });
    expect(it.access.refusals).toEqual([]);
  });

  test('a short wait is waited for, a long one is kept', async () => {
    await using short = await open((_, index) =>
      index === 0 ? { status: 429, headers: { 'retry-after': '3' } } : { body: page([]) },
    );
    await short.client.page(question, null);
    expect(short.door.waits[0]).toBeGreaterThanOrEqual(3_000);
    await using long = await open(() => ({ status: 429, headers: { 'retry-after': '900' } }));
    expect(await caught(long.client.page(question, null))).toMatchObject({
      name: 'RetryAfter',
      provider: 'beatport',
    });
    expect(long.door.blocks).toMatchObject([{ bucket: { provider: 'beatport', bucket: 'catalog' } }]);
  });

  test.each([
    ['HTML', '<html>checking your browser</html>'],
    ['another shape', { tracks: [] }],
    ['half a document', '{"results":[{"id"'],
  ])('%s under status 200 is no empty week', async (_, body) => {
    await using it = await open(() => ({ body }));
    expect(await caught(it.client.page(question, null))).toMatchObject({ data: { why: 'bad_body' } });
  });
});

test('genres come from every page, without those that are gone', async () => {
  await using it = await openClient(
    ({ query }) =>
      query.get('page') === '1'
        ? {
            body: page(
              [
                { id: 6, name: 'Techno', slug: 'techno' },
                { id: 17, name: 'Electro House', enabled: false },
              ],
              '?page=2',
            ),
          }
        : { body: page([{ id: 5, name: 'House' }, { name: 'nameless' }]) },
    createBeatportGenres,
  );
  expect(await it.client.list()).toEqual([
    { id: 6, name: 'Techno', slug: 'techno' },
    { id: 5, name: 'House', slug: null },
  ]);
  expect(it.requests.map(({ path }) => path)).toEqual(['/catalog/genres/', '/catalog/genres/']);
});
