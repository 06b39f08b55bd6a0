import { and, count, eq, isNotNull, sql } from 'drizzle-orm';
import type { AccountStatus } from '../../domain/accounts.ts';
import type { GuildId, MemberId } from '../../domain/ids.ts';
import type { Queries } from '../database.ts';
import { countedPlay, playsOf } from './play-words.ts';

/** What `/help` asks: every newcomer's first command, so the statements are prepared once. */
export const standingReads = (queries: Queries) => {
  const { q, t } = queries;
  const member = sql.placeholder('member');
  const accounts = q
    .select({ name: t.accounts.displayName, status: t.accounts.status })
    .from(t.accounts)
    .where(and(eq(t.accounts.memberId, member), eq(t.accounts.provider, 'spotify')))
    .orderBy(t.accounts.id)
    .prepare();
  const sources = q
    .select({ lastSyncAt: t.sources.lastSyncAt, syncedTracks: t.sources.syncedTracks })
    .from(t.sources)
    .where(and(eq(t.sources.memberId, member), isNotNull(t.sources.selectedAt)))
    .prepare();
  const firstPlay = q
    .select({ at: t.plays.endedAt })
    .from(t.plays)
    .where(and(playsOf(queries, member), countedPlay(queries)))
    .limit(1)
    .prepare();
  const ruleSets = q
    .select({ value: count() })
    .from(t.ruleSets)
    .where(eq(t.ruleSets.memberId, member))
    .prepare();
  const digests = q
    .select({ value: count() })
    .from(t.digests)
    .where(eq(t.digests.guildId, sql.placeholder('guild')))
    .prepare();

  return {
    accounts: (memberId: MemberId): Promise<{ name: string; status: AccountStatus }[]> =>
      accounts.execute({ member: memberId }),

    /** One row per chosen source. */
    chosenSources: (
      memberId: MemberId,
    ): Promise<{ lastSyncAt: number | null; syncedTracks: number | null }[]> =>
      sources.execute({ member: memberId }),

    hasPlays: async (memberId: MemberId): Promise<boolean> =>
      (await firstPlay.execute({ member: memberId })).length > 0,

    ruleSets: async (memberId: MemberId): Promise<number> =>
      (await ruleSets.execute({ member: memberId }))[0]?.value ?? 0,

    digestsIn: async (guildId: GuildId): Promise<number> =>
      (await digests.execute({ guild: guildId }))[0]?.value ?? 0,
  };
};
