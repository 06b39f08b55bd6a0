import type { TrackView } from '../enrichment/field-view.ts';
import type { ManualChange, ManualValues } from '../enrichment/manual.ts';
import type { TrackEditId } from '../ids.ts';
import type { Track } from '../library.ts';

/** Everything that is known about a track, for one member. */
export interface TrackCard {
  readonly track: Track;
  readonly view: TrackView;
  /** Beats per minute in the octave that fits the genres; null when nobody knows. */
  readonly tempo: number | null;
  /** What the member said themselves. */
  readonly own: ManualValues;
  /** Other tracks that are the same performance for this member. */
  readonly same: readonly Track[];
  /** Providers are being asked about this member's tracks just now. */
  readonly asking: boolean;
}

/** A change that was made just now, on the card of the track. */
export interface EditedCard {
  readonly card: TrackCard;
  /** What takes the change back. */
  readonly edit: TrackEditId;
  readonly change: ManualChange;
}
