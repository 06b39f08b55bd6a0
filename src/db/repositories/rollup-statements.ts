import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '../database.ts';

/** The statements that keep sums, each for one row of many: no reading before writing, so that no change is lost. */
export const rollupStatements = (tx: Pick<Tx, 'q' | 't'>) => ({
  add: addStatements(tx),
  prune: pruneStatements(tx),
  setEdge: edgeStatement(tx),
});

const at = (name: string) => sql.placeholder(name);
const key = { rollupId: at('rollupId'), trackId: at('trackId'), month: at('month') };
const sums = { plays: at('plays'), ms: at('ms') };

const addStatements = ({ q, t }: Pick<Tx, 'q' | 't'>) => {
  const { playTotals: totals, playMonths: months, playDays: days, playHours: hours } = t;
  const more = {
    plays: (table: { readonly plays: typeof totals.plays | typeof months.plays | typeof days.plays }) =>
      sql`${table.plays} + excluded.plays`,
    ms: (table: { readonly ms: typeof totals.ms | typeof months.ms | typeof days.ms }) =>
      sql`${table.ms} + excluded.ms`,
    skips: (table: { readonly skips: typeof totals.skips | typeof months.skips | typeof days.skips }) =>
      sql`${table.skips} + excluded.skips`,
  };
  const first = months.firstAt;
  const last = months.lastAt;
  return {
    totals: q
      .insert(totals)
      .values({ rollupId: key.rollupId, trackId: key.trackId, ...sums, skips: at('skips') })
      .onConflictDoUpdate({
        target: [totals.rollupId, totals.trackId],
        set: { plays: more.plays(totals), ms: more.ms(totals), skips: more.skips(totals) },
      }),
    months: q
      .insert(months)
      .values({ ...key, ...sums, skips: at('skips'), firstAt: at('firstAt'), lastAt: at('lastAt') })
      .onConflictDoUpdate({
        target: [months.rollupId, months.month, months.trackId],
        set: {
          plays: more.plays(months),
          ms: more.ms(months),
          skips: more.skips(months),
          // Nothing is earlier than what is not known, and what is not known is earlier than nothing.
          firstAt: sql`case when ${first} is null or excluded.first_at < ${first} then coalesce(excluded.first_at, ${first}) else ${first} end`,
          lastAt: sql`case when ${last} is null or excluded.last_at > ${last} then coalesce(excluded.last_at, ${last}) else ${last} end`,
        },
      }),
    days: q
      .insert(days)
      .values({ rollupId: key.rollupId, day: at('day'), ...sums, skips: at('skips') })
      .onConflictDoUpdate({
        target: [days.rollupId, days.day],
        set: { plays: more.plays(days), ms: more.ms(days), skips: more.skips(days) },
      }),
    hours: q
      .insert(hours)
      .values({ rollupId: key.rollupId, month: key.month, hourOfWeek: at('hourOfWeek'), ...sums })
      .onConflictDoUpdate({
        target: [hours.rollupId, hours.month, hours.hourOfWeek],
        set: { plays: sql`${hours.plays} + excluded.plays`, ms: sql`${hours.ms} + excluded.ms` },
      }),
  };
};

const pruneStatements = ({ q, t }: Pick<Tx, 'q' | 't'>) => {
  const { playTotals: totals, playMonths: months, playDays: days, playHours: hours } = t;
  const nothing = (table: typeof totals | typeof months | typeof days | typeof hours) =>
    sql`${table.plays} = 0 and ${table.ms} = 0`;
  const noSkips = (table: typeof totals | typeof months | typeof days) => sql`${table.skips} = 0`;
  return {
    totals: q
      .delete(totals)
      .where(
        and(
          eq(totals.rollupId, key.rollupId),
          eq(totals.trackId, key.trackId),
          nothing(totals),
          noSkips(totals),
        ),
      ),
    months: q
      .delete(months)
      .where(
        and(
          eq(months.rollupId, key.rollupId),
          eq(months.trackId, key.trackId),
          eq(months.month, key.month),
          nothing(months),
          noSkips(months),
        ),
      ),
    days: q
      .delete(days)
      .where(and(eq(days.rollupId, key.rollupId), eq(days.day, at('day')), nothing(days), noSkips(days))),
    hours: q
      .delete(hours)
      .where(
        and(
          eq(hours.rollupId, key.rollupId),
          eq(hours.month, key.month),
          eq(hours.hourOfWeek, at('hourOfWeek')),
          nothing(hours),
        ),
      ),
  };
};

const edgeStatement = ({ q, t: { playMonths: months } }: Pick<Tx, 'q' | 't'>) =>
  q
    .update(months)
    .set({ firstAt: sql`${at('firstAt')}`, lastAt: sql`${at('lastAt')}` })
    .where(
      and(eq(months.rollupId, key.rollupId), eq(months.trackId, key.trackId), eq(months.month, key.month)),
    );
