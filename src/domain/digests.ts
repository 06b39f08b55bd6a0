import type { DigestBlock } from './digests/blocks.ts';
import type { DigestCadence, DigestPlace } from './digests/words.ts';
import type { ChannelId, DigestId, GuildId, MemberId } from './ids.ts';
import type { OutboxTarget } from './outbox.ts';

/** Why a digest stands still. `draft`: it was never started. */
export type DigestPause = 'channel_gone' | 'cannot_post' | 'dm_closed' | 'by_hand' | 'draft';
/** Why Discord did not take a post. */
export type DigestRefusal = Extract<DigestPause, 'channel_gone' | 'cannot_post' | 'dm_closed'>;

export interface Digest {
  readonly id: DigestId;
  /** The server and the channel; null for one in a member's DMs. */
  readonly guildId: GuildId | null;
  readonly channelId: ChannelId | null;
  /** In whose DMs; null for one in a channel. */
  readonly memberId: MemberId | null;
  readonly createdBy: MemberId;
  readonly cadence: DigestCadence;
  /** 1 Monday … 7 Sunday; null for others than weekly ones. */
  readonly weekday: number | null;
  /** 1..31, in a shorter month its last day; null for others than monthly ones. */
  readonly dayOfMonth: number | null;
  /** 0..23 in `timeZone`. */
  readonly hour: number;
  /** IANA name. */
  readonly timeZone: string;
  /** Of the channel; a DM is in the language of its reader. */
  readonly locale: string;
  /** In the order of the post. */
  readonly blocks: readonly DigestBlock[];
  readonly nextRunAt: number;
  readonly pausedAt: number | null;
  readonly pausedWhy: DigestPause | null;
  /** The run that was left out last, because it was too late for it; null: none since the last post. */
  readonly skippedAt: number | null;
}

export const placeOfDigest = ({ memberId }: Pick<Digest, 'memberId'>): DigestPlace =>
  memberId === null ? 'channel' : 'member';

/** For the outbox; null for a row that says neither a channel nor a member. */
export const targetOf = ({
  memberId,
  channelId,
}: Pick<Digest, 'memberId' | 'channelId'>): OutboxTarget | null =>
  memberId !== null ? { to: 'member', memberId } : channelId === null ? null : { to: 'channel', channelId };
