import type { Answer } from '../http/answer.ts';
import { quotaExceeded, rateLimited } from './answer.ts';
import type { Bucket, Counters, Limits } from './contract.ts';

const day = 86_400_000;
const window = 30_000;

export interface CallLedger extends Counters {
  count(bucket: Bucket | undefined, pattern: string): void;
  /** The 429 a call gets from the limits, or undefined and the call is on the books. */
  refuse(limits: Limits, clientId: string, ownerId: string, bucket: Bucket, now: number): Answer | undefined;
}

/** Counts calls and enforces the limits over the world's clock: a ban ends when the world's day has passed. */
export function createLedger(): CallLedger {
  let total = 0;
  let banned = 0;
  let perBucket = new Map<Bucket, number>();
  let perPath = new Map<string, number>();
  const recent = new Map<string, number[]>();
  const within = (key: string, from: number): number[] => {
    const kept = (recent.get(key) ?? []).filter((at) => at > from);
    recent.set(key, kept);
    return kept;
  };
  return {
    total: () => total,
    bucket: (bucket) => perBucket.get(bucket) ?? 0,
    paths: () => perPath,
    whileBanned: () => banned,
    reset() {
      total = 0;
      banned = 0;
      perBucket = new Map();
      perPath = new Map();
      recent.clear();
    },
    count(bucket, pattern) {
      total++;
      if (bucket) perBucket.set(bucket, (perBucket.get(bucket) ?? 0) + 1);
      perPath.set(pattern, (perPath.get(pattern) ?? 0) + 1);
    },
    refuse({ per30Seconds, perDay }, clientId, ownerId, bucket, now) {
      const quota = perDay?.[bucket];
      // One quota per developer, whatever the number of client ids; the rate belongs to the client.
      const today = within(`quota/${ownerId}/${bucket}`, now - day);
      const lately = within(`rate/${clientId}`, now - window);
      const refused =
        quota !== undefined && today.length >= quota
          ? quotaExceeded(secondsUntil((today[today.length - quota] ?? now) + day, now))
          : per30Seconds !== undefined && lately.length >= per30Seconds
            ? rateLimited(secondsUntil((lately[lately.length - per30Seconds] ?? now) + window, now))
            : undefined;
      if (refused) {
        banned++;
        return refused;
      }
      if (quota !== undefined) today.push(now);
      if (per30Seconds !== undefined) lately.push(now);
      return undefined;
    },
  };
}

const secondsUntil = (at: number, now: number): number => Math.max(1, Math.ceil((at - now) / 1000));
