import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { zipPackage } from '../../scripts/sandbox/exports/archive.ts';
import { heardByMany } from '../../scripts/sandbox/exports/heard.ts';
import { distorted, historyOf } from '../../scripts/sandbox/exports/history.ts';
import {
  exportPackage,
  type PackageKind,
  type PackageOptions,
} from '../../scripts/sandbox/exports/packages.ts';
import { zipWithNames } from '../../scripts/sandbox/exports/tricks.ts';
import { createRandom } from '../../scripts/sandbox/world/random.ts';
import { createWorld } from '../../scripts/sandbox/world/world.ts';

const world = createWorld({ seed: 11, startAt: Date.parse('2026-11-20T10:00:00Z'), realNow: () => 0 });
const who = 'jonasberg91';
const entries = [...historyOf(world, who, { years: 2, perDay: 6 })];
const rows = entries.map(({ row }) => row);
const music = entries.filter(({ kind }) => kind === 'music');

describe('an extended streaming history', () => {
  it('has the 23 keys of today in every row, in the order of their times', () => {
    for (const row of rows) expect(Object.keys(row)).toHaveLength(23);
    expect(rows.map((row) => row['ts'])).toEqual(rows.map((row) => row['ts']).toSorted());
  });

  it('ends with what the Web API remembers, each play once, seconds apart', () => {
    const live = music.filter(({ isLive, isRepeated }) => isLive && !isRepeated);
    const plays = world.plays(who).filter(({ visibleAt }) => visibleAt <= world.now());
    const key = (uri: unknown, endedAt: number, ms: number) => `${uri} ${endedAt} ${ms}`;
    expect(
      live.map(({ row, endedAt, msPlayed }) => key(row['spotify_track_uri'], endedAt, msPlayed)).sort(),
    ).toEqual(
      plays
        .map(({ trackId, playedAt, msPlayed }) => key(`spotify:track:${trackId}`, playedAt, msPlayed))
        .sort(),
    );
    const distances = live.map(({ loggedAt, endedAt }) => Math.abs(loggedAt - endedAt));
    expect(Math.max(...distances)).toBeLessThan(4_000);
    expect(Math.max(...distances)).toBeGreaterThan(1_000);
  });

  it('says the same again some days later, and more', () => {
    const older = createWorld({ seed: 12, startAt: world.now(), realNow: () => 0 });
    const rowsNow = (): string[] =>
      [...historyOf(older, who, { years: 1 })].map(({ row }) => JSON.stringify(row));
    const before = rowsNow();
    older.like(who, [older.catalogue.tracks[0]?.id ?? '']);
    older.clock.advance(3 * 86_400_000);
    older.playMusic(who, { minutes: 60 });
    const after = new Set(rowsNow());
    expect(before.filter((row) => !after.has(row))).toEqual([]);
    expect(after.size).toBeGreaterThan(new Set(before).size + 10);
    older.forgetListening(who);
    expect(rowsNow()).toEqual([]);
  });

  it('has the quirks of real ones', () => {
    const offline = music.filter(({ row }) => row['offline'] === true);
    expect(new Set(offline.map(({ row }) => row['ts'])).size).toBeLessThan(offline.length / 5);
    for (const value of [null, 0]) expect(rows.some((row) => row['offline_timestamp'] === value)).toBe(true);
    for (const { row, endedAt, msPlayed } of offline) {
      if (row['offline_timestamp'] === null || row['offline_timestamp'] === 0) continue;
      expect(row['offline_timestamp']).toBe(Math.floor((endedAt - msPlayed) / 1_000));
    }
    const some = (test: (entry: (typeof entries)[number]) => boolean): void =>
      expect(entries.some(test)).toBe(true);
    some(({ row }) => row['skipped'] === null);
    some(({ row }) => row['incognito_mode'] === true);
    some(({ isRepeated }) => isRepeated);
    some(({ kind }) => kind === 'podcast');
    some(({ kind }) => kind === 'audiobook');
    some(({ kind }) => kind === 'lost');
    some(({ kind, file }) => kind === 'music' && file === 'video');
    some(({ msPlayed }) => msPlayed > 4 * 3_600_000);
  });
});

/** The files of an archive as text, read by somebody else's code. */
const unpack = async (bytes: Buffer): Promise<Map<string, Buffer>> => {
  const archive = await fromBufferPromise(bytes);
  const files = new Map<string, Buffer>();
  for await (const entry of archive.eachEntry())
    files.set(entry.fileName, await buffer(await archive.openReadStreamPromise(entry)));
  return files;
};
const pack = async (kind: PackageKind, options: PackageOptions = {}) => {
  const { bytes, counts } = await zipPackage(
    exportPackage(world, who, kind, { years: 1, perDay: 6, ...options }),
  );
  return { counts, files: await unpack(bytes) };
};
const named = (files: Map<string, Buffer>, pattern: RegExp): Buffer[] =>
  [...files].filter(([name]) => pattern.test(name)).map(([, bytes]) => bytes);

