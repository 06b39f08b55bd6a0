import type { JobId, MemberId } from '../ids.ts';

/** A due job as far as choosing needs it. */
export interface DueJob {
  readonly id: JobId;
  readonly memberId: MemberId | null;
  readonly kind: string;
  readonly runAt: number;
}

export interface Running {
  readonly memberId: MemberId | null;
  readonly kind: string;
  readonly count: number;
}

/**
 * Which due jobs start now: never more of a kind than it allows, and whoever has the fewest running goes first, so
 * that one member with a thousand jobs does not keep the others waiting. Work of nobody counts as one member.
 * @param due oldest first
 * @param limits how many of a kind may run at once; kinds that are not in it cannot run here
 * @param slots how many more this worker takes
 */
export const chooseJobs = (
  due: readonly DueJob[],
  running: readonly Running[],
  limits: ReadonlyMap<string, number>,
  slots: number,
): JobId[] => {
  const ofKind = countBy(running, ({ kind }) => kind);
  const ofMember = countBy(running, ({ memberId }) => memberId);
  const waiting = [...due];
  const chosen: JobId[] = [];
  while (chosen.length < slots) {
    let best: DueJob | undefined;
    for (const job of waiting) {
      if ((ofKind.get(job.kind) ?? 0) >= (limits.get(job.kind) ?? 0)) continue;
      if (best === undefined || (ofMember.get(job.memberId) ?? 0) < (ofMember.get(best.memberId) ?? 0))
        best = job;
    }
    if (best === undefined) break;
    chosen.push(best.id);
    waiting.splice(waiting.indexOf(best), 1);
    ofKind.set(best.kind, (ofKind.get(best.kind) ?? 0) + 1);
    ofMember.set(best.memberId, (ofMember.get(best.memberId) ?? 0) + 1);
  }
  return chosen;
};

const countBy = <K>(running: readonly Running[], key: (one: Running) => K): Map<K, number> => {
  const counts = new Map<K, number>();
  for (const one of running) counts.set(key(one), (counts.get(key(one)) ?? 0) + one.count);
  return counts;
};
