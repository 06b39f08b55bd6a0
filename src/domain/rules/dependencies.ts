/** What can change about a member's tracks: a source's lines, one field of the view, plays, what is one recording. */
export type ChangeKind = 'source' | 'field' | 'plays' | 'recordings';

/** A change: `what` is the source's name or the field; empty for kinds that have but one. */
export interface Change {
  readonly kind: ChangeKind;
  readonly what: string;
}

/** Providers answer for hours: rules follow in steps of this, ms. */
export const FIELD_CHANGE_WAIT_MS = 10 * 60_000;
