import type { RevisionId } from '../ids.ts';
import type { RevisionFacts } from './managed.ts';

/** Where the next step back and the next step forth lead: the revision to restore; null: there is none. */
export interface Steps {
  readonly back: RevisionId | null;
  readonly forth: RevisionId | null;
}

interface Undone {
  /** What stood there before the step back: restoring it is the step forth. */
  readonly id: RevisionId;
  /** What could be taken back before it. */
  readonly before: readonly RevisionId[];
}

/**
 * Undo and redo as people know them, read from what was done: each undo goes one apply further back, each redo one
 * forth, and a new apply ends the way forth.
 * @param revisions the newest first
 * @param pending what is being restored now, and not written down yet; null: nothing
 */
export const stepsOf = (
  revisions: readonly Pick<RevisionFacts, 'id' | 'kind' | 'restored'>[],
  pending: RevisionId | null = null,
): Steps => {
  let undo: readonly RevisionId[] = [];
  let redo: readonly Undone[] = [];
  const oldest = revisions.at(-1)?.id ?? Number.POSITIVE_INFINITY;
  let previous: RevisionId | null = null;
  for (const { id, kind, restored } of revisions.toReversed()) {
    // Older entries do not say what they restored: it was the one before.
    const target: RevisionId | null = restored ?? previous;
    previous = id;
    const forth = redo.findIndex((step) => step.id === target);
    if (kind === 'undo' && target !== null && (undo.includes(target) || target < oldest)) {
      redo = [{ id, before: undo }, ...redo];
      undo = undo.slice(0, Math.max(0, undo.indexOf(target)));
    } else if (kind === 'undo' && forth >= 0) {
      undo = redo[forth]?.before ?? [];
      redo = redo.slice(forth + 1);
    } else {
      undo = [...undo, id];
      redo = [];
    }
  }
  if (pending !== null && undo.includes(pending)) undo = undo.slice(0, undo.indexOf(pending));
  return { back: undo.at(-1) ?? null, forth: pending === null ? (redo[0]?.id ?? null) : null };
};
