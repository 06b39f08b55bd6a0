import type { ChannelId, MemberId, MessageId } from '../domain/ids.ts';

/**
 * What the service half asks of Discord's REST API. Files belong to `body.attachments` by index.
 * Errors: AppError CANNOT_POST (403/404 of a channel), NOT_FOUND-like outcomes as documented per call, RetryAfter,
 * PROVIDER_UNAVAILABLE.
 */
export interface DiscordPosts {
  /**
   * With a nonce Discord returns the first message again instead of posting twice (for a few minutes), so a lost
   * answer may be retried.
   */
  create(channelId: ChannelId, body: unknown, options: PostOptions & { nonce?: string }): Promise<MessageId>;
  edit(channelId: ChannelId, messageId: MessageId, body: unknown, options: PostOptions): Promise<void>;
  /** Edits the first answer to an interaction. Returns `expired` after 15 minutes or when it was dismissed. */
  editAnswer(
    applicationId: string,
    token: string,
    body: unknown,
    options: PostOptions,
  ): Promise<'edited' | 'expired'>;
  /** The DM channel of a person. Returns `closed` when Discord refuses (50007, 50278, 40003 …). */
  openDm(memberId: MemberId): Promise<ChannelId | 'closed'>;
  /** The newest messages of a channel, for finding out whether an unanswered post arrived. `forbidden` without the right. */
  recent(channelId: ChannelId, limit: number): Promise<readonly RecentMessage[] | 'forbidden'>;
}

export interface PostOptions {
  readonly files?: readonly { name: string; data: Buffer; contentType: string }[];
  readonly signal?: AbortSignal;
}

export interface RecentMessage {
  readonly id: MessageId;
  readonly authorId: string;
  /** Every custom id in the message. */
  readonly customIds: readonly string[];
  readonly nonce: string | null;
}
