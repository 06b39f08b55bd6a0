import { and, desc, eq, isNotNull, isNull, lte, ne, or } from 'drizzle-orm';
import type { ReleaseMatch, ReleaseTrack } from '../../domain/curation/release.ts';
import type { AccountId, AppId, MemberId, StyleId, TrackId } from '../../domain/ids.ts';
import type { Queries } from '../database.ts';
import { releaseColumns } from './release-columns.ts';

/** An account that may ask Spotify for somebody's releases. */
export interface Searcher {
  readonly memberId: MemberId;
  readonly accountId: AccountId;
  readonly appId: AppId;
}

/** What is to be looked for on Spotify, and who may look. */
export const releaseMatchQueueReads = ({ q, t }: Queries) => {
  const { releaseTracks: releases, releaseMatches: matches, accounts, memberStyles } = t;
  const searcher = { memberId: accounts.memberId, accountId: accounts.id, appId: accounts.appId };
  const active = and(
    eq(accounts.provider, 'spotify'),
    eq(accounts.status, 'active'),
    isNotNull(accounts.tokensSealed),
  );
  const usable = (
    rows: readonly { memberId: MemberId; accountId: AccountId; appId: AppId | null }[],
  ): Searcher[] => rows.flatMap(({ appId, ...row }) => (appId === null ? [] : [{ ...row, appId }]));

  return {
    /** Releases never looked for, and those whose time has come again; what came out last comes first. */
    next: async (
      now: number,
      limit: number,
    ): Promise<{ release: ReleaseTrack; match: Pick<ReleaseMatch, 'status' | 'tries'> | null }[]> => {
      const rows = await q
        .select({ release: releaseColumns(t), status: matches.status, tries: matches.tries })
        .from(releases)
        .leftJoin(matches, eq(matches.releaseTrackId, releases.id))
        .where(or(isNull(matches.releaseTrackId), lte(matches.nextTryAt, now)))
        .orderBy(desc(releases.publishDate), desc(releases.id))
        .limit(limit);
      return rows.map(({ release, status, tries }) => ({
        release,
        match: status === null || tries === null ? null : { status, tries },
      }));
    },

    /** Decided releases with the same ISRC that whoever sees this one sees as well. */
    sameIsrc: async ({
      id,
      isrc,
      ownerId,
    }: Pick<ReleaseTrack, 'id' | 'isrc' | 'ownerId'>): Promise<
      {
        release: ReleaseTrack;
        match: Pick<ReleaseMatch, 'trackId' | 'method' | 'score' | 'features' | 'candidates'>;
      }[]
    > =>
      isrc === null
        ? []
        : q
            .select({
              release: releaseColumns(t),
              match: {
                trackId: matches.trackId,
                method: matches.method,
                score: matches.score,
                features: matches.features,
                candidates: matches.candidates,
              },
            })
            .from(releases)
            .innerJoin(matches, eq(matches.releaseTrackId, releases.id))
            .where(
              and(
                eq(releases.isrc, isrc),
                ne(releases.id, id),
                eq(matches.status, 'matched'),
                isNotNull(matches.trackId),
                ownerId === null
                  ? isNull(releases.ownerId)
                  : or(isNull(releases.ownerId), eq(releases.ownerId, ownerId)),
              ),
            )
            .limit(5),

    /** The track that a source named, if it is known already. */
    named: async ({ spotifyUri }: Pick<ReleaseTrack, 'spotifyUri'>): Promise<TrackId | null> =>
      spotifyUri === null
        ? null
        : ((await q.select({ id: t.tracks.id }).from(t.tracks).where(eq(t.tracks.uri, spotifyUri)))[0]?.id ??
          null),

    /** Accounts of those who follow a style, in an order that stays. */
    searchersOf: async (styleId: StyleId): Promise<Searcher[]> =>
      usable(
        await q
          .select(searcher)
          .from(accounts)
          .innerJoin(memberStyles, eq(memberStyles.memberId, accounts.memberId))
          .where(and(active, eq(memberStyles.styleId, styleId)))
          .orderBy(accounts.id),
      ),

    /** A member's own ones: what only they see, only they ask for. */
    searchersOfMember: async (memberId: MemberId): Promise<Searcher[]> =>
      usable(
        await q
          .select(searcher)
          .from(accounts)
          .where(and(active, eq(accounts.memberId, memberId)))
          .orderBy(accounts.id),
      ),

    /** Artists of a style's newest releases, as somebody who has genres tells them. */
    artistsOf: async (styleId: StyleId, limit: number): Promise<string[]> => {
      const rows = await q
        .select({ artists: releases.artists })
        .from(releases)
        .where(and(eq(releases.styleId, styleId), eq(releases.source, 'beatport'), isNull(releases.ownerId)))
        .orderBy(desc(releases.publishDate))
        .limit(limit);
      return [...new Set(rows.flatMap(({ artists }) => artists.map(({ name }) => name)))];
    },
  };
};
