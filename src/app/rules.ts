import type { Store } from '../db/store.ts';
import { rulesFlattenJob } from '../jobs/rules-flatten.ts';
import { rulesFollowJob, rulesRunJob } from '../jobs/rules-run.ts';
import type { Enqueue } from '../services/intents.ts';
import { rememberCandidates } from '../services/rules/candidate-cache.ts';
import { createLoadCandidates } from '../services/rules/candidates.ts';
import { createRuleDrafts } from '../services/rules/drafts.ts';
import { createRuleEvaluator } from '../services/rules/evaluate.ts';
import { createFlattening } from '../services/rules/flattening.ts';
import { createRuleFollowing } from '../services/rules/follow.ts';
import { createManagedNames } from '../services/rules/managed-names.ts';
import { createRulePreviews } from '../services/rules/preview.ts';
import { createRuleSets } from '../services/rules/rule-sets.ts';
import { createRuleRuns } from '../services/rules/runs.ts';
import { createRuleTargets } from '../services/rules/targets.ts';
import { createRuleValues } from '../services/rules/values.ts';
import { createRuleReasons } from '../services/rules/why.ts';
import { RULES_FLATTEN, RULES_RUN } from '../services/rules/work.ts';
import type { HalfSurroundings } from './half.ts';
import type { PlaylistServices } from './playlists.ts';
import { ruleForms as forms } from './rule-forms.ts';

/** Rule sets, what they would do and why: for both halves. Nothing here waits for anybody but the database. */
export const createRuleServices = (
  { clock }: Pick<HalfSurroundings, 'clock'>,
  deps: { store: Store; enqueue: Enqueue } & Pick<PlaylistServices, 'playlistMaking' | 'playlistWishes'>,
) => {
  const { store, enqueue, playlistMaking: making, playlistWishes: wishes } = deps;
  const { read } = store;
  const load = createLoadCandidates({ read, clock, managed: createManagedNames(read) });
  const remembering = rememberCandidates({ load, read, clock });
  // What is looked at may come from memory; what is written down is loaded anew.
  const looking = createRuleEvaluator({ read, clock, forms, load: remembering });
  const writing = createRuleEvaluator({ read, clock, forms, load });
  const flattening = createFlattening({ store, clock, enqueue });
  const { isReady } = flattening;
  const runs = createRuleRuns({ store, clock, forms, evaluator: writing, wishes, making, isReady });
  return {
    ruleForms: forms,
    ruleSets: createRuleSets({ store, clock, forms }),
    ruleDrafts: createRuleDrafts({ store, clock, forms }),
    rulePreviews: createRulePreviews({ read, evaluator: looking, elapsed: clock.elapsed, isReady }),
    ruleReasons: createRuleReasons({ read, evaluator: looking }),
    ruleValues: createRuleValues({ load: remembering, read }),
    ruleTargets: createRuleTargets({ store, clock, forms, evaluator: writing, making, wishes }),
    ruleRuns: runs,
    ruleFollowing: createRuleFollowing({ store, clock, forms, runs, enqueue }),
    flattening,
  };
};

export type RuleServices = ReturnType<typeof createRuleServices>;

/** Jobs, and the looks for rule sets that are due and for tracks that an older version flattened. */
export const ruleWork = ({ ruleRuns, ruleFollowing, flattening }: RuleServices) => ({
  handlers: [rulesRunJob(ruleRuns), rulesFollowJob(ruleFollowing), rulesFlattenJob(flattening)],
  schedules: [],
  due: [
    { name: RULES_RUN, run: ruleFollowing.enqueueDue },
    { name: RULES_FLATTEN, always: true as const, run: flattening.enqueueDue },
  ],
});
