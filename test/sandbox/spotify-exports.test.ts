import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { exportPackage } from '../../scripts/sandbox/world/exports/packages.ts';
import { streamingHistory } from '../../scripts/sandbox/world/exports/rows.ts';
import { zip } from '../../scripts/sandbox/world/exports/zip.ts';
import { createWorld } from '../../scripts/sandbox/world/world.ts';

const world = createWorld({ seed: 11, startAt: Date.parse('2026-11-20T10:00:00Z'), realNow: () => 0 });
const { audio, video } = streamingHistory(world, 'jonasberg91', { years: 1, perDay: 6 });

describe('an extended streaming history', () => {
  it('has the 23 keys of today in every row', () => {
    for (const row of [...audio, ...video]) expect(Object.keys(row)).toHaveLength(23);
  });

  it('ends with what the Web API remembers, so that an import overlaps', () => {
    const keys = new Set(audio.map((row) => `${row['spotify_track_uri']} ${row['ms_played']}`));
    for (const { trackId, msPlayed } of world.plays('jonasberg91'))
      expect(keys).toContain(`spotify:track:${trackId} ${msPlayed}`);
  });

  it('has the quirks of real ones', () => {
    const texts = audio.map((row) => JSON.stringify(row));
    expect(new Set(texts).size).toBeLessThan(texts.length);
    const offline = audio.filter((row) => row['offline'] === true);
    expect(new Set(offline.map((row) => row['ts'])).size).toBeLessThan(offline.length / 5);
    for (const value of [null, 0]) expect(audio.some((row) => row['offline_timestamp'] === value)).toBe(true);
    expect(audio.some((row) => row['skipped'] === null)).toBe(true);
    expect(audio.some((row) => row['incognito_mode'] === true)).toBe(true);
    expect(audio.some((row) => row['episode_name'] !== null)).toBe(true);
    expect(audio.some((row) => row['audiobook_title'] !== null)).toBe(true);
    expect(audio.some((row) => row['spotify_track_uri'] === null && row['episode_name'] === null)).toBe(true);
    expect(video.some((row) => row['spotify_track_uri'] !== null)).toBe(true);
    expect(video.some((row) => Number(row['ms_played']) > 4 * 3_600_000)).toBe(true);
    expect(audio.map((row) => row['ts'])).toEqual(audio.map((row) => row['ts']).toSorted());
  });
});

describe('packages', () => {
  const read = (bytes: Buffer | undefined) => JSON.parse(String(bytes));

  it('of today: chunks, videos, a PDF and what a Mac leaves behind', () => {
    const files = exportPackage(world, 'jonasberg91', 'extended', { years: 1, perDay: 6, chunk: 1_000 });
    const names = files.map(({ name }) => name);
    const chunks = files.filter(({ name }) => /^Spotify.*Audio_\d{4}(-\d{4})?_\d+\.json$/.test(name));
    expect(chunks.length).toBe(Math.ceil(audio.length / 1_000));
    expect(chunks.flatMap(({ bytes }) => read(bytes))).toHaveLength(audio.length);
    expect(names).toContain('Spotify Extended Streaming History/ReadMeFirst_ExtendedStreamingHistory.pdf');
    expect(names.some((name) => name.startsWith('__MACOSX/') && name.includes('/._Streaming'))).toBe(true);
    expect(names.some((name) => /Streaming_History_Video_\d{4}(-\d{4})?\.json$/.test(name))).toBe(true);
  });

  it('of old: other keys and milliseconds', () => {
    const [first] = exportPackage(world, 'jonasberg91', 'endsong', { years: 1, perDay: 6 });
    const rows = read(first?.bytes);
    expect(first?.name).toBe('MyData/endsong_0.json');
    expect(rows[0]).toHaveProperty('username');
    expect(rows[0]).not.toHaveProperty('audiobook_title');
    expect(rows.some((row: { offline_timestamp: number }) => row.offline_timestamp > 1_000_000_000_000)).toBe(
      true,
    );
  });

  it('of the short kind: names and minutes only', () => {
    const files = exportPackage(world, 'jonasberg91', 'account');
    const rows = read(files.find(({ name }) => name.endsWith('StreamingHistory_music_0.json'))?.bytes);
    expect(Object.keys(rows[0]).sort()).toEqual(['artistName', 'endTime', 'msPlayed', 'trackName']);
    expect(rows[0].endTime).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);
    expect(files.some(({ name }) => name.endsWith('Userdata.json'))).toBe(true);
  });
});

describe('the archive', () => {
  const files = [
    { name: 'a/über.json', bytes: Buffer.from('[1,2,3]'.repeat(500)) },
    { name: 'empty.txt', bytes: Buffer.alloc(0) },
  ];

  it('unpacks to what was packed', () => {
    const bytes = zip(files);
    const length = bytes.readUInt16LE(26);
    expect(bytes.subarray(30, 30 + length).toString('utf8')).toBe('a/über.json');
    const packed = bytes.subarray(30 + length, 30 + length + bytes.readUInt32LE(18));
    expect(inflateRawSync(packed).equals(files[0]?.bytes ?? Buffer.alloc(0))).toBe(true);
    const end = bytes.length - 22;
    expect([bytes.readUInt32LE(end), bytes.readUInt16LE(end + 10)]).toEqual([0x06054b50, 2]);
    const directory = bytes.readUInt32LE(end + 16);
    expect(bytes.readUInt32LE(directory)).toBe(0x02014b50);
    expect(directory + bytes.readUInt32LE(end + 12)).toBe(end);
  });
});
