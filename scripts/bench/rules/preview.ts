import { ruleForms as forms } from '../../../src/app/rule-forms.ts';
import { systemClock as clock } from '../../../src/clock.ts';
import type { Candidate } from '../../../src/domain/rules/candidate.ts';
import type { Rule, RuleSet } from '../../../src/domain/rules/rule-set.ts';
import { createLoadCandidates } from '../../../src/services/rules/candidates.ts';
import { createRuleEvaluator } from '../../../src/services/rules/evaluate.ts';
import { createManagedNames } from '../../../src/services/rules/managed-names.ts';
import { createRulePreviews } from '../../../src/services/rules/preview.ts';
import { MEMBER, storeLibrary } from './stored.ts';

const ROUNDS = 25;

const previewed = (where: Rule): RuleSet => ({
  from: 'library',
  where,
  shape: {
    dedupe: { by: 'recording', keep: 'oldestAdded' },
    sort: [{ by: 'field', field: 'added', direction: 'desc' }],
    limits: [{ by: 'tracks', count: 50 }],
    caps: [{ per: 'artist', atMost: 2 }],
    separate: [],
    mix: [],
  },
  output: { mode: 'reconcile', fanOut: null },
});

/**
 * From the question to the answer as `/rules preview` gives it, through the database and the services, and without what
 * is remembered of the last one: every round reads the library anew.
 * @returns ms per round
 */
export const previewTimes = async (candidates: readonly Candidate[], where: Rule): Promise<number[]> => {
  await using library = await storeLibrary(candidates);
  const { read } = library.store;
  const load = createLoadCandidates({ read, clock, managed: createManagedNames(read) });
  const evaluator = createRuleEvaluator({ read, clock, forms, load });
  const previews = createRulePreviews({ read, evaluator, elapsed: clock.elapsed, isReady: async () => true });
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    const { candidates: looked, matching, count } = await previews.preview(MEMBER, previewed(where), null);
    times.push(performance.now() - start);
    if (looked !== candidates.length || matching === 0 || count === 0) {
      throw new Error(`The preview saw ${looked} tracks, ${matching} matching, ${count} in the end.`);
    }
  }
  return times;
};
