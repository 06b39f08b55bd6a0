import { type Movement, movementOf } from '../charts/movement.ts';
import { weekNumber } from '../charts/weeks.ts';

/**
 * One of Spotify's top lists as it stood once. Weeks are those of charts: against yesterday's list nearly nothing ever
 * moves.
 */
export interface Capture {
  /** ms UTC */
  readonly capturedAt: number;
  /** Tracks or artists, best first. */
  readonly ids: readonly number[];
}

/** What a list remembers of a place that it has now. */
export interface RankMemory {
  /** Against the last capture of an earlier week, within the first week against the very first one. */
  readonly movement: Movement;
  /** Its place in that capture; null when it had none. */
  readonly previous: number | null;
  /** The best place it ever had. */
  readonly peak: number;
  /** Weeks in which it stood on the list at least once. */
  readonly weeks: number;
}

/** Whether a list that was read is the last capture seen once more: nothing moved, and it is still the same week. */
export const isSameCapture = (last: Capture, ids: readonly number[], now: number): boolean =>
  weekNumber(last.capturedAt) === weekNumber(now) &&
  last.ids.length === ids.length &&
  last.ids.every((id, at) => id === ids[at]);

/**
 * Of each place of the newest capture, best first.
 * @param captures of one list, oldest first
 */
export const rankMemories = (captures: readonly Capture[]): RankMemory[] => {
  const newest = captures.at(-1);
  if (newest === undefined) return [];
  const week = weekNumber(newest.capturedAt);
  const earlier = captures.slice(0, -1);
  const basis = earlier.findLast(({ capturedAt }) => weekNumber(capturedAt) < week) ?? earlier[0] ?? null;
  const before = new Map(basis?.ids.map((id, at) => [id, at + 1]));
  const past = pastOf(captures);
  return newest.ids.map((id, at) => {
    const rank = at + 1;
    const { peak, weeks, firstAt } = past.get(id) ?? { peak: rank, weeks: 1, firstAt: newest.capturedAt };
    const previous = before.get(id);
    const movement = movementOf(rank, previous, firstAt, basis?.capturedAt ?? null);
    return { movement, previous: previous ?? null, peak, weeks };
  });
};

interface Past {
  peak: number;
  weeks: number;
  lastWeek: number;
  readonly firstAt: number;
}

/** Of everything that ever stood on the list. */
const pastOf = (captures: readonly Capture[]): ReadonlyMap<number, Past> => {
  const past = new Map<number, Past>();
  for (const { ids, capturedAt } of captures) {
    const week = weekNumber(capturedAt);
    for (const [at, id] of ids.entries()) {
      const known = past.get(id);
      if (known === undefined) {
        past.set(id, { peak: at + 1, weeks: 1, lastWeek: week, firstAt: capturedAt });
        continue;
      }
      known.peak = Math.min(known.peak, at + 1);
      if (week > known.lastWeek) known.weeks += 1;
      known.lastWeek = Math.max(known.lastWeek, week);
    }
  }
  return past;
};
