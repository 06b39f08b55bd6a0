import { eq } from 'drizzle-orm';
import type { Pace } from '../../domain/pacing.ts';
import type { Queries, Tx } from '../database.ts';

/** Whose turn it is at a provider that all processes share an address for. */
export const paceReads = ({ q, t }: Queries) => ({
  find: async (provider: string): Promise<Pace | null> => {
    const columns = { nextAt: t.paces.nextAt, notedAt: t.paces.notedAt };
    return (await q.select(columns).from(t.paces).where(eq(t.paces.provider, provider)))[0] ?? null;
  },
});

export const paceWrites = ({ q, t }: Tx) => ({
  set: async (provider: string, { nextAt, notedAt }: Pace): Promise<void> => {
    const set = { nextAt, notedAt };
    await q
      .insert(t.paces)
      .values({ provider, ...set })
      .onConflictDoUpdate({ target: t.paces.provider, set });
  },
});
