import { and, asc, count, desc, eq, gte, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import type { ArtistId, CrownId, GuildId, ListenerId, MemberId } from '../../domain/ids.ts';
import type { Crown } from '../../domain/server/crowns.ts';
import type { Queries, Tx } from '../database.ts';

/** A crown with the artist it is of. */
export interface NamedCrown extends Crown {
  readonly artist: string;
}

export const crownReads = ({ q, t }: Queries) => {
  const { crowns, artists, serverConsents: consents, listenerArtists: sums } = t;
  const columns = {
    id: crowns.id,
    artistId: crowns.artistId,
    memberId: crowns.memberId,
    plays: crowns.plays,
    takenAt: crowns.takenAt,
    lostAt: crowns.lostAt,
  };
  /** Whoever does not agree to be shown has no crowns; asked all the same, so that no mistake elsewhere shows one. */
  const shown = and(
    eq(consents.guildId, crowns.guildId),
    eq(consents.memberId, crowns.memberId),
    eq(consents.level, 'named'),
  );
  const held = isNull(crowns.lostAt);
  const ofMember = (guildId: GuildId, memberId: MemberId) =>
    and(eq(crowns.guildId, guildId), eq(crowns.memberId, memberId));

  return {
    held: async (guildId: GuildId, artistId: ArtistId): Promise<Crown | null> =>
      (
        await q
          .select(columns)
          .from(crowns)
          .where(and(eq(crowns.guildId, guildId), eq(crowns.artistId, artistId), held))
      )[0] ?? null,

    /** Crowns that a member holds, the most played first. */
    ofMember: async (
      guildId: GuildId,
      memberId: MemberId,
      offset: number,
      limit: number,
    ): Promise<NamedCrown[]> =>
      q
        .select({ ...columns, artist: artists.name })
        .from(crowns)
        .innerJoin(consents, shown)
        .innerJoin(artists, eq(artists.id, crowns.artistId))
        .where(and(ofMember(guildId, memberId), held))
        .orderBy(desc(crowns.plays), asc(crowns.artistId))
        .offset(offset)
        .limit(limit),

    countOf: async (guildId: GuildId, memberId: MemberId): Promise<number> => {
      const [row] = await q
        .select({ crowns: count() })
        .from(crowns)
        .innerJoin(consents, shown)
        .where(and(ofMember(guildId, memberId), held));
      return row?.crowns ?? 0;
    },

    /** What changed hands in a server of late, the newest first: taken and lost ones. */
    lately: async (guildId: GuildId, memberId: MemberId, limit: number): Promise<NamedCrown[]> =>
      q
        .select({ ...columns, artist: artists.name })
        .from(crowns)
        .innerJoin(consents, shown)
        .innerJoin(artists, eq(artists.id, crowns.artistId))
        .where(ofMember(guildId, memberId))
        .orderBy(desc(sql`coalesce(${crowns.lostAt}, ${crowns.takenAt})`), desc(crowns.id))
        .limit(limit),

    /** Everybody who ever held an artist's crown in a server, the newest first. */
    ofArtist: async (guildId: GuildId, artistId: ArtistId, limit: number): Promise<Crown[]> =>
      q
        .select(columns)
        .from(crowns)
        .innerJoin(consents, shown)
        .where(and(eq(crowns.guildId, guildId), eq(crowns.artistId, artistId)))
        .orderBy(desc(crowns.takenAt), desc(crowns.id))
        .limit(limit),

    /** How many crowns members of a server hold, the most first. */
    holders: async (guildId: GuildId, limit: number): Promise<{ memberId: MemberId; crowns: number }[]> => {
      const number = count();
      return q
        .select({ memberId: crowns.memberId, crowns: number })
        .from(crowns)
        .innerJoin(consents, shown)
        .where(and(eq(crowns.guildId, guildId), held))
        .groupBy(crowns.memberId)
        .orderBy(desc(number), asc(crowns.memberId))
        .limit(limit);
    },

    /**
     * Artists whose crown in a server a listener's sums may move: they could take it, it counts other plays, or they hold
     * it without enough plays.
     */
    contested: async (
      guildId: GuildId,
      { listenerId, memberId }: { readonly listenerId: ListenerId; readonly memberId: MemberId },
      least: number,
    ): Promise<ArtistId[]> => {
      const here = and(eq(crowns.guildId, guildId), eq(crowns.artistId, sums.artistId), held);
      const moved = await q
        .select({ id: sums.artistId })
        .from(sums)
        .leftJoin(crowns, here)
        .where(
          and(
            eq(sums.listenerId, listenerId),
            gte(sums.plays, least),
            or(
              isNull(crowns.id),
              and(eq(crowns.memberId, memberId), ne(crowns.plays, sums.plays)),
              and(ne(crowns.memberId, memberId), sql`${crowns.plays} < ${sums.plays}`),
            ),
          ),
        );
      const fallen = await q
        .select({ id: crowns.artistId })
        .from(crowns)
        .leftJoin(sums, and(eq(sums.listenerId, listenerId), eq(sums.artistId, crowns.artistId)))
        .where(and(ofMember(guildId, memberId), held, sql`coalesce(${sums.plays}, 0) < ${least}`));
      return [...new Set([...moved, ...fallen].map(({ id }) => id))];
    },
  };
};

export const crownWrites = ({ q, t: { crowns } }: Tx) => ({
  take: async (crown: Omit<Crown, 'id' | 'lostAt'> & { readonly guildId: GuildId }): Promise<void> => {
    await q.insert(crowns).values(crown);
  },

  lose: async (id: CrownId, lostAt: number): Promise<void> => {
    await q.update(crowns).set({ lostAt }).where(eq(crowns.id, id));
  },

  count: async (id: CrownId, plays: number): Promise<void> => {
    await q.update(crowns).set({ plays }).where(eq(crowns.id, id));
  },

  /** Forgets every crown of a member in a server. @returns artists whose crown is free now */
  forget: async (guildId: GuildId, memberId: MemberId): Promise<ArtistId[]> => {
    const gone = await q
      .delete(crowns)
      .where(and(eq(crowns.guildId, guildId), eq(crowns.memberId, memberId)))
      .returning({ artistId: crowns.artistId, lostAt: crowns.lostAt });
    return gone.flatMap(({ artistId, lostAt }) => (lostAt === null ? [artistId] : []));
  },

  /** Servers in which a member holds or held one. */
  guildsOf: async (memberId: MemberId): Promise<GuildId[]> =>
    (
      await q.selectDistinct({ guildId: crowns.guildId }).from(crowns).where(eq(crowns.memberId, memberId))
    ).map(({ guildId }) => guildId),

  removeOfGuilds: async (guildIds: readonly GuildId[]): Promise<void> => {
    if (guildIds.length > 0) await q.delete(crowns).where(inArray(crowns.guildId, [...guildIds]));
  },
});
