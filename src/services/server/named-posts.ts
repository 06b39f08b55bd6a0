import type { Clock } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { ChannelId, GuildId, MemberId, MessageId, OutboxId } from '../../domain/ids.ts';
import { withMarker } from '../../domain/outbox/delivery.ts';
import type { NewOutboxPost } from '../../domain/outbox.ts';
import { type NamedPost, withoutMembers } from '../../domain/server/named-posts.ts';
import type { Enqueue } from '../intents.ts';
import type { OnRefused } from '../outbox/sender.ts';
import { serverLook } from './work.ts';

/** A message that is there, or one that waits in the outbox. */
export type PostedAs =
  | { readonly outboxId: OutboxId }
  | { readonly channelId: ChannelId; readonly messageId: MessageId };

export interface NamedPosts {
  /**
   * Writes a public post that names members, and notes that it does, in one transaction. `withdrawn`: one of them does
   * not agree to be named any more, and nothing was written: compose it anew. `taken`: the post's key is taken.
   */
  post(
    tx: Repositories,
    named: { readonly guildId: GuildId; readonly members: readonly MemberId[]; readonly post: NewOutboxPost },
  ): Promise<'posted' | 'withdrawn' | 'taken'>;
  /**
   * Notes a message that names members, so that who withdraws disappears from it.
   * @param named `body` as it was sent: what mentions a member (`<@id>`) is taken out of it, line by line
   */
  note(
    tx: Repositories,
    named: {
      readonly guildId: GuildId;
      readonly members: readonly MemberId[];
      readonly body: unknown;
      readonly as: PostedAs;
    },
  ): Promise<void>;
  /** For the outbox: a post that never appears names nobody. */
  readonly refused: OnRefused;
  /** Takes a member out of everything that was said in a server; the messages follow within seconds. */
  takeOut(tx: Repositories, guildId: GuildId, memberId: MemberId): Promise<void>;
}

/** @param deps `emptied`: the message body that stands where nothing is left of a post */
export const createNamedPosts = (deps: {
  clock: Pick<Clock, 'now'>;
  post: (tx: Repositories, post: NewOutboxPost) => Promise<OutboxId | null>;
  enqueue: Enqueue;
  emptied: unknown;
}): NamedPosts => {
  const { clock, enqueue, emptied } = deps;

  const note: NamedPosts['note'] = async (tx, { guildId, members, body, as }) => {
    const ids = 'outboxId' in as ? { ...as, channelId: null, messageId: null } : { ...as, outboxId: null };
    const id = await tx.namedPosts.add({ guildId, body, ...ids }, members, clock.now());
    // Whoever left the server unnoticed is not to stand there for long.
    if (members.length > 0) await enqueue(tx, serverLook(id));
  };

  /** What waits in the outbox says it no more, and what was sent is not remembered either. */
  const rewriteOutbox = async (tx: Repositories, { outboxId }: NamedPost, body: unknown): Promise<void> => {
    const waiting = outboxId === null ? null : await tx.outbox.find(outboxId);
    if (waiting !== null) await tx.outbox.rewrite(waiting.id, withMarker(body, waiting.nonce));
  };

  return {
    note,
    refused: (tx, post) => tx.namedPosts.refused(post.id),

    post: async (tx, { guildId, members, post }) => {
      const agreed = new Set(await tx.members.named(guildId));
      if (!members.every((id) => agreed.has(id))) return 'withdrawn';
      const outboxId = await deps.post(tx, post);
      if (outboxId === null) return 'taken';
      await note(tx, { guildId, members, body: post.body, as: { outboxId } });
      return 'posted';
    },

    takeOut: async (tx, guildId, memberId) => {
      for (const named of await tx.namedPosts.naming(guildId, memberId)) {
        const body = withoutMembers(named.body, [memberId]);
        await tx.namedPosts.takeOut(named.id, memberId, body, clock.now());
        await rewriteOutbox(tx, named, body ?? emptied);
      }
    },
  };
};