describe('packages', () => {
  it('of today: chunks, videos, a PDF and what a Mac leaves behind, and counts that add up', async () => {
    const { files, counts } = await pack('extended', { chunk: 1_000 });
    const audio = named(files, /^Spotify.*Audio_\d{4}(-\d{4})?_\d+\.json$/).map((bytes) =>
      JSON.parse(String(bytes)),
    );
    const video = named(files, /^Spotify.*Video_\d{4}(-\d{4})?\.json$/).map((bytes) =>
      JSON.parse(String(bytes)),
    );
    expect(audio.flat().length + video.flat().length).toBe(counts.rows);
    expect(counts.music + counts.podcasts + counts.audiobooks + counts.lost).toBe(counts.rows);
    const texts = audio.flat().map((row) => JSON.stringify(row));
    expect(texts.length - new Set(texts).size).toBe(counts.repeated);
    expect(files.has('Spotify Extended Streaming History/ReadMeFirst_ExtendedStreamingHistory.pdf')).toBe(
      true,
    );
    expect(named(files, /^__MACOSX\/.*\/\._Streaming/).length).toBe(audio.length);
  });

  it('of old: other keys and milliseconds', async () => {
    const { files } = await pack('endsong');
    const rowsOfOld = JSON.parse(String(files.get('MyData/endsong_0.json')));
    expect(rowsOfOld[0]).toHaveProperty('username');
    expect(rowsOfOld[0]).not.toHaveProperty('audiobook_title');
    expect(rowsOfOld.some((row: { offline_timestamp: number }) => row.offline_timestamp > 1e12)).toBe(true);
  });

  it('of the short kind: names and minutes only', async () => {
    const { files } = await pack('account');
    const [first] = JSON.parse(String(named(files, /StreamingHistory_music_0\.json$/)[0]));
    expect(Object.keys(first).sort()).toEqual(['artistName', 'endTime', 'msPlayed', 'trackName']);
    expect(first.endTime).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);
    expect(named(files, /Userdata\.json$/)).toHaveLength(1);
  });

  it('are spoiled on request: a broken file, odd lines, other encodings', async () => {
    const whole = await pack('extended', { chunk: 400 });
    const spoiled = await pack('extended', { chunk: 400, damage: { file: 3, how: 'cut' }, oddRows: true });
    expect(whole.counts.rows - spoiled.counts.rows).toBe(400);
    expect(spoiled.counts.unreadable).toBe(408);
    const third = named(spoiled.files, /Audio_.*_2\.json$/)[0];
    expect(() => JSON.parse(String(third))).toThrow();
    const wide = await pack('extended', { chunk: 400, encoding: 'utf16be' });
    const text = new TextDecoder('utf-16be').decode(named(wide.files, /Audio_.*_0\.json$/)[0]);
    expect(JSON.parse(text)).toHaveLength(400);
  });
});

describe('a history of any size', () => {
  const until = Date.parse('2026-11-20T00:00:00Z');
  const make = (plays: number) =>
    distorted(heardByMany({ seed: 5, plays, until, tracks: 300 }), {
      randomOf: ({ at }) => createRandom(5, `rows/${at}`),
      country: 'DE',
      jitterMs: 0,
      unit: 's',
      repeats: true,
      now: until,
    });

  it('has as many plays as asked for, always the same ones, one after the other', () => {
    const all = [...make(2_000)];
    const heard = all.filter(
      ({ kind, isRepeated, file }) => kind === 'music' && !isRepeated && file === 'audio',
    );
    expect(heard).toHaveLength(2_000);
    expect(JSON.stringify([...make(2_000)])).toBe(JSON.stringify(all));
    const ends = heard.map(({ endedAt }) => endedAt).toSorted((a, b) => a - b);
    expect(ends.at(-1)).toBeLessThan(until);
    expect(new Set(heard.map(({ row }) => row['spotify_track_uri'])).size).toBeLessThanOrEqual(300);
  });
});

it('a name that leads out of the archive', async () => {
  const bytes = await zipWithNames([{ name: 'fine.json', bytes: Buffer.from('[]') }], ['../../evil.json']);
  expect(bytes.includes('../../evil.json')).toBe(true);
  await expect(unpack(bytes)).rejects.toThrow('relative path');
});
