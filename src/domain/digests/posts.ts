import type { ChannelId, DigestId, DigestPostId, GuildId, MessageId, OutboxId } from '../ids.ts';
import type { DigestBlock } from './blocks.ts';
import type { DigestCadence } from './words.ts';

/** A post in a channel that counts a server's members, with what is needed to compose it anew. */
export interface DigestPost {
  readonly id: DigestPostId;
  readonly outboxId: OutboxId;
  readonly digestId: DigestId;
  readonly guildId: GuildId;
  readonly locale: string;
  readonly cadence: DigestCadence;
  readonly blocks: readonly DigestBlock[];
  readonly fromAt: number;
  readonly toAt: number;
  readonly isTest: boolean;
  /** Null until it is there. */
  readonly channelId: ChannelId | null;
  readonly messageId: MessageId | null;
  /** Whose members it counts: those of this moment. */
  readonly composedAt: number;
  /** When it has to be composed anew; null: it says what it may. */
  readonly dueAt: number | null;
  readonly wanted: number;
  readonly attempts: number;
}

const DAY = 86_400_000;
/** Older posts are left as they are: nobody reads them, and Discord's limits are for others too. */
export const AMENDED_FOR_MS = 90 * DAY;
/** Clocks differ, and are set: this much earlier somebody may have been counted already. */
const SLACK_MS = DAY;

/**
 * Since when posts have to be composed anew for somebody who withdraws: they were counted in none before they agreed.
 * @param agreedAt ms UTC; null: nobody knows
 */
export const amendedSince = (agreedAt: number | null, now: number): number => {
  const oldest = now - AMENDED_FOR_MS;
  return agreedAt === null || agreedAt > now ? oldest : Math.max(oldest, agreedAt - SLACK_MS);
};
