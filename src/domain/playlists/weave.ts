import type { Standing } from './arrange.ts';
import type { Entry } from './playlist.ts';

/**
 * Puts lines that are missing among those that are there: behind the line that they were meant to follow (in `meant`,
 * what an interrupted apply was about to make), else at the end.
 */
export const weave = (
  actual: readonly Entry[],
  standing: readonly Standing[],
  missing: readonly Entry[],
  meant: readonly Entry[],
): readonly Standing[] => {
  if (missing.length === 0) return standing;
  const left = new Map(missing.map((entry) => [entry.key, entry]));
  const place = new Map(actual.map(({ key }, index) => [key, index]));
  const behind = new Map<number, Standing[]>();
  let anchor = -1;
  for (const { key } of meant) {
    const entry = left.get(key);
    if (entry === undefined) anchor = place.get(key) ?? anchor;
    else {
      left.delete(key);
      behind.set(anchor, [...(behind.get(anchor) ?? []), { role: 'hand', entry }]);
    }
  }
  return [
    ...(behind.get(-1) ?? []),
    ...standing.flatMap((line, index) => [line, ...(behind.get(index) ?? [])]),
    ...[...left.values()].map((entry): Standing => ({ role: 'hand', entry })),
  ];
};
