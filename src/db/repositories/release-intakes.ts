import { and, desc, eq } from 'drizzle-orm';
import {
  type IntakeCounts,
  type IntakeState,
  NO_COUNTS,
  type ReleaseSourceName,
} from '../../domain/curation/release.ts';
import type { DateRange } from '../../domain/curation/weeks.ts';
import type { IntakeId, MemberId, StyleId } from '../../domain/ids.ts';
import type { Queries, Tx } from '../database.ts';
import type { ReleaseShelf } from './release-tracks.ts';

/** One reading of a source over a stretch of days. */
export interface Intake extends ReleaseShelf {
  readonly id: IntakeId;
  readonly source: ReleaseSourceName;
  readonly fromDate: string;
  readonly toDate: string;
  readonly checkpoint: unknown;
  readonly state: IntakeState;
  readonly counts: IntakeCounts;
  readonly startedAt: number;
  readonly fetchedAt: number | null;
}

export const releaseIntakeReads = ({ q, t: { intakes } }: Queries) => {
  const columns = {
    id: intakes.id,
    styleId: intakes.styleId,
    ownerId: intakes.ownerId,
    source: intakes.source,
    fromDate: intakes.fromDate,
    toDate: intakes.toDate,
    checkpoint: intakes.checkpoint,
    state: intakes.state,
    counts: intakes.counts,
    startedAt: intakes.startedAt,
    fetchedAt: intakes.fetchedAt,
  };
  return {
    find: async (id: IntakeId): Promise<Intake | null> =>
      (await q.select(columns).from(intakes).where(eq(intakes.id, id)))[0] ?? null,

    ofRange: async (
      { styleId, ownerId }: ReleaseShelf,
      source: ReleaseSourceName,
      { from, to }: DateRange,
    ): Promise<Intake | null> =>
      (
        await q
          .select(columns)
          .from(intakes)
          .where(
            and(
              eq(intakes.styleId, styleId),
              eq(intakes.ownerKey, ownerId ?? ''),
              eq(intakes.source, source),
              eq(intakes.fromDate, from),
              eq(intakes.toDate, to),
            ),
          )
      )[0] ?? null,

    /** What was fetched of a style for a member or for everybody, the newest first. */
    newest: async (styleId: StyleId, ownerId: MemberId | null, limit: number): Promise<Intake[]> =>
      q
        .select(columns)
        .from(intakes)
        .where(and(eq(intakes.styleId, styleId), eq(intakes.ownerKey, ownerId ?? '')))
        .orderBy(desc(intakes.id))
        .limit(limit),
  };
};

export const releaseIntakeWrites = ({ q, t: { intakes } }: Tx) => ({
  /** The intake of this stretch: begun now, or the one that there is, as it stands. */
  begin: async (
    { styleId, ownerId }: ReleaseShelf,
    source: ReleaseSourceName,
    { from, to }: DateRange,
    now: number,
  ): Promise<IntakeId> => {
    const ownerKey = ownerId ?? '';
    await q
      .insert(intakes)
      .values({
        ...{ styleId, ownerId, ownerKey, source, fromDate: from, toDate: to },
        state: 'running',
        counts: NO_COUNTS,
        startedAt: now,
      })
      .onConflictDoNothing();
    const [row] = await q
      .select({ id: intakes.id })
      .from(intakes)
      .where(
        and(
          eq(intakes.styleId, styleId),
          eq(intakes.ownerKey, ownerKey),
          eq(intakes.source, source),
          eq(intakes.fromDate, from),
          eq(intakes.toDate, to),
        ),
      );
    if (row === undefined) throw new Error('An intake was stored and did not come back.');
    return row.id;
  },

  set: async (
    id: IntakeId,
    patch: Partial<Pick<Intake, 'checkpoint' | 'state' | 'counts' | 'startedAt' | 'fetchedAt'>>,
  ): Promise<void> => {
    await q.update(intakes).set(patch).where(eq(intakes.id, id));
  },
});
