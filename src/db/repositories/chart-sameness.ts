import { and, asc, eq, inArray, isNull, ne, or } from 'drizzle-orm';
import type { ChartEntity } from '../../domain/charts/chart.ts';
import type { CaptureMoment } from '../../domain/charts/memory.ts';
import type { GivenFact, SameBy } from '../../domain/charts/sameness.ts';
import type { ChartEntityId, ChartId } from '../../domain/ids.ts';
import type { Queries, Tx } from '../database.ts';
import { entityColumns } from './chart-entities.ts';

/** A good capture of a chart, and where one of some entities stood in it; null: none did. */
export interface Standing extends CaptureMoment {
  readonly metAs: ChartEntityId | null;
  readonly rank: number | null;
}

export type Twin = ChartEntity & {
  readonly sameAs: ChartEntityId | null;
  readonly gave: readonly GivenFact[] | null;
};

/** Entities that turned out to be another one. Captures are never rewritten for them. */
export const chartSamenessReads = ({ q, t }: Queries) => {
  const { chartEntities: entities, chartAppearances: places, chartCaptures: captures } = t;
  const { recordingTracks: grouped } = t;
  const find = async (id: ChartEntityId): Promise<Twin | null> => {
    const columns = { ...entityColumns(t), sameAs: entities.sameAs, gave: entities.gave };
    return (await q.select(columns).from(entities).where(eq(entities.id, id)))[0] ?? null;
  };
  /** Under which names an entity was met. */
  const names = (id: ChartEntityId) =>
    q
      .select({ id: entities.id })
      .from(entities)
      .where(or(eq(entities.id, id), eq(entities.sameAs, id)));

  return {
    /** As it is written down, also when it turned out to be another one. */
    find,

    /** Others that are the same recording, or the same release, in Segue's catalogue. */
    alike: async ({
      id,
      kind,
      trackId,
      releaseId,
    }: Pick<ChartEntity, 'id' | 'kind' | 'trackId' | 'releaseId'>): Promise<ChartEntityId[]> => {
      const own = q
        .select({ id: grouped.recordingId })
        .from(grouped)
        .where(eq(grouped.trackId, trackId ?? (0 as never)));
      const pressings = q
        .select({ id: grouped.trackId })
        .from(grouped)
        .where(inArray(grouped.recordingId, own));
      const same =
        kind === 'track' && trackId !== null
          ? or(eq(entities.trackId, trackId), inArray(entities.trackId, pressings))
          : kind === 'album' && releaseId !== null
            ? eq(entities.releaseId, releaseId)
            : null;
      if (same === null) return [];
      const rows = await q
        .select({ id: entities.id })
        .from(entities)
        .where(and(same, eq(entities.kind, kind), isNull(entities.sameAs), ne(entities.id, id)))
        .orderBy(asc(entities.id))
        .limit(20);
      return rows.map((row) => row.id);
    },

    /** Two that stand in one capture are two. */
    stoodTogether: async (a: ChartEntityId, b: ChartEntityId): Promise<boolean> => {
      const others = q
        .select({ id: places.captureId })
        .from(places)
        .where(inArray(places.entityId, names(b)));
      const rows = await q
        .select({ id: places.captureId })
        .from(places)
        .where(and(inArray(places.entityId, names(a)), inArray(places.captureId, others)))
        .limit(1);
      return rows.length > 0;
    },

    /** Good captures of a chart, oldest first, with the place that an entity has in them by any of its names. */
    standings: async (chartId: ChartId, id: ChartEntityId): Promise<Standing[]> =>
      q
        .select({
          ...{ id: captures.id, capturedAt: captures.capturedAt, week: captures.week },
          ...{ metAs: places.entityId, rank: places.rank },
        })
        .from(captures)
        .leftJoin(places, and(eq(places.captureId, captures.id), inArray(places.entityId, names(id))))
        .where(and(eq(captures.chartId, chartId), eq(captures.state, 'good')))
        .orderBy(asc(captures.id)),
  };
};

export const chartSamenessWrites = ({ q, t: { chartEntities: entities } }: Tx) => ({
  /** The one that goes is the one that stays from now on, and so is whoever was the one that goes. */
  join: async (
    goes: ChartEntityId,
    stays: ChartEntityId,
    how: { readonly by: SameBy; readonly gave: readonly GivenFact[]; readonly at: number },
  ): Promise<void> => {
    await q.update(entities).set({ sameAs: stays }).where(eq(entities.sameAs, goes));
    const nothing = { resolveAt: null, identifyAt: null };
    await q
      .update(entities)
      .set({ sameAs: stays, sameBy: how.by, sameSince: how.at, gave: how.gave, ...nothing })
      .where(eq(entities.id, goes));
  },

  /** It is itself again. */
  part: async (id: ChartEntityId, now: number): Promise<void> => {
    await q
      .update(entities)
      .set({ sameAs: null, sameBy: null, sameSince: null, gave: null, resolveAt: now })
      .where(eq(entities.id, id));
  },
});
