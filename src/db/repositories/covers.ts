import { and, asc, count, desc, eq, inArray, isNotNull, lte } from 'drizzle-orm';
import type { Queries, Tx } from '../database.ts';

/** Small copies of covers, by address. */
export const coverReads = ({ q, t: { covers } }: Queries) => ({
  /** Those that are known, with their bytes if they came. */
  among: async (
    urls: readonly string[],
  ): Promise<{ url: string; bytes: Uint8Array | null; askAt: number | null; usedAt: number }[]> =>
    urls.length === 0
      ? []
      : q
          .select()
          .from(covers)
          .where(inArray(covers.url, [...urls])),

  /** Those to be asked for by now, the longest waiting first. */
  wanted: async (now: number, limit: number): Promise<string[]> => {
    const rows = await q
      .select({ url: covers.url })
      .from(covers)
      .where(and(isNotNull(covers.askAt), lte(covers.askAt, now)))
      .orderBy(asc(covers.askAt), asc(covers.url))
      .limit(limit);
    return rows.map(({ url }) => url);
  },

  count: async (): Promise<number> => (await q.select({ all: count() }).from(covers))[0]?.all ?? 0,
});

export const coverWrites = ({ q, t: { covers } }: Tx) => ({
  /** Notes that pictures want these; what is known stays as it is but for the day of its last use. */
  use: async (urls: readonly string[], now: number): Promise<void> => {
    for (const url of urls) {
      await q
        .insert(covers)
        .values({ url, bytes: null, askAt: now, usedAt: now })
        .onConflictDoUpdate({ target: covers.url, set: { usedAt: now } });
    }
  },

  /** @param askAt when to ask again; null: never */
  set: async (url: string, bytes: Uint8Array | null, askAt: number | null): Promise<void> => {
    await q
      .update(covers)
      .set({ ...(bytes === null ? {} : { bytes: Buffer.from(bytes) }), askAt })
      .where(eq(covers.url, url));
  },

  /** Removes all but the `most` that were used last. */
  prune: async (most: number): Promise<void> => {
    const [edge] = await q
      .select({ usedAt: covers.usedAt })
      .from(covers)
      .orderBy(desc(covers.usedAt))
      .limit(1)
      .offset(most);
    if (edge !== undefined) await q.delete(covers).where(lte(covers.usedAt, edge.usedAt));
  },
});
