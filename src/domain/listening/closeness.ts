import type { PlaySource } from '../listening.ts';
import { ESTIMATED, has, MINUTE_STAMP, OFFLINE, START_STAMPED } from './play-flags.ts';

/**
 * How near the times of two rows are, when both speak of the same song: could they be one play?
 *
 * Sources stamp different moments. Spotify's export stamps the end, to the second, and tells the length really heard; the
 * short account-data form stamps the minute of the end; `recently-played` has stamped the end, though nothing documents
 * it, and a start is met as well; Last.fm and ListenBrainz stamp the start, and what fills them from
 * `recently-played` passes that stamp on. What others allow: ±10 s (.fmbot), 30 s (Maloja; Your Spotify between looks),
 * 60 s (Your Spotify against imports). Those have no choice of partners; here the nearest one wins.
 */

/** A row as far as its time says anything. */
export interface TimedPlay {
  readonly source: PlaySource;
  /** ms UTC */
  readonly endedAt: number;
  readonly msPlayed: number;
  readonly flags: number;
}

/** Two clocks that stamped the same moment: Spotify's servers and the client that it believes. */
const SAME_MOMENT_MS = 15_000;
/** Scrobblers stamp a start when they notice it. */
const NOTICED_LATE_MS = 30_000;
/** Pauses within a play: the start lies further back than the length says. */
const PAUSED_MS = 120_000;
/** Seconds are cut off on the way to a minute. */
const CUT_OFF_MS = 5_000;
const MINUTE_MS = 60_000;
/** Lengths of the same play by two exports: the same number, unless one of them was cut. */
const LENGTHS_MS = 60_000;
/** So long after an offline play the account-data form may place it: where the phone was online again. */
const ONLINE_AGAIN_MS = 3 * 3_600_000;
/** Where nobody knows how long a track is. */
const UNKNOWN_LENGTH_MS = 600_000;
/** No music is longer: of a row that is, only its end is believed. */
const LONGEST_MS = 3 * 3_600_000;
/** Ends of two rows that could be one play are never further apart. */
export const COVER_REACH_MS = LONGEST_MS + UNKNOWN_LENGTH_MS;

/** Agreement of the moments that both really stamped costs up to this much. */
const STRAIGHT = 300;
/** One has to have stamped the other moment than it usually does: believed when nothing fits better. */
const CROSSED = 600;

/**
 * What it costs to take two rows for one play, 0 … 900, the less the likelier; null when they cannot be. The order of
 * the two does not matter. Whether they are of the same song is not asked here.
 */
export const closeness = (a: Times, b: Times): number | null => {
  const found = SURENESS[a.stamp] <= SURENESS[b.stamp] ? ofTimes(a, b) : ofTimes(b, a);
  return found === Number.POSITIVE_INFINITY ? null : Math.round(found);
};

/** Ends of rows that could be one play are never further apart than the longest of them lasted, and this. ms */
export const reachOf = (times: readonly Times[]): number => {
  if (times.some(({ offline }) => offline) && times.some(isCoarse)) return COVER_REACH_MS;
  const longest = times.reduce((most, { length }) => Math.max(most, length ?? UNKNOWN_LENGTH_MS), 0);
  return Math.min(COVER_REACH_MS, longest + PAUSED_MS + MINUTE_MS + NOTICED_LATE_MS);
};

/** `both` knows the end and the length; the others have one stamp each, and the length only by guess. */
type Stamp = 'both' | 'end' | 'start';
const SURENESS: Record<Stamp, number> = { both: 0, end: 1, start: 2 };

/** When a row says that its play was. */
export interface Times {
  readonly stamp: Stamp;
  /** ms UTC; the moment that was stamped lies between both. */
  readonly from: number;
  readonly to: number;
  /** ms; null where it is not known or not believed. */
  readonly length: number | null;
  /** Heard offline, and told with the time when it was. */
  readonly offline: boolean;
}

