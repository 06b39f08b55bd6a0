import type { Clock } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import { periodOf, planRun } from '../../domain/digests/schedule.ts';
import type { DigestId } from '../../domain/ids.ts';
import type { Enqueue } from '../intents.ts';
import type { OnRefused } from '../outbox/sender.ts';
import type { DigestBodies } from './bodies.ts';
import type { DigestPosting, PostOnce } from './posting.ts';
import { digestOfKey, digestPost, postKey } from './work.ts';

export type DigestRun =
  | { readonly kind: 'posted'; readonly runAt: number; readonly nextRunAt: number }
  /** The latest run was a day late or more. */
  | { readonly kind: 'left_out'; readonly nextRunAt: number }
  /** A member's own digest that has nothing to say: nobody is written to for that. */
  | { readonly kind: 'nothing'; readonly nextRunAt: number }
  /** Not due (any more), paused, or removed. */
  | { readonly kind: 'idle' };

/** Makes digests appear at their times. */
export interface DigestRuns {
  /** Enqueues every digest whose time has come. Cheap when there is none. */
  enqueueDue(now: number): Promise<void>;
  /**
   * Writes the post of a digest that is due and moves it to its next run, in one transaction: after a crash at any
   * point there is either neither or both, and the outbox's key allows one post per run.
   */
  run(id: DigestId): Promise<DigestRun>;
  /**
   * For the outbox: when Discord refused a post for good, the digest it belongs to pauses and its maker is told once.
   * Posts of others are left alone, and so is a digest of which one body was rejected: the next one may be fine.
   */
  readonly refused: OnRefused;
}

const PER_SCAN = 50;
const MAX_TRIES = 5;

export const createDigestRuns = (deps: {
  store: Store;
  clock: Clock;
  bodies: DigestBodies;
  posting: DigestPosting;
  enqueue: Enqueue;
  post: PostOnce;
}): DigestRuns => {
  const { store, clock, bodies, posting, enqueue, post } = deps;

  /** Null when somebody agreed or withdrew in between: what was counted is not what may be told any more. */
  const attempt = async (id: DigestId): Promise<DigestRun | null> => {
    const now = clock.now();
    const digest = await store.read.digests.find(id);
    if (digest === null || digest.pausedAt !== null || digest.nextRunAt > now) return { kind: 'idle' };
    const { postFor, nextRunAt, skipped } = planRun(digest, digest.nextRunAt, now);
    const moveOn = async (kind: 'left_out' | 'nothing'): Promise<DigestRun> => {
      const moved = await store.transaction((tx) =>
        tx.digests.advance(id, digest.nextRunAt, nextRunAt, skipped),
      );
      return moved ? { kind, nextRunAt } : { kind: 'idle' };
    };
    if (postFor === null) return moveOn('left_out');
    // Counting may take long in a big server, so it happens outside of the transaction, which then looks again.
    const period = periodOf(digest, postFor);
    const composed = await posting.compose(digest, { period, key: postKey(id, postFor), isTest: false });
    const { facts, failed } = composed.issue;
    if (digest.memberId !== null && facts.length + failed.length === 0) return moveOn('nothing');
    return store.transaction(async (tx): Promise<DigestRun | null> => {
      if (!(await composed.isCurrent(tx))) return null;
      if (!(await tx.digests.advance(id, digest.nextRunAt, nextRunAt, skipped))) return { kind: 'idle' };
      const written = await composed.write(tx);
      return written ? { kind: 'posted', runAt: postFor, nextRunAt } : { kind: 'idle' };
    });
  };

  return {
    enqueueDue: async (now) => {
      const due = await store.read.digests.due(now, PER_SCAN);
      if (due.length === 0) return;
      await store.transaction(async (tx) => {
        for (const { id } of due) await enqueue(tx, digestPost(id));
      });
    },

    run: async (id) => {
      for (let tries = 0; tries < MAX_TRIES; tries += 1) {
        const outcome = await attempt(id);
        if (outcome !== null) return outcome;
      }
      throw new Error('Who is counted changed all the time while a digest was composed.');
    },

    refused: async (tx, { dedupeKey }, why, now) => {
      if (why === 'rejected') return;
      const id = digestOfKey(dedupeKey);
      const digest = id === null ? null : await tx.digests.find(id);
      if (digest === null || !(await tx.digests.pause(digest.id, why, now))) return;
      // Whose DMs are closed sees it in /digest list, and is told by the next answer that DMs do not arrive.
      if (why === 'dm_closed') return;
      const maker = await tx.members.find(digest.createdBy);
      // Who made it deleted everything about themselves: the server's own people see it in /digest list.
      if (maker === null) return;
      await post(tx, {
        dedupeKey: `digest-paused:${digest.id}:${now}`,
        target: { to: 'member', memberId: digest.createdBy },
        body: bodies.paused(digest, why, maker.locale),
      });
    },
  };
};
