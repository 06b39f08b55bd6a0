import { eq } from 'drizzle-orm';
import type { Queries, Tx } from '../database.ts';

/** Single facts of the installation, by key. */
export const factReads = ({ q, t }: Queries) => ({
  get: async (key: string): Promise<string | null> =>
    (await q.select({ value: t.facts.value }).from(t.facts).where(eq(t.facts.key, key)))[0]?.value ?? null,
});

export const factWrites = ({ q, t }: Tx) => ({
  set: async (key: string, value: string): Promise<void> => {
    await q
      .insert(t.facts)
      .values({ key, value })
      .onConflictDoUpdate({ target: t.facts.key, set: { value } });
  },

  remove: async (key: string): Promise<void> => {
    await q.delete(t.facts).where(eq(t.facts.key, key));
  },
});
