/** People who listen, as the simulation of live sync has them: nothing but when they heard what. */

export interface HeardPlay {
  /** Which of the catalogue's tracks. */
  readonly track: number;
  /** When it ended, ms UTC. */
  readonly endedAt: number;
  /** When Spotify's list of last plays has it: minutes later as a rule, at times hours. */
  readonly listedAt: number;
}

export type Habit = 'heavy' | 'usual' | 'quiet';

/** The same numbers between 0 and 1 for the same seed (mulberry32). */
export const chanceOf = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

interface Way {
  /** That there is music on a day at all. */
  readonly days: number;
  readonly sessions: number;
  /** Longest session. */
  readonly hours: number;
  /** That a session is one of skipping through songs after half a minute or so. */
  readonly skipping: number;
}

const WAYS: Record<Habit, Way> = {
  heavy: { days: 1, sessions: 4, hours: 5, skipping: 0.25 },
  usual: { days: 0.9, sessions: 2, hours: 2, skipping: 0.05 },
  quiet: { days: 0.35, sessions: 1, hours: 1.5, skipping: 0.03 },
};

/** One in ten is heavy, three in ten are quiet. */
export const habitOf = (member: number): Habit => {
  const place = member % 10;
  if (place === 0) return 'heavy';
  return place <= 6 ? 'usual' : 'quiet';
};

const LATE = 0.03;

/** Everything that somebody hears within so many days from `from`, by the time of its end. */
export const listen = (
  member: number,
  { from, days, tracks }: { readonly from: number; readonly days: number; readonly tracks: number },
): HeardPlay[] => {
  const chance = chanceOf(member * 7919 + 13);
  const between = (low: number, high: number): number => low + chance() * (high - low);
  const way = WAYS[habitOf(member)];
  const plays: HeardPlay[] = [];
  for (let day = 0; day < days; day += 1) {
    if (chance() >= way.days) continue;
    for (let session = 0; session < way.sessions; session += 1) {
      let at = Math.max(plays.at(-1)?.endedAt ?? 0, from + day * DAY + between(6, 24) * HOUR);
      const skipping = chance() < way.skipping;
      const until = at + between(0.2, skipping ? 1 : way.hours) * HOUR;
      while (at < until) {
        at += Math.round(skipping ? between(32, 75) * SECOND : between(130, 290) * SECOND);
        const onLoop = chance() < 0.1 ? plays.at(-1)?.track : undefined;
        const lag = chance() < LATE ? between(0.5, 6) * HOUR : between(20, 240) * SECOND;
        plays.push({
          track: onLoop ?? Math.floor(chance() * tracks),
          endedAt: at,
          listedAt: Math.round(at + lag),
        });
      }
    }
  }
  const end = from + days * DAY;
  return plays.filter(({ endedAt }) => endedAt < end);
};
