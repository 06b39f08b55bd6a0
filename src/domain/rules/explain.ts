import type { TrackId } from '../ids.ts';
import type { Candidate } from './candidate.ts';
import type { Node, Program } from './compile.ts';
import { compileCondition, missingTruth } from './compile-condition.ts';
import type { Compiling } from './compile-context.ts';
import { type Measure, measuredBy, type Seen, seenBy } from './explain-values.ts';
import type { Condition, Rule } from './rule-set.ts';
import type { OutReason } from './shape/outcome.ts';
import { allOf, answerOf, anyOf, atLeastOf, ifOf, not, STOPS, type Truth, UNKNOWN } from './truth.ts';

/** A rule with its truth for one track, and its parts the same way. */
export type Explained =
  | {
      readonly kind: 'group';
      readonly rule: Exclude<Rule, Condition>;
      /** ✓ true, ✗ false, ? null (unknown). */
      readonly truth: boolean | null;
      /** Unknown where the rule set does not want to go on without knowing. */
      readonly stops: boolean;
      readonly parts: readonly Explained[];
      /** A rule set that was shown above already: its parts are not shown again. */
      readonly repeated: boolean;
    }
  | {
      readonly kind: 'condition';
      readonly rule: Condition;
      readonly truth: boolean | null;
      readonly stops: boolean;
      /** Unknown, or true or false only by its own word for what is missing. */
      readonly missing: boolean;
      readonly seen: Seen;
      readonly against: readonly Measure[];
    };

/**
 * The truth of every node with the values that were seen. Rule sets that are used several times are looked into once,
 * so that the tree is never larger than what was written.
 */
export const explain = (program: Program, candidate: Candidate): Explained =>
  explainNode(program.root, candidate, program, new Map()).explained;

interface Told {
  readonly truth: Truth;
  readonly explained: Explained;
}

const explainNode = (node: Node, candidate: Candidate, program: Program, shown: Map<Node, Truth>): Told => {
  const { rule } = node;
  if (rule.kind === 'is') return explainCondition(rule, node, candidate, program);
  const [used] = node.parts;
  const before = rule.kind === 'use' && used !== undefined ? shown.get(used) : undefined;
  const parts =
    before !== undefined ? [] : node.parts.map((part) => explainNode(part, candidate, program, shown));
  const truth =
    before ??
    combined(
      rule,
      parts.map((part) => part.truth),
    );
  if (rule.kind === 'use' && used !== undefined) shown.set(used, truth);
  return {
    truth,
    explained: {
      kind: 'group',
      rule,
      truth: answerOf(truth),
      stops: truth === STOPS,
      parts: parts.map(({ explained }) => explained),
      repeated: before !== undefined,
    },
  };
};

const combined = (rule: Exclude<Rule, Condition>, truths: readonly Truth[]): Truth => {
  const [first = UNKNOWN, second = UNKNOWN, third = UNKNOWN] = truths;
  switch (rule.kind) {
    case 'all':
      return allOf(truths);
    case 'any':
      return anyOf(truths);
    case 'none':
      return not(anyOf(truths));
    case 'not':
      return not(first);
    case 'atLeast':
      return atLeastOf(rule.count, truths);
    case 'if':
      return ifOf(first, second, third);
    case 'use':
      return first;
  }
};

const explainCondition = (
  rule: Condition,
  { test }: Node,
  candidate: Candidate,
  { compiling }: Program,
): Told => {
  const truth = test(candidate);
  const seen = seenBy(rule, candidate, compiling);
  return {
    truth,
    explained: {
      kind: 'condition',
      rule,
      truth: answerOf(truth),
      stops: truth === STOPS,
      missing: isMissing(rule, truth, candidate, compiling),
      seen,
      against: measuredBy(rule, candidate, compiling),
    },
  };
};

const isMissing = (rule: Condition, truth: Truth, candidate: Candidate, compiling: Compiling): boolean => {
  if (rule.whenMissing === undefined || truth === UNKNOWN) return truth === UNKNOWN;
  if (truth !== missingTruth(rule)) return false;
  const { whenMissing: _, ...plain } = rule;
  return compileCondition(plain, compiling).test(candidate) === UNKNOWN;
};

/** The conditions because of which a rule set stops at this track. */
export const stoppedBy = (explained: Explained): Extract<Explained, { kind: 'condition' }>[] => {
  if (!explained.stops) return [];
  return explained.kind === 'condition' ? [explained] : explained.parts.flatMap(stoppedBy);
};

/** Why a track is in a playlist or not: the first that applies, a person's own word before the rules. */
export type Verdict =
  | { readonly kind: 'pinned' }
  | { readonly kind: 'banned' }
  | { readonly kind: 'in' }
  /** It matches, and the shape leaves it out. */
  | { readonly kind: 'out'; readonly reason: OutReason }
  /** A rule is not true of it, or nobody knows. */
  | { readonly kind: 'noMatch'; readonly unknown: boolean };

/** @param hands what the member decided by hand */
export const verdictOn = (
  candidate: Candidate,
  truth: boolean | null,
  out: ReadonlyMap<TrackId, OutReason>,
  hands: { readonly pinned: boolean; readonly banned: boolean },
): Verdict => {
  if (hands.banned) return { kind: 'banned' };
  if (hands.pinned) return { kind: 'pinned' };
  if (truth !== true) return { kind: 'noMatch', unknown: truth === null };
  const reason = out.get(candidate.trackId);
  return reason === undefined ? { kind: 'in' } : { kind: 'out', reason };
};
