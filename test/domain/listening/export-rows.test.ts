import { describe, expect, test } from 'vitest';
import { formOf, readExportRow } from '../../../src/domain/listening/exports/read-row.ts';
import { extendedRow } from '../../support/exports.ts';

const NOW = Date.UTC(2026, 0, 1);
const STAMP = Date.UTC(2023, 4, 6, 18, 43, 11);

const read = (facts: Readonly<Record<string, unknown>>) => readExportRow(extendedRow(facts), NOW);
const play = (facts: Readonly<Record<string, unknown>>) => {
  const row = read(facts);
  if (row.kind !== 'play' && row.kind !== 'incognito') throw new Error(row.kind);
  return row.play;
};
const noTrack = {
  spotify_track_uri: null,
  master_metadata_track_name: null,
  master_metadata_album_artist_name: null,
  master_metadata_album_album_name: null,
};

describe('the extended history', () => {
  test('says what was played, when and how; nothing else of it is kept', () => {
    expect(read({ username: 'somebody', ip_addr_decrypted: '192.0.2.1', user_agent_decrypted: 'x' })).toEqual(
      {
        kind: 'play',
        play: {
          uri: 'spotify:track:4uLU6hMCjMI75M1A2tKUQC',
          title: 'Nightshift',
          artist: 'Aurel',
          album: 'Blackline',
          endedAt: STAMP,
          msPlayed: 200_000,
          skipped: false,
          shuffle: false,
          offline: false,
          startStamped: false,
          incognito: false,
          reasonEnd: 'trackdone',
          flags: null,
          coarse: false,
        },
      },
    );
  });

  test.each([
    ['2023-05-06T18:43:11Z', STAMP],
    ['2023-05-06T18:43:11.250Z', STAMP + 250],
    ['2023-05-06 18:43:11', STAMP],
    ['2023-05-06 18:43', STAMP - 11_000],
    ['2023-05-06T18:43:11', STAMP],
    ['2023-05-06T20:43:11+02:00', STAMP],
    ['2023-05-31T18:43:11Z', STAMP + 25 * 86_400_000],
    [STAMP, STAMP],
    [STAMP / 1_000, STAMP],
  ])('is stamped %s', (ts, endedAt) => {
    expect(play({ ts }).endedAt).toBe(endedAt);
  });

  test.each([
    null,
    '',
    'yesterday',
    '2023-13-06T18:43:11Z',
    '2023-05-06T1x:43:11Z',
    '1970-01-01T00:00:00Z',
    '2031-05-06T18:43:11Z',
    -5,
    {},
    '6/5/2023',
    Number.NaN,
  ])('is not stamped %j', (ts) => {
    expect(read({ ts })).toEqual({ kind: 'broken', why: 'time' });
  });

  const start = STAMP - 5 * 3_600_000;
  test.each([
    ['without a time of its own', null, STAMP],
    ['with zero', 0, STAMP],
    ['in seconds', start / 1_000, start + 200_000],
    ['in milliseconds', start, start + 200_000],
    ['31 days ago', STAMP - 31 * 86_400_000, STAMP],
    ['in two hours', STAMP + 2 * 3_600_000, STAMP],
    ['in words', 'soon', STAMP],
  ])('played offline %s', (_, offline_timestamp, endedAt) => {
    expect(play({ offline: true, offline_timestamp }).endedAt).toBe(endedAt);
    expect(play({ offline: false, offline_timestamp }).endedAt).toBe(STAMP);
  });

  test('may hold nothing but nulls', () => {
    const nulls = Object.fromEntries(Object.keys(extendedRow()).map((key) => [key, null]));
    expect(readExportRow(nulls, NOW)).toEqual({ kind: 'broken', why: 'time' });
    const { ts, spotify_track_uri } = extendedRow();
    expect(readExportRow({ ...nulls, ts }, NOW)).toEqual({ kind: 'broken', why: 'no_track' });
    expect(readExportRow({ ...nulls, ts, spotify_track_uri }, NOW)).toMatchObject({
      kind: 'play',
      play: { title: '', artist: '', msPlayed: null, skipped: null, shuffle: null, reasonEnd: null },
    });
  });

  test.each([
    [{ ms_played: 0 }, 0],
    [{ ms_played: 1.5 }, 2],
    [{ ms_played: 54_000_000 }, 54_000_000],
    [{ ms_played: undefined }, null],
  ])('lasts %j', (facts, ms) => {
    expect(play(facts).msPlayed).toBe(ms);
  });

  test.each([-1, 1e15, '200000', Number.POSITIVE_INFINITY])('does not last %j', (ms_played) => {
    expect(read({ ms_played })).toEqual({ kind: 'broken', why: 'duration' });
  });

  test('knows what is no track', () => {
    expect(read({ ...noTrack, episode_name: 'Folge 1' }).kind).toBe('podcast');
    expect(read({ ...noTrack, spotify_episode_uri: 'spotify:episode:x' }).kind).toBe('podcast');
    expect(read({ ...noTrack, audiobook_title: 'A book' }).kind).toBe('audiobook');
    expect(read(noTrack)).toEqual({ kind: 'broken', why: 'no_track' });
    expect(read({ incognito_mode: true })).toMatchObject({
      kind: 'incognito',
      play: { title: 'Nightshift' },
    });
  });

  test('names a track by its uri, its address or its words', () => {
    const link = 'https://open.spotify.com/intl-de/track/4uLU6hMCjMI75M1A2tKUQC?si=1';
    expect(play({ spotify_track_uri: link }).uri).toBe('spotify:track:4uLU6hMCjMI75M1A2tKUQC');
    expect(play({ spotify_track_uri: 'spotify:local:a:b:c:1' }).uri).toBe('spotify:local:a:b:c:1');
    expect(play({ spotify_track_uri: 'spotify:track:../../../etc/passwd0' }).uri).toBeNull();
    expect(play({ spotify_track_uri: null })).toMatchObject({
      uri: null,
      title: 'Nightshift',
      artist: 'Aurel',
    });
    const odd = play({ master_metadata_track_name: ` a\u0000b\ud800 ${'x'.repeat(900)}` });
    expect(odd.title).toHaveLength(500);
    expect(odd.title.isWellFormed()).toBe(true);
    expect(odd.title.startsWith('a b\ufffd')).toBe(true);
  });
});

