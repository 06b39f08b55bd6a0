import { and, eq, isNotNull } from 'drizzle-orm';
import type { MemberId } from '../../domain/ids.ts';
import type { Queries } from '../database.ts';

/** What `/help` asks about a member beyond the other repositories. */
export const standingReads = ({ q, t }: Queries) => ({
  /** One row per chosen source. */
  chosenSources: async (
    memberId: MemberId,
  ): Promise<{ lastSyncAt: number | null; syncedTracks: number | null }[]> =>
    await q
      .select({ lastSyncAt: t.sources.lastSyncAt, syncedTracks: t.sources.syncedTracks })
      .from(t.sources)
      .where(and(eq(t.sources.memberId, memberId), isNotNull(t.sources.selectedAt))),
});
