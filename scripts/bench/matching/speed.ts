import { decide } from '../../../src/domain/matching/decide.ts';
import type { LabelledPair } from './pair.ts';

const ROUNDS = 8;
const ROUND_MS = 400;

/**
 * Pairs a second on one core, everything included: both titles parsed, both sides prepared, scored and decided. Counts
 * the time this thread had the core, and takes the best of several rounds: other work on the machine can only slow it
 * down, and the first rounds also warm it up.
 */
export const pairsPerSecond = (pairs: readonly LabelledPair[]): number => {
  if (pairs.length === 0) return 0;
  let best = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const start = coreMs();
    let judged = 0;
    while (coreMs() - start < ROUND_MS) {
      for (const { a, b } of pairs) decide(a, [b]);
      judged += pairs.length;
    }
    best = Math.max(best, (judged / (coreMs() - start)) * 1_000);
  }
  return best;
};

const coreMs = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
};
