import type { PlaylistState, Question } from './managed.ts';

/** What became of an apply. */
export type ApplyOutcome =
  | Applied
  | { readonly kind: 'unchanged'; readonly size: number }
  /** It would take out much: it waits for a word, and nothing was done. */
  | { readonly kind: 'asking'; readonly question: Question }
  /** The person has said no to just this. */
  | { readonly kind: 'declined' }
  | { readonly kind: 'paused' }
  | { readonly kind: 'problem'; readonly state: PlaylistProblem }
  /** It is not managed any more. */
  | { readonly kind: 'dropped' }
  /** Spotify or a person is still at it; what was done is known, and it goes on later. */
  | { readonly kind: 'later' };

export interface Applied {
  readonly kind: 'applied';
  /** Entries that came and went, of which there are now `size`. */
  readonly added: number;
  readonly removed: number;
  readonly size: number;
  /** Writes to Spotify. */
  readonly calls: number;
  /** Found in Spotify: put there or taken out by hand, and respected. */
  readonly pinned: number;
  readonly banned: number;
  /** Wanted, and more than a playlist holds. */
  readonly leftOut: number;
  /** Entries that stayed and lost the date at which they were added. */
  readonly redated: number;
  /** Tracks that are wanted and that Spotify does not have, or not any more. */
  readonly unavailable: number;
  /** The rule's order would have cost more than writing the playlist anew, and was left. */
  readonly orderLeft: boolean;
  /** Tracks of the rule that a person had moved. */
  readonly movedByHand: number;
}

/** What keeps Segue from writing until something changes outside. */
export type PlaylistProblem = Extract<
  PlaylistState,
  'gone' | 'unreadable' | 'needs_reauth' | 'no_permission' | 'app_refused'
>;

/** How many entries came and went from one list to another, each counted as often as it stands there. */
export const countChanges = (
  before: readonly string[],
  after: readonly string[],
): { readonly added: number; readonly removed: number } => {
  const left = new Map<string, number>();
  for (const uri of before) left.set(uri, (left.get(uri) ?? 0) + 1);
  let kept = 0;
  for (const uri of after) {
    const count = left.get(uri) ?? 0;
    if (count === 0) continue;
    left.set(uri, count - 1);
    kept += 1;
  }
  return { added: after.length - kept, removed: before.length - kept };
};
