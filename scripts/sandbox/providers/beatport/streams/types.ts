import type { Delivery } from '../../../world/types.ts';

/** What became of a Beatport track at Spotify: the answers a matcher is measured by. */
export interface OnSpotify {
  /** `late` ones are missing until their day has come; `never` ones are not for streaming, or nobody delivered them. */
  fate: 'there' | 'late' | 'never';
  /** When Spotify has the first of `same` or `otherVersion`, ms UTC; null for never. */
  from: number | null;
  /** Spotify ids of the same version. */
  same: readonly string[];
  /** Of the same work in another version: a radio edit where Beatport sells the long one. */
  otherVersion: readonly string[];
  /** Sounds right and is wrong: karaoke, a cover, another remix, a piece cut out of a DJ mix. */
  lookalikes: readonly string[];
}

/** One week of one genre as it stands at Spotify. */
export interface Stock {
  delivery: Delivery;
  /** By the id of the Beatport track. */
  truth: ReadonlyMap<number, OnSpotify>;
}
