import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memberId, type RecordingId, type TrackId } from '../../../src/domain/ids.ts';
import { isCounted, isSkip, isVisible, playFlags } from '../../../src/domain/listening/play-flags.ts';
import { type DaySpan, parseWindow, windowDays } from '../../../src/domain/statistics/windows.ts';
import { createPlayLedger } from '../../../src/services/listening/ledger.ts';
import { createListeningSets } from '../../../src/services/statistics/listening.ts';
import { createTallies } from '../../../src/services/statistics/tallies.ts';
import { createManualClock } from '../../support/clock.ts';
import { openTestStore } from '../../support/database.ts';
import { addTracks, trackFrom } from '../../support/tracks.ts';

const ANNA = memberId('100000000000000001');
const ORIGIN = { kind: 'import', accountId: null, importId: null } as const;
const NOW = Date.parse('2026-11-20T12:00:00Z');
const YEAR = 365 * 86_400_000;

const world = async () => {
  const { store, close } = openTestStore();
  const clock = createManualClock(NOW);
  await store.transaction(async (tx) => {
    await tx.members.see({ id: ANNA, locale: 'en' }, NOW);
    await tx.members.setTimeZone(ANNA, 'America/Sao_Paulo');
  });
  const other = { title: 'Song a', albumTitle: 'Best of', albumSpotifyId: 'album2' };
  const duet = [
    { spotifyId: 'artist1', name: 'Nova Lane' },
    { spotifyId: 'artist2', name: 'Mina K.' },
  ];
  const [a, again, b, c] = await addTracks(store, [
    trackFrom('a'),
    trackFrom('again', other),
    trackFrom('b', { artists: duet, albumTitle: null, albumSpotifyId: null }),
    trackFrom('c'),
  ]);
  if (a === undefined || again === undefined || b === undefined || c === undefined)
    throw new Error('No tracks.');
  return {
    ...{ store, close, tracks: [a, again, b, c] as const },
    sets: createListeningSets({ store, clock }),
    tallies: createTallies({ store }),
    [Symbol.asyncDispose]: close,
  };
};

const group = (store: Awaited<ReturnType<typeof world>>['store'], trackIds: readonly TrackId[]) =>
  store.transaction(async (tx) => {
    const [recordingId] = await tx.recordings.create(1, NOW);
    const how = { method: 'isrc' as const, score: 1, features: null, algorithm: 'test' };
    const all = trackIds.map((trackId) => ({ trackId, recordingId: recordingId as RecordingId, ...how }));
    await tx.recordings.place(all, NOW);
  });

const opened = async ({ sets }: Pick<Awaited<ReturnType<typeof world>>, 'sets'>) => {
  const found = await sets.open(ANNA);
  if (found.kind !== 'ready') throw new Error(found.kind);
  return found.set;
};

