import type { AccountId, ManagedPlaylistId, MemberId, RevisionId, RuleSetId } from '../ids.ts';
import type { Call, MergeMode, OrderPolicy } from './playlist.ts';

/** A playlist that Segue writes: what it is for, and how it stands. Its lists of tracks are read by themselves. */
export interface ManagedPlaylist {
  readonly id: ManagedPlaylistId;
  readonly memberId: MemberId;
  readonly accountId: AccountId;
  /** Null until Spotify has made it. */
  readonly spotifyId: string | null;
  readonly name: string;
  readonly description: string;
  /** On the profile. Spotify calls the other case private, and promises no more than that. */
  readonly public: boolean;
  readonly purpose: PlaylistPurpose;
  /** Whose tracks it takes, for the purpose `rules`; null when that rule set was deleted. */
  readonly ruleSetId: RuleSetId | null;
  /** Which of the playlists of a rule set with a fan-out; empty without one. */
  readonly fanOutKey: string;
  readonly mode: MergeMode;
  readonly order: OrderPolicy;
  /** 0..100: an apply that takes out more asks first; null: the usual share. */
  readonly maxRemovedPercent: number | null;
  /** What becomes of what was there when it was adopted. */
  readonly adoption: 'keep' | 'takeOver';
  readonly pausedAt: number | null;
  readonly state: PlaylistState;
  /** Since when, ms UTC. */
  readonly stateAt: number;
  /** What is asked while the state is `asking`. */
  readonly question: Question | null;
  /** What the person answered last; the same question is not asked again. */
  readonly answer: Answer | null;
  /** Entries last known to stand in it, and the most there may be of the state `full`. */
  readonly size: number | null;
  /** Grows with every change of what is wanted; equal to `appliedVersion` when Spotify has it. */
  readonly desiredVersion: number;
  readonly appliedVersion: number | null;
  /** Spotify's version that is known to hold exactly what was last left there; null: read it. */
  readonly baseSnapshot: string | null;
  /** The last apply was judged by version and size alone: the next look that has time reads it whole. */
  readonly glanced: boolean;
  /** Name or description have changed since Spotify was told. */
  readonly detailsDue: boolean;
  /** The last apply left the order as it was, because it would have cost more than writing anew. */
  readonly orderLeft: boolean;
  /** Tracks of the rules that a person had moved, found by the last apply that found any. */
  readonly movedByHand: number;
  /** The next apply may write it anew for the order's sake. */
  readonly anewDue: boolean;
  /** When it was last left as it should be, and when it was last looked at, ms UTC. */
  readonly appliedAt: number | null;
  readonly lookedAt: number | null;
  /** When the next apply is due; null: not by itself. */
  readonly dueAt: number | null;
  readonly createdAt: number;
}

/**
 * What it is filled from. `collection`: what a person puts into it one by one, from charts and elsewhere; `radar`: what is
 * new for them; `blend`: what they and others listen to.
 */
export type PlaylistPurpose =
  | 'rules'
  | 'bronze'
  | 'silver'
  | 'trash'
  | 'gold'
  | 'collection'
  | 'radar'
  | 'blend';

/**
 * `new`: not in Spotify yet; `creating`: asked for, and perhaps there; `asking`: waits for a word; `gone`: deleted by the
 * person; `unreadable`: not this account's any more; `full`: more than fits; the last three: the account cannot write.
 */
export type PlaylistState =
  | 'new'
  | 'creating'
  | 'active'
  | 'asking'
  | 'gone'
  | 'unreadable'
  | 'full'
  | 'needs_reauth'
  | 'no_permission'
  | 'app_refused';

/** An apply that takes out much waits for an answer to this. */
export interface Question {
  /** The same for the same tracks. */
  readonly key: string;
  /** Tracks that would go, of how many that are there, and how many would come. */
  readonly removes: number;
  readonly of: number;
  readonly adds: number;
}

export interface Answer {
  readonly key: string;
  readonly yes: boolean;
}

/** Uris of an apply that was begun ({@link Attempt} without keys). */
export interface StoredAttempt {
  readonly before: readonly string[];
  readonly calls: readonly Call[];
  readonly result: readonly string[];
  readonly done: number;
}

export type MarkKind = 'pin' | 'ban';

/** A track that a person holds on to, or does not want. */
export interface Mark {
  readonly uri: string;
  readonly kind: MarkKind;
  /** `hand`: found in Spotify; `word`: said in Discord. */
  readonly by: 'hand' | 'word';
  readonly at: number;
}

/** A track that Spotify did not take, or lost out of the playlist. Nobody banned it. */
export interface Refusal {
  readonly uri: string;
  /** `nameless`: its line in the playlist lost its name; `refused`: a call that would have added it was refused. */
  readonly why: 'nameless' | 'refused';
  /** So many times in a row. */
  readonly times: number;
  readonly at: number;
  /** Until then it is not tried again, ms UTC. */
  readonly retryAt: number;
}

/** What followed a revision: the rules' tracks, or a way back. */
export type RevisionKind = 'apply' | 'undo';

/** What a playlist was before an apply. */
export interface RevisionFacts {
  readonly id: RevisionId;
  readonly at: number;
  readonly kind: RevisionKind;
  /** Entries that stood there. */
  readonly size: number;
  /** By the apply that followed. */
  readonly added: number;
  readonly removed: number;
  /** What an undo made it again: what it was before that apply; null for an apply. */
  readonly restored: RevisionId | null;
}

/** What a playlist is to be once more. */
export interface Restore extends RevisionLists {
  /** Wishes of older versions do not say it. */
  readonly of?: RevisionId;
}

export interface RevisionLists {
  /** Uris that stood there, in order. */
  readonly entries: readonly string[];
  /** Whether applies by themselves were paused. */
  readonly paused: boolean;
}

/** Of each playlist so many revisions are kept. */
export const REVISIONS_KEPT = 30;
/** Of each member, filled by rules. */
export const MAX_PLAYLISTS = 100;
/** Of each member, for what is curated: a week takes one per category and two more until it is closed. */
export const MAX_CURATION_PLAYLISTS = 500;

/** Of each member, filled by hand. */
export const MAX_COLLECTIONS = 50;

/** Of each member, blended with others. */
export const MAX_BLENDS = 10;

export const CURATION_PURPOSES: readonly PlaylistPurpose[] = ['bronze', 'silver', 'trash', 'gold'];

/** Which purposes share a limit with this one, and the limit. */
export const limitOf = (
  purpose: PlaylistPurpose,
): { readonly purposes: readonly PlaylistPurpose[]; readonly limit: number } => {
  if (purpose === 'rules') return { purposes: ['rules'], limit: MAX_PLAYLISTS };
  if (purpose === 'collection') return { purposes: ['collection'], limit: MAX_COLLECTIONS };
  if (purpose === 'blend') return { purposes: ['blend'], limit: MAX_BLENDS };
  if (purpose === 'radar') return { purposes: ['radar'], limit: 1 };
  return { purposes: CURATION_PURPOSES, limit: MAX_CURATION_PLAYLISTS };
};
