import type { Track } from '../library.ts';
import type { RecordingEdit } from './recordings.ts';

/** An edit with the tracks it speaks of. */
export interface ShownEdit extends RecordingEdit {
  readonly track: Track;
  readonly other: Track | null;
  /** ms UTC */
  readonly createdAt: number;
}

export interface EditPage {
  readonly edits: readonly ShownEdit[];
  readonly total: number;
  /** Counts from 0. */
  readonly page: number;
  readonly pages: number;
}
