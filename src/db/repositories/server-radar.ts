import { and, asc, desc, eq, gte, lt } from 'drizzle-orm';
import type { ToldRelease } from '../../domain/digests/issue.ts';
import type { DigestPeriod } from '../../domain/digests/schedule.ts';
import type { GuildId, MemberId } from '../../domain/ids.ts';
import type { NamedMute } from '../../domain/radar/radar.ts';
import type { Queries } from '../database.ts';

export interface ServerRadarItem {
  readonly release: ToldRelease;
  /** Because of whom it is on this member's radar. */
  readonly artist: string;
  readonly memberId: MemberId;
  readonly weight: number;
}

/** More rows than this tell nobody anything new: the dearest come first. */
const MOST = 5_000;

/** The radars of a server's members who agreed to be counted, together. Who they are is for counting only. */
export const serverRadarReads = ({ q, t }: Queries) => {
  const { radarItems: items, radarReleases: releases, radarMutes, serverConsents } = t;
  const consented = (guildId: GuildId, memberId: typeof items.memberId | typeof radarMutes.memberId) =>
    and(eq(serverConsents.memberId, memberId), eq(serverConsents.guildId, guildId));
  return {
    /** What came onto a radar in the period. */
    found: async (guildId: GuildId, { fromAt, toAt }: DigestPeriod): Promise<ServerRadarItem[]> =>
      q
        .select({
          release: {
            id: releases.id,
            title: releases.title,
            credit: releases.credit,
            kind: releases.kind,
            label: releases.label,
            releaseDate: releases.releaseDate,
            imageUrl: releases.imageUrl,
            url: releases.url,
          },
          artist: items.artist,
          memberId: items.memberId,
          weight: items.weight,
        })
        .from(serverConsents)
        .innerJoin(items, consented(guildId, items.memberId))
        .innerJoin(releases, eq(releases.id, items.releaseId))
        .where(and(gte(items.foundAt, fromAt), lt(items.foundAt, toAt)))
        .orderBy(desc(items.weight), asc(items.releaseId), asc(items.memberId))
        .limit(MOST),

    mutes: async (guildId: GuildId): Promise<(NamedMute & { readonly memberId: MemberId })[]> =>
      q
        .select({
          memberId: radarMutes.memberId,
          kind: radarMutes.kind,
          value: radarMutes.value,
          name: radarMutes.name,
        })
        .from(serverConsents)
        .innerJoin(radarMutes, consented(guildId, radarMutes.memberId)),
  };
};
