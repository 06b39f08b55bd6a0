import { expect, test } from 'vitest';
import { createNewReleases } from '../../../src/providers/listenbrainz/new-releases.ts';
import { openTestHttp } from '../../support/http.ts';
import { openLoopback, type Reply } from '../../support/loopback.ts';
import { mbid } from '../../support/musicbrainz.ts';

const ask = async (reply: Reply) => {
  await using server = await openLoopback(() => reply);
  await using door = openTestHttp();
  const source = createNewReleases({ http: door.http, url: server.url, userAgent: 'Segue/0 ( test )' });
  const found = await source.released('2026-11-16', 7).catch((error: unknown) => error);
  return { found, requests: server.requests };
};
/** As the documentation shows it. */
const entry = (more: object = {}) => ({
  artist_credit_name: 'Nova Lane',
  artist_mbids: [mbid(1, 1)],
  caa_id: 33_999_999_999,
  caa_release_mbid: mbid(3, 1),
  release_date: '2026-11-13',
  release_group_mbid: mbid(4, 1),
  release_group_primary_type: 'Album',
  release_group_secondary_type: 'Live',
  release_mbid: mbid(3, 1),
  release_name: 'Night Drive',
  release_tags: ['techno'],
  ...more,
});
const page = (releases: unknown): Reply => ({ body: { payload: { releases, total_count: 1 } } });

test('a week of releases, by group, with its kind and cover', async () => {
  const { found, requests } = await ask(page([entry()]));
  expect(found).toEqual({
    releases: [
      {
        source: 'listenbrainz',
        externalId: mbid(4, 1),
        title: 'Night Drive',
        credit: 'Nova Lane',
        artistMbids: [mbid(1, 1)],
        kind: 'live',
        label: null,
        releaseDate: '2026-11-13',
        imageUrl: `https://coverartarchive.org/release/${mbid(3, 1)}/33999999999-250.jpg`,
        url: `https://musicbrainz.org/release/${mbid(3, 1)}`,
      },
    ],
    unreadable: 0,
  });
  const [request] = requests;
  expect(request?.path).toBe('/explore/fresh-releases/');
  expect(Object.fromEntries(request?.query ?? [])).toMatchObject({
    release_date: '2026-11-16',
    days: '7',
    past: 'true',
    future: 'false',
  });
});

test('entries that say too little are left out and counted', async () => {
  const odd = [
    { release_date: '2026' },
    { release_name: ' ' },
    { artist_credit_name: null },
    { release_mbid: 'x' },
  ];
  const bare = {
    caa_id: null,
    release_group_mbid: null,
    release_group_secondary_type: null,
    artist_mbids: null,
  };
  const { found } = await ask(page([...odd.map(entry), null, entry(bare)]));
  expect(found).toMatchObject({
    releases: [{ externalId: mbid(3, 1), kind: 'album', imageUrl: null, artistMbids: [] }],
    unreadable: odd.length + 1,
  });
});

test.each<[string, Reply, object]>([
  ['another shape', { body: { payload: {} } }, { data: { why: 'bad_body' } }],
  ['a refusal', { status: 401, body: { error: 'no' } }, { data: { why: 'refused' } }],
  ['an outage', { status: 503, body: '' }, { data: { why: 'server' } }],
])('%s is trouble', async (_, reply, expected) => {
  expect((await ask(reply)).found).toMatchObject(expected);
});
