import { and, asc, countDistinct, eq, inArray, isNull, ne, or } from 'drizzle-orm';
import type { App, AppMode } from '../../domain/accounts.ts';
import type { AppId, GuildId, MemberId } from '../../domain/ids.ts';
import type { Queries, Tx } from '../database.ts';

export const appReads = ({ q, t }: Queries) => ({
  find: async (id: AppId): Promise<App | null> =>
    (await q.select().from(t.apps).where(eq(t.apps.id, id)))[0] ?? null,

  all: async (): Promise<App[]> => q.select().from(t.apps).orderBy(asc(t.apps.id)),

  byClientId: async (clientId: string): Promise<App | null> =>
    (await q.select().from(t.apps).where(eq(t.apps.clientId, clientId)))[0] ?? null,

  /** Apps that a member may link with here: the operator's, their own, the server's, and those they use already. */
  known: async (memberId: MemberId, guildId: GuildId | null): Promise<App[]> => {
    const used = q
      .select({ id: t.accounts.appId })
      .from(t.accounts)
      .where(and(eq(t.accounts.memberId, memberId), ne(t.accounts.status, 'unlinked')));
    return q
      .select()
      .from(t.apps)
      .where(
        or(
          isNull(t.apps.ownerId),
          eq(t.apps.ownerId, memberId),
          guildId === null ? undefined : eq(t.apps.guildId, guildId),
          inArray(t.apps.id, used),
        ),
      )
      .orderBy(asc(t.apps.id));
  },

  ownedBy: async (memberId: MemberId): Promise<App[]> =>
    q.select().from(t.apps).where(eq(t.apps.ownerId, memberId)).orderBy(asc(t.apps.id)),

  /** How many people have an account linked through the app. */
  people: async (id: AppId): Promise<number> => {
    const rows = await q
      .select({ people: countDistinct(t.accounts.memberId) })
      .from(t.accounts)
      .where(and(eq(t.accounts.appId, id), ne(t.accounts.status, 'unlinked')));
    return rows[0]?.people ?? 0;
  },
});

export const appWrites = ({ q, t }: Tx) => ({
  insert: async (app: Omit<App, 'id'>, now: number): Promise<App> => {
    const rows = await q
      .insert(t.apps)
      .values({ ...app, createdAt: now })
      .returning();
    const row = rows[0];
    if (row === undefined) throw new Error('The database stored an app and did not give it back.');
    return row;
  },

  /** The row of the operator's client id; one that a member had brought before becomes the operator's. */
  ensureOperators: async (
    app: { clientId: string; mode: AppMode; name: string },
    now: number,
  ): Promise<void> => {
    await q
      .insert(t.apps)
      .values({ ...app, ownerId: null, guildId: null, createdAt: now })
      .onConflictDoUpdate({
        target: t.apps.clientId,
        set: { mode: app.mode, name: app.name, ownerId: null, guildId: null },
      });
  },

  /** Forgets a member's own app, once nobody is linked through it; unlinked accounts stay without an app. */
  remove: async (id: AppId, owner: MemberId): Promise<void> => {
    const own = and(eq(t.apps.id, id), eq(t.apps.ownerId, owner));
    await q.update(t.accounts).set({ appId: null }).where(eq(t.accounts.appId, id));
    await q.delete(t.apps).where(own);
  },

  /** Offers an app to a server; only its owner's app changes. */
  offer: async (id: AppId, owner: MemberId, guildId: GuildId): Promise<void> => {
    await q
      .update(t.apps)
      .set({ guildId })
      .where(and(eq(t.apps.id, id), eq(t.apps.ownerId, owner)));
  },
});
