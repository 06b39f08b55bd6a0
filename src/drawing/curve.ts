import type { Point } from '../domain/pictures.ts';

/** A stretch of a curve: where it ends, and the two points that bend it. */
export interface Bend {
  readonly from: Point;
  readonly leaving: Point;
  readonly reaching: Point;
  readonly to: Point;
}

/**
 * The curve through points that runs from left to right and stays between its neighbours: between two values there is
 * nothing that was never there (monotone cubic, Fritsch and Carlson).
 */
export const curveThrough = (points: readonly Point[]): Bend[] => {
  const slopes = points.slice(1).map(([x, y], at) => {
    const [beforeX, beforeY] = points[at] ?? [x, y];
    return x === beforeX ? 0 : (y - beforeY) / (x - beforeX);
  });
  const tangents = points.map((_, at) => {
    const before = slopes[at - 1];
    const after = slopes[at];
    if (before === undefined || after === undefined) return before ?? after ?? 0;
    return before * after <= 0 ? 0 : (2 * before * after) / (before + after);
  });
  return points.slice(1).map((to, at) => {
    const from = points[at] ?? to;
    const third = (to[0] - from[0]) / 3;
    return {
      from,
      leaving: [from[0] + third, from[1] + third * (tangents[at] ?? 0)],
      reaching: [to[0] - third, to[1] - third * (tangents[at + 1] ?? 0)],
      to,
    };
  });
};

/** The same curve from its end to its beginning. */
export const backwards = (curve: readonly Bend[]): Bend[] =>
  curve
    .map(({ from, leaving, reaching, to }) => ({ from: to, leaving: reaching, reaching: leaving, to: from }))
    .toReversed();
