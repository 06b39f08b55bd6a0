/**
 * How old an interaction is on arrival. Its id holds Discord's time, which our wall clock need not agree with (and it
 * may jump), so the age is measured against the freshest arrival of the last minutes on a monotonic clock.
 */
export interface Freshness {
  /** Highest (Discord's time − our monotonic time) of the current and the previous window, ms. */
  readonly best: number;
  readonly previousBest: number;
  readonly windowStart: number;
  /** Discord's time of the arrival before. */
  readonly latest: number;
}

/** Two clocks drift apart by milliseconds in this time, not by seconds. */
const WINDOW_MS = 10 * 60_000;
/** Discord does not replay what is older than this: such an age means that a clock was set. */
const IMPLAUSIBLE_MS = 5 * 60_000;
/** Ids whose times stand still while ours goes on are counted, not timed: they tell nothing about an age. */
const STANDSTILL_MS = 50;

/**
 * Notes an arrival.
 * @param createdAt Discord's time in the interaction's id, ms UTC
 * @param elapsed our monotonic clock, ms
 * @returns the new state, and how much later than the freshest ones it came, ms
 */
export const arrive = (
  state: Freshness | null,
  createdAt: number,
  elapsed: number,
): { state: Freshness; ageMs: number } => {
  const offset = createdAt - elapsed;
  const first: Freshness = { best: offset, previousBest: offset, windowStart: elapsed, latest: createdAt };
  if (state === null) return { state: first, ageMs: 0 };
  if (Math.abs(createdAt - state.latest) < STANDSTILL_MS)
    return { state: { ...state, latest: createdAt }, ageMs: 0 };
  const current = turn(state, first);
  const best = Math.max(current.best, current.previousBest);
  if (best - offset > IMPLAUSIBLE_MS) return { state: first, ageMs: 0 };
  const ageMs = Math.max(0, best - offset);
  return { state: { ...current, best: Math.max(current.best, offset), latest: createdAt }, ageMs };
};

const turn = (state: Freshness, first: Freshness): Freshness => {
  const age = first.windowStart - state.windowStart;
  if (age < WINDOW_MS) return state;
  // After a long silence nothing is known: the next arrival counts as fresh.
  return { ...first, previousBest: age < 2 * WINDOW_MS ? state.best : first.best };
};
