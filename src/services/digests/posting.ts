import type { Clock } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import { countsMembers } from '../../domain/digests/blocks.ts';
import type { DigestIssue } from '../../domain/digests/issue.ts';
import { AMENDED_FOR_MS } from '../../domain/digests/posts.ts';
import type { DigestPeriod } from '../../domain/digests/schedule.ts';
import { type Digest, targetOf } from '../../domain/digests.ts';
import type { MemberId, OutboxId } from '../../domain/ids.ts';
import type { NewOutboxPost } from '../../domain/outbox.ts';
import type { DigestBodies } from './bodies.ts';
import type { DigestIssues } from './issues.ts';

/** Writes a post into the outbox; null when its key is taken. */
export type PostOnce = (tx: Repositories, post: NewOutboxPost) => Promise<OutboxId | null>;

/** A post that is composed, and not written yet. */
export interface ComposedPost {
  readonly issue: DigestIssue;
  /** False: somebody agreed or withdrew since, so what it counts is not what may be told any more. */
  isCurrent(tx: Repositories): Promise<boolean>;
  /** Writes it in the caller's transaction, which has seen that it is current. False when its key is taken. */
  write(tx: Repositories): Promise<boolean>;
}

export interface DigestPosting {
  compose(
    digest: Digest,
    facts: { readonly period: DigestPeriod; readonly key: string; readonly isTest: boolean },
  ): Promise<ComposedPost>;
}

export const createDigestPosting = (deps: {
  store: Store;
  clock: Clock;
  issues: DigestIssues;
  bodies: DigestBodies;
  post: PostOnce;
}): DigestPosting => {
  const { store, clock, issues, bodies, post } = deps;

  /** A channel's posts are in the language of the channel, a DM in that of its reader. */
  const localeOf = async ({ memberId, locale }: Digest): Promise<string> =>
    memberId === null ? locale : ((await store.read.members.find(memberId))?.locale ?? locale);

  return {
    compose: async (digest, { period, key, isTest }) => {
      const { id, guildId, cadence, blocks, locale } = digest;
      const counting = guildId !== null && countsMembers(blocks) ? guildId : null;
      const members = counting === null ? [] : await store.read.members.consenting(counting);
      // Before anything is read: who is counted later than this is in it surely.
      const composedAt = clock.now();
      const issue = await issues.compose(digest, period);
      const target = targetOf(digest);
      const { body, pictures } = bodies.post(issue, id, await localeOf(digest), { isTest });
      return {
        issue,
        isCurrent: async (tx) =>
          counting === null || sameMembers(members, await tx.members.consenting(counting)),
        write: async (tx) => {
          const outboxId =
            target === null ? null : await post(tx, { dedupeKey: key, target, body, pictures });
          if (outboxId === null) return false;
          if (counting === null) return true;
          const { fromAt, toAt } = period;
          await tx.digests.posts.prune(composedAt - AMENDED_FOR_MS);
          const facts = { digestId: id, guildId: counting, locale, cadence, blocks };
          await tx.digests.posts.add({ ...facts, outboxId, fromAt, toAt, isTest, composedAt });
          return true;
        },
      };
    },
  };
};

export const sameMembers = (before: readonly MemberId[], after: readonly MemberId[]): boolean => {
  const known = new Set(before);
  return before.length === after.length && after.every((id) => known.has(id));
};
