import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { RecordingId, RollupId, TrackId } from '../../domain/ids.ts';
import type { Queries } from '../database.ts';

/** What comparing tastes asks beyond the sums. */
export const tasteReads = ({ q, t }: Queries) => ({
  /**
   * When recordings were heard first, of what counts as a play, ms UTC; one that never was is left out.
   * @param keys few: numbers of recordings, or minus a track that is in none
   */
  firstHeard: async (set: RollupId, keys: readonly number[]): Promise<Map<number, number>> => {
    const { recordingTracks: grouped, playMonths: months } = t;
    const recordings = keys.filter((key) => key > 0).map((key) => key as RecordingId);
    const loose = keys.filter((key) => key < 0).map((key) => -key as TrackId);
    const keyOf = new Map<TrackId, number>(loose.map((trackId) => [trackId, -trackId]));
    if (recordings.length > 0) {
      const rows = await q
        .select({ trackId: grouped.trackId, key: grouped.recordingId })
        .from(grouped)
        .where(inArray(grouped.recordingId, recordings));
      for (const { trackId, key } of rows) keyOf.set(trackId, key);
    }
    const first = new Map<number, number>();
    if (keyOf.size === 0) return first;
    const heard = await q
      .select({ trackId: months.trackId, at: sql<number>`min(${months.firstAt})`.mapWith(Number) })
      .from(months)
      .where(
        and(eq(months.rollupId, set), inArray(months.trackId, [...keyOf.keys()]), isNotNull(months.firstAt)),
      )
      .groupBy(months.trackId);
    for (const { trackId, at } of heard) {
      const key = keyOf.get(trackId);
      if (key !== undefined) first.set(key, Math.min(at, first.get(key) ?? at));
    }
    return first;
  },
});
