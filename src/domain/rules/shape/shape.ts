import type { TrackId } from '../../ids.ts';
import type { Candidate } from '../candidate.ts';
import type { Program } from '../compile.ts';
import type { Shape } from '../rule-set.ts';
import { dedupe } from './dedupe.ts';
import { type Mixed, mix } from './mix.ts';
import type { OutReason, Shaped } from './outcome.ts';
import { separate } from './separate.ts';
import { type Ordering, sorted } from './sort.ts';
import { atOnce } from './sort-steps.ts';
import { createTally } from './tally.ts';

/** What a shape needs beside the tracks. */
export interface Shaping {
  /** The rule set made ready: its moment and time zone, and what the shares of a mix are tested with. */
  readonly program: Program;
  /** Any text: with the same one, an order that is random per run comes out the same. */
  readonly run: string;
}

/**
 * What becomes of the tracks that match: one of each, then as many as limits, caps and shares let in, in order, kept
 * apart. The same tracks, shape and seed give the same list; every track that stays out has its reason. In steps, so
 * that whoever drives them can pause.
 */
export function* shapeSteps(
  matching: readonly Candidate[],
  { dedupe: same, sort, selectedBy, limits, caps, mix: shares, separate: apart }: Shape,
  { program, run }: Shaping,
): Generator<undefined, Shaped> {
  const out = new Map<TrackId, OutReason>();
  const ordering: Ordering = { readers: program.compiling.readers, run };
  const { foldName } = program.compiling;
  const single = dedupe(matching, same, out);
  yield;
  const inOrder = yield* sorted(single, selectedBy ?? sort, ordering);
  const tally = createTally(caps, limits, single.length, foldName);
  const last = selectedBy === undefined ? [] : sort;
  if (shares.length > 0) {
    const ready = shares.map(({ parts, where }) => ({ parts, test: program.node(where).test }));
    const { byShare, turns } = mix(inOrder, ready, tally, out);
    const inTheEnd: (readonly Candidate[])[] = [];
    for (const share of byShare) inTheEnd.push(yield* sorted(share, last, ordering));
    const tracks = deal({ byShare: inTheEnd, turns });
    return { tracks: separate(tracks, apart, foldName), out };
  }
  const chosen: Candidate[] = [];
  for (const track of inOrder) {
    const refusal = tally.refusal(track);
    if (refusal === null) {
      tally.take(track);
      chosen.push(track);
    } else out.set(track.trackId, refusal);
  }
  yield;
  return { tracks: separate(yield* sorted(chosen, last, ordering), apart, foldName), out };
}

/** The same without a pause. */
export const shape = (matching: readonly Candidate[], how: Shape, shaping: Shaping): Shaped =>
  atOnce(shapeSteps(matching, how, shaping));

/** One track of each share when its turn was. */
const deal = ({ byShare, turns }: Mixed): readonly Candidate[] => {
  const next = byShare.map(() => 0);
  return turns.flatMap((share) => {
    const at = next[share] ?? 0;
    next[share] = at + 1;
    return byShare[share]?.[at] ?? [];
  });
};
