import type { ChannelId, DigestId, GuildId, MemberId } from './ids.ts';

export type DigestCadence = 'daily' | 'weekly';

/** Why a digest stands still. */
export type DigestPause = 'channel_gone' | 'cannot_post';

export interface Digest {
  readonly id: DigestId;
  readonly guildId: GuildId;
  readonly channelId: ChannelId;
  readonly createdBy: MemberId;
  readonly cadence: DigestCadence;
  /** 1 Monday … 7 Sunday; null for daily ones. */
  readonly weekday: number | null;
  /** 0..23 in `timeZone`. */
  readonly hour: number;
  /** IANA name. */
  readonly timeZone: string;
  readonly locale: string;
  readonly nextRunAt: number;
  readonly pausedAt: number | null;
  readonly pausedWhy: DigestPause | null;
}
