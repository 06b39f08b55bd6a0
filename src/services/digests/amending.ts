import type { Clock } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import { amendedSince, type DigestPost } from '../../domain/digests/posts.ts';
import type { DigestPostId } from '../../domain/ids.ts';
import { withMarker } from '../../domain/outbox/delivery.ts';
import { withPictures } from '../../domain/outbox/pictures.ts';
import { isAppError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { DiscordPosts } from '../../providers/discord-port.ts';
import type { Enqueue } from '../intents.ts';
import type { Pictures } from '../pictures/pictures.ts';
import type { OnLeaving } from '../server/withdrawal.ts';
import type { DigestBodies, DigestBody } from './bodies.ts';
import type { DigestIssues } from './issues.ts';
import { digestAmend } from './work.ts';

/** Asks for every post that may count somebody who withdraws to be composed anew. */
export const createDigestsLeaving =
  ({ clock, enqueue }: { clock: Pick<Clock, 'now'>; enqueue: Enqueue }): OnLeaving =>
  async (tx, guildId, memberId) => {
    const now = clock.now();
    const agreedAt = await tx.digests.posts.countedSince(guildId, memberId);
    for (const id of await tx.digests.posts.want(guildId, amendedSince(agreedAt, now), now)) {
      await enqueue(tx, digestAmend(id));
    }
  };

/** `gone`: there is no such message any more; `closed`: Discord does not let us change it; `later`: it is looked at again. */
export type Amended = 'amended' | 'emptied' | 'gone' | 'closed' | 'later' | 'idle';

/** Composes posts anew from those who still agree, and edits them in place. */
export interface DigestAmending {
  /** Enqueues what waits. Cheap when there is none. */
  enqueueDue(now: number): Promise<void>;
  /** May be repeated at any time. */
  run(id: DigestPostId): Promise<Amended>;
}

const PER_SCAN = 50;
const MAX_TRIES = 5;
const DRAW_WITHIN_MS = 10_000;
const ON_ITS_WAY_MS = 2_000;
const CLOSED_MS = 3_600_000;
/** A channel that is closed to us for so many hours stays so. */
const MAX_ATTEMPTS = 24;

export const createDigestAmending = (deps: {
  store: Store;
  clock: Clock;
  issues: DigestIssues;
  bodies: DigestBodies;
  enqueue: Enqueue;
  posts: Pick<DiscordPosts, 'edit'>;
  pictures: Pictures;
  log: Log;
}): DigestAmending => {
  const { store, clock, issues, bodies, enqueue, posts, pictures, log } = deps;

  const composed = async (post: DigestPost): Promise<DigestBody & { readonly isEmpty: boolean }> => {
    const { guildId, digestId, locale, cadence, blocks, fromAt, toAt, isTest } = post;
    const issue = await issues.compose({ guildId, memberId: null, cadence, blocks }, { fromAt, toAt });
    if (issue.facts.length === 0 && issue.failed.length === 0) {
      return { body: bodies.emptied(locale), pictures: [], isEmpty: true };
    }
    const isEdit = post.messageId !== null;
    return { ...bodies.post(issue, digestId, locale, { isTest, isEdit }), isEmpty: false };
  };

  const drawn = async ({ body, pictures: wanted }: DigestBody) => {
    const made = await Promise.all(wanted.map((picture) => pictures.make(picture, DRAW_WITHIN_MS)));
    const files = made.filter((file) => file !== null);
    return { body: withPictures(body, files), files };
  };

  /** It waits in the outbox: there it says it no more. It may be on its way all the same, so it is looked at again. */
  const rewrite = async (post: DigestPost, next: DigestBody): Promise<Amended> =>
    store.transaction(async (tx) => {
      const waiting = await tx.outbox.find(post.outboxId);
      if (waiting === null || waiting.status !== 'PENDING') {
        const known = await tx.digests.posts.find(post.id);
        // It arrived just now.
        if (known?.messageId != null) return 'later';
        await tx.digests.posts.remove(post.id);
        return 'gone';
      }
      await tx.outbox.rewrite(waiting.id, withMarker(next.body, waiting.nonce), next.pictures);
      await tx.digests.posts.later(post.id, clock.now() + ON_ITS_WAY_MS);
      return 'later';
    });

  const closed = async ({ id, attempts, guildId, channelId }: DigestPost): Promise<Amended> => {
    const isOver = attempts + 1 >= MAX_ATTEMPTS;
    await store.transaction((tx) => tx.digests.posts.later(id, isOver ? null : clock.now() + CLOSED_MS));
    if (isOver) {
      const detail = `server ${guildId}, channel ${channelId ?? '-'}`;
      log.warn({ event: 'lifecycle', what: 'a digest that counts somebody cannot be changed', detail });
    }
    return 'closed';
  };

  /** Null: somebody withdrew meanwhile. */
  const attempt = async (id: DigestPostId): Promise<Amended | null> => {
    const post = await store.read.digests.posts.find(id);
    if (post === null || post.dueAt === null) return 'idle';
    const composedAt = clock.now();
    const { isEmpty, ...next } = await composed(post);
    const { channelId, messageId } = post;
    if (channelId === null || messageId === null) return rewrite(post, next);
    const { body, files } = await drawn(next);
    try {
      await posts.edit(channelId, messageId, body, files.length === 0 ? {} : { files });
    } catch (error) {
      if (isAppError(error, 'CANNOT_POST')) return closed(post);
      if (!isAppError(error, 'RESOURCE_GONE')) throw error;
      await store.transaction((tx) => tx.digests.posts.remove(id));
      return 'gone';
    }
    const settled = await store.transaction((tx) => tx.digests.posts.settle(id, post.wanted, composedAt));
    return settled ? (isEmpty ? 'emptied' : 'amended') : null;
  };

  return {
    enqueueDue: async (now) => {
      const due = await store.read.digests.posts.due(now, PER_SCAN);
      if (due.length === 0) return;
      await store.transaction(async (tx) => {
        for (const id of due) await enqueue(tx, digestAmend(id));
      });
    },

    run: async (id) => {
      for (let tries = 0; tries < MAX_TRIES; tries += 1) {
        const outcome = await attempt(id);
        if (outcome !== null) return outcome;
      }
      return 'later';
    },
  };
};
