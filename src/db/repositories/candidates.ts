import { and, asc, count, eq, gt, gte, inArray, isNotNull, max, min, or, type SQL, sql } from 'drizzle-orm';
import type { MemberId, ReadingId, SourceId, TrackId } from '../../domain/ids.ts';
import type { SourceKind } from '../../domain/library.ts';
import type { Queries, RawRow } from '../database.ts';
import { playsOf, visiblePlay } from './play-words.ts';

/** A chosen source with lines that count. */
export interface CandidatePlace {
  readonly sourceId: SourceId;
  readonly readingId: ReadingId;
  readonly kind: SourceKind;
  readonly name: string;
  /** Changes with every sync that brought a change. */
  readonly version: string | null;
  readonly tracks: number | null;
}

/** Columns of the flattened view. */
export type FactColumn = Exclude<keyof Queries['t']['trackFacts']['$inferSelect'], 'version' | 'changedAt'>;

/** Tracks asked for by one statement. */
export const FACTS_AT_ONCE = 1_000;
/** Names of their places in it. */
const IDS: readonly string[] = Array.from({ length: FACTS_AT_ONCE }, (_, at) => `id${at}`);
const LINES_AT_ONCE = 5_000;
const PLAYS_AT_ONCE = 8_000;

/** What rules read, as raw rows in slices, so that a caller can let others have a turn in between. */
export const candidateReads = (queries: Queries) => {
  const { q, t, rows } = queries;
  const { trackFacts: facts, sourceTracks: lines, sources, plays, ownRecordings, manualValues } = t;

  const prepareFacts = (columns: readonly FactColumn[]) =>
    q
      .select(Object.fromEntries(columns.map((name) => [name, facts[name]])))
      .from(facts)
      .where(
        inArray(
          facts.trackId,
          IDS.map((name) => sql.placeholder(name)),
        ),
      )
      .orderBy(asc(facts.trackId))
      .prepare();
  /** Statements are built once for each choice of columns. */
  const factStatements = new Map<string, ReturnType<typeof prepareFacts>>();

  return {
    places: async (memberId: MemberId): Promise<CandidatePlace[]> => {
      const found = await q
        .select({
          sourceId: sources.id,
          readingId: sources.readingId,
          kind: sources.kind,
          name: sources.name,
          version: sources.syncedSnapshotId,
          tracks: sources.syncedTracks,
        })
        .from(sources)
        .where(
          and(eq(sources.memberId, memberId), isNotNull(sources.selectedAt), isNotNull(sources.readingId)),
        )
        .orderBy(asc(sources.accountId), asc(sources.position), asc(sources.id));
      return found.flatMap(({ readingId, ...rest }) => (readingId === null ? [] : [{ ...rest, readingId }]));
    },

    /**
     * `[trackId, readingId, first addedAt]`, one row per track and reading, in the order of both.
     * @param after the last row of the slice before
     */
    lines: async (
      memberId: MemberId,
      readings: readonly ReadingId[],
      after: RawRow | null,
    ): Promise<RawRow[]> => {
      if (readings.length === 0) return [];
      const [track = 0, reading = 0] = after ?? [];
      const query = q
        .select({ trackId: lines.trackId, readingId: lines.readingId, addedAt: min(lines.addedAt) })
        .from(lines)
        .where(
          and(
            eq(lines.memberId, memberId),
            inArray(lines.readingId, [...readings]),
            beyond(lines.trackId, track, lines.readingId, reading),
          ),
        )
        .groupBy(lines.trackId, lines.readingId)
        .orderBy(asc(lines.trackId), asc(lines.readingId))
        .limit(LINES_AT_ONCE);
      return rows(query.prepare());
    },

    /**
     * `[endedAt, trackId, msPlayed, flags]` of all that is not hidden, in the order of time.
     * @param since ms UTC; null: all
     * @param after the last row of the slice before
     */
    plays: async (memberId: MemberId, since: number | null, after: RawRow | null): Promise<RawRow[]> => {
      const [endedAt = since ?? Number.MIN_SAFE_INTEGER, trackId = 0, msPlayed = -1] = after ?? [];
      const [at, track, ms] = [Number(endedAt), Number(trackId) as TrackId, Number(msPlayed)];
      const query = q
        .select({
          endedAt: plays.endedAt,
          trackId: plays.trackId,
          msPlayed: plays.msPlayed,
          flags: plays.flags,
        })
        .from(plays)
        .where(
          and(
            playsOf(queries, memberId),
            gte(plays.endedAt, at),
            or(
              gt(plays.endedAt, at),
              gt(plays.trackId, track),
              and(eq(plays.trackId, track), gt(plays.msPlayed, ms)),
            ),
            visiblePlay(queries),
          ),
        )
        .orderBy(asc(plays.endedAt), asc(plays.trackId), asc(plays.msPlayed))
        .limit(PLAYS_AT_ONCE);
      return rows(query.prepare());
    },

    /** The columns of at most {@link FACTS_AT_ONCE} tracks, in the order of their ids. */
    facts: async (columns: readonly FactColumn[], trackIds: readonly TrackId[]): Promise<RawRow[]> => {
      const key = columns.join();
      const statement = factStatements.get(key) ?? prepareFacts(columns);
      factStatements.set(key, statement);
      const last = trackIds.at(-1) ?? 0;
      const values: Record<string, unknown> = {};
      for (const [at, name] of IDS.entries()) values[name] = trackIds[at] ?? last;
      return rows(statement, values);
    },

    /** Where a member's edits put tracks into a group of their own. */
    ownKeys: async (memberId: MemberId): Promise<{ trackId: TrackId; groupKey: number }[]> =>
      q
        .select({ trackId: ownRecordings.trackId, groupKey: ownRecordings.groupKey })
        .from(ownRecordings)
        .where(eq(ownRecordings.memberId, memberId)),

    /** Tracks of which the member says something themselves. */
    spokenOf: async (memberId: MemberId): Promise<TrackId[]> =>
      (
        await q
          .selectDistinct({ trackId: manualValues.trackId })
          .from(manualValues)
          .where(eq(manualValues.memberId, memberId))
      ).map(({ trackId }) => trackId),

    /** A text that is another one after any change of what is loaded; of sources {@link places} tells. */
    stamp: async (memberId: MemberId): Promise<string> => {
      const of = async (query: PromiseLike<readonly object[]>) => JSON.stringify((await query)[0] ?? null);
      const parts = [
        await of(
          q
            .select({ revision: t.listeners.revision })
            .from(t.listeners)
            .where(eq(t.listeners.memberId, memberId)),
        ),
        await of(
          q
            .select({ n: count(), last: max(manualValues.setAt) })
            .from(manualValues)
            .where(eq(manualValues.memberId, memberId)),
        ),
        await of(
          q
            .select({ n: count(), last: max(t.recordingEdits.id) })
            .from(t.recordingEdits)
            .where(eq(t.recordingEdits.memberId, memberId)),
        ),
        await of(q.select({ last: max(facts.changedAt) }).from(facts)),
      ];
      return parts.join('|');
    },
  };
};

/** After a row in the order of two columns, so that the database can begin there. */
const beyond = (
  first: Parameters<typeof gte>[0],
  a: unknown,
  second: Parameters<typeof gt>[0],
  b: unknown,
): SQL | undefined => and(gte(first, a), or(gt(first, a), gt(second, b)));
