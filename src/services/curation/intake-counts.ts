import type { IntakeCounts } from '../../domain/curation/release.ts';

/** What one page, or one file, brought. */
export type Brought = Omit<IntakeCounts, 'read'>;

export const plus = (counts: IntakeCounts, more: Brought): IntakeCounts => {
  const skipped: Record<string, number> = { ...counts.skipped };
  for (const [why, count] of Object.entries(more.skipped)) skipped[why] = (skipped[why] ?? 0) + count;
  const left = Object.values(more.skipped).reduce((sum, count) => sum + count, 0);
  return {
    read: counts.read + more.added + more.changed + more.known + left,
    added: counts.added + more.added,
    changed: counts.changed + more.changed,
    known: counts.known + more.known,
    skipped,
  };
};

/** Where an intake stands; the beginning for what is no place. */
export const readCheckpoint = (stored: unknown): { cursor: string | null; pages: number } => {
  const place = { cursor: null, pages: 0 };
  if (typeof stored !== 'object' || stored === null) return place;
  const { cursor, pages } = { cursor: undefined, pages: undefined, ...stored };
  if (typeof cursor !== 'string' || typeof pages !== 'number') return place;
  return { cursor, pages };
};
