import type { RecordingEditId, TrackEditId, TrackId } from '../../domain/ids.ts';
import { action, fact } from './action.ts';

const track = () => fact.id<TrackId>();

/** The card of a track. `via` only keeps the custom ids of one message apart. */
export const trackShow = action('track', { via: fact.oneOf(['back', 'one', 'other']), track: track() });

/** Who said what about it, and who says otherwise. */
export const trackSaid = action('track.said', { track: track() });

/** Other tracks that are the same performance for the member. */
export const trackSame = action('track.same', { track: track() });

/** Takes back what the member said. */
export const trackUndo = action('track.undo', { edit: fact.id<TrackEditId>() });

/** Counts a track by itself. */
export const trackSplit = action('track.split', { track: track() });

/** The member's merges and splits, page by page. */
export const correctionsShow = action('corrections', {
  via: fact.oneOf(['open', 'page']),
  page: fact.int(),
});

/** Takes one of them back: on its own answer, or in the list. */
export const correctionUndo = action('correction.undo', {
  via: fact.oneOf(['answer', 'list']),
  edit: fact.id<RecordingEditId>(),
});
