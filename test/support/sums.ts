import { eq } from 'drizzle-orm';
import type { Database } from '../../src/db/database.ts';
import type { ListenerId } from '../../src/domain/ids.ts';

/** Every sum that counts for a listener, without the number of its set. */
export const activeSums = async ({ read: { q, t } }: Pick<Database, 'read'>, listenerId: ListenerId) => {
  const sets = (await q.select().from(t.rollups).where(eq(t.rollups.listenerId, listenerId))).filter(
    ({ state }) => state === 'active',
  );
  const [set] = sets;
  if (set === undefined || sets.length > 1) throw new Error(`${sets.length} sets of sums count.`);
  const of = async (
    table: typeof t.playTotals | typeof t.playMonths | typeof t.playDays | typeof t.playHours,
  ) => (await q.select().from(table).where(eq(table.rollupId, set.id))).map(({ rollupId: _, ...row }) => row);
  return {
    timeZone: set.timeZone,
    totals: await of(t.playTotals),
    months: await of(t.playMonths),
    days: await of(t.playDays),
    hours: await of(t.playHours),
  };
};
