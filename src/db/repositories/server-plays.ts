import { and, asc, count, countDistinct, desc, eq, gte, lt, sql } from 'drizzle-orm';
import type { ServerTop, ServerTotals, TopBy } from '../../domain/digests/content.ts';
import type { DigestPeriod } from '../../domain/digests/schedule.ts';
import type { GuildId } from '../../domain/ids.ts';
import type { Queries } from '../database.ts';
import { countedPlay } from './play-words.ts';

/** Everybody who agreed, or only those who agreed to be shown by name. */
export type Among = 'counted' | 'named';

/** Questions about a whole server. Each of them counts consenting members only, and never says who. */
export const serverPlayReads = (queries: Queries) => {
  const { q, t } = queries;
  const consented = (guildId: GuildId, among: Among = 'counted') =>
    and(
      eq(t.serverConsents.memberId, t.listeners.memberId),
      eq(t.serverConsents.guildId, guildId),
      among === 'named' ? eq(t.serverConsents.level, 'named') : undefined,
    );
  const theirs = eq(t.plays.listenerId, t.listeners.id);
  const within = ({ fromAt, toAt }: DigestPeriod) =>
    and(gte(t.plays.endedAt, fromAt), lt(t.plays.endedAt, toAt), countedPlay(queries));
  const plays = count();
  const listeners = countDistinct(t.plays.listenerId);
  const order = (by: TopBy) =>
    by === 'plays' ? [desc(plays), desc(listeners)] : [desc(listeners), desc(plays)];

  return {
    totals: async (guildId: GuildId, period: DigestPeriod): Promise<ServerTotals> => {
      const [row] = await q
        .select({
          plays,
          listeners,
          tracks: countDistinct(t.plays.trackId),
          heardMs: sql<number>`coalesce(sum(${t.plays.msPlayed}), 0)`.mapWith(Number),
        })
        .from(t.serverConsents)
        .innerJoin(t.listeners, consented(guildId))
        .innerJoin(t.plays, theirs)
        .where(within(period));
      return row ?? { plays: 0, listeners: 0, tracks: 0, heardMs: 0 };
    },

    tracks: async (
      guildId: GuildId,
      period: DigestPeriod,
      by: TopBy,
      limit: number,
      among?: Among,
    ): Promise<ServerTop[]> => {
      const top = q
        .select({ trackId: t.plays.trackId, plays: plays.as('plays'), listeners: listeners.as('listeners') })
        .from(t.serverConsents)
        .innerJoin(t.listeners, consented(guildId, among))
        .innerJoin(t.plays, theirs)
        .where(within(period))
        .groupBy(t.plays.trackId)
        .orderBy(...order(by), asc(t.plays.trackId))
        .limit(limit)
        .as('top');
      return q
        .select({
          name: t.tracks.title,
          artists: t.tracks.artists,
          spotifyId: t.tracks.spotifyId,
          imageUrl: t.tracks.imageUrl,
          plays: top.plays,
          listeners: top.listeners,
        })
        .from(top)
        .innerJoin(t.tracks, eq(t.tracks.id, top.trackId))
        .orderBy(
          ...(by === 'plays'
            ? [desc(top.plays), desc(top.listeners)]
            : [desc(top.listeners), desc(top.plays)]),
          asc(top.trackId),
        );
    },

    artists: async (
      guildId: GuildId,
      period: DigestPeriod,
      by: TopBy,
      limit: number,
      among?: Among,
    ): Promise<ServerTop[]> => {
      const rows = await q
        .select({
          name: t.artists.name,
          spotifyId: t.artists.spotifyId,
          imageUrl: t.artists.imageUrl,
          plays,
          listeners,
        })
        .from(t.serverConsents)
        .innerJoin(t.listeners, consented(guildId, among))
        .innerJoin(t.plays, theirs)
        .innerJoin(t.trackArtists, eq(t.trackArtists.trackId, t.plays.trackId))
        .innerJoin(t.artists, eq(t.artists.id, t.trackArtists.artistId))
        .where(within(period))
        .groupBy(t.artists.id, t.artists.name, t.artists.spotifyId, t.artists.imageUrl)
        .orderBy(...order(by), asc(t.artists.id))
        .limit(limit);
      return rows.map((row) => ({ ...row, artists: [] }));
    },
  };
};
