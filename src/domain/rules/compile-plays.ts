import type { Candidate, CandidatePlay } from './candidate.ts';
import { countPlays, isPlay } from './candidate-play.ts';
import type { NumberField } from './rule-set.ts';

/** Reads a number of a candidate; NaN is unknown. */
export type NumberReader = (candidate: Candidate) => number;

/** When plays count, ms UTC, from (included) to (excluded), per candidate where the ends are fields. */
export interface PlayBounds {
  readonly from: NumberReader;
  readonly to: NumberReader;
}

/** How many plays are before a moment; plays are in the order of time. */
export const playsBefore = (plays: readonly CandidatePlay[], moment: number): number => {
  let low = 0;
  let high = plays.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((plays[middle]?.at ?? 0) < moment) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** A figure over the plays from one index to another, the second excluded. */
type Figure = (plays: readonly CandidatePlay[], from: number, to: number, candidate: Candidate) => number;

export type ListeningField = Extract<
  NumberField,
  'plays' | 'skips' | 'skipRate' | 'completion' | 'playtime' | 'streak'
>;

const figures = (dayOf: (ms: number) => number, today: number): Readonly<Record<ListeningField, Figure>> => ({
  plays: (plays, from, to) => countPlays(plays, from, to),
  skips: (plays, from, to) => {
    let known = 0;
    let skipped = 0;
    for (let at = from; at < to; at++) {
      const play = plays[at];
      if (play === undefined || play.skipped === null) continue;
      known++;
      if (play.skipped) skipped++;
    }
    // No plays: no skips. Plays of which nobody knows: nobody knows.
    return known === 0 && to > from ? Number.NaN : skipped;
  },
  skipRate: (plays, from, to) => {
    let known = 0;
    let skipped = 0;
    for (let at = from; at < to; at++) {
      const play = plays[at];
      if (play === undefined || play.skipped === null) continue;
      known++;
      if (play.skipped) skipped++;
    }
    return known === 0 ? Number.NaN : skipped / known;
  },
  completion: (plays, from, to, { durationMs }) => {
    if (durationMs === null || durationMs === undefined || !(durationMs > 0)) return Number.NaN;
    let known = 0;
    let heard = 0;
    for (let at = from; at < to; at++) {
      const ms = plays[at]?.ms;
      if (ms === null || ms === undefined) continue;
      known++;
      heard += Math.min(1, ms / durationMs);
    }
    return known === 0 ? Number.NaN : heard / known;
  },
  playtime: (plays, from, to) => {
    let known = 0;
    let heard = 0;
    for (let at = from; at < to; at++) {
      const ms = plays[at]?.ms;
      if (ms === null || ms === undefined) continue;
      known++;
      heard += ms;
    }
    return known === 0 && to > from ? Number.NaN : heard;
  },
  // A day that is not over breaks nothing: a streak up to yesterday still goes on.
  streak: (plays, from, to) => {
    let days = 0;
    let expected = today;
    for (let at = to - 1; at >= from; at--) {
      const play = plays[at];
      if (play === undefined || !isPlay(play)) continue;
      const day = dayOf(play.at);
      if (day > expected) continue;
      if (days === 0 && day === today - 1) expected = day;
      if (day !== expected) break;
      days++;
      expected--;
    }
    return days;
  },
});

/** A number out of the plays of a candidate, all of them without bounds. */
export const listeningReader = (
  field: ListeningField,
  bounds: PlayBounds | null,
  days: { readonly dayOf: (ms: number) => number; readonly today: number },
): NumberReader => {
  const figure = figures(days.dayOf, days.today)[field];
  if (bounds === null) {
    return (candidate) => {
      const { plays } = candidate;
      return plays === undefined ? Number.NaN : figure(plays, 0, plays.length, candidate);
    };
  }
  const { from, to } = bounds;
  return (candidate) => {
    const { plays } = candidate;
    if (plays === undefined) return Number.NaN;
    const first = from(candidate);
    const end = to(candidate);
    // Ends that nobody knows.
    if (Number.isNaN(first) || Number.isNaN(end)) return Number.NaN;
    const before = playsBefore(plays, first);
    return figure(plays, before, Math.max(before, playsBefore(plays, end)), candidate);
  };
};
