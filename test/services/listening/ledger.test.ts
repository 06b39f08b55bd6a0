import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openSqlite } from '../../../src/db/sqlite/open.ts';
import { openGate } from '../../../src/db/sqlite/write-gate.ts';
import { createStore, type Store } from '../../../src/db/store.ts';
import { type AccountId, memberId, type PlayImportId, type TrackId } from '../../../src/domain/ids.ts';
import { coveredPlays } from '../../../src/domain/listening/cover.ts';
import { COVERED, DISOWNED, has, playFlags } from '../../../src/domain/listening/play-flags.ts';
import { playName } from '../../../src/domain/listening/play-name.ts';
import {
  type ArrivingPlay,
  createPlayLedger,
  type PlayOriginWish,
} from '../../../src/services/listening/ledger.ts';
import { createSumKeeper } from '../../../src/services/listening/ledger-sums.ts';
import { createRollupBuild } from '../../../src/services/listening/rollup-build.ts';
import { openTestStore } from '../../support/database.ts';
import { going, trackNamed } from '../../support/listening.ts';
import { activeSums } from '../../support/sums.ts';

const ANNA = memberId('100000000000000001');
const MINUTE = 60_000;
/** The last evening of a month, and of summer time in Berlin two days before. */
const START = Date.UTC(2025, 9, 31, 20);

const LIVE: PlayOriginWish = { kind: 'live', accountId: 1 as AccountId, importId: null };
const IMPORT: PlayOriginWish = { kind: 'import', accountId: null, importId: 1 as PlayImportId };
const SCROBBLES: PlayOriginWish = { kind: 'listenbrainz', accountId: 2 as AccountId, importId: null };
const ORIGINS = [LIVE, IMPORT, SCROBBLES];

const open = async (timeZone = 'Europe/Berlin') => {
  const db = openTestStore();
  const sums = createSumKeeper();
  const ledger = createPlayLedger(sums);
  const tracks = await db.store.transaction(async (tx) => {
    await tx.members.see({ id: ANNA, locale: 'en' }, 1);
    await tx.members.setTimeZone(ANNA, timeZone);
    const ids = await tx.tracks.upsertTracks([trackNamed('a'), trackNamed('b'), trackNamed('c')], 1);
    return [...ids.values()];
  });
  const listenerId = async () => {
    const id = await db.store.read.playOrigins.listener(ANNA);
    if (id === null) throw new Error('No listener.');
    return id;
  };
  const build = createRollupBuild({ store: db.store, sums });
  return {
    ...db,
    ledger,
    tracks,
    build,
    listenerId,
    track: (at: number): TrackId => tracks[at] ?? (0 as TrackId),
    take: (origin: PlayOriginWish, plays: readonly ArrivingPlay[]) =>
      db.store.transaction((tx) => ledger.take(tx, { memberId: ANNA, origin, plays, now: 1 })),
    removeAll: async (origin: PlayOriginWish, limit = 2) => {
      const found = (await db.store.read.playOrigins.of(await listenerId())).find(
        ({ kind }) => kind === origin.kind,
      );
      if (found === undefined) return;
      let after: number | null = null;
      do {
        const facts = { memberId: ANNA, originId: found.id, after, limit };
        const part: { next: number | null } = await db.store.transaction((tx) => ledger.remove(tx, facts));
        after = part.next;
      } while (after !== null);
    },
    rows: async () => db.store.read.playRows.between(await listenerId(), 0, 1e15),
    sums: async () => activeSums(db.database, await listenerId()),
  };
};

type World = Awaited<ReturnType<typeof open>>;

/** A play that ended so many minutes after the start. */
const heard = (trackId: TrackId, minute: number, msPlayed = 180_000, facts = {}): ArrivingPlay => ({
  trackId,
  endedAt: START + minute * MINUTE,
  msPlayed,
  flags: playFlags(facts),
});
const live = (trackId: TrackId, minute: number): ArrivingPlay =>
  heard(trackId, minute, 180_000, { estimated: true });

