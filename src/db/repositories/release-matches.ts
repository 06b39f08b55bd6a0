import { and, asc, count, eq, inArray, isNull, lte, ne, or, sql } from 'drizzle-orm';
import type { MatchStatus, MatchWord, ReleaseMatch, ReleaseTrack } from '../../domain/curation/release.ts';
import type { MemberId, ReleaseTrackId, TrackId } from '../../domain/ids.ts';
import type { Queries, Tx } from '../database.ts';
import { releaseColumns } from './release-columns.ts';

const CHUNK = 200;

/** Which Spotify tracks releases are: the machine's decisions, and what members said. */
export const releaseMatchReads = ({ q, t }: Queries) => {
  const { releaseMatches: matches, matchWords: words, releaseTracks: releases, curationTracks, periods } = t;

  /** Releases of a member's open periods that wait for their word: those put off come last. */
  const waiting = (memberId: MemberId) =>
    and(
      eq(curationTracks.memberId, memberId),
      ne(periods.state, 'closed'),
      eq(matches.status, 'review'),
      or(isNull(words.kind), eq(words.kind, 'later')),
    );

  return {
    of: async (ids: readonly ReleaseTrackId[]): Promise<ReleaseMatch[]> => {
      const found: ReleaseMatch[] = [];
      for (let start = 0; start < ids.length; start += CHUNK) {
        const chunk = ids.slice(start, start + CHUNK);
        found.push(...(await q.select().from(matches).where(inArray(matches.releaseTrackId, chunk))));
      }
      return found;
    },

    /** Releases that were never looked for, the oldest first. */
    unasked: async (limit: number): Promise<ReleaseTrackId[]> => {
      const rows = await q
        .select({ id: releases.id })
        .from(releases)
        .leftJoin(matches, eq(matches.releaseTrackId, releases.id))
        .where(isNull(matches.releaseTrackId))
        .orderBy(asc(releases.id))
        .limit(limit);
      return rows.map(({ id }) => id);
    },

    /** Those whose time to be asked (again) has come, the longest waiting first. */
    due: async (now: number, limit: number): Promise<ReleaseTrackId[]> => {
      const rows = await q
        .select({ id: matches.releaseTrackId })
        .from(matches)
        .where(lte(matches.nextTryAt, now))
        .orderBy(asc(matches.nextTryAt))
        .limit(limit);
      return rows.map(({ id }) => id);
    },

    word: async (memberId: MemberId, releaseTrackId: ReleaseTrackId): Promise<MatchWord | null> =>
      (
        await q
          .select()
          .from(words)
          .where(and(eq(words.memberId, memberId), eq(words.releaseTrackId, releaseTrackId)))
      )[0] ?? null,

    /** What a member is asked next. */
    reviewOf: async (
      memberId: MemberId,
      limit: number,
    ): Promise<{ release: ReleaseTrack; match: ReleaseMatch }[]> =>
      q
        .selectDistinct({ release: releaseColumns(t), match: matchColumns(t) })
        .from(curationTracks)
        .innerJoin(periods, eq(periods.id, curationTracks.periodId))
        .innerJoin(matches, eq(matches.releaseTrackId, curationTracks.releaseTrackId))
        .innerJoin(releases, eq(releases.id, curationTracks.releaseTrackId))
        .leftJoin(words, and(eq(words.releaseTrackId, releases.id), eq(words.memberId, memberId)))
        .where(waiting(memberId))
        .orderBy(sql`coalesce(${words.at}, 0)`, asc(releases.id))
        .limit(limit),

    reviewCount: async (memberId: MemberId): Promise<number> => {
      const [row] = await q
        .select({ n: sql<number>`count(distinct ${releases.id})`.mapWith(Number) })
        .from(curationTracks)
        .innerJoin(periods, eq(periods.id, curationTracks.periodId))
        .innerJoin(matches, eq(matches.releaseTrackId, curationTracks.releaseTrackId))
        .innerJoin(releases, eq(releases.id, curationTracks.releaseTrackId))
        .leftJoin(words, and(eq(words.releaseTrackId, releases.id), eq(words.memberId, memberId)))
        .where(waiting(memberId));
      return row?.n ?? 0;
    },

    /** How many of these stand how. */
    counts: async (status: MatchStatus): Promise<number> =>
      (await q.select({ n: count() }).from(matches).where(eq(matches.status, status)))[0]?.n ?? 0,
  };
};

const matchColumns = ({ releaseMatches: one }: Queries['t']) => ({
  releaseTrackId: one.releaseTrackId,
  status: one.status,
  trackId: one.trackId,
  method: one.method,
  score: one.score,
  features: one.features,
  candidates: one.candidates,
  algorithm: one.algorithm,
  tries: one.tries,
  nextTryAt: one.nextTryAt,
  decidedAt: one.decidedAt,
});

/** Which track a release is for a member: their own word, or else the machine's. For a query that joins both tables. */
export const matchedTrack = ({ releaseMatches: matches, matchWords: words }: Queries['t']) =>
  sql<TrackId | null>`case
    when ${words.kind} = 'this' then ${words.trackId}
    when ${words.kind} = 'none' then null
    when ${matches.status} = 'matched' then ${matches.trackId}
  end`;

export const releaseMatchWrites = ({ q, t: { releaseMatches: matches, matchWords: words } }: Tx) => ({
  put: async (match: ReleaseMatch): Promise<void> => {
    const { releaseTrackId, ...rest } = match;
    await q
      .insert(matches)
      .values({ releaseTrackId, ...rest })
      .onConflictDoUpdate({ target: matches.releaseTrackId, set: rest });
  },

  /** What a member says; the newest word counts. */
  say: async (word: MatchWord): Promise<void> => {
    const { memberId, releaseTrackId, ...rest } = word;
    await q
      .insert(words)
      .values({ memberId, releaseTrackId, ...rest })
      .onConflictDoUpdate({ target: [words.memberId, words.releaseTrackId], set: rest });
  },
});
