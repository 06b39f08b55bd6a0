import { z } from 'zod';
import type { RuleSetId } from '../domain/ids.ts';
import type { RuleFollowing } from '../services/rules/follow.ts';
import type { RuleRuns } from '../services/rules/runs.ts';
import { RULES_FOLLOW, RULES_RUN } from '../services/rules/work.ts';
import { done, type JobHandler, retryAt, skip } from './job.ts';

const Metadata = z.object({ ruleSetId: z.number().transform((id) => id as RuleSetId) });
/** While a sync is under way, or what is known about tracks is put in order. */
const LATER_MS = 15_000;

/** Evaluates one rule set; its playlists follow by jobs of their own. */
export const rulesRunJob = (runs: RuleRuns): JobHandler => ({
  kind: RULES_RUN,
  run: async ({ job, now }) => {
    if (job.memberId === null) throw new Error(`Job ${job.id} evaluates the rules of nobody.`);
    const asked = job.notify !== null;
    const outcome = await runs.run(job.memberId, Metadata.parse(job.metadata).ruleSetId, asked);
    if (outcome.kind === 'later') return retryAt(now() + LATER_MS, { key: 'waiting' });
    if (outcome.kind === 'broken') return skip({ key: 'skipped', code: 'RULES_BROKEN' });
    if (outcome.kind === 'stopped') return skip({ key: 'skipped', code: 'RULES_STOPPED' });
    return outcome.kind === 'idle' ? skip({ key: 'skipped', code: 'RULES_IDLE' }) : done(outcome);
  },
});

/** Evaluates what changes can touch. */
export const rulesFollowJob = (following: RuleFollowing): JobHandler => ({
  kind: RULES_FOLLOW,
  run: async ({ job, signal, now }) => {
    if (job.memberId === null) throw new Error(`Job ${job.id} evaluates the rules of nobody.`);
    const outcome = await following.follow(job.memberId, signal);
    return outcome.kind === 'later' ? retryAt(now() + LATER_MS, { key: 'waiting' }) : done(outcome);
  },
});
