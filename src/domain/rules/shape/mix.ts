import type { TrackId } from '../../ids.ts';
import type { Candidate } from '../candidate.ts';
import type { Test } from '../compile-context.ts';
import { TRUE } from '../truth.ts';
import type { OutReason } from './outcome.ts';
import type { Tally } from './tally.ts';

/** One share of a mix, ready to be asked. */
export interface ReadyShare {
  readonly parts: number;
  readonly test: Test;
}

/** Tracks by share, and whose turn it was. */
export interface Mixed {
  readonly byShare: readonly (readonly Candidate[])[];
  readonly turns: readonly number[];
}

/**
 * Shares take turns so that after every single track each has its part of what was taken, to less than one track. A
 * track is in the first share that it fits. When the share whose turn it is has none left, the mix ends there: a longer
 * list would be another mix.
 */
export const mix = (
  tracks: readonly Candidate[],
  shares: readonly ReadyShare[],
  tally: Tally,
  out: Map<TrackId, OutReason>,
): Mixed => {
  const waiting = queues(tracks, shares, out);
  const byShare: Candidate[][] = shares.map(() => []);
  const turns: number[] = [];
  const nextTurn = createTurns(shares.map(({ parts }) => parts));
  let turn = nextTurn();
  for (; turn !== null; turn = nextTurn()) {
    const track = firstFitting(waiting[turn] ?? [], tally, out);
    if (track === undefined) break;
    tally.take(track);
    byShare[turn]?.push(track);
    turns.push(turn);
  }
  const without = turn ?? 0;
  waiting.forEach((rest, share) => {
    const full: OutReason = { kind: 'shareFull', share, without };
    for (const track of rest) out.set(track.trackId, tally.refusal(track) ?? full);
  });
  return { byShare, turns };
};

/** In each share the next one last, so that it can be popped. */
const queues = (
  tracks: readonly Candidate[],
  shares: readonly ReadyShare[],
  out: Map<TrackId, OutReason>,
): Candidate[][] => {
  const waiting: Candidate[][] = shares.map(() => []);
  const noShare: OutReason = { kind: 'noShare' };
  for (let at = tracks.length - 1; at >= 0; at--) {
    const track = tracks[at];
    if (track === undefined) continue;
    const share = shares.findIndex(({ test }) => test(track) === TRUE);
    const queue = waiting[share];
    if (queue === undefined) out.set(track.trackId, noShare);
    else queue.push(track);
  }
  return waiting;
};

const firstFitting = (
  queue: Candidate[],
  tally: Tally,
  out: Map<TrackId, OutReason>,
): Candidate | undefined => {
  for (let track = queue.pop(); track !== undefined; track = queue.pop()) {
    const refusal = tally.refusal(track);
    if (refusal === null) return track;
    out.set(track.trackId, refusal);
  }
  return undefined;
};

const TOLERANCE = 1e-9;

/**
 * Whose turn it is: Tijdeman's solution of the chairman assignment. Of those who are due one, whoever must have it
 * soonest; nobody is ever ahead or behind by a whole track. Null when nobody has any part.
 */
export const createTurns = (parts: readonly number[]): (() => number | null) => {
  const sum = parts.reduce((total, one) => total + Math.max(0, one), 0);
  const portions = parts.map((one) => Math.max(0, one) / sum);
  const many = portions.filter((portion) => portion > 0).length;
  const slack = many > 1 ? 1 / (2 * many - 2) : 0;
  const had = parts.map(() => 0);
  let taken = 0;
  return () => {
    taken++;
    let chosen: number | null = null;
    let soonest = Number.POSITIVE_INFINITY;
    for (const [share, portion] of portions.entries()) {
      const before = had[share] ?? 0;
      if (!(portion > 0) || portion * taken - before < slack - TOLERANCE) continue;
      const deadline = (before + 1 - slack) / portion;
      if (deadline < soonest - TOLERANCE) {
        soonest = deadline;
        chosen = share;
      }
    }
    if (chosen !== null) had[chosen] = (had[chosen] ?? 0) + 1;
    return chosen;
  };
};
