import { and, asc, eq, isNull, lte, or } from 'drizzle-orm';
import type { GuildId, MemberId, NamedPostId } from '../../domain/ids.ts';
import type { Queries, Tx } from '../database.ts';

export interface CheckedConsent {
  readonly guildId: GuildId;
  readonly memberId: MemberId;
}

/** Whether those who agreed in a server are still in it, and what goes with a server that Segue is not in any more. */
export const serverLeavingReads = ({
  q,
  t: { serverConsents: consents, namedPosts: posts, namedPostMembers: named },
}: Queries) => ({
  /** Consents that were looked at before then, or never; the longest waiting first. */
  unchecked: async (before: number, limit: number): Promise<CheckedConsent[]> =>
    q
      .select({ guildId: consents.guildId, memberId: consents.memberId })
      .from(consents)
      .where(or(isNull(consents.checkedAt), lte(consents.checkedAt, before)))
      .orderBy(asc(consents.checkedAt), asc(consents.guildId), asc(consents.memberId))
      .limit(limit),

  /** The same of those whom a message names. */
  uncheckedIn: async (postId: NamedPostId, before: number): Promise<CheckedConsent[]> =>
    q
      .select({ guildId: consents.guildId, memberId: consents.memberId })
      .from(named)
      .innerJoin(posts, eq(posts.id, named.postId))
      .innerJoin(consents, and(eq(consents.guildId, posts.guildId), eq(consents.memberId, named.memberId)))
      .where(and(eq(named.postId, postId), or(isNull(consents.checkedAt), lte(consents.checkedAt, before)))),
});

export const serverLeavingWrites = ({ q, t }: Tx) => {
  const { serverConsents: consents } = t;
  return {
    checked: async ({ guildId, memberId }: CheckedConsent, now: number): Promise<void> => {
      await q
        .update(consents)
        .set({ checkedAt: now })
        .where(and(eq(consents.guildId, guildId), eq(consents.memberId, memberId)));
    },

    /** Forgets everything about a server: who agreed, crowns, what was said in it, its digests, charts and blends. */
    forget: async (guildId: GuildId): Promise<void> => {
      const said = [t.namedPosts, t.digestPosts, t.digests, t.radarChannels] as const;
      for (const table of [consents, t.crowns, t.charts, t.blends, ...said] as const) {
        await q.delete(table).where(eq(table.guildId, guildId));
      }
    },
  };
};
