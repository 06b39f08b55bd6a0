const DAY_MS = 86_400_000;

/** The first ones by hand, then one every so many. */
const EARLY = [1, 100, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000] as const;
const EVERY = 50_000;

/** The first milestone above so many plays. */
export const nextMilestone = (plays: number): number =>
  EARLY.find((milestone) => milestone > plays) ?? (Math.floor(plays / EVERY) + 1) * EVERY;

/** All that were reached with so many plays, ascending. */
export const milestonesUpTo = (plays: number): number[] => {
  const reached: number[] = [];
  for (let next = nextMilestone(0); next <= plays; next = nextMilestone(next)) reached.push(next);
  return reached;
};

/**
 * About when so many more plays will have come at the pace of the last days, ms UTC. Null when nothing was played then, or
 * when it would take longer than anybody would believe.
 */
export const expectedAt = (facts: {
  readonly missing: number;
  /** Plays of the last `days` days. */
  readonly lately: number;
  readonly days: number;
  readonly now: number;
}): number | null => {
  const { missing, lately, days, now } = facts;
  if (lately <= 0 || days <= 0) return null;
  const wait = (missing / lately) * days;
  return wait > MOST_DAYS ? null : now + Math.round(wait * DAY_MS);
};

const MOST_DAYS = 10 * 365;

export interface Milestone<T> {
  readonly n: number;
  /** When it was heard, ms UTC. */
  readonly at: number;
  readonly track: T | null;
}

export interface Milestones<T> {
  /** Plays so far. */
  readonly plays: number;
  /** The latest first. */
  readonly reached: readonly Milestone<T>[];
  readonly next: { readonly n: number; readonly missing: number; readonly at: number | null };
}
