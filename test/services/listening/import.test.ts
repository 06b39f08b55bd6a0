import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outcomesOf } from '../../../src/domain/listening/imports.ts';
import { COVERED, has, isVisible } from '../../../src/domain/listening/play-flags.ts';
import { placeholderTrack } from '../../../src/domain/listening/text-track.ts';
import { createToldPlays } from '../../../src/services/listening/import/told.ts';
import { extendedRow, zipOf } from '../../support/exports.ts';
import { member, openImports, other, quiet } from '../../support/imports.ts';
import { addPlays } from '../../support/plays.ts';

const START = Date.UTC(2023, 0, 1);
const MINUTE = 60_000;
const uriOf = (n: number): string => `spotify:track:${String(n).padStart(22, '0')}`;
const played = (minute: number, track = minute, facts: Readonly<Record<string, unknown>> = {}) =>
  extendedRow({
    ts: new Date(START + minute * 4 * MINUTE).toISOString().replace('.000', ''),
    spotify_track_uri: uriOf(track),
    master_metadata_track_name: `Track ${track}`,
    ...facts,
  });
const json = (rows: readonly unknown[]): string => JSON.stringify(rows);

describe('an import', () => {
  test('says first what it would do, does it, and can be taken back', async () => {
    await using world = await openImports();
    const podcast = played(900, 1, {
      spotify_track_uri: null,
      master_metadata_track_name: null,
      episode_name: 'x',
    });
    const files = {
      'my_spotify_data.zip': zipOf([
        {
          name: 'a/Streaming_History_Audio_2023_0.json',
          content: json([played(1), played(2), played(2), played(3)]),
        },
        { name: 'a/Streaming_History_Video_2023.json', content: json([played(4), podcast]) },
        {
          name: 'a/broken.json',
          content: json([
            played(5),
            { ts: 'never', ms_played: 1, spotify_track_uri: uriOf(1) },
            played(6),
          ]).slice(0, -9),
        },
        { name: 'a/ReadMe.pdf', content: '%PDF' },
      ]),
      'private.json': json([played(7, 7, { incognito_mode: true }), played(8)]),
    };
    const { id, found, stored } = await world.bring(files);
    expect(found).toEqual(stored);
    expect(stored.counts).toMatchObject({
      rows: 11,
      added: 6,
      known: 0,
      repeated: 1,
      podcasts: 1,
      incognito: 1,
      broken: { time: 1, json: 1 },
      fromAt: START + 4 * MINUTE,
      toAt: START + 32 * MINUTE,
    });
    expect(outcomesOf(stored.counts)).toBe(stored.counts.rows);
    expect(stored.files.map(({ name, rows, problem }) => [name, rows, problem])).toEqual([
      ['a/Streaming_History_Audio_2023_0.json', 4, null],
      ['a/Streaming_History_Video_2023.json', 2, null],
      ['a/broken.json', 3, 'truncated'],
      ['private.json', 2, null],
    ]);
    expect(stored.otherFiles).toBe(1);
    expect(await world.rows()).toHaveLength(6);
    expect(await world.uploads.list()).toEqual([]);
    expect(await world.rows(other)).toEqual([]);

    // The same again: everything is there already.
    const again = await world.bring(files);
    expect(again.found.counts).toMatchObject({ rows: 11, added: 0, known: 6, repeated: 1 });
    expect(again.stored).toEqual(again.found);
    expect(await world.rows()).toHaveLength(6);

    await world.imports.undo(member, again.id, world.notify);
    expect(await world.undoing.run(member, again.id, quiet)).toBe(0);
    expect(await world.rows()).toHaveLength(6);
    await world.imports.undo(member, id, world.notify);
    expect(await world.undoing.run(member, id, quiet)).toBe(6);
    expect(await world.rows()).toEqual([]);
    expect((await world.imports.find(member, id)).status).toBe('undone');
    await expect(world.imports.undo(member, id, world.notify)).rejects.toMatchObject({ code: 'OUT_OF_DATE' });
    await expect(world.imports.undo(other, id, world.notify)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('covers what Segue heard itself, and shows it again when it is taken back', async () => {
    await using world = await openImports();
    await world.bring({ 'a.json': json([played(500)]) }, 'merge');
    const [seed] = await world.rows();
    await world.store.transaction(async (tx) => {
      const ids = await tx.placeholderTracks.idsByUris([seed?.uri ?? '']);
      const trackId = ids.get(seed?.uri ?? '');
      if (trackId === undefined) throw new Error('no track');
      const live = { memberId: member, trackId, msPlayed: null };
      await addPlays(tx, [
        { ...live, playedAt: START + 400 * MINUTE + 3_000 },
        { ...live, playedAt: START + 900 * MINUTE },
      ]);
    });
    const live = async () => (await world.rows()).filter(({ kind }) => kind === 'live');
    const { id, found, stored } = await world.bring({ 'b.json': json([played(100, 500), played(7)]) });
    expect(found).toEqual(stored);
    expect((await live()).map(({ flags }) => has(flags, COVERED))).toEqual([true, false]);
    await world.imports.undo(member, id, world.notify);
    await world.undoing.run(member, id, quiet);
    expect((await live()).every(({ flags }) => isVisible(flags))).toBe(true);

    // What Segue heard itself stays when the member wants it so.
    await world.bring({ 'b.json': json([played(100, 500), played(7)]) }, 'keep');
    expect((await live()).every(({ flags }) => isVisible(flags))).toBe(true);
    const imported = (await world.rows()).filter(({ kind }) => kind === 'import');
    expect(imported.map(({ flags }) => isVisible(flags))).toEqual([true, false, true]);
  });

  test('can replace what Segue heard itself in its whole stretch, until it is taken back', async () => {
    await using world = await openImports();
    const files = { 'a.json': json([played(10), played(20)]) };
    const hear = (minute: number) =>
      world.store.transaction(async (tx) => {
        const [trackId] = (
          await tx.placeholderTracks.ensure(
            [placeholderTrack({ uri: uriOf(99), title: 'x', artist: 'y', album: null })],
            1,
          )
        ).values();
        if (trackId === undefined) throw new Error('no track');
        await addPlays(tx, [
          { memberId: member, trackId, msPlayed: null, playedAt: START + minute * 4 * MINUTE },
        ]);
      });
    await hear(5);
    await hear(15);
    const { id } = await world.bring(files, 'replace');
    // What comes late is replaced too.
    await hear(16);
    const shown = async () =>
      (await world.rows()).filter(({ flags }) => isVisible(flags)).map(({ kind }) => kind);
    expect(await shown()).toEqual(['live', 'import', 'import']);
    await world.imports.undo(member, id, world.notify);
    await world.undoing.run(member, id, quiet);
    expect(await shown()).toEqual(['live', 'live', 'live']);
  });

  test('takes plays of private sessions when the member says so', async () => {
    await using world = await openImports();
    const files = { 'a.json': json([played(1, 1, { incognito_mode: true })]) };
    expect((await world.read(await world.upload(files))).kind).toBe('nothing');
    const { stored } = await world.bring(files, 'merge', { incognito: true });
    expect(stored.counts.added).toBe(1);
  });

  test('of the account data finds tracks by their words', async () => {
    await using world = await openImports();
    await world.bring({ 'a.json': json([played(1, 1, { ts: '2023-01-01T00:04:11Z' })]) });
    const short = (minute: number, trackName: string) => ({
      endTime: new Date(START + minute * MINUTE).toISOString().slice(0, 16).replace('T', ' '),
      artistName: 'Aurel',
      trackName,
      msPlayed: 200_000,
    });
    const { stored } = await world.bring({
      'StreamingHistory_music_0.json': json([
        short(4, 'track 1'),
        short(50, 'Track 1'),
        short(90, 'Unheard'),
      ]),
    });
    expect(stored).toMatchObject({ isAccountData: true, counts: { added: 3 } });
    const rows = await world.rows();
    expect(rows.map(({ uri, flags }) => [uri, isVisible(flags)])).toEqual(
      [
        [uriOf(1), false],
        [uriOf(1), true],
        [uriOf(1), true],
        ['text:aurel:unheard', true],
      ].toSorted(([a], [b]) => (a === b ? 0 : String(a) < String(b) ? -1 : 1)),
    );
  });
});

test('rows in words are told once, whatever their words come to mean', async () => {
  await using world = await openImports();
  const named = (minute: number, n: number) => played(minute, n, { spotify_track_uri: null });
  const account = (minute: number, trackName: string) => ({
    endTime: new Date(START + minute * 4 * MINUTE).toISOString().slice(0, 16).replace('T', ' '),
    ...{ artistName: 'Aurel', trackName, msPlayed: 200_000 + minute },
  });
  const files = {
    'StreamingHistory_music_0.json': json([account(100, 'Track 1'), account(110, 'Track 2')]),
    'endsong_0.json': json([named(1, 1), named(2, 2)]),
  };
  await world.bring({ 'endsong_1.json': json([played(600, 2)]) });
  await world.bring(files);
  // By now a track of Spotify's has the first name, and the second one is written in another way.
  await world.bring({ 'endsong_2.json': json([played(500, 1)]) });
  const title = 'Track 2 - 2011 Remaster';
  const renamed = placeholderTrack({ uri: uriOf(2), title, artist: 'Aurel', album: null });
  await world.store.transaction((tx) => tx.tracks.upsertTracks([renamed], 9));
  const { found, stored } = await world.bring(files);
  expect(found.counts).toMatchObject({ rows: 4, added: 0, known: 4 });
  expect(stored).toEqual(found);
  expect(await world.rows()).toHaveLength(6);
});

test('both forms of one play are kept, at the very minute too, and neither comes in again', async () => {
  await using world = await openImports();
  const plays = [0, 1, 2].map((n) => START + n * 5 * MINUTE + n * 7_000);
  const files = {
    'StreamingHistory_music_0.json': json(
      plays.map((at, n) => ({
        endTime: new Date(at).toISOString().slice(0, 16).replace('T', ' '),
        ...{ artistName: 'Aurel', trackName: `Track ${n}`, msPlayed: 200_000 },
      })),
    ),
    'endsong_0.json': json(
      plays.map((at, n) => played(0, n, { ts: new Date(at).toISOString(), ms_played: 200_000 })),
    ),
  };
  for (const added of [6, 0]) {
    const { found, stored } = await world.bring(files);
    expect(found.counts).toMatchObject({ rows: 6, added, known: 6 - added });
    expect(stored).toEqual(found);
    expect((await world.rows()).map(({ flags }) => isVisible(flags)).filter(Boolean)).toHaveLength(3);
  }
});

test('packages that overlap are told as what they bring together', async () => {
  await using world = await openImports();
  const rows = Array.from({ length: 10_100 }, (_, minute) => played(minute, minute % 9));
  const { found, stored } = await world.bring({
    'endsong_0.json': json(rows),
    'endsong_1.json': json([...rows.slice(0, 60), played(20_000), ...rows.slice(0, 2)]),
  });
  expect(found.counts).toMatchObject({ rows: 10_163, added: 10_101, repeated: 62, known: 0 });
  expect(stored).toEqual(found);
  const known = await world.bring({ 'endsong_1.json': json([rows[0], played(30_000)]) });
  expect(known.found.counts).toMatchObject({ added: 1, repeated: 0, known: 1 });
  expect(known.stored).toEqual(known.found);
});

test('plays of a reading are known however far apart, as long as there is room', () => {
  const play = (endedAt: number, msPlayed: number, title = 'x') => ({
    ...{ endedAt, msPlayed, flags: 0, words: { uri: null, artist: 'a', title, album: null } },
  });
  const all = Array.from({ length: 2_000 }, (_, n) => play(START + n * 1_000, n % 7));
  const told = createToldPlays();
  expect(all.filter((one) => told.isAgain(one))).toEqual([]);
  expect(all.every((one) => told.isAgain(one))).toBe(true);
  expect([play(START, 1), play(START, 0, 'y'), play(START - 1, 0)].some((one) => told.isAgain(one))).toBe(
    false,
  );
  const small = createToldPlays(10);
  expect([...all, ...all].filter((one) => small.isAgain(one))).toEqual(all.slice(0, 10));
});

test('every row is counted once, whatever is in the files, and nothing goes in twice', async () => {
  await using world = await openImports();
  const row = fc.oneof(
    { weight: 4, arbitrary: fc.tuple(fc.nat(40), fc.nat(6)).map(([minute, track]) => played(minute, track)) },
    fc.record({
      ts: fc.oneof(fc.string(), fc.constant(null)),
      ms_played: fc.oneof(fc.integer(), fc.constant(null)),
    }),
    fc.constant(played(3, 3, { incognito_mode: true })),
    fc.constant({ ts: 'x', ms_played: 0, episode_name: 'x' }),
    fc.jsonValue({ maxDepth: 1 }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(row, { maxLength: 30 }), { minLength: 1, maxLength: 3 }),
      async (files) => {
        const before = new Set((await world.rows()).map((one) => JSON.stringify(one)));
        const contents = files.map((rows, at): [string, string] => [
          `${at}.json`,
          json([played(1000), ...rows]),
        ]);
        const id = await world.upload(Object.fromEntries(contents));
        const found = await world.read(id);
        if (found.kind !== 'ready') throw new Error(found.kind);
        expect(outcomesOf(found.report.counts)).toBe(found.report.counts.rows);
        await world.imports.store(member, id, 'merge', world.notify);
        const stored = await world.storing.run(member, id, quiet);
        if (stored.kind !== 'stored') throw new Error(stored.kind);
        const { counts } = stored.report;
        expect(outcomesOf(counts)).toBe(counts.rows);
        expect(counts.rows).toBe(found.report.counts.rows);
        const after = await world.rows();
        expect(after.length - before.size).toBe(counts.added);
        expect(new Set(after.map((one) => JSON.stringify(one))).size).toBe(after.length);
      },
    ),
    { numRuns: 12 },
  );
});

test('a store that is stopped anywhere goes on where it was, and doubles nothing', async () => {
  await using world = await openImports();
  const files = Object.fromEntries(
    [0, 1, 2].map((part) => [
      `${part}.json`,
      json(Array.from({ length: 1_900 }, (_, n) => played(part * 1_900 + n, n % 90))),
    ]),
  );
  const id = await world.upload(files);
  await world.read(id);
  await world.imports.store(member, id, 'merge', world.notify);
  let runs = 0;
  for (let left = 1; ; left += 1) {
    runs += 1;
    const stop = new AbortController();
    let told = 0;
    const progress = async (): Promise<void> => {
      told += 1;
      if (told >= 1) stop.abort(new Error('killed'));
    };
    const run = world.storing.run(member, id, { signal: stop.signal, progress });
    const end = await run.then(
      ({ kind }) => kind,
      (error: unknown) => (error instanceof Error ? error.message : 'odd'),
    );
    if (end === 'stored' || left > 40) break;
    expect(end).toBe('killed');
  }
  expect(runs).toBeGreaterThan(3);
  expect(await world.rows()).toHaveLength(5_700);
  const { stored } = await world.imports.find(member, id);
  expect(stored?.counts).toMatchObject({ rows: 5_700, added: 5_700, known: 0 });
  expect(stored?.files).toHaveLength(3);
});
