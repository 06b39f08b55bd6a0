import { and, eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { RollupId, TrackId } from '../../src/domain/ids.ts';
import { openTestStore } from '../support/database.ts';

const SET = 1 as RollupId;
/** More than two statements for many rows, and a rest. */
const MANY = 63;

test('many rows go in by name, add up where they are, and go again', async () => {
  await using db = openTestStore();
  const at = (name: string) => sql.placeholder(name);
  await db.database.transaction(async ({ q, t, forEach }) => {
    await q
      .insert(t.members)
      .values({ id: 'm' as never, locale: 'en', timeZone: 'UTC', createdAt: 1, lastSeenAt: 1 });
    await q.insert(t.listeners).values({ memberId: 'm' as never });
    const set = { listenerId: 1 as never, timeZone: 'UTC', state: 'active', builtThrough: 1 } as const;
    await q.insert(t.rollups).values(set);
    const { playTotals: totals } = t;
    const add = q
      .insert(totals)
      .values({
        rollupId: at('set'),
        trackId: at('track'),
        plays: at('plays'),
        ms: at('ms'),
        skips: at('skips'),
      })
      .onConflictDoUpdate({
        target: [totals.rollupId, totals.trackId],
        set: { plays: sql`${totals.plays} + excluded.plays` },
      });
    // Another order than that of the columns.
    const names = ['skips', 'plays', 'ms', 'track', 'set'];
    const rows = Array.from({ length: MANY }, (_, track) => [0, track + 1, 7, track, SET]);
    await forEach(add, names, rows);
    await forEach(add, names, rows.slice(10));
    const sums = await q.select().from(totals);
    expect(sums).toEqual(
      rows.map((_, track) => ({
        rollupId: SET,
        trackId: track as TrackId,
        plays: (track + 1) * (track < 10 ? 1 : 2),
        ms: 7,
        skips: 0,
      })),
    );

    const gone = q.delete(totals).where(and(eq(totals.rollupId, at('set')), eq(totals.trackId, at('track'))));
    await forEach(
      gone,
      ['set', 'track'],
      rows.slice(0, MANY - 1).map((_, track) => [SET, track]),
    );
    expect((await q.select().from(totals)).map(({ trackId }) => trackId)).toEqual([MANY - 1]);

    await expect(forEach(gone, ['set'], [[SET]])).rejects.toThrow('No value for a placeholder');
    const fixed = q.delete(totals).where(and(eq(totals.rollupId, SET), eq(totals.trackId, at('track'))));
    await expect(forEach(fixed, ['track'], [[1]])).rejects.toThrow('A value stands in a statement');
  });
});
