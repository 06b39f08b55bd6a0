import type { Candidate } from '../candidate.ts';
import type { Cap, Limit } from '../rule-set.ts';
import { namesOf } from './names.ts';
import type { OutReason } from './outcome.ts';

/** What was chosen so far, and whether one more still fits. */
export interface Tally {
  /** Null: it fits. */
  readonly refusal: (track: Candidate) => OutReason | null;
  readonly take: (track: Candidate) => void;
}

/** @param total of how many tracks a percentage is taken */
export const createTally = (
  caps: readonly Cap[],
  limits: readonly Limit[],
  total: number,
  fold: (name: string) => string,
): Tally => {
  const tallies = [
    ...caps.map((cap) => capTally(cap, fold)),
    ...limits.map((limit) => limitTally(limit, total, fold)),
  ];
  return {
    refusal: (track) => {
      for (const { refusal } of tallies) {
        const reason = refusal(track);
        if (reason !== null) return reason;
      }
      return null;
    },
    take: (track) => {
      for (const { take } of tallies) take(track);
    },
  };
};

/** A track counts for each of its artists or genres; one without any is not counted. */
const capTally = ({ per, atMost }: Cap, fold: (name: string) => string): Tally => {
  const counts = new Map<string, number>();
  const keysOf = (track: Candidate): Set<string> => new Set(namesOf(track, per).map(fold));
  return {
    refusal: (track) => {
      const value = namesOf(track, per).find((name) => (counts.get(fold(name)) ?? 0) >= atMost);
      return value === undefined ? null : { kind: 'cap', per, value, atMost };
    },
    take: (track) => {
      for (const key of keysOf(track)) counts.set(key, (counts.get(key) ?? 0) + 1);
    },
  };
};

const limitTally = (limit: Limit, total: number, fold: (name: string) => string): Tally => {
  switch (limit.by) {
    case 'tracks':
      return countTally(limit, limit.count);
    case 'percent':
      return countTally(limit, Math.ceil((total * limit.count) / 100));
    case 'minutes':
      return minutesTally(limit);
    case 'albums':
      return namesTally(limit, (track) => albumOf(track, fold));
    case 'artists':
      return namesTally(limit, (track) => namesOf(track, 'artist').map(fold));
  }
};

/** A track without an album is one of its own. */
const albumOf = (track: Candidate, fold: (name: string) => string): readonly string[] => {
  const names = namesOf(track, 'album').map(fold);
  return names.length === 0 ? [`\n${track.trackId}`] : names;
};

const countTally = (limit: Limit, most: number): Tally => {
  let taken = 0;
  const full: OutReason = { kind: 'limit', limit };
  return {
    refusal: () => (taken >= most ? full : null),
    take: () => {
      taken++;
    },
  };
};

/** A track that is too long for what is left stays out, and a shorter one after it may come in. */
const minutesTally = (limit: Extract<Limit, { by: 'minutes' }>): Tally => {
  const most = limit.count * 60_000;
  let sum = 0;
  const full: OutReason = { kind: 'limit', limit };
  const lengthUnknown: OutReason = { kind: 'lengthUnknown', limit };
  return {
    refusal: ({ durationMs }) => {
      if (durationMs === null || durationMs === undefined) return lengthUnknown;
      return (limit.overshoot === true ? sum >= most : sum + durationMs > most) ? full : null;
    },
    take: ({ durationMs }) => {
      sum += durationMs ?? 0;
    },
  };
};

const namesTally = (limit: Limit, keysOf: (track: Candidate) => readonly string[]): Tally => {
  const known = new Set<string>();
  const full: OutReason = { kind: 'limit', limit };
  return {
    refusal: (track) => {
      const fresh = new Set(keysOf(track).filter((key) => !known.has(key)));
      return fresh.size > 0 && known.size + fresh.size > limit.count ? full : null;
    },
    take: (track) => {
      for (const key of keysOf(track)) known.add(key);
    },
  };
};