const sumsAnew = async (world: World) => {
  const before = await world.sums();
  await world.build.run(ANNA, going);
  return { before, after: await world.sums() };
};

describe('taking plays', () => {
  test('the same play twice is one, for each source by what it knows', async () => {
    await using world = await open();
    const a = world.track(0);
    const plays = [heard(a, 5), heard(a, 5), heard(a, 5, 20_000), heard(a, 9)];
    expect(await world.take(IMPORT, plays)).toMatchObject({ added: 3, alreadyThere: 1, covered: 0 });
    expect(await world.take(IMPORT, plays.toReversed())).toMatchObject({ added: 0, alreadyThere: 4 });
    expect(await world.take({ ...IMPORT, importId: 2 as PlayImportId }, plays)).toMatchObject({ added: 0 });
    // The length that a live play has by guess does not make another play of it.
    await world.take(LIVE, [live(a, 500)]);
    const longer = { ...live(a, 500), msPlayed: 181_000 };
    expect(await world.take(LIVE, [longer])).toMatchObject({ added: 0, alreadyThere: 1 });
    // A scrobble is known by its start, whatever length was guessed.
    const scrobble = { ...heard(a, 900, 180_000, { estimated: true, stamped: 'start' }) };
    await world.take(SCROBBLES, [scrobble]);
    const shorter = { ...scrobble, msPlayed: 0, endedAt: scrobble.endedAt - 180_000 };
    expect(await world.take(SCROBBLES, [shorter])).toMatchObject({ added: 0, alreadyThere: 1 });
  });

  test('two forms of one package that tell a play by the same moment are one row of it', async () => {
    await using world = await open();
    const a = world.track(0);
    const [exact, rough] = [heard(a, 5), heard(a, 5, 180_000, { precision: 'minute' })];
    expect(await world.take(IMPORT, [rough, exact])).toMatchObject({ added: 1, alreadyThere: 1 });
    expect(await world.rows()).toMatchObject([{ flags: exact.flags }]);
    expect(await world.take(IMPORT, [rough, heard(a, 9)])).toMatchObject({ added: 1 });
    expect(await world.take({ ...IMPORT, importId: 2 as PlayImportId }, [rough])).toMatchObject({
      added: 1,
      covered: 1,
    });
    const { before, after } = await sumsAnew(world);
    expect(before).toEqual(after);
    expect(before.totals).toMatchObject([{ plays: 2 }]);
  });

  test('the export takes the place of what was read live, and gives it back', async () => {
    await using world = await open();
    const [a, b] = [world.track(0), world.track(1)];
    await world.take(LIVE, [live(a, 5), live(b, 8), live(a, 300)]);
    const before = await world.sums();
    expect(before.totals).toMatchObject([
      { plays: 2, ms: 360_000 },
      { plays: 1, ms: 180_000 },
    ]);
    const taken = await world.take(IMPORT, [heard(a, 5, 170_000), heard(b, 8, 12_000, { skipped: 'yes' })]);
    expect(taken).toMatchObject({ added: 2, covered: 2 });
    expect((await world.sums()).totals).toMatchObject([
      { plays: 2, ms: 350_000, skips: 0 },
      { plays: 0, ms: 12_000, skips: 1 },
    ]);
    expect(await world.store.read.plays.countOf(ANNA)).toBe(2);
    await world.removeAll(IMPORT);
    expect(await world.sums()).toEqual(before);
    expect(await world.store.read.plays.countOf(ANNA)).toBe(3);
    expect((await world.store.read.playOrigins.of(await world.listenerId())).map(({ kind }) => kind)).toEqual(
      ['live'],
    );
  });

  test('what is not theirs is seen nowhere, whether it was there or comes later', async () => {
    await using world = await open();
    const a = world.track(0);
    const stretch = { fromAt: START, toAt: START + 10 * MINUTE };
    await world.take(LIVE, [live(a, 5), live(a, 300)]);
    await world.store.transaction((tx) => tx.notMine.add(ANNA, stretch, 1));
    const review = () =>
      world.store.transaction((tx) =>
        world.ledger.review(tx, {
          memberId: ANNA,
          after: stretch.fromAt - 1,
          toAt: stretch.toAt,
          limit: 100,
        }),
      );
    expect(await review()).toEqual({ changed: 1, next: null });
    await world.take(LIVE, [live(a, 9)]);
    expect(await world.store.read.plays.countOf(ANNA)).toBe(1);
    expect((await world.sums()).totals).toMatchObject([{ plays: 1 }]);
    await world.store.transaction((tx) => tx.notMine.delete(ANNA, stretch));
    expect(await review()).toEqual({ changed: 2, next: null });
    expect(await world.store.read.plays.countOf(ANNA)).toBe(3);
    expect((await world.sums()).days).toMatchObject([{ plays: 2 }, { plays: 1 }]);
  });
});

