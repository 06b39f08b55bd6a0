const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * How much a member cares, by their last use of Segue (any interaction) or last look at a ranking, whichever is newer:
 * `active` within 7 days, `casual` within 30 days, `inactive` beyond.
 */
export type RankingTier = 'active' | 'casual' | 'inactive';

export interface RankingFacts {
  /** Last interaction with Segue, ms UTC. */
  readonly lastSeenAt: number;
  /** Last look at a ranking; null for never. */
  readonly lookedAt: number | null;
  /** When the stored rankings were read from Spotify; null for never. */
  readonly refreshedAt: number | null;
}

export const ACTIVE_DAYS = 7;
export const CASUAL_DAYS = 30;
/** How old rankings may get before the sweep refreshes them; inactive members' only when somebody looks. */
const MAX_AGE: Record<RankingTier, number> = {
  active: 24 * HOUR,
  casual: 72 * HOUR,
  inactive: Number.POSITIVE_INFINITY,
};
/** The sweep meets rankings that turn stale within this time, or a daily refresh would slip to every second day. */
const SWEEP_AHEAD_MS = 2 * HOUR;

export const tierOf = ({ lastSeenAt, lookedAt }: RankingFacts, now: number): RankingTier => {
  const quiet = now - Math.max(lastSeenAt, lookedAt ?? 0);
  if (quiet <= ACTIVE_DAYS * DAY) return 'active';
  return quiet <= CASUAL_DAYS * DAY ? 'casual' : 'inactive';
};

/**
 * Whether the nightly sweep refreshes this member.
 * @param at when the refresh would run, ms UTC: members are spread over the hours after 03:00.
 */
export const isDueInSweep = (facts: RankingFacts, now: number, at: number): boolean => {
  const tier = tierOf(facts, now);
  if (facts.refreshedAt === null) return tier !== 'inactive';
  return at - facts.refreshedAt + SWEEP_AHEAD_MS >= MAX_AGE[tier];
};

/** Whether a look at rankings of this age starts a refresh. Whoever looks is active. */
export const isStaleForLook = (refreshedAt: number | null, now: number): boolean =>
  refreshedAt === null || now - refreshedAt >= MAX_AGE.active;
