import { type Clock, MINUTE, SECOND } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import { type AskedSource, askedByIds, waitsFor } from '../../domain/enrichment/asking.ts';
import type { Job, JobMessage } from '../../domain/jobs.ts';
import { isAppError } from '../../errors.ts';
import { hasEnded } from '../jobs/family.ts';
import type { Asking, AskingCounts } from './asking.ts';
import { sourceOfKind } from './work.ts';

/** What a child of `external` needs of the runner. */
export interface ChildHooks {
  readonly signal: AbortSignal;
  progress(fraction: number, message: JobMessage): Promise<void>;
  checkpoint(counts: AskingCounts): Promise<void>;
}

export type ChildOutcome =
  | { readonly kind: 'done'; readonly counts: AskingCounts }
  /** There is nothing (more) to ask for now: others are asked first, or another member has the next turn. */
  | { readonly kind: 'later'; readonly at: number; readonly message: JobMessage }
  | { readonly kind: 'given_up'; readonly code: string };

/** One provider's part of `external`, for one member: a child job among its siblings. */
export interface ExternalChild {
  /**
   * @param before what earlier runs of the job counted
   * @throws {RetryAfter} when the provider rests; the siblings go on
   */
  run(job: Job, source: AskedSource, before: AskingCounts, hooks: ChildHooks): Promise<ChildOutcome>;
}

export interface ExternalChildDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly asking: Asking;
  /** The providers that are switched on. */
  readonly on: ReadonlySet<AskedSource>;
}

/** A sibling that wakes up within this time counts as at work; nobody waits longer for one. */
const SOON = 2 * MINUTE;
/** How long one member may keep a provider while another one waits. */
const TURN = MINUTE;
/** A provider that fails so often is left alone until the next time that `external` is asked for. */
const GIVE_UP_AFTER = 4;

export const createExternalChild = ({ store, clock, asking, on }: ExternalChildDeps): ExternalChild => {
  /** Siblings whose answers matter here and that have not ended. */
  const upstream = async (job: Job, source: AskedSource): Promise<Job[]> => {
    if (job.parentId === null) return [];
    const siblings = await store.read.jobs.children([job.parentId]);
    return siblings.filter((one) => !hasEnded(one) && isOneOf(waitsFor[source], sourceOfKind(one.kind)));
  };
  const isMoving = ({ status, runAt }: Job): boolean => status === 'RUNNING' || runAt <= clock.now() + SOON;
  /** When it is worth looking again at what siblings bring. @param left tracks that waited for them just now */
  const lookAgainAt = (siblings: readonly Job[], left: number): number => {
    if (siblings.some(isMoving)) return clock.now() + SOON;
    // They have gone to rest meanwhile: nobody waits for them any more.
    return left > 0 ? clock.now() + SECOND : Math.min(...siblings.map(({ runAt }) => runAt)) + SECOND;
  };
  const moving = async (job: Job, source: AskedSource): Promise<AskedSource[]> =>
    (await upstream(job, source)).filter(isMoving).flatMap(({ kind }) => sourceOfKind(kind) ?? []);

  /** Those that waited for this one, and for nobody else any more, look again as soon as it has ended. */
  const wakeSiblings = async ({ id, parentId }: Job, source: AskedSource): Promise<void> => {
    if (parentId === null) return;
    const going = (await store.read.jobs.children([parentId])).filter(
      (one) => one.id !== id && !hasEnded(one),
    );
    const waiting = going.filter((one) => {
      const own = sourceOfKind(one.kind);
      if (own === null || one.status !== 'PENDING' || one.message?.key !== 'waiting') return false;
      const others = going.filter(({ kind }) => isOneOf(waitsFor[own], sourceOfKind(kind)));
      return waitsFor[own].includes(source) && others.length === 0;
    });
    if (waiting.length === 0) return;
    const runAt = clock.now() + SECOND;
    await store.transaction(async (tx) => {
      for (const one of waiting) if (one.runAt > runAt) await tx.jobs.update(one.id, { runAt }, clock.now());
    });
  };

  const giveUp = async (job: Job, source: AskedSource, code: string): Promise<ChildOutcome> => {
    await wakeSiblings(job, source);
    return { kind: 'given_up', code };
  };

  return {
    run: async (job, source, before, { signal, progress, checkpoint }) => {
      const { memberId } = job;
      if (memberId === null) throw new Error(`Job ${job.id} asks about the tracks of nobody.`);
      if (!on.has(source)) return giveUp(job, source, 'PROVIDER_OFF');
      const started = clock.elapsed();
      let counts = before;
      try {
        const result = await asking.run(memberId, source, {
          signal,
          moving: () => moving(job, source),
          stored: async (now, left) => {
            counts = plus(before, now);
            await checkpoint(counts);
            const total = counts.asked + left;
            await progress(counts.asked / Math.max(1, total), { key: 'reading', done: counts.asked, total });
          },
          isLong: async () =>
            clock.elapsed() - started > TURN &&
            (await store.read.jobLeases.anyClaimable(clock.now(), [job.kind], [job.id])),
        });
        const others = await upstream(job, source);
        const mayComeMore = others.length > 0 && askedByIds.has(source);
        if (!mayComeMore && result.left === 0) {
          await wakeSiblings(job, source);
          return { kind: 'done', counts };
        }
        const total = counts.asked + result.left;
        if (others.length === 0) {
          const message = { key: 'reading', done: counts.asked, total } as const;
          return { kind: 'later', at: clock.now(), message };
        }
        const at = lookAgainAt(others, result.left);
        return { kind: 'later', at, message: { key: 'waiting', done: counts.asked, total } };
      } catch (error) {
        if (!isAppError(error, 'PROVIDER_UNAVAILABLE')) throw error;
        if (error.data.why === 'refused') return giveUp(job, source, 'PROVIDER_REFUSED');
        if (job.attempts + 1 < GIVE_UP_AFTER) throw error;
        return giveUp(job, source, error.code);
      }
    },
  };
};

const isOneOf = (sources: readonly AskedSource[], source: AskedSource | null): boolean =>
  source !== null && sources.includes(source);

const plus = (a: AskingCounts, b: AskingCounts): AskingCounts => ({
  asked: a.asked + b.asked,
  found: a.found + b.found,
  missed: a.missed + b.missed,
});
