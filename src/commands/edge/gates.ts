import { type Bucket, type BucketRule, isFull, take } from '../../domain/edge/token-bucket.ts';
import type { MemberId } from '../../domain/ids.ts';
import { AppError } from '../../errors.ts';
import type { Request } from '../command.ts';
import type { Target } from './table.ts';

/** What must hold before a handler runs, in this order; null when it does. */
export const refusal = (
  target: Pick<Target, 'owner' | 'guildOnly' | 'needs'>,
  { person, guildId, canManageGuild }: Pick<Request, 'person' | 'guildId' | 'canManageGuild'>,
): AppError | null => {
  if (target.owner !== null && target.owner !== person.id) return new AppError('NOT_YOURS', {});
  if ((target.guildOnly || target.needs !== null) && guildId === null) return new AppError('GUILD_ONLY', {});
  if (target.needs !== null && !canManageGuild) {
    return new AppError('MISSING_PERMISSION', { permission: target.needs });
  }
  return null;
};

export interface RateLimiter {
  /** Takes one; null when it was there, else ms to wait. */
  take(member: MemberId): number | null;
}

/** More people than this at once, and those who stopped pressing are forgotten. */
const MAX_BUCKETS = 10_000;

/** One bucket per person. @param elapsed monotonic ms */
export const createRateLimiter = (rule: BucketRule, elapsed: () => number): RateLimiter => {
  const buckets = new Map<MemberId, Bucket>();
  const sweep = (now: number): void => {
    for (const [member, bucket] of buckets) if (isFull(bucket, rule, now)) buckets.delete(member);
  };
  return {
    take: (member) => {
      const now = elapsed();
      if (buckets.size >= MAX_BUCKETS) sweep(now);
      const { bucket, waitMs } = take(buckets.get(member), rule, now);
      buckets.set(member, bucket);
      return waitMs;
    },
  };
};