interface Step {
  readonly act: 'take' | 'remove' | 'disown' | 'own' | 'rebuild';
  readonly origin: number;
  readonly plays: readonly { track: number; minute: number; ms: number; skipped: boolean }[];
}

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    act: fc.oneof(
      { weight: 6, arbitrary: fc.constant('take' as const) },
      {
        weight: 1,
        arbitrary: fc.constantFrom('remove' as const, 'disown' as const, 'own' as const, 'rebuild' as const),
      },
    ),
    origin: fc.nat(2),
    plays: fc.array(
      fc.record({
        track: fc.nat(2),
        // Two evenings, so that a night lies between and months meet.
        minute: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1_500, max: 1_510 })),
        ms: fc.constantFrom(0, 5_000, 60_000, 180_000),
        skipped: fc.boolean(),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  }),
  { minLength: 1, maxLength: 9 },
);

const arriving = (world: World, { origin, plays }: Step): ArrivingPlay[] =>
  plays.map(({ track, minute, ms, skipped }) => {
    const id = world.track(track);
    if (origin === 0) return live(id, minute);
    if (origin === 2) return heard(id, minute, 180_000, { estimated: true, stamped: 'start' });
    return heard(id, minute, ms, {
      skipped: skipped ? 'yes' : 'no',
      precision: ms === 60_000 && skipped ? 'minute' : 'exact',
    });
  });

const STRETCH = { fromAt: START + 3 * MINUTE, toAt: START + 1_505 * MINUTE };

const run = async (world: World, step: Step): Promise<void> => {
  const origin = ORIGINS[step.origin] ?? LIVE;
  const review = async () => {
    let after: number | null = STRETCH.fromAt - 1;
    while (after !== null) {
      const facts = { memberId: ANNA, after, toAt: STRETCH.toAt, limit: 3 };
      const part: { next: number | null } = await world.store.transaction((tx) =>
        world.ledger.review(tx, facts),
      );
      after = part.next;
    }
  };
  switch (step.act) {
    case 'take':
      await world.take(origin, arriving(world, step));
      return;
    case 'remove':
      return world.removeAll(origin);
    case 'disown':
      await world.store.transaction((tx) => tx.notMine.add(ANNA, STRETCH, 1));
      return review();
    case 'own':
      await world.store.transaction((tx) => tx.notMine.delete(ANNA, STRETCH));
      return review();
    case 'rebuild':
      await world.build.run(ANNA, going);
  }
};

