import { type Decision, decide } from '../../../src/domain/matching/decide.ts';
import type { LabelledPair, PairSide } from './pair.ts';

export interface Judged {
  readonly pair: LabelledPair;
  readonly decision: Decision<PairSide>;
}

/** How the verdicts on a set of pairs relate to the truth. Shares are from 0 to 1; 1 where there is nothing to share. */
export interface Tally {
  readonly pairs: number;
  readonly same: number;
  readonly accepted: number;
  /** Accepted pairs that are the same, of all accepted. */
  readonly precision: number;
  /** Accepted pairs that are the same, of all that are the same. */
  readonly recall: number;
  /** Pairs that a person would be asked about, of all. */
  readonly reviewShare: number;
}

/** What `decide` says to each pair with its second side as the only candidate. */
export const judge = (pairs: readonly LabelledPair[]): Judged[] =>
  pairs.map((pair) => ({ pair, decision: decide(pair.a, [pair.b]) }));

/** The same pairs as they would be without any code. */
export const withoutIsrc = (pairs: readonly LabelledPair[]): LabelledPair[] =>
  pairs.map((pair) => ({ ...pair, a: hidden(pair.a), b: hidden(pair.b) }));

const hidden = ({ isrc: _, isrcs: __, ...side }: PairSide): PairSide => side;

export const tally = (judged: readonly Judged[]): Tally => {
  const same = judged.filter(({ pair }) => pair.same).length;
  const accepted = judged.filter(({ decision }) => decision.kind === 'accept');
  const right = accepted.filter(({ pair }) => pair.same).length;
  const reviews = judged.filter(({ decision }) => decision.kind === 'review').length;
  return {
    pairs: judged.length,
    same,
    accepted: accepted.length,
    precision: accepted.length === 0 ? 1 : right / accepted.length,
    recall: same === 0 ? 1 : right / same,
    reviewShare: judged.length === 0 ? 0 : reviews / judged.length,
  };
};

/** Pairs that were accepted and should not have been, then pairs that should have been and were not, the worst first. */
export const errorsOf = (
  judged: readonly Judged[],
): { readonly wrong: Judged[]; readonly lost: Judged[] } => ({
  wrong: judged
    .filter(({ pair, decision }) => !pair.same && decision.kind === 'accept')
    .sort((x, y) => y.decision.score - x.decision.score),
  lost: judged
    .filter(({ pair, decision }) => pair.same && decision.kind !== 'accept')
    .sort((x, y) => x.decision.score - y.decision.score),
});
