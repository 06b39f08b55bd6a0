import type { ChannelId, MemberId, MessageId } from '../domain/ids.ts';

/**
 * What the service half asks of Discord's REST API. Files belong to `body.attachments` by index.
 * Errors: AppError CANNOT_POST (403 of a channel, or of a person's DMs: 50007, 50278), RESOURCE_GONE (404: the channel
 * or the message does not exist any more), RetryAfter (refused before anything happened), PROVIDER_UNAVAILABLE (no
 * answer: it may have happened).
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
  /**
   * The DM channel of a person. Returns `closed` when the person does not take DMs (50007, 50278) or is gone (10013).
   * Opening too many at once (40003) is our fault, not theirs: RetryAfter.
   */
  openDm(memberId: MemberId): Promise<ChannelId | 'closed'>;
  /**
   * The newest messages of a channel, newest first, for finding out whether an unanswered post arrived. `forbidden`
   * where they cannot be looked at (no access, or a refusal that does not say that the channel is gone); without the
   * right to read the history Discord answers with an empty list.
   */
  recent(channelId: ChannelId, limit: number): Promise<readonly RecentMessage[] | 'forbidden'>;
}

export interface PostOptions {
  readonly files?: readonly { name: string; data: Buffer; contentType: string }[];
  readonly signal?: AbortSignal;
}

export interface RecentMessage {
  readonly id: MessageId;
  readonly authorId: string;
  /** The numeric `id` of every component in the message; the outbox marks its posts with one. */
  readonly componentIds: readonly number[];
  readonly nonce: string | null;
}
