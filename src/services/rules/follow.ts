import type { Clock } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import type { MemberId } from '../../domain/ids.ts';
import { dependenciesOf, isTouched } from '../../domain/rules/dependencies.ts';
import type { Enqueue } from '../intents.ts';
import { isIdle } from '../jobs/family.ts';
import { sourcesSyncKey } from '../sources/work.ts';
import { openBook } from './book.ts';
import type { RuleForms } from './forms.ts';
import type { RuleRuns } from './runs.ts';
import { rulesFollow, rulesRun } from './work.ts';

export type FollowOutcome =
  | { readonly kind: 'followed'; readonly touched: number; readonly changed: number }
  /** A sync is under way, or something changed while it was looked at: once more then. */
  | { readonly kind: 'later' };

/** Has rule sets evaluated when their time has come, and when what they hang on has changed. */
export interface RuleFollowing {
  /** Enqueues what is due by the clock or by changes. Cheap when there is nothing. */
  enqueueDue(now: number): Promise<void>;
  /** Evaluates those rule sets of a member that follow changes, and that the noted ones can touch; no others. */
  follow(memberId: MemberId, signal: AbortSignal): Promise<FollowOutcome>;
}

const PER_SCAN = 50;
/** A rule set whose job got lost is looked at again after this. */
const AGAIN_MS = 10 * 60_000;

export const createRuleFollowing = (deps: {
  store: Store;
  clock: Clock;
  forms: RuleForms;
  runs: RuleRuns;
  enqueue: Enqueue;
}): RuleFollowing => {
  const { store, clock, forms, runs, enqueue } = deps;
  const { read } = store;

  const isSyncing = async (memberId: MemberId): Promise<boolean> => {
    const job = await read.jobs.activeByKey(sourcesSyncKey(memberId));
    return job !== null && !(await isIdle(read, job, clock.now()));
  };

  return {
    enqueueDue: async (now) => {
      const due = await read.ruleSets.due(now, PER_SCAN);
      const members = await read.ruleMarks.due(now, PER_SCAN);
      if (due.length === 0 && members.length === 0) return;
      await store.transaction(async (tx) => {
        for (const { memberId, id, dueAt } of due) {
          const set = await tx.ruleSets.find(memberId, id);
          if (set === null || !(await tx.ruleSets.advance(id, dueAt, now + AGAIN_MS))) continue;
          await enqueue(tx, rulesRun(memberId, id, set.name));
        }
        for (const memberId of members) await enqueue(tx, rulesFollow(memberId));
      });
    },

    follow: async (memberId, signal) => {
      // Its sources come one after the other: one look when all have come.
      if (await isSyncing(memberId)) return { kind: 'later' };
      const marks = await read.ruleMarks.of(memberId);
      const book = await openBook(read, forms, memberId);
      const timeZone = (await read.members.find(memberId))?.timeZone ?? 'UTC';
      const moment = { now: clock.now(), timeZone };
      const names = new Map(
        (await read.sources.names(memberId)).map(({ id, kind, name }) => [
          String(id),
          kind === 'liked' ? 'liked' : name,
        ]),
      );
      let [touched, changed, again] = [0, 0, false];
      for (const { id, enabled, schedule } of book.rows) {
        if (!enabled || schedule !== 'afterSync') continue;
        const rules = book.find(id)?.rules;
        if (rules === undefined) continue;
        const hangsOn = dependenciesOf(rules, book.resolve, moment);
        if (!isTouched(hangsOn, marks, (what) => names.get(what) ?? null)) continue;
        signal.throwIfAborted();
        touched += 1;
        const outcome = await runs.run(memberId, id, false);
        if (outcome.kind === 'later') again = true;
        if (outcome.kind === 'evaluated') changed += outcome.changed;
      }
      if (again) return { kind: 'later' };
      await store.transaction((tx) => tx.ruleMarks.settle(memberId, marks));
      return { kind: 'followed', touched, changed };
    },
  };
};
