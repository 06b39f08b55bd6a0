import { and, asc, count, eq, isNull, lte } from 'drizzle-orm';
import type { Digest, DigestPause } from '../../domain/digests.ts';
import type { DigestId, GuildId } from '../../domain/ids.ts';
import type { Queries, Tx } from '../database.ts';

export type NewDigest = Omit<Digest, 'id' | 'pausedAt' | 'pausedWhy'>;

export const digestReads = ({ q, t }: Queries) => ({
  find: async (id: DigestId): Promise<Digest | null> =>
    (await q.select().from(t.digests).where(eq(t.digests.id, id)))[0] ?? null,

  /** The same, but only if it belongs to this server. */
  findIn: async (guildId: GuildId, id: DigestId): Promise<Digest | null> =>
    (
      await q
        .select()
        .from(t.digests)
        .where(and(eq(t.digests.id, id), eq(t.digests.guildId, guildId)))
    )[0] ?? null,

  /** Of a server, the next one first. */
  ofGuild: async (guildId: GuildId): Promise<Digest[]> =>
    q
      .select()
      .from(t.digests)
      .where(eq(t.digests.guildId, guildId))
      .orderBy(asc(t.digests.nextRunAt), asc(t.digests.id)),

  countIn: async (guildId: GuildId): Promise<number> => {
    const rows = await q.select({ digests: count() }).from(t.digests).where(eq(t.digests.guildId, guildId));
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

export const digestWrites = ({ q, t }: Tx) => ({
  add: async (digest: NewDigest, now: number): Promise<DigestId> => {
    const [row] = await q
      .insert(t.digests)
      .values({ ...digest, pausedAt: null, pausedWhy: null, createdAt: now })
      .returning({ id: t.digests.id });
    if (row === undefined) throw new Error('The database returned no id for a new digest.');
    return row.id;
  },

  /** Moves a digest from one run to the next. False when somebody else has done so. */
  advance: async (id: DigestId, from: number, to: number): Promise<boolean> => {
    const rows = await q
      .update(t.digests)
      .set({ nextRunAt: to })
      .where(and(eq(t.digests.id, id), eq(t.digests.nextRunAt, from), isNull(t.digests.pausedAt)))
      .returning({ id: t.digests.id });
    return rows.length > 0;
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

  resume: async (guildId: GuildId, id: DigestId, nextRunAt: number): Promise<void> => {
    await q
      .update(t.digests)
      .set({ pausedAt: null, pausedWhy: null, nextRunAt })
      .where(and(eq(t.digests.id, id), eq(t.digests.guildId, guildId)));
  },

  /** False when there is no such digest in this server. */
  remove: async (guildId: GuildId, id: DigestId): Promise<boolean> => {
    const rows = await q
      .delete(t.digests)
      .where(and(eq(t.digests.id, id), eq(t.digests.guildId, guildId)))
      .returning({ id: t.digests.id });
    return rows.length > 0;
  },
});
