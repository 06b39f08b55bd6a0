import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Beliefs, beliefsOf } from '../../../../src/domain/curation/suggest/document.ts';
import type { Choice, Example, SortFacts } from '../../../../src/domain/curation/suggest/facts.ts';
import { createLearner, learnAll } from '../../../../src/domain/curation/suggest/learner.ts';
import { weigh } from '../../../../src/domain/curation/suggest/predict.ts';
import { reasonsFor } from '../../../../src/domain/curation/suggest/why.ts';
import type { CategoryId } from '../../../../src/domain/ids.ts';
import { AFTER, anyExamples, anyFacts, OFFERED, PEAK, WARM_UP } from '../../../support/sort-facts.ts';

const runs = { numRuns: 60 };

const learned = (examples: readonly Example[]): Beliefs => {
  const learner = createLearner();
  for (const example of examples) learner.learn(example);
  return learner.beliefs();
};

const chance = (beliefs: Beliefs, about: SortFacts, choice: Choice, offered = OFFERED): number =>
  weigh(beliefs, about, offered).ranking.find((one) => one.choice === choice)?.probability ?? Number.NaN;

test('probabilities of what is offered are numbers that sum up to 1, the likeliest first', () => {
  const offers = fc.uniqueArray(fc.constantFrom<Choice>(...OFFERED, 77 as CategoryId), { minLength: 1 });
  fc.assert(
    fc.property(anyExamples, anyFacts, offers, (examples, about, offered) => {
      const weighed = weigh(learned(examples), about, offered);
      const chances = weighed.ranking.map(({ probability }) => probability);
      expect(new Set(weighed.ranking.map(({ choice }) => choice))).toEqual(new Set(offered));
      expect(chances.every((one) => one >= 0 && one <= 1)).toBe(true);
      expect(chances.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9);
      expect(chances).toEqual(chances.toSorted((a, b) => b - a));
      for (const reason of offered.flatMap((choice) => reasonsFor(weighed, choice))) {
        expect(reason.pull).toBeGreaterThan(0);
        expect(reason.hits).toBeGreaterThan(0);
        expect(reason.of).toBeGreaterThanOrEqual(reason.hits);
      }
    }),
    runs,
  );
});

test('what categories are numbered does not matter', () => {
  const others = new Map<Choice, Choice>([
    [WARM_UP, 'trash'],
    [PEAK, 40 as CategoryId],
    [AFTER, WARM_UP],
    ['trash', PEAK],
  ]);
  const renamed = (choice: Choice): Choice => others.get(choice) ?? choice;
  fc.assert(
    fc.property(anyExamples, anyFacts, (examples, about) => {
      const one = learned(examples);
      const other = learned(examples.map((example) => ({ ...example, choice: renamed(example.choice) })));
      for (const choice of OFFERED) {
        const there = chance(other, about, renamed(choice), OFFERED.map(renamed).toReversed());
        expect(there).toBeCloseTo(chance(one, about, choice), 9);
      }
    }),
    runs,
  );
});

test('more of the same makes it likelier', () => {
  fc.assert(
    fc.property(anyExamples, anyFacts, fc.constantFrom<Choice>(...OFFERED), (examples, about, choice) => {
      const again = Array.from({ length: 5 }, (): Example => ({ facts: about, choice }));
      const before = chance(learned(examples), about, choice);
      const after = chance(learned([...examples, ...again]), about, choice);
      // What is as good as certain has no way up.
      expect(after).toBeGreaterThanOrEqual(Math.min(before, 0.9));
    }),
    runs,
  );
});

test('a model that was stored says what it said before', () => {
  fc.assert(
    fc.property(anyExamples, anyFacts, (examples, about) => {
      const stored = beliefsOf(JSON.parse(JSON.stringify(learnAll(examples))));
      if (stored === null) throw new Error('The model cannot be read.');
      for (const choice of OFFERED) {
        expect(chance(stored, about, choice)).toBeCloseTo(chance(learned(examples), about, choice), 2);
      }
    }),
    runs,
  );
});
