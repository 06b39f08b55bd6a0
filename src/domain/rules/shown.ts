import type { Track } from '../library.ts';
import type { ManagedPlaylist } from '../playlists/managed.ts';
import type { RuleWarning } from './compile-context.ts';
import type { Explained, Verdict } from './explain.ts';
import type { AnyField } from './rule-set.ts';

/** What an apply would do to a playlist, as far as it is known how it stands: hand edits since then are not seen yet. */
export interface PlaylistDiff {
  readonly playlist: ManagedPlaylist;
  /** Uris. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly kept: number;
}

/** One playlist that a rule set would make. */
export interface PreviewGroup {
  /** Empty where there is but one. */
  readonly key: string;
  /** Null where there is but one. */
  readonly name: string | null;
  readonly count: number;
  /** Against the playlist as it was last left; null where there is none yet. */
  readonly diff: PlaylistDiff | null;
}

/** What a rule set would bring now. */
export interface RulePreview {
  /** Tracks that were looked at. */
  readonly candidates: number;
  readonly matching: number;
  /** After the shape, in all playlists together. */
  readonly count: number;
  /** All in all, ms. */
  readonly took: number;
  /** Of all tracks together, ms; tracks whose length nobody knows do not count. */
  readonly durationMs: number;
  /** The first ones in order. */
  readonly first: readonly Track[];
  /** In the order of their values; exactly one without a fan-out. */
  readonly groups: readonly PreviewGroup[];
  /** Playlists of the rule set that no group fills any more, and would become empty. */
  readonly emptied: readonly PlaylistDiff[];
  readonly warnings: readonly RuleWarning[];
  /** The track that stops everything, because it lacks something; null: none. */
  readonly stopped: Track | null;
  /** What is known about tracks is being put in order after an update: the counts may still grow. */
  readonly filling: boolean;
}

/** A field that the rules ask for, and how many tracks have no value of it. */
export interface Lacking {
  readonly field: AnyField;
  readonly tracks: number;
  /** Tracks that were looked at. */
  readonly of: number;
}

/** Why a track is in or out, or whether the rules are true of given values. */
export interface RuleExplanation {
  /** Null for values that were given without a track. */
  readonly track: Track | null;
  /** `noCandidate`: it stands in none of the member's sources, or was never played, as the rules begin with. */
  readonly verdict: Verdict | { readonly kind: 'noCandidate' };
  /** Every rule with its truth and the values seen; null for a track that is no candidate. */
  readonly explained: Explained | null;
  /** Names of the playlists that it comes into; empty names where there is but one. */
  readonly playlists: readonly string[];
  /** How many playlists the rule set fills: there it can be pinned and banned. */
  readonly filled: number;
  /** The track that stays in its place, where the verdict is about a duplicate. */
  readonly instead: Track | null;
}
