import { and, asc, eq, gt, inArray, isNotNull, lt, lte } from 'drizzle-orm';
import type { Account } from '../../domain/accounts.ts';
import type { AccountId, MemberId } from '../../domain/ids.ts';
import type { Queries } from '../database.ts';
import { accountColumns } from './accounts.ts';

/** Looks over everybody's accounts, for work that is due. */
export const accountScans = ({ q, t }: Queries) => ({
  /** A member's accounts that were unlinked before then. */
  unlinkedBefore: async (memberId: MemberId, before: number): Promise<Account[]> =>
    q
      .select(accountColumns(t))
      .from(t.accounts)
      .where(
        and(
          eq(t.accounts.memberId, memberId),
          eq(t.accounts.status, 'unlinked'),
          lt(t.accounts.unlinkedAt, before),
        ),
      ),

  /** Accounts whose access token is due for a refresh, longest overdue first. */
  refreshDue: async (
    now: number,
    giveUpAfter: number,
    limit: number,
  ): Promise<Pick<Account, 'id' | 'memberId'>[]> =>
    q
      .select({ id: t.accounts.id, memberId: t.accounts.memberId })
      .from(t.accounts)
      .where(
        and(
          inArray(t.accounts.status, ['active', 'needs_reauth']),
          lte(t.accounts.refreshDueAt, now),
          lt(t.accounts.refreshFailures, giveUpAfter),
          isNotNull(t.accounts.tokensSealed),
          isNotNull(t.accounts.appId),
        ),
      )
      .orderBy(asc(t.accounts.refreshDueAt))
      .limit(limit),

  /** Active accounts whose consent was given up to `authorizedUpTo`, in pages by id. */
  authorizedUpTo: async (
    authorizedUpTo: number,
    after: AccountId | null,
    limit: number,
  ): Promise<Account[]> =>
    q
      .select(accountColumns(t))
      .from(t.accounts)
      .where(
        and(
          eq(t.accounts.status, 'active'),
          eq(t.accounts.provider, 'spotify'),
          lte(t.accounts.authorizedAt, authorizedUpTo),
          after === null ? undefined : gt(t.accounts.id, after),
        ),
      )
      .orderBy(asc(t.accounts.id))
      .limit(limit),

  /** Everything that is sealed, in pages by id. */
  sealedAfter: async (
    after: AccountId | null,
    limit: number,
  ): Promise<{ id: AccountId; memberId: MemberId; tokensSealed: string }[]> => {
    const rows = await q
      .select({ id: t.accounts.id, memberId: t.accounts.memberId, tokensSealed: t.accounts.tokensSealed })
      .from(t.accounts)
      .where(and(isNotNull(t.accounts.tokensSealed), after === null ? undefined : gt(t.accounts.id, after)))
      .orderBy(asc(t.accounts.id))
      .limit(limit);
    return rows.flatMap(({ tokensSealed, ...row }) =>
      tokensSealed === null ? [] : [{ ...row, tokensSealed }],
    );
  },
});