describe('whatever comes and goes, in any order', () => {
  test('what is hidden follows from what is there, and sums are those of a rebuild', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.constantFrom('Europe/Berlin', 'America/Los_Angeles'), async (all, zone) => {
        await using world = await open(zone);
        await world.take(LIVE, [live(world.track(0), 4_000)]);
        for (const step of all) await run(world, step);
        const origins = await world.store.read.playOrigins.of(await world.listenerId());
        const kinds = new Map(origins.map(({ id, kind }) => [id, kind]));
        const rows = await world.rows();
        const named = new Map(
          (await world.store.read.playRows.names(world.tracks)).map((one) => [
            one.trackId,
            playName(one.artist, one.title),
          ]),
        );
        const expected = coveredPlays(
          rows.map((row) => ({
            ...row,
            source: kinds.get(row.originId) ?? 'live',
            name: named.get(row.trackId) ?? null,
          })),
        );
        expect(rows.map(({ flags }) => has(flags, COVERED))).toEqual(expected);
        const notMine = (await world.store.read.notMine.of(ANNA)).length > 0;
        expect(rows.map(({ flags }) => has(flags, DISOWNED))).toEqual(
          rows.map(({ endedAt }) => notMine && endedAt >= STRETCH.fromAt && endedAt <= STRETCH.toAt),
        );
        const { before, after } = await sumsAnew(world);
        expect(before).toEqual(after);
      }),
      { numRuns: 20 },
    );
  });

  test('an import and a sync at the same time leave the sums of a rebuild', async () => {
    await using world = await open();
    // Two halves with connections of their own, as the two threads have.
    const other = openSqlite({ path: world.path, gate: openGate, durability: 'normal' });
    const elsewhere = createStore(other);
    const ledger = createPlayLedger();
    const evening = Array.from({ length: 120 }, (_, at) => at);
    const imported = evening.map((at) => heard(world.track(at % 3), at * 4, 150_000 + at));
    const synced = evening.filter((at) => at % 2 === 0).map((at) => live(world.track(at % 3), at * 4));
    const inParts = async (store: Store, origin: PlayOriginWish, all: readonly ArrivingPlay[]) => {
      for (let at = 0; at < all.length; at += 10) {
        const facts = { memberId: ANNA, origin, plays: all.slice(at, at + 10), now: 1 };
        await store.transaction((tx) => ledger.take(tx, facts));
      }
    };
    await world.take(LIVE, synced.slice(0, 3));
    await Promise.all([
      inParts(elsewhere, IMPORT, imported),
      inParts(world.store, LIVE, synced.toReversed()),
      world.build.run(ANNA, going),
    ]);
    await other.close();
    expect(await world.store.read.plays.countOf(ANNA)).toBe(120);
    const { before, after } = await sumsAnew(world);
    expect(before).toEqual(after);
    expect(before.days.reduce((sum, day) => sum + day.plays, 0)).toBe(120);
  });

  test('a batch that breaks off leaves nothing of itself', async () => {
    await using world = await open();
    await world.take(LIVE, [live(world.track(0), 5)]);
    const before = [await world.rows(), await world.sums()];
    const broken = world.store.transaction(async (tx) => {
      const plays = [heard(world.track(0), 5), heard(world.track(1), 9)];
      await world.ledger.take(tx, { memberId: ANNA, origin: IMPORT, plays, now: 1 });
      throw new Error('The power is gone.');
    });
    await expect(broken).rejects.toThrow('The power is gone.');
    expect([await world.rows(), await world.sums()]).toEqual(before);
  });
});

test('another time zone gets sums of its own, and the old ones go', async () => {
  await using world = await open();
  await world.take(IMPORT, [heard(world.track(0), 0), heard(world.track(0), 4 * 60)]);
  expect((await world.sums()).days).toHaveLength(2);
  await world.store.transaction((tx) => tx.members.setTimeZone(ANNA, 'America/Los_Angeles'));
  expect(await world.build.run(ANNA, going)).toBe(2);
  const sums = await world.sums();
  expect(sums.timeZone).toBe('America/Los_Angeles');
  expect(sums.days).toMatchObject([{ plays: 2 }]);
  expect(await world.store.read.rollups.retired(await world.listenerId())).toEqual([]);
});
