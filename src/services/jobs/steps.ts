import type { MemberId } from '../../domain/ids.ts';
import type { Job, JobNotify, NewJob } from '../../domain/jobs.ts';
import { AppError } from '../../errors.ts';
import type { JobQueue } from './queue.ts';

/**
 * A step that a member can start by its name (`/jobs run`): which job it is for them. Its title and description stand
 * in the message catalogue under `jobs.steps`.
 */
export interface Step {
  readonly name: string;
  readonly kind: string;
  /** The job for this member; the queue adds who watches it. The dedupe key must name the member. */
  job(memberId: MemberId): Omit<NewJob, 'kind' | 'memberId' | 'notify'>;
  /** What is to happen before the job is asked for. */
  before?(memberId: MemberId): Promise<void>;
}

export interface Steps {
  readonly names: readonly string[];
  /** The job kinds that steps enqueue, for the start-up check. */
  readonly kinds: readonly string[];
  /** @throws {AppError} INVALID_INPUT for a name that is no step. */
  start(name: string, memberId: MemberId, notify: JobNotify): Promise<Job>;
}

export const createSteps = (queue: JobQueue, steps: readonly Step[]): Steps => ({
  names: steps.map(({ name }) => name),
  kinds: steps.map(({ kind }) => kind),
  start: async (name, memberId, notify) => {
    const step = steps.find((one) => one.name === name);
    if (step === undefined) throw new AppError('INVALID_INPUT', { problem: 'job_step', value: name });
    await step.before?.(memberId);
    return queue.enqueue({ ...step.job(memberId), kind: step.kind, memberId, notify });
  },
});
