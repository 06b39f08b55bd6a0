import type { Clock } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import type { ChannelId, MessageId, OutboxId } from '../../domain/ids.ts';
import { HISTORY, judge, resendDelay } from '../../domain/outbox/delivery.ts';
import { withPictures } from '../../domain/outbox/pictures.ts';
import type { OutboxFailure, OutboxPost } from '../../domain/outbox.ts';
import { isAppError, RetryAfter } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { DiscordPosts } from '../../providers/discord-port.ts';
import type { Pictures } from '../pictures/pictures.ts';

/** What became of a post; `later` asks to be called again then (ms UTC). */
export type Sending =
  | { readonly kind: 'sent' | 'failed' | 'unverified' | 'ended' }
  | { readonly kind: 'later'; readonly at: number };

export interface OutboxSender {
  /**
   * Brings one post out, or finds out what happened to it. May be called again after a crash at any point: there is
   * never a second message, and none is lost (UNVERIFIED where Discord does not let us look).
   */
  send(id: OutboxId, signal: AbortSignal): Promise<Sending>;
}

/**
 * Called in the transaction that gives a post up, so that what depends on it (a digest's schedule) changes with it.
 */
export type OnRefused = (
  tx: Repositories,
  post: OutboxPost,
  why: OutboxFailure,
  now: number,
) => Promise<void>;

export interface OutboxSenderDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly posts: DiscordPosts;
  readonly log: Log;
  readonly pictures: Pictures;
  readonly onRefused: readonly OnRefused[];
}

/** Requests that failed in a way nobody foresaw are repeated this often. */
const MAX_SURPRISES = 5;
const DRAW_WITHIN_MS = 10_000;

type End =
  | { readonly status: 'SENT'; readonly channelId: ChannelId; readonly messageId: MessageId }
  | { readonly status: 'FAILED'; readonly why: OutboxFailure }
  | { readonly status: 'UNVERIFIED' };

const ENDINGS = { SENT: 'sent', FAILED: 'failed', UNVERIFIED: 'unverified' } as const;

export const createOutboxSender = (deps: OutboxSenderDeps): OutboxSender => {
  const { store, clock, posts, log, pictures, onRefused } = deps;

  const finish = async (post: OutboxPost, end: End): Promise<Sending> => {
    await store.transaction(async (tx) => {
      const now = clock.now();
      const { status } = end;
      const messageId = status === 'SENT' ? { messageId: end.messageId } : {};
      const why = status === 'FAILED' ? { why: end.why } : {};
      if (!(await tx.outbox.finish(post.id, { status, ...messageId, ...why }, now))) return;
      // Whoever is named in it may withdraw later: then it has to be found again.
      if (status === 'SENT') {
        await tx.namedPosts.arrived(post.id, end.channelId, end.messageId);
        await tx.digests.posts.arrived(post.id, end.channelId, end.messageId);
      }
      if (status !== 'FAILED') return;
      if (end.why === 'dm_closed' && post.target.to === 'member') {
        await tx.members.setDmClosed(post.target.memberId, now);
      }
      for (const tell of onRefused) await tell(tx, post, end.why, now);
    });
    return { kind: ENDINGS[end.status] };
  };
  const later = async ({ id }: OutboxPost, at: number, failed: boolean): Promise<Sending> => {
    await store.transaction((tx) => tx.outbox.later(id, at, failed));
    return { kind: 'later', at };
  };

  /** Null: the person's DMs are closed. */
  const channelOf = async ({ target }: OutboxPost): Promise<ChannelId | null> => {
    if (target.to === 'channel') return target.channelId;
    const member = await store.read.members.find(target.memberId);
    if (member !== null && member.dmClosedAt !== null) return null;
    const channel = await posts.openDm(target.memberId);
    return channel === 'closed' ? null : channel;
  };

  /** Nobody waits for a post: its pictures may take a while, and it goes out without those that cannot be drawn. */
  const drawn = async ({ body, pictures: wanted }: OutboxPost) => {
    if (wanted === null || wanted.length === 0) return { body, files: {} };
    const made = await Promise.all(wanted.map((picture) => pictures.make(picture, DRAW_WITHIN_MS)));
    const files = made.filter((file) => file !== null);
    return { body: withPictures(body, files), files: files.length === 0 ? {} : { files } };
  };

  /** @param leaving called when the request leaves */
  const deliver = async (post: OutboxPost, signal: AbortSignal, leaving: () => void): Promise<Sending> => {
    const channel = await channelOf(post);
    if (channel === null) return finish(post, { status: 'FAILED', why: 'dm_closed' });
    const { id, nonce, firstTriedAt } = post;
    if (firstTriedAt !== null) {
      const history = await posts.recent(channel, HISTORY);
      const verdict = judge({ nonce, firstTriedAt }, history, clock.now());
      if (verdict.kind === 'arrived') {
        return finish(post, { status: 'SENT', channelId: channel, messageId: verdict.messageId });
      }
      if (verdict.kind === 'unverified') return finish(post, { status: 'UNVERIFIED' });
    }
    const { body, files } = await drawn(post);
    signal.throwIfAborted();
    await store.transaction((tx) => tx.outbox.tried(id, clock.now()));
    leaving();
    // Not given the signal: a request that left is waited for, for its answer says what happened.
    const messageId = await posts.create(channel, body, { nonce, ...files });
    return finish(post, { status: 'SENT', channelId: channel, messageId });
  };

  const afterError = async (post: OutboxPost, error: unknown, left: boolean): Promise<Sending> => {
    const attempts = post.attempts + 1;
    const soon = clock.now() + resendDelay(attempts);
    if (error instanceof RetryAfter) {
      // Refused: if no request before this one went unanswered, no message can exist.
      if (post.firstTriedAt === null) await store.transaction((tx) => tx.outbox.untried(post.id));
      return later(post, Math.max(error.at, clock.now() + 1_000), false);
    }
    if (isAppError(error, 'CANNOT_POST')) {
      const why = post.target.to === 'member' ? 'dm_closed' : 'cannot_post';
      return finish(post, { status: 'FAILED', why });
    }
    if (isAppError(error, 'RESOURCE_GONE')) return finish(post, { status: 'FAILED', why: 'channel_gone' });
    if (isAppError(error, 'STORAGE')) throw error;
    if (isAppError(error, 'PROVIDER_UNAVAILABLE')) return later(post, soon, true);
    log.error({ event: 'lifecycle', what: 'post failed unexpectedly', detail: `outbox ${post.id}` }, error);
    if (attempts < MAX_SURPRISES) return later(post, soon, true);
    // An earlier request may have arrived, and looking for it is what fails.
    const unknown = post.firstTriedAt !== null && !left;
    return finish(post, unknown ? { status: 'UNVERIFIED' } : { status: 'FAILED', why: 'rejected' });
  };

  return {
    send: async (id, signal) => {
      const post = await store.read.outbox.find(id);
      if (post === null || post.status !== 'PENDING') return { kind: 'ended' };
      let left = false;
      const leaving = (): void => {
        left = true;
      };
      const sending = await deliver(post, signal, leaving).catch((error: unknown) => {
        if (signal.aborted && !left) throw error;
        return afterError(post, error, left);
      });
      const channel = post.target.to === 'channel' ? post.target.channelId : 'dm';
      const attempt = post.attempts + 1;
      log.info({ event: 'post', outbox: id, outcome: sending.kind, channel, attempt });
      return sending;
    },
  };
};
