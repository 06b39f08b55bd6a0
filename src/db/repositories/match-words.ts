import { and, desc, eq } from 'drizzle-orm';
import type { MatchWord, ReleaseMatch, ReleaseTrack } from '../../domain/curation/release.ts';
import type { MemberId, ReleaseTrackId } from '../../domain/ids.ts';
import type { Queries, Tx } from '../database.ts';
import { releaseColumns } from './release-columns.ts';

/** What members said by hand about which Spotify track a release is. */
export const matchWordReads = ({ q, t }: Queries) => {
  const { matchWords: words, releaseTracks: releases, releaseMatches: matches } = t;
  return {
    /** A release as one member may judge it; null when it is not theirs to see, or was never looked for. */
    judged: async (
      memberId: MemberId,
      id: ReleaseTrackId,
    ): Promise<{ release: ReleaseTrack; match: ReleaseMatch; word: MatchWord | null } | null> => {
      const [row] = await q
        .select({ release: releaseColumns(t), match: matches, word: words })
        .from(releases)
        .innerJoin(matches, eq(matches.releaseTrackId, releases.id))
        .leftJoin(words, and(eq(words.releaseTrackId, releases.id), eq(words.memberId, memberId)))
        .where(eq(releases.id, id));
      if (row === undefined) return null;
      const { ownerId } = row.release;
      return ownerId === null || ownerId === memberId ? row : null;
    },

    /** The member's newest word. */
    latest: async (memberId: MemberId): Promise<MatchWord | null> =>
      (
        await q
          .select()
          .from(words)
          .where(eq(words.memberId, memberId))
          .orderBy(desc(words.at), desc(words.releaseTrackId))
          .limit(1)
      )[0] ?? null,
  };
};

export const matchWordWrites = ({ q, t: { matchWords: words } }: Tx) => ({
  /** As if nothing had been said. */
  unsay: async (memberId: MemberId, releaseTrackId: ReleaseTrackId): Promise<void> => {
    await q.delete(words).where(and(eq(words.memberId, memberId), eq(words.releaseTrackId, releaseTrackId)));
  },
});
