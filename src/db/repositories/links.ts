import { and, asc, desc, eq, gt, inArray, lte } from 'drizzle-orm';
import type { LinkRequest, LinkStage } from '../../domain/accounts.ts';
import type { LinkRequestId, MemberId } from '../../domain/ids.ts';
import type { Queries, Tx } from '../database.ts';

/** A linking attempt with the hashes of its one-time secrets and what is sealed in it. */
export interface LinkRow extends LinkRequest, LinkSecrets {
  readonly ticketHash: string;
}

export interface LinkSecrets {
  readonly stateHash: string | null;
  readonly browserHash: string | null;
  readonly codeVerifierSealed: string | null;
  readonly pairingCodeHash: string | null;
  readonly grantSealed: string | null;
}

const OPEN: LinkStage[] = ['issued', 'started', 'authorized'];
const NO_SECRETS: LinkSecrets = {
  stateHash: null,
  browserHash: null,
  codeVerifierSealed: null,
  pairingCodeHash: null,
  grantSealed: null,
};

export const linkReads = ({ q, t }: Queries) => ({
  find: async (memberId: MemberId, id: LinkRequestId): Promise<LinkRow | null> => {
    const own = and(eq(t.linkRequests.id, id), eq(t.linkRequests.memberId, memberId));
    return (await q.select().from(t.linkRequests).where(own))[0] ?? null;
  },

  byTicket: async (ticketHash: string): Promise<LinkRow | null> =>
    (await q.select().from(t.linkRequests).where(eq(t.linkRequests.ticketHash, ticketHash)))[0] ?? null,

  byState: async (stateHash: string): Promise<LinkRow | null> =>
    (await q.select().from(t.linkRequests).where(eq(t.linkRequests.stateHash, stateHash)))[0] ?? null,

  byBrowser: async (browserHash: string): Promise<LinkRow | null> =>
    (await q.select().from(t.linkRequests).where(eq(t.linkRequests.browserHash, browserHash)))[0] ?? null,

  /** When the member asked for links after `since`, newest first. */
  askedSince: async (memberId: MemberId, since: number): Promise<number[]> => {
    const rows = await q
      .select({ createdAt: t.linkRequests.createdAt })
      .from(t.linkRequests)
      .where(and(eq(t.linkRequests.memberId, memberId), gt(t.linkRequests.createdAt, since)))
      .orderBy(desc(t.linkRequests.createdAt));
    return rows.map(({ createdAt }) => createdAt);
  },

  /** The member's unfinished attempts that still have time, oldest first. */
  open: async (memberId: MemberId, now: number): Promise<LinkRow[]> =>
    q
      .select()
      .from(t.linkRequests)
      .where(
        and(
          eq(t.linkRequests.memberId, memberId),
          inArray(t.linkRequests.stage, OPEN),
          gt(t.linkRequests.expiresAt, now),
        ),
      )
      .orderBy(asc(t.linkRequests.id)),
});

export const linkWrites = ({ q, t }: Tx) => ({
  insert: async (
    link: Omit<LinkRequest, 'id' | 'stage' | 'pairingTries'> & { ticketHash: string },
  ): Promise<LinkRequestId> => {
    const rows = await q
      .insert(t.linkRequests)
      .values({ ...link, stage: 'issued', pairingTries: 0 })
      .returning({ id: t.linkRequests.id });
    const row = rows[0];
    if (row === undefined) throw new Error('The database stored a link and did not give it back.');
    return row.id;
  },

  /** Goes to another stage; false when somebody else was faster. */
  advance: async (
    id: LinkRequestId,
    from: LinkStage,
    to: LinkStage,
    facts: Partial<LinkSecrets> & { expiresAt?: number } = {},
  ): Promise<boolean> => {
    const rows = await q
      .update(t.linkRequests)
      .set({ ...facts, stage: to })
      .where(and(eq(t.linkRequests.id, id), eq(t.linkRequests.stage, from)))
      .returning({ id: t.linkRequests.id });
    return rows.length > 0;
  },

  /** Uses the state up; false when it was used before. */
  useState: async (id: LinkRequestId, stateHash: string): Promise<boolean> => {
    const rows = await q
      .update(t.linkRequests)
      .set({ stateHash: null, codeVerifierSealed: null })
      .where(and(eq(t.linkRequests.id, id), eq(t.linkRequests.stateHash, stateHash)))
      .returning({ id: t.linkRequests.id });
    return rows.length > 0;
  },

  setTries: async (id: LinkRequestId, pairingTries: number): Promise<void> => {
    await q.update(t.linkRequests).set({ pairingTries }).where(eq(t.linkRequests.id, id));
  },

  /** Ends attempts for good and forgets their secrets. */
  finish: async (ids: readonly LinkRequestId[], stage: 'paired' | 'failed'): Promise<void> => {
    if (ids.length === 0) return;
    await q
      .update(t.linkRequests)
      .set({ ...NO_SECRETS, stage })
      .where(inArray(t.linkRequests.id, [...ids]));
  },

  /** Deletes what ended or ran out before `before` (the rate limit needs the younger ones). */
  purge: async (before: number): Promise<void> => {
    await q.delete(t.linkRequests).where(lte(t.linkRequests.expiresAt, before));
  },

  /** Forgets the secrets of attempts that ran out of time. */
  expire: async (now: number): Promise<void> => {
    await q
      .update(t.linkRequests)
      .set({ ...NO_SECRETS, stage: 'failed' })
      .where(and(inArray(t.linkRequests.stage, OPEN), lte(t.linkRequests.expiresAt, now)));
  },
});
