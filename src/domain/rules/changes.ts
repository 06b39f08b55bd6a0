/** What can change about a member's tracks: a source's lines, one field of the view, plays, what is one recording, sorts. */
export type ChangeKind = 'source' | 'field' | 'plays' | 'recordings' | 'curation';

/** A change: `what` is the source's name or the field; empty for kinds that have but one. */
export interface Change {
  readonly kind: ChangeKind;
  readonly what: string;
}

/** Providers answer for hours: rules follow in steps of this, ms. */
export const FIELD_CHANGE_WAIT_MS = 10 * 60_000;
/** People correct several tracks in a row: rules follow when they had time for that, ms. */
export const OWN_CHANGE_WAIT_MS = 20_000;

/** Something was sorted, promoted, moved or taken back, or a category has another name. */
export const CURATION_CHANGE: readonly Change[] = [{ kind: 'curation', what: '' }];

/** What a change of these fields of the view can change of what rules read: the octave of a tempo hangs on the genres. */
export const fieldsTouchedBy = (fields: readonly string[]): string[] => [
  ...new Set(
    fields.flatMap((field) =>
      field === 'genres' || field === 'styles'
        ? ['genres', 'styles', 'moods', 'bpm', 'said']
        : field === 'version'
          ? ['version', 'remixers', 'said']
          : [field, 'said'],
    ),
  ),
];

/** Changes of what sources hold, or of which of them count. */
export const sourceChanges = (ids: readonly number[]): Change[] =>
  ids.map((id) => ({ kind: 'source', what: String(id) }));