/** Null for a row that says nothing: its stamp was a start, and its end is that and a length that nobody believes. */
export const timesOf = ({ source, endedAt, msPlayed, flags }: TimedPlay): Times | null => {
  if (has(flags, START_STAMPED) && msPlayed > LONGEST_MS) return null;
  const length = msPlayed > LONGEST_MS ? null : msPlayed;
  if (source === 'import') {
    const isCut = has(flags, MINUTE_STAMP);
    const from = isCut ? endedAt - (endedAt % MINUTE_MS) : endedAt;
    const to = isCut ? from + MINUTE_MS - 1 : endedAt;
    return { stamp: 'both', from, to, length, offline: has(flags, OFFLINE) && !isCut };
  }
  const known = length === 0 && has(flags, ESTIMATED) ? null : length;
  if (!has(flags, START_STAMPED))
    return { stamp: 'end', from: endedAt, to: endedAt, length: known, offline: false };
  const began = endedAt - msPlayed;
  return { stamp: 'start', from: began, to: began, length: known, offline: false };
};

const NEVER = Number.POSITIVE_INFINITY;

const ofTimes = (a: Times, b: Times): number => {
  switch (a.stamp) {
    case 'both':
      return ofKnown(a, b);
    case 'end':
      return b.stamp === 'start' ? endAndStart(a, b) : straight(distance(a, b), SAME_MOMENT_MS);
    case 'start':
      return starts(a, b);
  }
};

const ofKnown = (a: Times, b: Times): number => {
  const began = shifted(a, -(a.length ?? Number.NaN));
  switch (b.stamp) {
    case 'both': {
      const apart = Math.min(LENGTHS_MS, Math.abs((a.length ?? LONGEST_MS) - (b.length ?? LONGEST_MS)));
      return Math.min(
        Math.max(straight(distance(a, b), CUT_OFF_MS), straight(apart, LENGTHS_MS)),
        a.offline ? onlineAgain(a, b) : NEVER,
        b.offline ? onlineAgain(b, a) : NEVER,
      );
    }
    case 'end':
      return Math.min(straight(distance(a, b), SAME_MOMENT_MS), crossed(distance(began, b), SAME_MOMENT_MS));
    case 'start': {
      const early = b.from < began.from;
      return Math.min(
        straight(distance(began, b), early ? PAUSED_MS : NOTICED_LATE_MS),
        crossed(distance(a, b), SAME_MOMENT_MS),
      );
    }
  }
};

/** The account-data form has when an offline play was told, and the very length of it. */
const onlineAgain = (offline: Times, told: Times): number =>
  isCoarse(told) && told.length !== null && told.length === offline.length && told.to >= offline.from
    ? crossed(distance(offline, told), ONLINE_AGAIN_MS)
    : NEVER;

const isCoarse = ({ from, to }: Times): boolean => from < to;

/**
 * An end and a start, of a length that is the whole track's if anybody knows it: less may have been heard, and pauses
 * make it longer. Or both stamped the same moment, one of them not the one it usually does.
 */
const endAndStart = (end: Times, start: Times): number => {
  const whole = Math.max(end.length ?? 0, start.length ?? 0) || UNKNOWN_LENGTH_MS;
  const between = end.from - start.from;
  const fits = between >= Math.min(whole / 2, NOTICED_LATE_MS) && between <= whole + PAUSED_MS;
  return Math.min(
    fits ? straight(Math.abs(between - whole), whole + PAUSED_MS) : NEVER,
    crossed(distance(end, start), SAME_MOMENT_MS),
  );
};

const starts = (a: Times, b: Times): number =>
  Math.min(
    straight(distance(a, b), NOTICED_LATE_MS),
    crossed(distance(shifted(a, a.length ?? Number.NaN), b), SAME_MOMENT_MS),
    crossed(distance(a, shifted(b, b.length ?? Number.NaN)), SAME_MOMENT_MS),
  );

const shifted = ({ from, to, ...rest }: Times, by: number): Times => ({
  ...rest,
  from: from + by,
  to: to + by,
});

const distance = (a: Times, b: Times): number => Math.max(0, a.from - b.to, b.from - a.to);

// NaN, where a moment is not known, is within nothing.
const straight = (off: number, within: number): number => (off <= within ? (STRAIGHT * off) / within : NEVER);
const crossed = (off: number, within: number): number =>
  off <= within ? CROSSED + (STRAIGHT * off) / within : NEVER;
