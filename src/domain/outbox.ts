import type { ChannelId, MemberId, MessageId, OutboxId } from './ids.ts';
import type { Picture } from './pictures.ts';

/** A post that must happen exactly once. */
export interface OutboxPost {
  readonly id: OutboxId;
  readonly dedupeKey: string;
  readonly target: OutboxTarget;
  readonly body: unknown;
  readonly pictures: readonly Picture[] | null;
  readonly nonce: string;
  readonly status: OutboxStatus;
  readonly attempts: number;
  readonly firstTriedAt: number | null;
  readonly nextTryAt: number;
  readonly messageId: MessageId | null;
  readonly why: OutboxFailure | null;
}

export type OutboxTarget =
  | { readonly to: 'channel'; readonly channelId: ChannelId }
  | { readonly to: 'member'; readonly memberId: MemberId };

/** Why a post will never appear. */
export type OutboxFailure = 'cannot_post' | 'channel_gone' | 'dm_closed' | 'rejected';

/** UNVERIFIED: a request left, no answer came, and the channel cannot be read to find out; never sent again. */
export type OutboxStatus = 'PENDING' | 'SENT' | 'FAILED' | 'UNVERIFIED';

export interface NewOutboxPost {
  readonly dedupeKey: string;
  readonly target: OutboxTarget;
  /** The Discord message body (Components V2), without nonce. */
  readonly body: unknown;
  /**
   * What the body shows as `attachment://name`, drawn when it is sent: the scene is small and survives a restart, and
   * nothing is drawn while a transaction is open. A picture that cannot be drawn is left out of the message.
   */
  readonly pictures?: readonly Picture[];
}
