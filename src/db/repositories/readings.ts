import { and, asc, count, desc, eq, inArray, lte, min, ne } from 'drizzle-orm';
import type { MemberId, ReadingId, SourceId, TrackId } from '../../domain/ids.ts';
import type { Draft } from '../../domain/library/sync.ts';
import type { Queries, Tx } from '../database.ts';

/** A line as it is stored. */
export interface StoredLine {
  readonly trackId: TrackId;
  readonly addedAt: number | null;
}

/** A page of a source on its way into a reading. */
export interface ReadPage {
  /** Where it begins; the reading must stand there. */
  readonly offset: number;
  /** Where the next one begins; null at the end of the list. */
  readonly nextOffset: number | null;
  readonly lines: readonly StoredLine[];
  readonly dropped: number;
}

/** Stands in `next_offset` of a reading that has reached the end of its list. */
const AT_END = -1;

/** The lines of sources, one reading of a source at a time. */
export const readingReads = ({ q, t: { sourceReadings, sourceTracks } }: Queries) => ({
  /** The newest reading of a source that is not the one in use. */
  draft: async (sourceId: SourceId, current: ReadingId | null): Promise<Draft | null> => {
    const rows = await q
      .select()
      .from(sourceReadings)
      .where(
        and(
          eq(sourceReadings.sourceId, sourceId),
          current === null ? undefined : ne(sourceReadings.id, current),
        ),
      )
      .orderBy(desc(sourceReadings.id))
      .limit(1);
    const row = rows[0];
    return row === undefined
      ? null
      : { ...row, nextOffset: row.nextOffset === AT_END ? null : row.nextOffset };
  },

  /** Readings of a source that nothing needs any more, with their size. */
  leftovers: async (
    sourceId: SourceId,
    needed: readonly ReadingId[],
  ): Promise<{ id: ReadingId; lines: number }[]> => {
    const rows = await q
      .select({ id: sourceReadings.id, lines: count(sourceTracks.position) })
      .from(sourceReadings)
      .leftJoin(sourceTracks, eq(sourceTracks.readingId, sourceReadings.id))
      .where(eq(sourceReadings.sourceId, sourceId))
      .groupBy(sourceReadings.id);
    return rows.filter(({ id }) => !needed.includes(id));
  },

  /** All lines of a reading in the order of the list. */
  lines: async (readingId: ReadingId): Promise<StoredLine[]> =>
    q
      .select({ trackId: sourceTracks.trackId, addedAt: sourceTracks.addedAt })
      .from(sourceTracks)
      .where(eq(sourceTracks.readingId, readingId))
      .orderBy(asc(sourceTracks.position)),

  /** Which of these tracks the reading holds already. */
  holding: async (
    memberId: MemberId,
    readingId: ReadingId,
    trackIds: readonly TrackId[],
  ): Promise<Set<TrackId>> => {
    if (trackIds.length === 0) return new Set();
    const rows = await q
      .select({ trackId: sourceTracks.trackId })
      .from(sourceTracks)
      .where(
        and(
          eq(sourceTracks.memberId, memberId),
          inArray(sourceTracks.trackId, [...trackIds]),
          eq(sourceTracks.readingId, readingId),
        ),
      );
    return new Set(rows.map(({ trackId }) => trackId));
  },
});

export const readingWrites = ({ q, t: { sourceReadings, sourceTracks } }: Tx) => {
  const insert = async (
    readingId: ReadingId,
    memberId: MemberId,
    from: number,
    lines: readonly StoredLine[],
  ): Promise<void> => {
    if (lines.length === 0) return;
    await q
      .insert(sourceTracks)
      .values(lines.map((line, at) => ({ readingId, memberId, position: from + at, ...line })));
  };

  return {
    begin: async (sourceId: SourceId, version: string, now: number): Promise<Draft> => {
      const fresh = { version, nextOffset: 0, lines: 0, dropped: 0, startedAt: now };
      const rows = await q
        .insert(sourceReadings)
        .values({ sourceId, ...fresh })
        .returning({ id: sourceReadings.id });
      const row = rows[0];
      if (row === undefined) throw new Error('A reading was stored and did not come back.');
      return { id: row.id, ...fresh };
    },

    /** Adds a page. False when the reading stands somewhere else: another run has it, or it is gone. */
    addPage: async (draft: Draft, memberId: MemberId, page: ReadPage): Promise<boolean> => {
      const rows = await q
        .update(sourceReadings)
        .set({
          nextOffset: page.nextOffset ?? AT_END,
          lines: draft.lines + page.lines.length,
          dropped: draft.dropped + page.dropped,
        })
        .where(and(eq(sourceReadings.id, draft.id), eq(sourceReadings.nextOffset, page.offset)))
        .returning({ id: sourceReadings.id });
      if (rows.length === 0) return false;
      await insert(draft.id, memberId, page.offset, page.lines);
      return true;
    },

    /** Puts lines before the first one. */
    prepend: async (
      readingId: ReadingId,
      memberId: MemberId,
      lines: readonly StoredLine[],
    ): Promise<void> => {
      const rows = await q
        .select({ first: min(sourceTracks.position) })
        .from(sourceTracks)
        .where(eq(sourceTracks.readingId, readingId));
      await insert(readingId, memberId, (rows[0]?.first ?? 0) - lines.length, lines);
    },

    removeTracks: async (
      memberId: MemberId,
      readingId: ReadingId,
      trackIds: readonly TrackId[],
    ): Promise<void> => {
      if (trackIds.length === 0) return;
      await q
        .delete(sourceTracks)
        .where(
          and(
            eq(sourceTracks.memberId, memberId),
            inArray(sourceTracks.trackId, [...trackIds]),
            eq(sourceTracks.readingId, readingId),
          ),
        );
    },

    /** Deletes the first `size` lines of a reading, so that a big one goes in short steps. */
    trim: async (readingId: ReadingId, size: number): Promise<void> => {
      const first = await q
        .select({ position: sourceTracks.position })
        .from(sourceTracks)
        .where(eq(sourceTracks.readingId, readingId))
        .orderBy(asc(sourceTracks.position))
        .limit(size);
      const last = first.at(-1);
      if (last === undefined) return;
      await q
        .delete(sourceTracks)
        .where(and(eq(sourceTracks.readingId, readingId), lte(sourceTracks.position, last.position)));
    },

    remove: async (readingId: ReadingId): Promise<void> => {
      await q.delete(sourceReadings).where(eq(sourceReadings.id, readingId));
    },
  };
};
