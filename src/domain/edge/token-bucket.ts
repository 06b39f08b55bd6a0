/** How fast one person may press buttons: a bucket of tokens that refills steadily. */
export interface BucketRule {
  /** How many at once. */
  readonly capacity: number;
  /** Tokens that come back per second. */
  readonly perSecond: number;
}

/** A bucket at a moment; a person without one has a full one. */
export interface Bucket {
  readonly tokens: number;
  /** ms of the clock that `take` is asked with. */
  readonly at: number;
}

export interface Taken {
  readonly bucket: Bucket;
  /** Null when a token was there; else ms until the next one. */
  readonly waitMs: number | null;
}

/** Tokens at `now`; a clock that went back gives nothing and takes nothing. */
const refilled = (bucket: Bucket | undefined, rule: BucketRule, now: number): number =>
  bucket === undefined
    ? rule.capacity
    : Math.min(rule.capacity, bucket.tokens + (Math.max(0, now - bucket.at) / 1_000) * rule.perSecond);

/** Sums of fractions end just below a whole token. */
const ALMOST = 1 - 1e-9;

/** Takes one token. An empty bucket is not punished: waiting `waitMs` is enough. @param now ms */
export const take = (bucket: Bucket | undefined, rule: BucketRule, now: number): Taken => {
  const tokens = refilled(bucket, rule, now);
  if (tokens >= ALMOST) return { bucket: { tokens: Math.max(0, tokens - 1), at: now }, waitMs: null };
  return { bucket: { tokens, at: now }, waitMs: Math.ceil(((1 - tokens) / rule.perSecond) * 1_000) };
};

/** True when nothing needs to be remembered about this person any more. */
export const isFull = (bucket: Bucket, rule: BucketRule, now: number): boolean =>
  refilled(bucket, rule, now) >= rule.capacity;
