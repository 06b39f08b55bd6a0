import type { TrackId } from '../ids.ts';
import type { TrackArtist } from '../library.ts';

/** A statistic, or why there is none: its sums are being made, or there never was a play. */
export type Told<T> =
  | { readonly kind: 'told'; readonly value: T }
  | { readonly kind: 'counting' }
  | { readonly kind: 'nothing' };

/** A track as statistics name it. */
export interface HeardTrack {
  readonly trackId: TrackId;
  readonly title: string;
  readonly artists: readonly TrackArtist[];
  readonly albumTitle: string | null;
  readonly spotifyId: string | null;
  readonly imageUrl: string | null;
}
