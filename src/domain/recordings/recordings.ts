import type { RecordingEditId, RecordingId, TrackId } from '../ids.ts';

/** How a track came to its recording: alone, or because it agrees with others that carry the same ISRC. */
export type GroupMethod = 'single' | 'isrc';

/** A correction by hand: "these two are one", "this one is not part of it". */
export type EditKind = 'merge' | 'split';

export interface RecordingEdit {
  readonly id: RecordingEditId;
  readonly kind: EditKind;
  readonly trackId: TrackId;
  /** The track that a merge puts it together with; null for a split. */
  readonly otherId: TrackId | null;
}

/** A track and the recording it belongs to for everybody. */
export interface Membership {
  readonly trackId: TrackId;
  readonly recordingId: RecordingId;
}