describe('the short history', () => {
  const row = {
    endTime: '2023-05-06 18:43',
    artistName: 'Aurel',
    trackName: 'Nightshift',
    msPlayed: 216_783,
  };
  test('knows minutes and words', () => {
    expect(readExportRow(row, NOW)).toMatchObject({
      kind: 'play',
      play: { uri: null, title: 'Nightshift', artist: 'Aurel', endedAt: STAMP - 11_000 + 1, coarse: true },
    });
    const podcast = { endTime: '2023-05-06 18:43', podcastName: 'x', episodeName: 'y', msPlayed: 1 };
    expect(readExportRow(podcast, NOW).kind).toBe('podcast');
    expect(readExportRow({ ...row, trackName: null }, NOW)).toEqual({ kind: 'broken', why: 'no_track' });
  });

  test('is told from the extended one by its keys', () => {
    expect(formOf(row)).toBe('short');
    expect(formOf(extendedRow())).toBe('extended');
    expect(formOf({ endTime: '', podcastName: '', msPlayed: 1 })).toBe('podcasts');
    for (const other of [null, 1, [], {}, { artistName: 'a' }, [extendedRow()]])
      expect(formOf(other)).toBeNull();
  });
});

test('anything else is broken', () => {
  for (const value of [null, 1, 'x', [], {}, { a: 1 }]) {
    expect(readExportRow(value, NOW)).toEqual({ kind: 'broken', why: 'shape' });
  }
});
