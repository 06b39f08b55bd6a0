import { describe, expect, test } from 'vitest';
import type { Subject } from '../../../src/providers/enrichment-port.ts';
import {
  artist,
  type FakeData,
  mbid,
  musicbrainzOf,
  openMusicBrainz,
  recording,
  release,
} from '../../support/musicbrainz.ts';
import { caught, foundOf, kinds, subjectOf, subjects } from '../../support/subjects.ts';

const spotify = (kind: string, n: number): string => `${n}`.padStart(22, kind[0] ?? 'x');
const url = (kind: string, id: string): string => `https://open.spotify.com/${kind}/${id}`;
const linked = (n: number, more: Partial<Subject> = {}): Subject =>
  subjectOf(n, {
    isrc: null,
    spotifyId: spotify('track', n),
    albumSpotifyId: spotify('album', n),
    albumTitle: `Album ${n}`,
    artistSpotifyIds: [spotify('artist', n % 100)],
    ...more,
  });
const toTrack = (n: number, length: number | null = 360_000) => ({
  type: 'free streaming',
  'target-type': 'recording',
  direction: 'backward',
  recording: { id: mbid(2, n), title: `Song ${n}`, length, video: false, disambiguation: '' },
});
const toAlbum = (n: number) => ({
  'target-type': 'release',
  release: { id: mbid(3, n), title: `Album ${n}` },
});
const toArtist = (n: number) => ({ 'target-type': 'artist', artist: artist(n) });
const urlsOf = (entries: readonly (readonly [string, unknown])[]): NonNullable<FakeData['urls']> =>
  Object.fromEntries(entries.map(([at, relation]) => [at, [relation]]));

describe('links of a thousand tracks', () => {
  const all = subjects(1_000).map(({ key }) => linked(key));
  const urls = urlsOf([
    ...all.slice(0, 100).map(({ key }) => [url('track', spotify('track', key)), toTrack(key)] as const),
    ...all.slice(0, 500).map(({ key }) => [url('album', spotify('album', key)), toAlbum(key)] as const),
    ...Array.from({ length: 100 }, (_, n) => [url('artist', spotify('artist', n)), toArtist(n)] as const),
  ]);
  const data: FakeData = {
    urls,
    releases: all.slice(0, 500).map(({ key }) => release(key)),
    recordings: all.slice(0, 300).map(({ key }) => recording(key, { isrcs: [] })),
  };

  test('are looked up a hundred at a time, albums and artists once', async () => {
    await using it = await openMusicBrainz(musicbrainzOf(data));
    const findings = [
      ...(await it.mb.byLink.look(all.slice(0, 500))),
      ...(await it.mb.byLink.look(all.slice(500))),
    ];
    expect(findings.map(({ key }) => key)).toEqual(all.map(({ key }) => key));
    expect(findings.every(({ kind }) => kind === 'found')).toBe(true);
    const calls = Map.groupBy(
      it.requests,
      ({ path, query }) => `${path} ${query.get('query')?.slice(0, 5) ?? ''}`,
    );
    expect(Object.fromEntries([...calls].map(([what, made]) => [what, made.length]))).toEqual({
      // 1 000 tracks, 1 000 albums, and the 100 artists of those without an album, once per batch.
      '/ws/2/url ': 22,
      '/ws/2/release reid:': 5,
      // Of 400 albums whose tracks are not linked themselves, 25 a query.
      '/ws/2/recording reid:': 16,
    });
    for (const { query } of it.requests) expect(query.getAll('resource').length).toBeLessThanOrEqual(100);
  });

  test('fit into the addresses that servers take', async () => {
    const sizes: number[] = [];
    await using it = await openMusicBrainz((request) => {
      sizes.push(`${request.path}?${decodeURIComponent(request.query.toString())}`.length);
      return musicbrainzOf(data)(request);
    });
    await it.mb.byLink.look(all.slice(0, 120));
    expect(Math.max(...sizes)).toBeLessThan(7_500);
    expect(it.requests[0]?.query.get('inc')).toBe('recording-rels release-rels artist-rels');
  });
});

