import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { memberId, type PlayImportId } from '../../../src/domain/ids.ts';
import { playFlags } from '../../../src/domain/listening/play-flags.ts';
import { createJobQueue } from '../../../src/services/jobs/queue.ts';
import { createPlayLedger } from '../../../src/services/listening/ledger.ts';
import { createSumKeeper } from '../../../src/services/listening/ledger-sums.ts';
import { createNotMine, MOST_STRETCHES } from '../../../src/services/listening/not-mine.ts';
import { createRollupBuild } from '../../../src/services/listening/rollup-build.ts';
import { createRollupCheck, SUMS_CHECKED } from '../../../src/services/listening/rollup-check.ts';
import { PLAYS_REBUILD, PLAYS_REVIEW } from '../../../src/services/listening/sums-work.ts';
import { createManualClock, TEST_NOW } from '../../support/clock.ts';
import { openTestStore } from '../../support/database.ts';
import { going, trackNamed } from '../../support/listening.ts';

const ANNA = memberId('100000000000000001');
const BEN = memberId('100000000000000002');
const DAY = 86_400_000;
const IMPORT = { kind: 'import', accountId: null, importId: 1 as PlayImportId } as const;

/** Two listeners with a play on each of twenty days. */
const open = async () => {
  const db = openTestStore();
  const clock = createManualClock();
  const queue = createJobQueue({ store: db.store, clock, wake: () => undefined });
  const sums = createSumKeeper();
  const ledger = createPlayLedger(sums);
  const { store } = db;
  await store.transaction(async (tx) => {
    const [trackId] = (await tx.tracks.upsertTracks([trackNamed('a')], 1)).values();
    if (trackId === undefined) throw new Error('No track.');
    for (const id of [ANNA, BEN]) {
      await tx.members.see({ id, locale: 'en' }, 1);
      const plays = Array.from({ length: 20 }, (_, day) => ({
        trackId,
        endedAt: TEST_NOW - day * DAY,
        msPlayed: day === 3 ? 9_000 : 100_000,
        flags: playFlags({ skipped: day === 3 ? 'yes' : 'no' }),
      }));
      await ledger.take(tx, { memberId: id, origin: IMPORT, plays, now: 1 });
    }
  });
  const drifts: string[] = [];
  const deps = { store, clock, enqueue: queue.enqueueIn, ledger };
  return {
    ...db,
    clock,
    build: createRollupBuild({ store, sums }),
    check: createRollupCheck({
      ...{ store, sums, enqueue: queue.enqueueIn, random: () => 0.99 },
      onDrift: (who) => drifts.push(who),
    }),
    drifts,
    notMine: createNotMine(deps),
    jobs: async () =>
      (await db.database.read.q.select().from(db.database.read.t.jobs)).map(({ kind, memberId: who }) => [
        kind,
        who,
      ]),
  };
};

describe('the nightly look at sums', () => {
  test('finds nothing where all is right, and says so', async () => {
    await using world = await open();
    const found = await world.check.run(TEST_NOW, going);
    expect(found).toEqual({ at: TEST_NOW, listeners: 2, drifted: 0, missing: 0 });
    expect(JSON.parse((await world.store.read.facts.get(SUMS_CHECKED)) ?? '')).toEqual(found);
    expect(await world.jobs()).toEqual([]);
  });

  test.each([
    ['a play that is not counted', { plays: 1 }],
    ['a wrong first time', { firstAt: 5 }],
  ])('finds %s, and a rebuild puts it right', async (_, wrong) => {
    await using world = await open();
    const set = await world.store.read.rollups.active(BEN);
    if (set === null) throw new Error('No sums.');
    await world.database.transaction(async ({ q, t }) => {
      await q.update(t.playMonths).set(wrong).where(eq(t.playMonths.rollupId, set.id));
    });
    expect(await world.check.run(TEST_NOW, going)).toMatchObject({ listeners: 2, drifted: 1 });
    expect(await world.jobs()).toEqual([[PLAYS_REBUILD, BEN]]);
    expect(world.drifts).toEqual([BEN]);
    expect(await world.build.run(BEN, going)).toBe(20);
    expect(await world.check.run(TEST_NOW, going)).toMatchObject({ drifted: 0 });
  });

  test('lets old sums go that an interrupted rebuild left', async () => {
    await using world = await open();
    const set = await world.store.read.rollups.active(BEN);
    if (set === null) throw new Error('No sums.');
    await world.store.transaction((tx) => tx.rollups.setState(set.id, 'retired'));
    await world.build.clean(going);
    const { q, t } = world.database.read;
    expect(await q.select().from(t.rollups)).toHaveLength(1);
    expect((await q.select().from(t.playDays)).map(({ rollupId }) => rollupId)).not.toContain(set.id);
  });

  test('orders sums for who has none, or moved', async () => {
    await using world = await open();
    await world.database.transaction(async ({ q, t }) => {
      const [set] = await q.select().from(t.rollups);
      if (set !== undefined) await q.delete(t.rollups).where(eq(t.rollups.id, set.id));
    });
    await world.store.transaction((tx) => tx.members.setTimeZone(BEN, 'Asia/Tokyo'));
    expect(await world.check.orderMissing()).toBe(2);
    expect(await world.jobs()).toEqual([
      [PLAYS_REBUILD, ANNA],
      [PLAYS_REBUILD, BEN],
    ]);
    for (const id of [ANNA, BEN]) await world.build.run(id, going);
    expect(await world.check.orderMissing()).toBe(0);
    expect((await world.store.read.rollups.active(BEN))?.timeZone).toBe('Asia/Tokyo');
  });
});

describe('what was not theirs', () => {
  const stretch = { fromAt: TEST_NOW - 5 * DAY, toAt: TEST_NOW - DAY };
  const whole = { after: stretch.fromAt - 1, toAt: stretch.toAt };
  const nothing = async () => undefined;

  test('counts no more, and again when they take it back', async () => {
    await using world = await open();
    expect(await world.notMine.add(ANNA, stretch)).toBe(4);
    expect(await world.notMine.list(ANNA)).toEqual([stretch]);
    expect(await world.jobs()).toEqual([[PLAYS_REVIEW, ANNA]]);
    expect(await world.notMine.review(ANNA, whole, going, nothing)).toBe(5);
    expect(await world.store.read.plays.countOf(ANNA)).toBe(15);
    expect(await world.store.read.plays.countOf(BEN)).toBe(19);
    await world.notMine.remove(ANNA, stretch);
    expect(await world.notMine.review(ANNA, whole, going, nothing)).toBe(5);
    expect(await world.store.read.plays.countOf(ANNA)).toBe(19);
    expect(await world.check.run(TEST_NOW, going)).toMatchObject({ drifted: 0 });
  });

  test('has its limits', async () => {
    await using world = await open();
    await expect(world.notMine.remove(ANNA, stretch)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(world.notMine.add(ANNA, { fromAt: 2, toAt: 1 })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    for (let at = 0; at < MOST_STRETCHES; at += 1) await world.notMine.add(ANNA, { fromAt: at, toAt: at });
    await expect(world.notMine.add(ANNA, stretch)).rejects.toMatchObject({ code: 'LIMIT_REACHED' });
    await world.notMine.add(BEN, stretch);
  });
});
