import type { Warnings } from './alerts/decide.ts';
import { type Block, blockAsOf, callsUsed, freeAt, type RestingBucket, type Slice } from './budgets.ts';
import type { Trouble } from './enrichment/troubles.ts';
import type { JobStatus } from './jobs.ts';
import type { Care } from './operators/care.ts';

/** A provider that Segue can ask, and whether it is switched on. */
export interface ProviderState {
  readonly provider: string;
  readonly on: boolean;
}

/** How much of a budget is used, and until when nobody calls. */
export interface BucketState {
  readonly provider: string;
  /** Name of the app for which it is counted; null for providers without apps. */
  readonly app: string | null;
  readonly bucket: string;
  /** Calls of the last 24 hours. */
  readonly used: number;
  /** null: only the provider's own word limits it. */
  readonly limit: number | null;
  readonly rest: Pick<RestingBucket, 'until' | 'why'> | null;
}

/** A provider whose last answers were no good. */
export interface ProviderTrouble extends Trouble {
  readonly provider: string;
}

/**
 * The operator's sign-in at Beatport. `off`: this Segue has no credentials; `unreadable`: what is kept needs a key that
 * is not configured.
 */
export type BeatportState = 'off' | 'ready' | 'no_token' | 'refused' | 'unreadable';

/** What concerns one member. */
export interface MemberStatus {
  readonly providers: readonly ProviderState[];
  /** Soonest back first. */
  readonly resting: readonly BucketState[];
  /** Of those that are asked about tracks; the longest first. */
  readonly troubles: readonly ProviderTrouble[];
  readonly beatport: BeatportState;
  /** Their jobs: at work, waiting for their time, failed. */
  readonly jobs: { readonly running: number; readonly waiting: number; readonly failed: number };
}

/** What the last look at the sums of plays found. */
export interface SumsChecked {
  /** ms UTC */
  readonly at: number;
  /** Listeners of whom a month was counted anew. */
  readonly listeners: number;
  /** Those whose sums were not those of their plays; they are being made anew. */
  readonly drifted: number;
  /** Those who had none, or of another time zone: after an update, or a rebuild that was lost. */
  readonly missing: number;
}

/** What whoever runs Segue wants to know. */
export interface OperatorStatus {
  /** The most used first. */
  readonly buckets: readonly BucketState[];
  readonly troubles: readonly ProviderTrouble[];
  readonly jobs: readonly { readonly status: JobStatus; readonly count: number }[];
  readonly care: Care;
  readonly warnings: Warnings;
  /** Null until the first night. */
  readonly sums: SumsChecked | null;
  readonly tracks: number;
  /** Tracks about which at least one provider said something. */
  readonly knownTracks: number;
}

/** A bucket as it stands. @param limit calls per rolling 24 hours, null for none */
export const bucketState = (
  name: { readonly provider: string; readonly app: string | null; readonly bucket: string },
  { slices, block }: { readonly slices: readonly Slice[]; readonly block: Block | null },
  limit: number | null,
  now: number,
): BucketState => {
  const asked = block === null ? null : blockAsOf(block, now);
  const free = limit === null ? now : freeAt(slices, limit, now);
  const rests = [
    ...(asked === null ? [] : [{ until: asked.until, why: asked.why }]),
    { until: free, why: 'budget' as const },
  ].filter(({ until }) => until > now);
  const [rest = null] = rests.sort((a, b) => b.until - a.until);
  return { ...name, used: callsUsed(slices, now), limit, rest };
};

/** How much of its budget a bucket has used, for sorting: those without one come by their calls. */
export const pressure = ({ used, limit }: BucketState): number =>
  limit === null ? used / 1e9 : used / Math.max(1, limit);
