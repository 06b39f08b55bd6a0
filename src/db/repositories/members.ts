import { and, eq, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import type { GuildId, MemberId } from '../../domain/ids.ts';
import type { ServerConsent } from '../../domain/privacy.ts';
import type { Queries, Tx } from '../database.ts';

export interface Member {
  readonly id: MemberId;
  readonly locale: string;
  readonly timeZone: string;
  readonly createdAt: number;
  readonly lastSeenAt: number;
  readonly dmClosedAt: number | null;
  readonly dmClosedToldAt: number | null;
}

/** Asked and written at almost every interaction: prepared once. */
const findOf = ({ q, t }: Pick<Queries, 'q' | 't'>) => {
  const statement = q
    .select()
    .from(t.members)
    .where(eq(t.members.id, sql.placeholder('id')))
    .prepare();
  return async (id: MemberId): Promise<Member | null> => (await statement.execute({ id }))[0] ?? null;
};

const seeOf = ({ q, t }: Pick<Queries, 'q' | 't'>) => {
  const id = sql.placeholder('id');
  const locale = sql.placeholder('locale');
  const now = sql.placeholder('now');
  const statement = q
    .insert(t.members)
    .values({ id, locale, timeZone: 'UTC', createdAt: now, lastSeenAt: now })
    .onConflictDoUpdate({ target: t.members.id, set: { locale: sql`${locale}`, lastSeenAt: sql`${now}` } })
    .prepare();
  return async (member: { id: MemberId; locale: string }, at: number): Promise<void> => {
    await statement.execute({ ...member, now: at });
  };
};

export const memberReads = ({ q, t }: Queries) => ({
  find: findOf({ q, t }),

  /** Members of a server who agreed to be counted in it, by name or not. */
  consenting: async (guildId: GuildId): Promise<MemberId[]> => {
    const rows = await q
      .select({ id: t.serverConsents.memberId })
      .from(t.serverConsents)
      .where(eq(t.serverConsents.guildId, guildId));
    return rows.map(({ id }) => id);
  },

  /** Members of a server who agreed to appear by name in it. */
  named: async (guildId: GuildId): Promise<MemberId[]> => {
    const rows = await q
      .select({ id: t.serverConsents.memberId })
      .from(t.serverConsents)
      .where(and(eq(t.serverConsents.guildId, guildId), eq(t.serverConsents.level, 'named')));
    return rows.map(({ id }) => id);
  },

  /** Servers in which the member agreed to be counted. */
  consents: async (memberId: MemberId): Promise<GuildId[]> => {
    const rows = await q
      .select({ guildId: t.serverConsents.guildId })
      .from(t.serverConsents)
      .where(eq(t.serverConsents.memberId, memberId));
    return rows.map(({ guildId }) => guildId);
  },

  /** Servers in which the member agreed to appear by name. */
  namedIn: async (memberId: MemberId): Promise<GuildId[]> => {
    const rows = await q
      .select({ guildId: t.serverConsents.guildId })
      .from(t.serverConsents)
      .where(and(eq(t.serverConsents.memberId, memberId), eq(t.serverConsents.level, 'named')));
    return rows.map(({ guildId }) => guildId);
  },

  /** What the member agreed to in a server. */
  consentIn: async (guildId: GuildId, memberId: MemberId): Promise<ServerConsent> => {
    const [row] = await q
      .select({ level: t.serverConsents.level })
      .from(t.serverConsents)
      .where(and(eq(t.serverConsents.guildId, guildId), eq(t.serverConsents.memberId, memberId)));
    return row?.level ?? 'off';
  },
});

export const memberWrites = ({ q, t }: Tx) => ({
  /** Creates the member at first sight; afterwards notes the visit and Discord's locale. */
  see: seeOf({ q, t }),

  setTimeZone: async (id: MemberId, timeZone: string): Promise<void> => {
    await q.update(t.members).set({ timeZone }).where(eq(t.members.id, id));
  },

  setDmClosed: async (id: MemberId, at: number | null): Promise<void> => {
    await q.update(t.members).set({ dmClosedAt: at, dmClosedToldAt: null }).where(eq(t.members.id, id));
  },

  /** True for the one caller who is to tell the member; false when it has been told. */
  claimDmClosedNotice: async (id: MemberId, now: number): Promise<boolean> => {
    const rows = await q
      .update(t.members)
      .set({ dmClosedToldAt: now })
      .where(
        and(
          eq(t.members.id, id),
          isNotNull(t.members.dmClosedAt),
          or(isNull(t.members.dmClosedToldAt), lt(t.members.dmClosedToldAt, t.members.dmClosedAt)),
        ),
      )
      .returning({ id: t.members.id });
    return rows.length > 0;
  },

  setConsent: async (
    guildId: GuildId,
    memberId: MemberId,
    level: ServerConsent,
    now: number,
  ): Promise<void> => {
    const { serverConsents } = t;
    if (level === 'off') {
      await q
        .delete(serverConsents)
        .where(and(eq(serverConsents.guildId, guildId), eq(serverConsents.memberId, memberId)));
      return;
    }
    await q
      .insert(serverConsents)
      .values({ guildId, memberId, level, agreedAt: now, checkedAt: now })
      .onConflictDoUpdate({ target: [serverConsents.guildId, serverConsents.memberId], set: { level } });
  },

  /** Takes back every yes. Returns how many there were. */
  withdrawAll: async (memberId: MemberId): Promise<number> => {
    const rows = await q
      .delete(t.serverConsents)
      .where(eq(t.serverConsents.memberId, memberId))
      .returning({ guildId: t.serverConsents.guildId });
    return rows.length;
  },
});
