import type { Clock } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import type { DigestContent } from '../../domain/digests/content.ts';
import { periodOf, planRun } from '../../domain/digests/schedule.ts';
import type { Digest, DigestPause } from '../../domain/digests.ts';
import type { DigestId, MemberId } from '../../domain/ids.ts';
import type { Enqueue, Post } from '../intents.ts';
import type { OnRefused } from '../outbox/sender.ts';
import { composeContent } from './content.ts';
import { digestOfKey, digestPost, postKey } from './work.ts';

/** How a digest and the DM about a paused one look: views, passed in by the composition root. Discord message bodies. */
export interface DigestBodies {
  post(content: DigestContent, digest: Digest): unknown;
  paused(digest: Digest, why: DigestPause, locale: string): unknown;
}

export type DigestRun =
  | { readonly kind: 'posted'; readonly runAt: number; readonly nextRunAt: number }
  /** The latest run was a day late or more. */
  | { readonly kind: 'left_out'; readonly nextRunAt: number }
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
  enqueue: Enqueue;
  post: Post;
}): DigestRuns => {
  const { store, clock, bodies, enqueue, post } = deps;

  /** Null when somebody agreed or withdrew in between: what was counted is not what may be told any more. */
  const attempt = async (id: DigestId): Promise<DigestRun | null> => {
    const now = clock.now();
    const digest = await store.read.digests.find(id);
    if (digest === null || digest.pausedAt !== null || digest.nextRunAt > now) return { kind: 'idle' };
    const { postFor, nextRunAt } = planRun(digest, digest.nextRunAt, now);
    if (postFor === null) {
      const moved = await store.transaction((tx) => tx.digests.advance(id, digest.nextRunAt, nextRunAt));
      return moved ? { kind: 'left_out', nextRunAt } : { kind: 'idle' };
    }
    // Counting may take long in a big server, so it happens outside of the transaction, which then looks again.
    const { guildId, channelId, cadence } = digest;
    const counted = await store.read.members.consenting(guildId);
    const period = periodOf(digest, postFor);
    const content = await composeContent(store.read, { guildId, cadence, period, by: 'plays' });
    const target = { to: 'channel', channelId } as const;
    const body = bodies.post(content, digest);
    return store.transaction(async (tx): Promise<DigestRun | null> => {
      if (!sameMembers(counted, await tx.members.consenting(guildId))) return null;
      if (!(await tx.digests.advance(id, digest.nextRunAt, nextRunAt))) return { kind: 'idle' };
      await post(tx, { dedupeKey: postKey(id, postFor), target, body });
      return { kind: 'posted', runAt: postFor, nextRunAt };
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
      if (why !== 'channel_gone' && why !== 'cannot_post') return;
      const id = digestOfKey(dedupeKey);
      const digest = id === null ? null : await tx.digests.find(id);
      if (digest === null || !(await tx.digests.pause(digest.id, why, now))) return;
      const maker = await tx.members.find(digest.createdBy);
      await post(tx, {
        dedupeKey: `digest-paused:${digest.id}:${now}`,
        target: { to: 'member', memberId: digest.createdBy },
        body: bodies.paused(digest, why, maker?.locale ?? digest.locale),
      });
    },
  };
};

const sameMembers = (before: readonly MemberId[], after: readonly MemberId[]): boolean => {
  const known = new Set(before);
  return before.length === after.length && after.every((id) => known.has(id));
};
