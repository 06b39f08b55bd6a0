/**
 * Words of managed playlists. Rules and guarantees by example: docs/playlists.md; why: docs/decisions.
 *
 * Lists are stored by uri. Keys are looked up at the moment of a merge, for all lists alike, because what Segue knows
 * about a track grows: a recording that is grouped anew must not look like a hand edit.
 */

/** One line of a playlist. The same uri, and the same key, may stand there more than once. */
export interface Entry {
  /** What Spotify calls it and what calls name: `spotify:track:…`, `spotify:local:…`, `spotify:episode:…`, {@link VANISHED}. */
  readonly uri: string;
  /**
   * What it is, for comparing: `r<recordingId>`, or the uri for what Segue does not know. Spotify may hand back another
   * uri of the same recording than the one that was added.
   */
  readonly key: string;
}

/** Uri and key of a line that Spotify still counts but no longer names (`item: null`). A reading must not leave it out. */
export const VANISHED = 'spotify:vanished';

/** The most entries of a playlist, and the most uris of a call. */
export const PLAYLIST_LIMIT = 10_000;
export const CALL_LIMIT = 100;

/**
 * `reconcile`: the rule's tracks come and go, hand edits stand. `append`: the rule's tracks are added at the end, nothing
 * goes. `replace`: the rule decides alone; only the listed pins and bans, and what is not a track, stand.
 */
export type MergeMode = 'reconcile' | 'append' | 'replace';

/**
 * What gives way when moving everything into place would cost more calls than writing the playlist anew.
 * `exact`: the dates of what must be written anew, the order is the rule's. `gentle`: the order, every date stays.
 * `loose`: the order is never changed; what is there stays in the order it has, also one made by hand.
 */
export type OrderPolicy = 'exact' | 'gentle' | 'loose';

/** One write to Spotify. Only the first call of a plan is ever a `replace`. */
export type Call =
  /** Takes out every occurrence of each uri. */
  | { readonly kind: 'remove'; readonly uris: readonly string[] }
  /** Puts the `length` entries from `start` before the entry that stands at `before` now. */
  | { readonly kind: 'move'; readonly start: number; readonly length: number; readonly before: number }
  | { readonly kind: 'add'; readonly uris: readonly string[]; readonly position: number }
  /** The whole playlist becomes these; everything else, and every date, is gone. */
  | { readonly kind: 'replace'; readonly uris: readonly string[] };

/**
 * An apply that was begun. Stored, together with the pins and bans of its merge, in one transaction before the first
 * call; `done` is raised after each call that Spotify accepted; forgotten when `base` becomes `result`. What is found
 * after an interruption is then ours as far as the calls made (and the one in flight) explain it, and a hand edit
 * otherwise.
 */
export interface Attempt {
  /** What stood in Spotify when the plan was made. */
  readonly before: readonly Entry[];
  readonly calls: readonly Call[];
  /** What stands there after all calls ({@link Plan}). */
  readonly result: readonly Entry[];
  /** How many of the calls are known to have worked. */
  readonly done: number;
}

export interface MergeInput {
  /** What we last left there (`result` of the last plan); `[]` for a playlist we just created; null: never ours before. */
  readonly base: readonly Entry[] | null;
  /** What the rules want now, in their order. */
  readonly desired: readonly Entry[];
  /** What stands in Spotify now: every line, in order. */
  readonly actual: readonly Entry[];
  /** What people hold on to, and what they do not want. Where a key is in both, the pin counts. */
  readonly pins: readonly Entry[];
  readonly bans: readonly Entry[];
  readonly mode: MergeMode;
  readonly order: OrderPolicy;
  /** An apply that did not end; takes the place of `base`. */
  readonly pending?: Attempt | null;
  /** Uris that Spotify would not take: they are not added (again). One that stands there all the same is like any other. */
  readonly refused?: readonly string[];
  /** Without `base`: `keep` (the default) pins everything that is there, `takeOver` makes it the rule's. */
  readonly adoption?: 'keep' | 'takeOver';
}

export interface Merge {
  /** What the playlist ought to be. */
  readonly merged: readonly Entry[];
  /** To be pinned: a person put them there. */
  readonly addedByHand: readonly Entry[];
  /** To be banned: a person took them out. */
  readonly removedByHand: readonly Entry[];
  /** Pins that end, because a person took them out. */
  readonly endedPins: readonly Entry[];
  /** Bans that end, because a person put them back. */
  readonly liftedBans: readonly Entry[];
  /** Tracks of the rule that a person moved; with `exact` and `gentle` they go back to where the rule wants them. */
  readonly movedByHand: readonly Entry[];
  /** Copies of a recording that `desired` held more than once or, with `replace`, the playlist did. */
  readonly droppedDuplicates: readonly Entry[];
  /** Wanted, but no call can add them (local files). */
  readonly unaddable: readonly Entry[];
  /** Ours, and Spotify does not name them any more. To be banned too, but not as a hand edit: adding them is refused. */
  readonly vanished: readonly Entry[];
  /** Wanted or pinned, not there, and known to be refused. */
  readonly unavailable: readonly Entry[];
  /** Wanted, but above {@link PLAYLIST_LIMIT}. */
  readonly overflow: readonly Entry[];
}

export interface Plan {
  readonly calls: readonly Call[];
  /** What stands there after all calls: the merge; with `orderLeft` the same entries in another order. */
  readonly result: readonly Entry[];
  /** Entries that stay and yet get a new `added_at`. */
  readonly redated: readonly Entry[];
  /** `gentle` only: the order would have cost more than writing the playlist anew, and was left. */
  readonly orderLeft: boolean;
}

/** Rules speak about tracks; whatever else stands in a playlist was put there by a person. */
export const isTrack = (uri: string): boolean => uri.startsWith('spotify:track:');

/** Whether a call can add it or take it out. Local files and nameless lines can only be moved. */
export const isWritable = (uri: string): boolean => isTrack(uri) || uri.startsWith('spotify:episode:');
