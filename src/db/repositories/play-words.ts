import { and, eq, gte, or, type SQL, sql } from 'drizzle-orm';
import type { MemberId } from '../../domain/ids.ts';
import {
  COUNTED_FROM_MS,
  ESTIMATED,
  HIDDEN_MASK,
  LEFT_BITS,
  REASON_MASK,
  SKIPPED_MASK,
  SKIPPED_YES,
} from '../../domain/listening/play-flags.ts';
import type { Queries } from '../database.ts';

/** The words in which every question about plays is asked. */

/** Whose plays: the first column of their key. @param memberId or a placeholder for it */
export const playsOf = ({ q, t }: Queries, memberId: MemberId | ReturnType<typeof sql.placeholder>): SQL =>
  sql`${t.plays.listenerId} = ${q
    .select({ id: t.listeners.id })
    .from(t.listeners)
    .where(eq(t.listeners.memberId, memberId))}`;

/** Neither the same play as one of a better source, nor somebody else's. What is hidden is shown nowhere. */
export const visiblePlay = ({ t }: Queries): SQL =>
  sql`(${t.plays.flags} & ${sql.raw(`${HIDDEN_MASK}`)}) = 0`;

/** Visible, and long enough to count as a play; an estimated length was a play to its source. */
export const countedPlay = (queries: Queries): SQL | undefined => {
  const { plays } = queries.t;
  return and(
    visiblePlay(queries),
    or(gte(plays.msPlayed, COUNTED_FROM_MS), sql`(${plays.flags} & ${sql.raw(`${ESTIMATED}`)}) <> 0`),
  );
};

/** The same as domain `isSkip` of a play that is visible. */
export const skippedPlay = ({ t }: Queries): SQL => {
  const { flags, msPlayed } = t.plays;
  const number = (value: number) => sql.raw(`${value}`);
  return sql`(${msPlayed} < ${number(COUNTED_FROM_MS)} and (${flags} & ${number(ESTIMATED)}) = 0
    and ((${flags} & ${number(SKIPPED_MASK)}) = ${number(SKIPPED_YES)}
      or (${flags} & ${number(REASON_MASK)}) in (${sql.raw(LEFT_BITS.join(', '))})))`;
};
