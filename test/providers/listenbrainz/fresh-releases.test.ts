import { describe, expect, test } from 'vitest';
import { createAnswerCache } from '../../../src/providers/answer-cache.ts';
import { createFreshReleases } from '../../../src/providers/listenbrainz/fresh-releases.ts';
import type { ReleaseQuestion } from '../../../src/providers/release-source-port.ts';
import { openClient } from '../../support/beatport.ts';
import type { Responder } from '../../support/loopback.ts';
import { caught } from '../../support/subjects.ts';

const mbid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const release = (n: number, more: object = {}) => ({
  artist_credit_name: 'Aurel',
  artist_mbids: [mbid(900)],
  release_date: '2026-11-17',
  release_group_mbid: mbid(500 + n),
  release_group_primary_type: 'Single',
  release_mbid: mbid(n),
  release_name: `Nightshift ${n}`,
  release_tags: ['techno'],
  caa_id: 41,
  caa_release_mbid: mbid(n),
  ...more,
});
const answer = (...releases: unknown[]) => ({ payload: { releases, total_count: releases.length } });
const question = (
  name = 'Techno (Peak Time / Driving)',
  beatportGenreId: number | null = 6,
): ReleaseQuestion => ({
  style: { name, beatportGenreId, artistKeys: new Set(['aurel']) },
  from: '2026-11-14',
  to: '2026-11-20',
});
const open = (respond: Responder, token?: string) =>
  openClient(respond, ({ http, apiUrl }) =>
    createFreshReleases({
      http,
      url: apiUrl,
      userAgent: 'Segue/test',
      token,
      weeks: createAnswerCache({ now: () => 0, elapsed: () => 0 }),
    }),
  );

test('a week is one call for all styles', async () => {
  await using it = await open(() => ({ body: answer(release(1), release(2, { release_tags: ['house'] })) }));
  const techno = await it.client.page(question(), null);
  const house = await it.client.page(question('House', 5), null);
  expect(it.requests).toHaveLength(1);
  expect(it.requests[0]?.path).toBe('/explore/fresh-releases/');
  expect(Object.fromEntries(it.requests[0]?.query ?? [])).toEqual({
    release_date: '2026-11-20',
    days: '7',
    sort: 'release_date',
    past: 'true',
    future: 'false',
  });
  expect(it.requests[0]?.headers).toMatchObject({ 'user-agent': 'Segue/test' });
  expect(it.requests[0]?.headers.authorization).toBeUndefined();
  expect([techno, house].map(({ releases }) => releases.map(({ facts }) => facts.title))).toEqual([
    ['Nightshift 1'],
    ['Nightshift 2'],
  ]);
  expect(techno).toMatchObject({ skipped: { otherStyle: 1 }, next: null, total: 1 });
  expect(techno.releases[0]?.facts).toMatchObject({
    source: 'listenbrainz',
    externalId: mbid(1),
    artists: [{ name: 'Aurel' }],
    publishDate: '2026-11-17',
    artworkUrl: `https://coverartarchive.org/release/${mbid(1)}/41-500.jpg`,
    url: `https://musicbrainz.org/release/${mbid(1)}`,
    isrc: null,
  });
});

test('a token is sent along', async () => {
  await using it = await open(() => ({ body: answer() }), 'secret');
  await it.client.page(question(), null);
  expect(it.requests[0]?.headers.authorization).toBe('Token secret');
});

describe('what is of the style', () => {
  test.each([
    ['its tag', { release_tags: ['Techno'] }, { Techno: 1 }],
    ['another tag', { release_tags: ['rock'] }, {}],
    ['another tag by a known artist', { release_tags: ['rock'], artist_credit_name: 'Aurel' }, {}],
    ['no tag by a known artist', { release_tags: [], artist_credit_name: 'AUREL' }, { Techno: 1 }],
    ['no tag by somebody', { release_tags: [], artist_credit_name: 'Somebody' }, {}],
    ['no list of tags', { release_tags: null, artist_credit_name: 'Aurel' }, { Techno: 1 }],
  ])('%s', async (_, more, expected) => {
    await using it = await open(() => ({ body: answer(release(1, more)) }));
    const { releases } = await it.client.page(question(), null);
    expect(releases).toHaveLength(Object.keys(expected).length);
  });

  test('finer genres belong to a style of somebody’s own, not to one of Beatport’s', async () => {
    await using it = await open(() => ({ body: answer(release(1, { release_tags: ['dub techno'] })) }));
    expect((await it.client.page(question('Techno', null), null)).releases).toHaveLength(1);
    expect((await it.client.page(question('Techno', 6), null)).releases).toHaveLength(0);
  });

  test('a style that is no genre goes by its name', async () => {
    await using it = await open(() => ({ body: answer(release(1, { release_tags: ['Basement Sounds'] })) }));
    expect((await it.client.page(question('basement sounds', null), null)).releases).toHaveLength(1);
  });
});

test.each([
  ['an EP', { release_group_primary_type: 'EP' }, { noTracks: 1 }],
  ['a compilation', { release_group_secondary_type: 'Compilation' }, { noTracks: 1 }],
  ['a type that is not told', { release_group_primary_type: null }, { noTracks: 1 }],
  ['a month instead of a day', { release_date: '2026-11' }, { unreadable: 1 }],
  ['another week', { release_date: '2026-11-21' }, { unreadable: 1 }],
])('%s is left out and counted', async (_, more, skipped) => {
  await using it = await open(() => ({ body: answer(release(1, more)) }));
  expect(await it.client.page(question(), null)).toMatchObject({ releases: [], skipped });
});

test('an entry that nobody can read costs itself', async () => {
  await using it = await open(() => ({ body: answer(null, { release_name: 'x' }, release(3)) }));
  expect((await it.client.page(question(), null)).releases).toHaveLength(1);
});

test.each([
  ['an outage', { status: 502 }, { data: { why: 'server' } }],
  ['another shape', { body: { releases: [] } }, { data: { why: 'bad_body' } }],
  ['a refusal', { status: 401 }, { data: { why: 'refused' } }],
  ['a bad question', { status: 400 }, { data: { why: 'bad_body' } }],
])('%s is no empty week, and not remembered', async (_, reply, expected) => {
  let broken = true;
  await using it = await open(() => (broken ? reply : { body: answer(release(1)) }));
  expect(await caught(it.client.page(question(), null))).toMatchObject(expected);
  broken = false;
  expect((await it.client.page(question(), null)).releases).toHaveLength(1);
});
