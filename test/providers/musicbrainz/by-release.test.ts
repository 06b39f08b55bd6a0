import { describe, expect, test } from 'vitest';
import { mbid, musicbrainzOf, openMusicBrainz, recording, release } from '../../support/musicbrainz.ts';
import { caught, foundOf, kinds, lookAll, subjectOf, subjects } from '../../support/subjects.ts';

const on = (n: number, album: number) => subjectOf(n, { releaseMbids: [mbid(3, album), mbid(3, 999)] });

describe('labels of releases', () => {
  test('take one call for a hundred albums, however many tracks are on them', async () => {
    const all = subjects(1_000).map(({ key }) => on(key, Math.ceil(key / 10)));
    const albums = Array.from({ length: 100 }, (_, n) => release(n + 1));
    await using it = await openMusicBrainz(musicbrainzOf({ releases: albums }));
    const findings = await lookAll(it.mb.byRelease, all);
    expect(findings.map((one) => foundOf(one).values)).toEqual(
      all.map(({ key }) => ({ label: `Label ${Math.ceil(key / 10)}` })),
    );
    expect(it.requests.map(({ path }) => path)).toEqual(['/ws/2/release', '/ws/2/release']);
    expect(foundOf(findings[0])).toMatchObject({ externalId: mbid(3, 1), confidence: 0.85 });
  });

  test('are read again from the stored document', async () => {
    await using it = await openMusicBrainz(musicbrainzOf({ releases: [release(1)] }));
    const [finding] = await it.mb.byRelease.look([on(1, 1)]);
    const stored: unknown = JSON.parse(JSON.stringify(foundOf(finding).raw));
    for (const provider of Object.values(it.mb)) {
      expect(provider.read(stored, on(1, 1))?.values).toEqual({ label: 'Label 1' });
      expect(provider.read({ via: 'release' }, on(1, 1))).toBeNull();
      expect(provider.read({ via: 'release', release: 'x' }, on(1, 1))).toBeNull();
    }
  });

  test.each([
    ['no label', { 'label-info': [] }],
    ['what MusicBrainz writes for none', { 'label-info': [{ label: { name: '[no label]' } }] }],
    ['a label without a name', { 'label-info': [{ label: null }, 7] }],
  ])('are a miss with %s', async (_, more) => {
    await using it = await openMusicBrainz(musicbrainzOf({ releases: [{ ...release(1), ...more }] }));
    expect(kinds(await it.mb.byRelease.look([on(1, 1), on(2, 7)]))).toEqual(['1 miss', '2 miss']);
  });

  test('are asked for only where a release is known', async () => {
    await using it = await openMusicBrainz(musicbrainzOf({}));
    expect(it.mb.byRelease.accepts(on(1, 1))).toBe(true);
    expect(it.mb.byRelease.accepts(subjectOf(1))).toBe(false);
    expect(it.mb.byRelease.accepts(subjectOf(1, { releaseMbids: ['no id'] }))).toBe(false);
  });

  test('are not missed for good when the server has trouble', async () => {
    await using it = await openMusicBrainz(() => ({ status: 200, body: '<html>Sorry</html>' }));
    expect(await caught(it.mb.byRelease.look([on(1, 1)]))).toMatchObject({ code: 'PROVIDER_UNAVAILABLE' });
  });
});

test('a search for recordings names the release that the label is asked for: our album first', async () => {
  const releases = [release(8, { date: '2001' }), release(1, { date: '2012' })];
  await using it = await openMusicBrainz(
    musicbrainzOf({ recordings: [recording(1, { releases })], releases: [release(1), release(8)] }),
  );
  const subject = subjectOf(1, { albumTitle: 'album 1' });
  const { releaseMbids = [] } = foundOf((await it.mb.byIsrc.look([subject]))[0]);
  expect(releaseMbids).toEqual([mbid(3, 1), mbid(3, 8)]);
  const [finding] = await it.mb.byRelease.look([{ ...subject, releaseMbids }]);
  expect(foundOf(finding).values).toEqual({ label: 'Label 1' });
});
