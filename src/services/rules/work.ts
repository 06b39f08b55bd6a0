import type { MemberId, RuleSetId } from '../../domain/ids.ts';
import type { JobNotify, NewJob } from '../../domain/jobs.ts';

/** The kinds of work of this family, and how each is asked for. */

export const RULES_FLATTEN = 'rules.flatten';
/** One rule set: because its time has come, or somebody asked. */
export const RULES_RUN = 'rules.run';
/** Those rule sets of a member that what changed can touch. */
export const RULES_FOLLOW = 'rules.follow';

/** For everybody, once after an update. */
export const rulesFlatten = (): NewJob => ({ kind: RULES_FLATTEN, memberId: null, dedupeKey: RULES_FLATTEN });

/** Asking twice while one is waiting or running is asking once. */
export const rulesRun = (memberId: MemberId, id: RuleSetId, name: string, notify?: JobNotify): NewJob => ({
  kind: RULES_RUN,
  memberId,
  name,
  metadata: { ruleSetId: id },
  dedupeKey: rulesRunKey(id),
  ...(notify === undefined ? {} : { notify }),
});

export const rulesRunKey = (id: RuleSetId): string => `${RULES_RUN}:${id}`;

export const rulesFollow = (memberId: MemberId): NewJob => ({
  kind: RULES_FOLLOW,
  memberId,
  dedupeKey: `${RULES_FOLLOW}:${memberId}`,
});