describe('a link', () => {
  const look = async (data: FakeData, subject = linked(1)) => {
    await using it = await openMusicBrainz(musicbrainzOf(data));
    const [finding] = await it.mb.byLink.look([subject]);
    if (finding?.kind === 'found') {
      const { values, confidence } = finding;
      const stored: unknown = JSON.parse(JSON.stringify(finding.raw));
      expect(it.mb.byIsrc.read(stored, subject)).toMatchObject({ values, confidence });
    }
    return finding;
  };
  const track = url('track', spotify('track', 1));
  const album = url('album', spotify('album', 1));

  test('to the track is exact', async () => {
    const found = foundOf(await look({ urls: urlsOf([[track, toTrack(1)]]) }));
    expect(found).toMatchObject({ externalId: mbid(2, 1), recordingMbids: [mbid(2, 1)], confidence: 0.95 });
    expect(found.values).toEqual({ durationMs: 360_000 });
  });

  test('to a track of another length is doubted', async () => {
    expect(foundOf(await look({ urls: urlsOf([[track, toTrack(1, 200_000)]]) })).confidence).toBe(0.4);
    expect(foundOf(await look({ urls: urlsOf([[track, toTrack(1, null)]]) })).confidence).toBe(0.95);
  });

  test('to the album gives its label, and the track on it', async () => {
    const others = [2, 3, 4].map((n) => recording(n, { releases: [release(1)] }));
    const data = {
      urls: urlsOf([[album, toAlbum(1)]]),
      releases: [release(1)],
      recordings: [recording(1), ...others],
    };
    const found = foundOf(await look(data));
    expect(found.recordingMbids).toEqual([mbid(2, 1)]);
    expect(found).toMatchObject({ artistMbids: [mbid(1, 1)], releaseGroupMbids: [mbid(4, 1)] });
    expect(found.values).toMatchObject({ label: 'Label 1', releaseDate: '2012-05-01', isrc: 'DEAA12000001' });
    expect(found.values.genres).toEqual([{ name: 'dub techno', weight: 1 }]);
    expect(JSON.stringify(found.raw)).not.toContain('Song 2');
  });

  test('to an album whose track is unknown gives the album alone', async () => {
    const data = {
      urls: urlsOf([[album, toAlbum(1)]]),
      releases: [release(1, { 'label-info': [{ label: { name: '[no label]' } }] })],
    };
    const found = foundOf(await look(data));
    expect(found.recordingMbids).toEqual([]);
    expect(found.values).toEqual({ releaseDate: '2012-05-07' });
    expect(found.releaseGroupMbids).toEqual([mbid(4, 1)]);
  });

  test('to an album that the index does not have yet gives what the link says of it', async () => {
    const fresh = {
      ...toAlbum(1),
      release: { ...toAlbum(1).release, status: 'Official', date: '2026-11-13' },
    };
    const found = foundOf(await look({ urls: urlsOf([[album, fresh]]) }));
    expect(found).toMatchObject({
      externalId: mbid(3, 1),
      values: { releaseDate: '2026-11-13' },
      confidence: 0.9,
    });
  });

  test('to a compilation does not make its artists the track’s', async () => {
    const various = {
      'artist-credit': [{ name: 'Various Artists', artist: { id: mbid(1, 999), name: 'Various Artists' } }],
    };
    const found = foundOf(
      await look({ urls: urlsOf([[album, toAlbum(1)]]), releases: [release(1, various)] }),
    );
    expect(found.artistMbids).toEqual([]);
  });

  test('to the artist alone helps those who come later', async () => {
    const found = foundOf(await look({ urls: urlsOf([[url('artist', spotify('artist', 1)), toArtist(1)]]) }));
    expect(found).toMatchObject({ externalId: mbid(1, 1), artistMbids: [mbid(1, 1)], values: {} });
  });

  test('that nobody made is a miss, also as the 404 of a single question', async () => {
    expect(await look({})).toEqual({ key: 1, kind: 'miss', permanent: false });
    expect(await look({}, linked(1, { albumSpotifyId: null, artistSpotifyIds: [] }))).toEqual({
      key: 1,
      kind: 'miss',
      permanent: false,
    });
  });
});

test('ids that are none are not asked about', async () => {
  await using it = await openMusicBrainz(musicbrainzOf({}));
  const local = linked(1, {
    spotifyId: null,
    albumSpotifyId: 'spotify:local:x',
    artistSpotifyIds: ['&resource=evil'],
  });
  expect(it.mb.byLink.accepts(local)).toBe(false);
  expect(kinds(await it.mb.byLink.look([local]))).toEqual(['1 miss']);
  expect(it.requests).toHaveLength(0);
});

test('an answer without addresses is none', async () => {
  await using it = await openMusicBrainz(() => ({ body: { error: 'no', help: '' } }));
  expect(await caught(it.mb.byLink.look([linked(1)]))).toMatchObject({ data: { why: 'bad_body' } });
});
