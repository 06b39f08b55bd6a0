import { and, asc, eq, sql } from 'drizzle-orm';
import type { MemberId } from '../../domain/ids.ts';
import type { Follow, NamedMute } from '../../domain/radar/radar.ts';
import type { Queries, Tx } from '../database.ts';

/** What members said about their radar: what they follow, what they keep off, and that they want to be told. */
export const radarWishReads = ({ q, t }: Queries) => ({
  /** Everybody who wants to be told, with when they were, ms UTC. */
  tellings: async (): Promise<{ memberId: MemberId; toldAt: number }[]> =>
    q.select().from(t.radarTellings).orderBy(asc(t.radarTellings.memberId)),

  /** When a member was told last, or asked to be; null: they do not want to be told. */
  toldAt: async (memberId: MemberId): Promise<number | null> => {
    const { radarTellings: tellings } = t;
    const rows = await q
      .select({ at: tellings.toldAt })
      .from(tellings)
      .where(eq(tellings.memberId, memberId));
    return rows[0]?.at ?? null;
  },

  mutes: async (memberId: MemberId): Promise<NamedMute[]> => {
    const { radarMutes: mutes } = t;
    return q
      .select({ kind: mutes.kind, value: mutes.value, name: mutes.name })
      .from(mutes)
      .where(eq(mutes.memberId, memberId))
      .orderBy(asc(mutes.kind), asc(mutes.name));
  },

  follows: async (memberId: MemberId): Promise<Follow[]> => {
    const { radarFollows: follows } = t;
    return q
      .select({ kind: follows.kind, value: follows.value, name: follows.name })
      .from(follows)
      .where(eq(follows.memberId, memberId))
      .orderBy(asc(follows.kind), asc(follows.name), asc(follows.value));
  },

  /** Artists whom anybody follows, each once. */
  followedArtists: async (): Promise<{ value: string; name: string }[]> => {
    const { radarFollows: follows } = t;
    return q
      .select({ value: follows.value, name: sql<string>`min(${follows.name})` })
      .from(follows)
      .where(eq(follows.kind, 'artist'))
      .groupBy(follows.value)
      .orderBy(asc(follows.value));
  },
});

export const radarWishWrites = ({ q, t }: Tx) => {
  const { radarMutes: mutes, radarFollows: follows } = t;
  return {
    mute: async (memberId: MemberId, mute: NamedMute, now: number): Promise<void> => {
      const row = { kind: mute.kind, value: mute.value, name: mute.name };
      await q
        .insert(mutes)
        .values({ memberId, ...row, createdAt: now })
        .onConflictDoNothing();
    },

    tell: async (memberId: MemberId, toldAt: number): Promise<void> => {
      await q
        .insert(t.radarTellings)
        .values({ memberId, toldAt })
        .onConflictDoUpdate({ target: t.radarTellings.memberId, set: { toldAt } });
    },

    stopTelling: async (memberId: MemberId): Promise<void> => {
      await q.delete(t.radarTellings).where(eq(t.radarTellings.memberId, memberId));
    },

    unmute: async (memberId: MemberId, { kind, value }: Pick<NamedMute, 'kind' | 'value'>): Promise<void> => {
      await q
        .delete(mutes)
        .where(and(eq(mutes.memberId, memberId), eq(mutes.kind, kind), eq(mutes.value, value)));
    },

    /** False: they follow it already. */
    follow: async (memberId: MemberId, { kind, value, name }: Follow, now: number): Promise<boolean> => {
      const rows = await q
        .insert(follows)
        .values({ memberId, kind, value, name, createdAt: now })
        .onConflictDoNothing()
        .returning({ value: follows.value });
      return rows.length > 0;
    },

    unfollow: async (memberId: MemberId, { kind, value }: Pick<Follow, 'kind' | 'value'>): Promise<void> => {
      await q
        .delete(follows)
        .where(and(eq(follows.memberId, memberId), eq(follows.kind, kind), eq(follows.value, value)));
    },
  };
};
