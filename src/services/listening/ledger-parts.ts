import type { PlayRow } from '../../db/repositories/play-rows.ts';
import type { Reads } from '../../db/repositories/repositories.ts';
import type { ListenerId } from '../../domain/ids.ts';

/** Rows of a walk through a listener's plays, in the order of time. */
export interface Part {
  /** All that ended after the part before, up to `next`: moments are never cut in two. */
  readonly rows: readonly PlayRow[];
  /** Where the next part begins; null: this was the last. */
  readonly next: number | null;
}

/** About `limit` rows that ended later than `after`. */
export const partOf = async (
  tx: Pick<Reads, 'playRows'>,
  listenerId: ListenerId,
  after: number,
  limit: number,
): Promise<Part> => {
  const rows = await tx.playRows.following(listenerId, after, limit);
  const last = rows.at(-1)?.endedAt;
  if (last === undefined || rows.length < limit) return { rows, next: null };
  // Rows of the last moment may lie beyond the limit.
  const before = rows.filter(({ endedAt }) => endedAt < last);
  return { rows: [...before, ...(await tx.playRows.between(listenerId, last, last))], next: last };
};