describe('tallies', () => {
  test('say of any window what its plays say: months and edges, tracks and days and hours', async () => {
    await using its = await world();
    const kinds = [
      playFlags({ skipped: 'yes', endReason: 'fwdbtn' }),
      playFlags({ skipped: 'no', endReason: 'trackdone' }),
      playFlags({ disowned: true }),
      playFlags({ estimated: true }),
    ];
    const random = fc.sample(
      fc.record({
        trackId: fc.constantFrom(...its.tracks),
        endedAt: fc.integer({ min: NOW - 2 * YEAR, max: NOW }),
        msPlayed: fc.constantFrom(0, 5_000, 29_999, 30_000, 200_000),
        flags: fc.constantFrom(...kinds),
      }),
      { numRuns: 500, seed: 11 },
    );
    // The same moment twice would be one play; what is hidden is so by other rows, not by its own word.
    const plays = [...new Map(random.map((play) => [play.endedAt, play])).values()].filter(({ flags }) =>
      isVisible(flags),
    );
    await its.store.transaction((tx) =>
      createPlayLedger().take(tx, { memberId: ANNA, origin: ORIGIN, plays, now: NOW }),
    );
    const set = await opened(its);
    const zero = () => ({ plays: 0, ms: 0, skips: 0 });
    const truth = (span: DaySpan | null) => {
      const within = plays.filter(({ endedAt }) => {
        const day = set.calendar.dayOf(endedAt);
        return span === null || (day >= span.fromDay && day <= span.toDay);
      });
      const byTrack = new Map<number, ReturnType<typeof zero>>();
      const week = new Array<number>(168).fill(0);
      const all = zero();
      for (const play of within) {
        const track = byTrack.get(play.trackId) ?? zero();
        byTrack.set(play.trackId, track);
        for (const sums of [track, all]) {
          sums.plays += isCounted(play) ? 1 : 0;
          sums.ms += play.msPlayed;
          sums.skips += isSkip(play) ? 1 : 0;
        }
        const hour = set.calendar.hourOfWeekOf(play.endedAt);
        week[hour] = (week[hour] ?? 0) + (isCounted(play) ? 1 : 0);
      }
      const heard = [...byTrack].filter(([, { plays: n, ms, skips }]) => n + ms + skips > 0);
      return { all, week, byTrack: new Map(heard) };
    };
    for (const text of ['all', '7d', '30d', '6m', '1y', '2025', '2025-07', '2025-03-14..2026-02-03']) {
      const window = parseWindow(text);
      if (window === null) throw new Error(text);
      const span = windowDays(window, set.today);
      const expected = truth(span);
      const found = (await its.tallies.byTrack(set, span)).map(
        ({ trackId, plays: n, ms, skips }) => [trackId, { plays: n, ms, skips }] as const,
      );
      expect(new Map(found.filter(([, { plays: n, ms, skips }]) => n + ms + skips > 0)), text).toEqual(
        expected.byTrack,
      );
      expect(await its.tallies.totals(set, span), text).toEqual(expected.all);
      expect((await its.tallies.hours(set, span)).plays, text).toEqual(expected.week);
    }
    const counted = plays
      .filter(isCounted)
      .map(({ endedAt }) => endedAt)
      .sort((x, y) => x - y);
    const day = set.calendar.dayOf(counted[3] ?? 0);
    const early = plays.filter((play) => isCounted(play) && set.calendar.dayOf(play.endedAt) < day);
    expect(await its.tallies.heardBefore(set, day)).toEqual(new Set(early.map(({ trackId }) => -trackId)));
    expect(await its.tallies.heardBefore(set, set.calendar.dayOf(counted[0] ?? 0))).toEqual(new Set());
    expect((await its.tallies.nthPlay(set, 100))?.endedAt).toBe(counted[99]);
    expect(await its.tallies.nthPlay(set, counted.length + 1)).toBeNull();
  });

  test('a merge and an own split count for the past, and back again', async () => {
    await using its = await world();
    const [a, again, b, c] = its.tracks;
    const play = (trackId: TrackId, at: number) => ({
      trackId,
      endedAt: NOW - at * 60_000,
      msPlayed: 60_000,
      flags: 0,
    });
    const plays = [play(a, 1), play(again, 2), play(again, 3), play(b, 4), play(b, 5), play(c, 6)];
    await its.store.transaction((tx) =>
      createPlayLedger().take(tx, { memberId: ANNA, origin: ORIGIN, plays, now: NOW }),
    );
    const set = await opened(its);
    const places = async () =>
      (await its.tallies.recordings(set, null)).map(({ trackId, plays: n }) => [trackId, n]);
    expect(await places()).toEqual([
      [again, 2],
      [b, 2],
      [a, 1],
      [c, 1],
    ]);
    await group(its.store, [a, again]);
    expect((await places())[0]).toEqual([again, 3]);
    expect(await its.tallies.ends(set)).toContainEqual(
      expect.objectContaining({ plays: 3, firstAt: NOW - 180_000, lastAt: NOW - 60_000, trackId: again }),
    );
    // Within the 7 days the merge holds as well: edges and months join alike.
    expect((await its.tallies.recordings(set, { fromDay: set.today - 6, toDay: set.today }))[0]?.plays).toBe(
      3,
    );
    await its.store.transaction((tx) => tx.recordingEdits.replaceOwn(ANNA, [{ trackId: a, groupKey: -a }]));
    expect((await places())[0]).toEqual([again, 2]);
    const artists = await its.tallies.artists(set, null);
    expect(artists.map(({ plays: n }) => n)).toEqual([6, 2]);
    expect((await its.tallies.albums(set, null)).map(({ key, plays: n }) => [key, n])).toEqual([
      ['album1', 2],
      ['album2', 2],
    ]);
  });

  test('genres and labels are as everybody is told, or as the member says', async () => {
    await using its = await world();
    const [a, , b] = its.tracks;
    const play = (trackId: TrackId, at: number) => ({
      ...{ trackId, endedAt: NOW - at * 60_000, msPlayed: 60_000, flags: 0 },
    });
    await its.store.transaction(async (tx) => {
      const plays = [play(a, 1), play(a, 2), play(b, 3)];
      await createPlayLedger().take(tx, { memberId: ANNA, origin: ORIGIN, plays, now: NOW });
    });
    const set = await opened(its);
    const heard = async () => (await its.tallies.genres(set, null)).map(({ key, plays }) => [key, plays]);
    expect(await heard()).toEqual([]);
    await its.store.transaction(async (tx) => {
      const genres = [
        { name: 'house', weight: 0.5 },
        { name: 'techno', weight: 1 },
      ];
      await tx.manualValues.apply(ANNA, a, { genres, label: 'Blackline' }, NOW);
      await tx.manualValues.apply(ANNA, b, { label: 'BLACKLINE' }, NOW);
    });
    expect(await heard()).toEqual([
      ['house', 2],
      ['techno', 2],
    ]);
    expect((await its.tallies.labels(set, null)).map(({ plays }) => plays)).toEqual([3]);
    const month = set.calendar.monthOf(NOW);
    expect(await its.tallies.strongestGenres(set, { from: month, to: month })).toEqual(
      new Map([[a, 'techno']]),
    );
  });

  test('before the first play there is nothing, and while sums are made they are being counted', async () => {
    await using its = await world();
    expect((await its.sets.open(ANNA)).kind).toBe('nothing');
    await its.store.transaction(async (tx) => {
      const [trackId] = its.tracks;
      const one = { trackId, endedAt: NOW, msPlayed: 60_000, flags: 0 };
      await createPlayLedger().take(tx, { memberId: ANNA, origin: ORIGIN, plays: [one], now: NOW });
      const active = await tx.rollups.active(ANNA);
      if (active !== null) await tx.rollups.setState(active.id, 'building');
    });
    expect((await its.sets.open(ANNA)).kind).toBe('counting');
  });
});
