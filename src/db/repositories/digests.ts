import { and, asc, count, eq, isNull, lte, or } from 'drizzle-orm';
import type { Digest, DigestPause } from '../../domain/digests.ts';
import type { DigestId, GuildId, MemberId } from '../../domain/ids.ts';
import type { Queries, Tx } from '../database.ts';
import { digestPostReads, digestPostWrites } from './digest-posts.ts';
import { serverRadarReads } from './server-radar.ts';

export type NewDigest = Omit<Digest, 'id' | 'skippedAt'>;
export type DigestPatch = Partial<Omit<Digest, 'id' | 'guildId' | 'memberId' | 'createdBy'>>;

export const digestReads = (queries: Queries) => ({
  ...digestRowReads(queries),
  posts: digestPostReads(queries),
  /** What the radars of a server's members have in common. */
  serverRadar: serverRadarReads(queries),
});

const digestRowReads = ({ q, t }: Queries) => ({
  find: async (id: DigestId): Promise<Digest | null> =>
    (await q.select().from(t.digests).where(eq(t.digests.id, id)))[0] ?? null,

  /** Of a server, and those in a member's own DMs, the next one first. */
  seenBy: async (memberId: MemberId, guildId: GuildId | null): Promise<Digest[]> =>
    q
      .select()
      .from(t.digests)
      .where(
        or(eq(t.digests.memberId, memberId), guildId === null ? undefined : eq(t.digests.guildId, guildId)),
      )
      .orderBy(asc(t.digests.nextRunAt), asc(t.digests.id)),

  countIn: async (guildId: GuildId): Promise<number> => {
    const rows = await q.select({ digests: count() }).from(t.digests).where(eq(t.digests.guildId, guildId));
    return rows[0]?.digests ?? 0;
  },

  /** In a member's DMs. */
  countOf: async (memberId: MemberId): Promise<number> => {
    const rows = await q.select({ digests: count() }).from(t.digests).where(eq(t.digests.memberId, memberId));
    return rows[0]?.digests ?? 0;
  },

  /** Those that are not paused and whose time has come, the longest waiting first. */
  due: async (now: number, limit: number): Promise<Digest[]> =>
    q
      .select()
      .from(t.digests)
      .where(and(lte(t.digests.nextRunAt, now), isNull(t.digests.pausedAt)))
      .orderBy(asc(t.digests.nextRunAt))
      .limit(limit),
});

export const digestWrites = (tx: Tx) => ({
  ...digestRowWrites(tx),
  posts: { ...digestPostReads(tx), ...digestPostWrites(tx) },
});

const digestRowWrites = ({ q, t }: Tx) => ({
  add: async (digest: NewDigest, now: number): Promise<DigestId> => {
    const [row] = await q
      .insert(t.digests)
      .values({ ...digest, skippedAt: null, createdAt: now })
      .returning({ id: t.digests.id });
    if (row === undefined) throw new Error('The database returned no id for a new digest.');
    return row.id;
  },

  /** Moves a digest from one run to the next. False when somebody else has done so. */
  advance: async (
    id: DigestId,
    from: number,
    to: number,
    skippedAt: number | null = null,
  ): Promise<boolean> => {
    const rows = await q
      .update(t.digests)
      .set({ nextRunAt: to, skippedAt })
      .where(and(eq(t.digests.id, id), eq(t.digests.nextRunAt, from), isNull(t.digests.pausedAt)))
      .returning({ id: t.digests.id });
    return rows.length > 0;
  },

  set: async (id: DigestId, patch: DigestPatch): Promise<void> => {
    await q.update(t.digests).set(patch).where(eq(t.digests.id, id));
  },

  /** False when it stood still already, or is gone. */
  pause: async (id: DigestId, why: DigestPause, now: number): Promise<boolean> => {
    const rows = await q
      .update(t.digests)
      .set({ pausedAt: now, pausedWhy: why })
      .where(and(eq(t.digests.id, id), isNull(t.digests.pausedAt)))
      .returning({ id: t.digests.id });
    return rows.length > 0;
  },

  /** False when it is gone already. */
  remove: async (id: DigestId): Promise<boolean> => {
    const rows = await q.delete(t.digests).where(eq(t.digests.id, id)).returning({ id: t.digests.id });
    return rows.length > 0;
  },
});
