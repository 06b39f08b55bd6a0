import { and, asc, eq, getTableColumns, ne } from 'drizzle-orm';
import type { Account, AccountProvider, AccountStatus, App } from '../../domain/accounts.ts';
import type { AccountId, MemberId } from '../../domain/ids.ts';
import type { Queries, Tx } from '../database.ts';
import type { Tables } from '../schema/schema.ts';

/** An account together with what is needed to act for it. */
export interface SealedAccount {
  readonly account: Account;
  readonly tokensSealed: string | null;
  /** Null for accounts of providers without apps. */
  readonly app: App | null;
}

/** What a consent gives. */
export interface Authorization {
  readonly appId: Account['appId'];
  readonly externalId: string;
  readonly externalUserId: string | null;
  readonly displayName: string;
  readonly scopes: string;
  readonly authorizedAt: number;
  readonly accessExpiresAt: number;
  readonly refreshDueAt: number;
}

/** The tokens stay out of it: only `sealed` gives them. */
export const accountColumns = ({ accounts }: Tables) => {
  const { tokensSealed: _, ...visible } = getTableColumns(accounts);
  return visible;
};

export const accountReads = ({ q, t }: Queries) => ({
  find: async (memberId: MemberId, id: AccountId): Promise<Account | null> => {
    const own = and(eq(t.accounts.id, id), eq(t.accounts.memberId, memberId));
    return (await q.select(accountColumns(t)).from(t.accounts).where(own))[0] ?? null;
  },

  /** Oldest link first; unlinked ones whose data was kept are among them. */
  ofMember: async (memberId: MemberId): Promise<Account[]> =>
    q
      .select(accountColumns(t))
      .from(t.accounts)
      .where(eq(t.accounts.memberId, memberId))
      .orderBy(asc(t.accounts.id)),

  /** Who has linked this account now. */
  holderOf: async (provider: AccountProvider, externalId: string): Promise<Account | null> => {
    const same = and(eq(t.accounts.provider, provider), eq(t.accounts.externalId, externalId));
    const linked = and(same, ne(t.accounts.status, 'unlinked'));
    return (await q.select(accountColumns(t)).from(t.accounts).where(linked))[0] ?? null;
  },

  /** The member's row of this account, whatever became of it. */
  ownRow: async (
    memberId: MemberId,
    provider: AccountProvider,
    externalId: string,
  ): Promise<Account | null> => {
    const same = and(eq(t.accounts.provider, provider), eq(t.accounts.externalId, externalId));
    const own = and(eq(t.accounts.memberId, memberId), same);
    return (await q.select(accountColumns(t)).from(t.accounts).where(own))[0] ?? null;
  },

  sealed: async (memberId: MemberId, id: AccountId): Promise<SealedAccount | null> => {
    const rows = await q
      .select({
        account: accountColumns(t),
        tokensSealed: t.accounts.tokensSealed,
        app: getTableColumns(t.apps),
      })
      .from(t.accounts)
      .leftJoin(t.apps, eq(t.apps.id, t.accounts.appId))
      .where(and(eq(t.accounts.id, id), eq(t.accounts.memberId, memberId)));
    return rows[0] ?? null;
  },
});

export const accountWrites = ({ q, t }: Tx) => {
  /** Only while the tokens are the ones that the caller worked with: a new link or an unlink in between wins. */
  const unchanged = (memberId: MemberId, id: AccountId, tokensSealed: string) =>
    and(eq(t.accounts.id, id), eq(t.accounts.memberId, memberId), eq(t.accounts.tokensSealed, tokensSealed));
  const fresh = { status: 'active' as const, refreshFailures: 0, reauthToldAt: null };

  return {
    /** A new account, without tokens yet: they are sealed under its id. */
    insert: async (
      account: { memberId: MemberId; provider: AccountProvider } & Authorization,
      now: number,
    ): Promise<AccountId> => {
      const rows = await q
        .insert(t.accounts)
        .values({ ...account, ...fresh, tokensSealed: null, warnedDays: null, linkedAt: now })
        .returning({ id: t.accounts.id });
      const row = rows[0];
      if (row === undefined) throw new Error('The database stored an account and did not give it back.');
      return row.id;
    },

    /** A new consent for an account that exists: everything starts over. */
    authorize: async (
      memberId: MemberId,
      id: AccountId,
      authorization: Authorization,
      now: number,
    ): Promise<void> => {
      await q
        .update(t.accounts)
        .set({ ...authorization, ...fresh, warnedDays: null, linkedAt: now })
        .where(and(eq(t.accounts.id, id), eq(t.accounts.memberId, memberId)));
    },

    /** @param tokensSealed null for an account that is linked by its name alone */
    setTokens: async (memberId: MemberId, id: AccountId, tokensSealed: string | null): Promise<void> => {
      const own = and(eq(t.accounts.id, id), eq(t.accounts.memberId, memberId));
      await q.update(t.accounts).set({ tokensSealed }).where(own);
    },

    /** Stores what a refresh brought. False when the tokens were replaced or deleted in the meantime. */
    refreshed: async (
      memberId: MemberId,
      id: AccountId,
      from: string,
      to: { tokensSealed: string; scopes: string; accessExpiresAt: number; refreshDueAt: number },
    ): Promise<boolean> => {
      const rows = await q
        .update(t.accounts)
        .set({ ...to, ...fresh })
        .where(unchanged(memberId, id, from))
        .returning({ id: t.accounts.id });
      return rows.length > 0;
    },

    /** Notes a refresh that did not work, or puts it off. False when the tokens were replaced in the meantime. */
    notRefreshed: async (
      memberId: MemberId,
      id: AccountId,
      from: string,
      to: { status?: AccountStatus; refreshFailures?: number; refreshDueAt: number; reauthToldAt?: number },
    ): Promise<boolean> => {
      const rows = await q
        .update(t.accounts)
        .set(to)
        .where(unchanged(memberId, id, from))
        .returning({ id: t.accounts.id });
      return rows.length > 0;
    },

    /** The same tokens under another key. */
    reseal: async (memberId: MemberId, id: AccountId, from: string, tokensSealed: string): Promise<void> => {
      await q
        .update(t.accounts)
        .set({ tokensSealed })
        .where(unchanged(memberId, id, from));
    },

    setWarned: async (memberId: MemberId, id: AccountId, warnedDays: number): Promise<void> => {
      const own = and(eq(t.accounts.id, id), eq(t.accounts.memberId, memberId));
      await q.update(t.accounts).set({ warnedDays }).where(own);
    },

    /** It cannot be read any more until its member links it again; they are told of it now. */
    close: async (memberId: MemberId, id: AccountId, now: number): Promise<void> => {
      const own = and(eq(t.accounts.id, id), eq(t.accounts.memberId, memberId));
      await q.update(t.accounts).set({ status: 'needs_reauth', reauthToldAt: now }).where(own);
    },

    /** Forgets the tokens; the row stays as long as there is data that came from it. */
    unlink: async (memberId: MemberId, id: AccountId, now: number): Promise<void> => {
      await q
        .update(t.accounts)
        .set({
          status: 'unlinked',
          tokensSealed: null,
          refreshFailures: 0,
          reauthToldAt: null,
          unlinkedAt: now,
        })
        .where(and(eq(t.accounts.id, id), eq(t.accounts.memberId, memberId)));
    },
  };
};
