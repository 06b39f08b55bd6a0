import type { ProviderName } from '../errors.ts';

/**
 * What the HTTP door needs from the rest of Segue, passed in by app.ts: the ledger of calls, and the guard that no
 * transaction is open while the network is waited for.
 */
export interface BudgetLedger {
  /** Throws RetryAfter while the bucket is blocked or its budget of the rolling 24 h is used up; else notes one call. */
  spend(bucket: BudgetBucket): Promise<void>;
  /** After a long 429 (or an outage with a time): nobody calls this bucket before `until` (ms UTC), across restarts. */
  block(bucket: BudgetBucket, until: number, why: 'rate' | 'quota' | 'outage'): Promise<void>;
}

export interface BudgetBucket {
  readonly provider: ProviderName;
  /** Text of the app's row id, `-` for providers without apps. */
  readonly app: string;
  readonly bucket: string;
}
