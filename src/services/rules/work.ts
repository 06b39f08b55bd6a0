import type { MemberId, RuleSetId } from '../../domain/ids.ts';
import type { JobNotify, NewJob } from '../../domain/jobs.ts';

/** The kinds of work of this family, and how each is asked for. */

export const RULES_FLATTEN = 'rules.flatten';
/** One rule set: because its time has come, or somebody asked. */
export const RULES_RUN = 'rules.run';
/** A file of rules that somebody gave. */
export const RULES_IMPORT = 'rules.import';
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

/** A file that came with a command. */
export interface RuleFile {
  /** Signed and short-lived. */
  readonly url: string;
  readonly name: string;
  /** bytes, as Discord says */
  readonly size: number;
  /** What the rule set is to be called; null: as the file says. */
  readonly as: string | null;
}

export const rulesImport = (memberId: MemberId, file: RuleFile, notify: JobNotify): NewJob => ({
  kind: RULES_IMPORT,
  memberId,
  name: file.name,
  metadata: file,
  notify,
});
