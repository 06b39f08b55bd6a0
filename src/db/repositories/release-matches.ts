import { and, asc, count, eq, exists, inArray, isNull, max, ne, or, sql } from 'drizzle-orm';
import type { MatchWord, ReleaseMatch, ReleaseTrack } from '../../domain/curation/release.ts';
import type { MemberId, ReleaseTrackId, TrackId } from '../../domain/ids.ts';
import type { Queries, Tx } from '../database.ts';
import { releaseColumns } from './release-columns.ts';

const CHUNK = 200;

/** Which Spotify tracks releases are: the machine's decisions, and what members said. */
export const releaseMatchReads = ({ q, t }: Queries) => {
  const { releaseMatches: matches, matchWords: words, releaseTracks: releases, curationTracks, periods } = t;

  /** Releases of a member's open periods that wait for their word. */
  const waiting = (memberId: MemberId) => {
    const { releaseTrackId } = curationTracks;
    const sorted = q
      .select({ one: sql`1` })
      .from(curationTracks)
      .innerJoin(periods, eq(periods.id, curationTracks.periodId))
      .where(
        and(
          eq(releaseTrackId, matches.releaseTrackId),
          eq(curationTracks.memberId, memberId),
          ne(periods.state, 'closed'),
        ),
      );
    return and(eq(matches.status, 'review'), or(isNull(words.kind), eq(words.kind, 'later')), exists(sorted));
  };
  const saidBy = (memberId: MemberId) =>
    and(eq(words.releaseTrackId, matches.releaseTrackId), eq(words.memberId, memberId));

  return {
    of: async (ids: readonly ReleaseTrackId[]): Promise<ReleaseMatch[]> => {
      const found: ReleaseMatch[] = [];
      for (let start = 0; start < ids.length; start += CHUNK) {
        const chunk = ids.slice(start, start + CHUNK);
        found.push(...(await q.select().from(matches).where(inArray(matches.releaseTrackId, chunk))));
      }
      return found;
    },

    word: async (memberId: MemberId, releaseTrackId: ReleaseTrackId): Promise<MatchWord | null> =>
      (
        await q
          .select()
          .from(words)
          .where(and(eq(words.memberId, memberId), eq(words.releaseTrackId, releaseTrackId)))
      )[0] ?? null,

    /** What a member is asked next: what was put off comes last. */
    reviewOf: async (
      memberId: MemberId,
      limit: number,
    ): Promise<{ release: ReleaseTrack; match: ReleaseMatch }[]> =>
      q
        .select({ release: releaseColumns(t), match: matches })
        .from(matches)
        .innerJoin(releases, eq(releases.id, matches.releaseTrackId))
        .leftJoin(words, saidBy(memberId))
        .where(waiting(memberId))
        .orderBy(sql`coalesce(${words.at}, 0)`, asc(releases.id))
        .limit(limit),

    /** Members with something to decide in a style of which they want to be reminded, and the newest of it. */
    doubtful: async (): Promise<{ memberId: MemberId; newest: ReleaseTrackId }[]> => {
      const { memberStyles } = t;
      const { memberId } = curationTracks;
      const newest = max(matches.releaseTrackId);
      const rows = await q
        .select({ memberId, newest })
        .from(curationTracks)
        .innerJoin(periods, eq(periods.id, curationTracks.periodId))
        .innerJoin(
          memberStyles,
          and(eq(memberStyles.memberId, memberId), eq(memberStyles.styleId, periods.styleId)),
        )
        .innerJoin(matches, eq(matches.releaseTrackId, curationTracks.releaseTrackId))
        .leftJoin(words, and(eq(words.releaseTrackId, matches.releaseTrackId), eq(words.memberId, memberId)))
        .where(
          and(
            ne(periods.state, 'closed'),
            eq(memberStyles.remind, true),
            eq(matches.status, 'review'),
            isNull(words.kind),
          ),
        )
        .groupBy(memberId);
      return rows.flatMap((row) => (row.newest === null ? [] : [{ ...row, newest: row.newest }]));
    },

    reviewCount: async (memberId: MemberId): Promise<number> => {
      const [row] = await q
        .select({ n: count() })
        .from(matches)
        .leftJoin(words, saidBy(memberId))
        .where(waiting(memberId));
      return row?.n ?? 0;
    },
  };
};

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
