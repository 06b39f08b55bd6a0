import { beliefsOf } from '../../src/domain/curation/suggest/document.ts';
import type { Choice, Example } from '../../src/domain/curation/suggest/facts.ts';
import { learnAll } from '../../src/domain/curation/suggest/learner.ts';
import { weigh } from '../../src/domain/curation/suggest/predict.ts';
import { type Bench, quantile, report } from './report.ts';
import { createRandom } from './suggest/random.ts';
import { releasesOf } from './suggest/releases.ts';
import { replay, type Score } from './suggest/replay.ts';
import { CHOICES, type Sorter, sorters } from './suggest/sorters.ts';

const SORTS = 1_000;
const SEEDS = [11, 12, 13];
/** So often the hand slips, or the mood is another one. */
const NOISE = 0.1;
const RANDOM = 'at random';
/** What a very busy person has sorted, for the times. */
const MANY_SORTS = 5_000;

const examplesOf = (
  seed: number,
  sorterOf: (random: ReturnType<typeof createRandom>) => Sorter,
  count: number,
) => {
  const random = createRandom(seed);
  const tracks = releasesOf(random, count);
  const sorter = sorterOf(random);
  return tracks.map((facts, sorted): Example => {
    const meant: Choice = sorter(facts, sorted);
    return { facts, choice: random.chance(NOISE) ? random.pick(CHOICES) : meant };
  });
};

const meanOf = (scores: readonly Score[], name: keyof Score): number =>
  scores.reduce((sum, score) => sum + score[name], 0) / scores.length;

/**
 * Sorters of several kinds, replayed in order: every sort is guessed, then learned. Beside the model: always the most
 * frequent category, and the most frequent one of the label. Figures: docs/benchmarks.md.
 */
export const suggest: Bench = async (options) => {
  const columns = ['top1', 'top3', 'majorityTop1', 'labelTop1', 'said', 'saidRight'] as const;
  console.log(`\n  ${'sorter'.padEnd(16)}${columns.map((name) => name.padStart(14)).join('')}`);
  const byKind = Object.entries(sorters).map(([kind, sorterOf]) => {
    const scores = SEEDS.map((seed) => replay(examplesOf(seed, sorterOf, SORTS), CHOICES));
    const figures = columns.map((name) => meanOf(scores, name).toFixed(3).padStart(14));
    console.log(`  ${kind.padEnd(16)}${figures.join('')}`);
    return { kind, scores };
  });
  const ruled = byKind.flatMap(({ kind, scores }) => (kind === RANDOM ? [] : scores));
  const lost = byKind.flatMap(({ kind, scores }) => (kind === RANDOM ? scores : []));
  const times = timesOf();
  report(
    'suggest',
    [
      { name: 'top1', value: meanOf(ruled, 'top1'), unit: '' },
      { name: 'top3', value: meanOf(ruled, 'top3'), unit: '' },
      { name: 'majorityTop1', value: meanOf(ruled, 'majorityTop1'), unit: '' },
      { name: 'labelTop1', value: meanOf(ruled, 'labelTop1'), unit: '' },
      { name: 'saidRight', value: meanOf(ruled, 'saidRight'), unit: '' },
      { name: 'saidAtRandom', value: meanOf(lost, 'said'), unit: '', goal: '≤ 0.05' },
      { name: 'learnMs', value: times.learnMs, unit: 'ms', goal: '< 200' },
      { name: 'suggestMs', value: times.suggestMs, unit: 'ms', goal: '< 2' },
      { name: 'modelKB', value: times.modelKB, unit: 'kB' },
    ],
    options.json,
  );
};

/** Learning all from the start, and reading the stored model and weighing one track. */
const timesOf = () => {
  const sorterOf = sorters['weighing'];
  if (sorterOf === undefined) throw new Error('There is no sorter who weighs.');
  const examples = examplesOf(SEEDS[0] ?? 1, sorterOf, MANY_SORTS);
  const took = (work: () => unknown): number => {
    const start = performance.now();
    work();
    return performance.now() - start;
  };
  const stored = JSON.stringify(learnAll(examples));
  const learning = Array.from({ length: 15 }, () => took(() => learnAll(examples)));
  const suggesting = examples.slice(0, 200).map(({ facts }) =>
    took(() => {
      const beliefs = beliefsOf(JSON.parse(stored));
      if (beliefs === null) throw new Error('The model cannot be read.');
      return weigh(beliefs, facts, CHOICES);
    }),
  );
  return {
    // The quickest tenth: what it takes when nobody else wants the processor.
    learnMs: quantile(learning, 0.1),
    suggestMs: quantile(suggesting, 0.1),
    modelKB: stored.length / 1_000,
  };
};
