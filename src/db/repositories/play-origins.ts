import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { AccountId, ListenerId, MemberId, PlayImportId, PlayOriginId } from '../../domain/ids.ts';
import type { PlaySource } from '../../domain/listening.ts';
import type { Queries, Tx } from '../database.ts';

/** Where plays of a listener came from. */
export interface PlayOrigin {
  readonly id: PlayOriginId;
  readonly kind: PlaySource;
  /** The account that they were fetched from; null for imports. */
  readonly accountId: AccountId | null;
  readonly importId: PlayImportId | null;
}

/** Listeners, and what brought their plays. */
export const playOriginReads = ({ q, t: { listeners, playOrigins: origins } }: Queries) => ({
  /** Null for who never had a play. */
  listener: async (memberId: MemberId): Promise<ListenerId | null> => {
    const [row] = await q
      .select({ id: listeners.id })
      .from(listeners)
      .where(eq(listeners.memberId, memberId));
    return row?.id ?? null;
  },

  /** Everybody who ever had a play. */
  members: async (): Promise<MemberId[]> =>
    (await q.select({ memberId: listeners.memberId }).from(listeners).orderBy(asc(listeners.id))).map(
      ({ memberId }) => memberId,
    ),

  of: async (listenerId: ListenerId): Promise<PlayOrigin[]> =>
    q
      .select({
        id: origins.id,
        kind: origins.kind,
        accountId: origins.accountId,
        importId: origins.importId,
      })
      .from(origins)
      .where(eq(origins.listenerId, listenerId)),
});

export const playOriginWrites = ({ q, t: { listeners, playOrigins: origins } }: Tx) => ({
  /** Whoever has plays gets a number. `isNew`: there were none until now. */
  ensureListener: async (memberId: MemberId): Promise<{ id: ListenerId; isNew: boolean }> => {
    const [known] = await q
      .select({ id: listeners.id })
      .from(listeners)
      .where(eq(listeners.memberId, memberId));
    if (known !== undefined) return { id: known.id, isNew: false };
    const [made] = await q.insert(listeners).values({ memberId }).returning({ id: listeners.id });
    if (made === undefined) throw new Error('A listener was stored without a number.');
    return { id: made.id, isNew: true };
  },

  /** The origin of an account's or import's plays; the same one every time. */
  ensure: async (
    listenerId: ListenerId,
    origin: Omit<PlayOrigin, 'id'>,
    now: number,
  ): Promise<PlayOriginId> => {
    const { kind, accountId, importId } = origin;
    const [known] = await q
      .select({ id: origins.id })
      .from(origins)
      .where(
        and(
          eq(origins.listenerId, listenerId),
          eq(origins.kind, kind),
          accountId === null ? isNull(origins.accountId) : eq(origins.accountId, accountId),
          importId === null ? isNull(origins.importId) : eq(origins.importId, importId),
        ),
      );
    if (known !== undefined) return known.id;
    const [made] = await q
      .insert(origins)
      .values({ listenerId, kind, accountId, importId, createdAt: now })
      .returning({ id: origins.id });
    if (made === undefined) throw new Error('An origin was stored without a number.');
    return made.id;
  },

  delete: async (listenerId: ListenerId, originId: PlayOriginId): Promise<void> => {
    await q.delete(origins).where(and(eq(origins.id, originId), eq(origins.listenerId, listenerId)));
  },

  /** Notes that plays of the listener changed. */
  changed: async (listenerId: ListenerId): Promise<void> => {
    await q
      .update(listeners)
      .set({ revision: sql`${listeners.revision} + 1` })
      .where(eq(listeners.id, listenerId));
  },
});
