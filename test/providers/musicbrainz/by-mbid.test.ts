import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../src/providers/enrichment-port.ts';
import { inLists } from '../../../src/providers/in-parts.ts';
import type { Reply } from '../../support/loopback.ts';
import {
  artist,
  mbid,
  musicbrainzOf,
  openMusicBrainz,
  recording,
  release,
} from '../../support/musicbrainz.ts';
import { foundOf, lookAll, subjectOf, subjects } from '../../support/subjects.ts';

const known = (n: number) =>
  subjectOf(n, {
    recordingMbids: [mbid(2, n)],
    releaseGroupMbids: [mbid(4, n)],
    artistMbids: [mbid(1, n % 100)],
  });
const tagged = (thing: object, name: string) => ({ ...thing, tags: [{ name, count: 2 }] });

describe('tags of a thousand known recordings', () => {
  const all = subjects(1_000).map(({ key }) => known(key));

  test('take ten calls when the recordings have them', async () => {
    await using it = await openMusicBrainz(
      musicbrainzOf({ recordings: all.map(({ key }) => recording(key)) }),
    );
    const findings = await lookAll(it.mb.byMbid, all);
    expect(findings.every(({ kind }) => kind === 'found')).toBe(true);
    expect(it.requests).toHaveLength(10);
  });

  test('take thirty when only the artists have them', async () => {
    await using it = await openMusicBrainz(
      musicbrainzOf({
        recordings: all.map(({ key }) => recording(key, { tags: [] })),
        artists: Array.from({ length: 100 }, (_, n) => tagged(artist(n), 'minimal')),
      }),
    );
    const findings: Finding[] = [];
    // One after the other: at the same time, the artists of all of them would be one question.
    for (const batch of inLists(all, 100)) findings.push(...(await it.mb.byMbid.look(batch)));
    expect(it.requests).toHaveLength(30);
    expect(foundOf(findings[7]).values.genres).toEqual([{ name: 'minimal', weight: 0.5 }]);
  });
});

describe('tags', () => {
  const group = { id: mbid(4, 1), title: 'Album 1' };

  test.each([
    ['the recording', {}, [], 1, 0.9],
    ['its release group', { tags: [] }, [tagged(group, 'Deep House')], 0.8, 0.75],
    ['its artist', { tags: [] }, [group], 0.5, 0.75],
  ])('come from %s', async (_, more, releaseGroups, weight, confidence) => {
    await using it = await openMusicBrainz(
      musicbrainzOf({
        recordings: [recording(1, more)],
        releaseGroups,
        artists: [tagged(artist(1), 'House')],
      }),
    );
    const [finding] = await it.mb.byMbid.look([known(1)]);
    const found = foundOf(finding);
    expect(found.values.genres?.[0]?.weight).toBe(weight);
    expect(found).toMatchObject({ confidence, values: { durationMs: 360_400 } });
    expect(it.mb.byText.read(found.raw, known(1))?.values).toEqual(found.values);
  });

  test('of an artist alone are said quietly', async () => {
    await using it = await openMusicBrainz(musicbrainzOf({ artists: [tagged(artist(1), 'House')] }));
    const [finding] = await it.mb.byMbid.look([subjectOf(1, { artistMbids: [mbid(1, 1)] })]);
    expect(foundOf(finding)).toMatchObject({
      confidence: 0.5,
      values: { genres: [{ name: 'house', weight: 0.5 }] },
    });
    expect(it.requests).toHaveLength(1);
  });
});

describe('a recording that the index does not have', () => {
  const { score: _score, ...lookedUp } = recording(2, {
    title: 'Song 1',
    'artist-credit': recording(1)['artist-credit'],
    genres: [{ id: mbid(8, 1), name: 'Dub Techno', count: 5, disambiguation: '' }],
    tags: [{ name: 'Dub Techno', count: 5 }],
  });
  const look = async (lookups: Readonly<Record<string, Reply>>) => {
    await using it = await openMusicBrainz(musicbrainzOf({ lookups }));
    const [finding] = await it.mb.byMbid.look([known(1)]);
    return { finding, requests: it.requests.map(({ path }) => path) };
  };

  test('because it was merged answers under its new id, by a redirect', async () => {
    const { finding, requests } = await look({
      [mbid(2, 1)]: { status: 301, headers: { location: `/ws/2/recording/${mbid(2, 2)}?fmt=json` } },
      [mbid(2, 2)]: { body: lookedUp },
    });
    expect(requests.slice(0, 3)).toEqual([
      '/ws/2/recording',
      `/ws/2/recording/${mbid(2, 1)}`,
      `/ws/2/recording/${mbid(2, 2)}`,
    ]);
    // The old id stays: AcousticBrainz knows no newer one.
    expect(foundOf(finding)).toMatchObject({
      externalId: mbid(2, 2),
      recordingMbids: [mbid(2, 2), mbid(2, 1)],
    });
    expect(foundOf(finding).values.genres).toEqual([{ name: 'dub techno', weight: 1 }]);
  });

  test('because it was merged is asked for again when the redirect forgot the rest of the question', async () => {
    const { id, title } = lookedUp;
    await using it = await openMusicBrainz(({ path, query }) => {
      if (path === `/ws/2/recording/${mbid(2, 1)}`) {
        return { status: 301, headers: { location: `/ws/2/recording/${mbid(2, 2)}` } };
      }
      if (path !== `/ws/2/recording/${mbid(2, 2)}`)
        return { body: { count: 0, recordings: [], 'release-groups': [], artists: [] } };
      return { body: query.has('inc') ? lookedUp : { id, title, length: 360_000 } };
    });
    const [finding] = await it.mb.byMbid.look([known(1)]);
    expect(foundOf(finding).values.genres).toEqual([{ name: 'dub techno', weight: 1 }]);
  });

  test('because it was merged answers under its new id, at once', async () => {
    const { finding } = await look({ [mbid(2, 1)]: { body: lookedUp } });
    expect(foundOf(finding).recordingMbids).toEqual([mbid(2, 2), mbid(2, 1)]);
  });

  test('nor the database is a miss', async () => {
    expect((await look({})).finding).toEqual({ key: 1, kind: 'miss', permanent: false });
  });
});

test('ids that are none are not asked about', async () => {
  await using it = await openMusicBrainz(musicbrainzOf({}));
  const odd = subjectOf(1, { recordingMbids: ['nonsense', '../admin'] });
  expect(it.mb.byMbid.accepts(odd)).toBe(false);
  expect(it.mb.byMbid.accepts(subjectOf(1))).toBe(false);
  expect(it.mb.byMbid.accepts(known(1))).toBe(true);
  await it.mb.byMbid.look([odd]);
  expect(it.requests).toHaveLength(0);
});

test('a release that is on hundreds of others does not multiply the questions', async () => {
  const releases = Array.from({ length: 300 }, (_, n) => release(n + 1));
  await using it = await openMusicBrainz(
    musicbrainzOf({ recordings: [recording(1, { tags: [], releases })] }),
  );
  await it.mb.byMbid.look([known(1)]);
  const asked = it.requests.find(({ path }) => path === '/ws/2/release-group')?.query.get('query') ?? '';
  expect(asked.split(' OR ').length).toBeLessThanOrEqual(2);
});
