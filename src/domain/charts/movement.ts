import type { ChartEntityId } from '../ids.ts';
import type { CaptureMoment, Place } from './memory.ts';

/**
 * How an entity moved since the basis. `none`: there is nothing to compare with; `new`: it was never there before;
 * `reentry`: it was, but not in the basis.
 */
export type Movement =
  | { readonly kind: 'none' | 'new' | 'reentry' | 'same' }
  /** So many places. */
  | { readonly kind: 'up' | 'down'; readonly by: number };

/**
 * What a capture is compared with: the last one of an earlier week; within a chart's first week its very first one.
 * @param captures good ones of the chart, oldest first; with gaps, the last one before a gap counts
 * @returns null when there is no other
 */
export const basisOf = <C extends CaptureMoment>(captures: readonly C[], shown: C): C | null => {
  const earlier = captures.filter(({ id, week }) => id < shown.id && week < shown.week);
  return earlier.at(-1) ?? captures.find(({ id }) => id < shown.id) ?? null;
};

/**
 * @param before its rank in the basis; undefined: it was not there
 * @param firstAt when the chart first had it, ms UTC
 * @param basisAt when the basis was captured; null: there is none
 */
export const movementOf = (
  rank: number,
  before: number | undefined,
  firstAt: number,
  basisAt: number | null,
): Movement => {
  if (basisAt === null) return { kind: 'none' };
  if (before === undefined) return { kind: firstAt > basisAt ? 'new' : 'reentry' };
  if (before === rank) return { kind: 'same' };
  return before > rank ? { kind: 'up', by: before - rank } : { kind: 'down', by: rank - before };
};

export interface Moved extends Place {
  readonly movement: Movement;
  /** Its rank in the basis; null: it was not there. */
  readonly before: number | null;
}

/** Everybody's movement, in the order of the capture. */
export const movements = (
  shown: readonly Place[],
  basis: { readonly capturedAt: number; readonly places: readonly Place[] } | null,
  firstAt: ReadonlyMap<ChartEntityId, number>,
): Moved[] => {
  const ranks = new Map(basis?.places.map(({ entityId, rank }) => [entityId, rank]));
  return shown.map((place) => {
    const before = ranks.get(place.entityId);
    const first = firstAt.get(place.entityId) ?? Number.POSITIVE_INFINITY;
    return {
      ...place,
      before: before ?? null,
      movement: movementOf(place.rank, before, first, basis?.capturedAt ?? null),
    };
  });
};

/** Who climbed most, the furthest first; equal climbs by the better place. */
export const climbers = (moved: readonly Moved[], limit: number): Moved[] =>
  moved
    .filter(({ movement }) => movement.kind === 'up')
    .sort((a, b) => climb(b) - climb(a) || a.rank - b.rank)
    .slice(0, limit);

/** Who was never there before, and who came back, the best place first. */
export const newcomers = (moved: readonly Moved[], limit: number): Moved[] =>
  moved
    .filter(({ movement }) => movement.kind === 'new' || movement.kind === 'reentry')
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit);

/** Who left since the basis, the best of them first. */
export const dropouts = (shown: readonly Place[], basis: readonly Place[], limit: number): Place[] => {
  const there = new Set(shown.map(({ entityId }) => entityId));
  return basis
    .filter(({ entityId }) => !there.has(entityId))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit);
};

const climb = ({ movement }: Moved): number => (movement.kind === 'up' ? movement.by : 0);

export interface Stay {
  readonly entityId: ChartEntityId;
  readonly rank: number;
  readonly weeks: number;
  readonly runSince: number;
}

/** Who has been there longest: by weeks on the chart, then by how long without a break. */
export const longestStays = <S extends Stay>(stays: readonly S[], limit: number): S[] =>
  [...stays].sort((a, b) => b.weeks - a.weeks || a.runSince - b.runSince || a.rank - b.rank).slice(0, limit);

/** How many places each name has, most first; nameless ones do not count. */
export const shares = (
  names: readonly (string | null)[],
  limit: number,
): { readonly name: string; readonly places: number }[] => {
  const counts = new Map<string, number>();
  for (const name of names) if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([name, places]) => ({ name, places }))
    .sort((a, b) => b.places - a.places || (a.name < b.name ? -1 : 1))
    .slice(0, limit);
};

/** The same list of the same entities is one capture, seen twice. */
export const sameOrder = (a: readonly Place[], b: readonly Place[]): boolean =>
  a.length === b.length &&
  a.every(({ entityId, rank }, at) => entityId === b[at]?.entityId && rank === b[at]?.rank);
