import type { TrackId } from '../../ids.ts';
import type { Candidate } from '../candidate.ts';
import type { Cap, Dedupe, Limit } from '../rule-set.ts';

/** Why a track that matches does not come in. */
export type OutReason =
  /** Another track that is the same by this measure stays. */
  | { readonly kind: 'duplicate'; readonly by: Dedupe['by']; readonly of: TrackId }
  /** There are as many of this artist, album, … already, chosen before it. */
  | { readonly kind: 'cap'; readonly per: Cap['per']; readonly value: string; readonly atMost: number }
  /** The list was full before its turn came. */
  | { readonly kind: 'limit'; readonly limit: Limit }
  /** Nobody knows how long it is, and minutes are counted. */
  | { readonly kind: 'lengthUnknown'; readonly limit: Limit }
  /** It is in none of the shares of the mix. */
  | { readonly kind: 'noShare' }
  /** Its share (by its place) is full: another one has no tracks left, and more would change the mix. */
  | { readonly kind: 'shareFull'; readonly share: number; readonly without: number }
  /** It has no value to make a playlist by, or too few tracks have it. */
  | { readonly kind: 'noPlaylist' };

/** The tracks that come in, in order, and every other matching one with the reason. */
export interface Shaped {
  readonly tracks: readonly Candidate[];
  readonly out: ReadonlyMap<TrackId, OutReason>;
}
