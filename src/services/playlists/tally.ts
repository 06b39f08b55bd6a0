import { type ApplyOutcome, countChanges } from '../../domain/playlists/outcome.ts';
import type { Planned } from './planning.ts';

/** What happened over the rounds of one apply. */
export interface Tally {
  /** What stood there at first. */
  first: readonly string[] | null;
  calls: number;
  pinned: number;
  banned: number;
  redated: number;
  movedByHand: number;
}

export const newTally = (): Tally => ({
  first: null,
  calls: 0,
  pinned: 0,
  banned: 0,
  redated: 0,
  movedByHand: 0,
});

/** Notes what is done by a plan. */
export const count = (tally: Tally, { plan, marks, merge }: Planned): void => {
  tally.calls += plan.calls.length;
  tally.movedByHand += merge.movedByHand.length;
  tally.redated += plan.redated.length;
  for (const { kind } of marks.fresh) tally[kind === 'pin' ? 'pinned' : 'banned'] += 1;
};

/** @param uris what stands there now */
export const outcomeOf = (
  { first, ...counts }: Tally,
  uris: readonly string[],
  { merge, plan, unavailable }: Planned,
): ApplyOutcome => {
  const size = uris.length;
  if (counts.calls === 0 && counts.pinned === 0 && counts.banned === 0) return { kind: 'unchanged', size };
  const changes = countChanges(first ?? uris, uris);
  const { orderLeft } = plan;
  const leftOut = merge.overflow.length;
  return { kind: 'applied', ...changes, ...counts, size, leftOut, orderLeft, unavailable };
};
