import type { ChannelId, RuleSetId, TrackId } from '../ids.ts';
import type { RuleWarning } from './compile-context.ts';
import type { RuleSet } from './rule-set.ts';

/** When a rule set is evaluated by itself. */
export type RuleSchedule = 'afterSync' | 'daily' | 'weekly' | 'never';
export const ruleSchedules: readonly RuleSchedule[] = ['afterSync', 'daily', 'weekly', 'never'];

/** Who is told when an apply changed something. */
export type RuleNotify =
  | { readonly to: 'nobody' }
  | { readonly to: 'member' }
  | { readonly to: 'channel'; readonly channelId: ChannelId };

/** What became of the last evaluation by itself or by hand. */
export type RuleRun =
  | {
      readonly kind: 'evaluated';
      readonly matching: number;
      /** After the shape. */
      readonly tracks: number;
      /** ms */
      readonly took: number;
    }
  /** It was not evaluated to its end: a rule wants the evaluation to stop at a track that lacks something. */
  | { readonly kind: 'stopped'; readonly trackId: TrackId }
  /** It names what is not there any more; its playlists stay as they are until it is put right. */
  | { readonly kind: 'broken'; readonly warnings: readonly RuleWarning[] };

/** A rule set of a member as it is kept. */
export interface StoredRuleSet {
  readonly id: RuleSetId;
  readonly name: string;
  readonly rules: RuleSet;
  readonly enabled: boolean;
  readonly schedule: RuleSchedule;
  /** ms UTC; null when nothing about it depends on the time. */
  readonly nextRunAt: number | null;
  readonly notify: RuleNotify;
  readonly lastRunAt: number | null;
  readonly lastRun: RuleRun | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/**
 * Rules that are being written. `text`: typed, and not understood yet; `builder`: put together by selects, `rules` as
 * far as they are, `step` whatever the builder needs to go on.
 */
export type DraftState =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'builder'; readonly rules: unknown; readonly step: unknown };
