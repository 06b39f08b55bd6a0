import { MOST_PROBLEMS, RULE_LIMITS } from '../limits.ts';
import { depthOf } from '../measure.ts';
import type { Expected, TextProblem } from '../problems.ts';
import type { RuleSet } from '../rule-set.ts';
import { type Cursor, createCursor, Stop, spotAt } from './cursor.ts';
import { type Draft, emptyDraft, finished } from './draft.ts';
import { readRule } from './groups.ts';
import { readShape } from './shape.ts';
import { shapeStarts } from './shape-words.ts';

export type ParsedText =
  | { readonly ok: true; readonly ruleSet: RuleSet }
  /** At least one problem, in the order of the text; each of another line. */
  | { readonly ok: false; readonly problems: readonly [TextProblem, ...TextProblem[]] };

/** Reads the text form of a rule set. Never throws; time is linear in the length of the text. */
export const parseRules = (text: string): ParsedText => {
  if (text.length > RULE_LIMITS.text) return tooMuch(text, 'shorter', RULE_LIMITS.text);
  const cursor = createCursor(text, RULE_LIMITS);
  const draft = emptyDraft();
  const problems: TextProblem[] = [];
  while (cursor.peek().kind !== 'end' && problems.length < MOST_PROBLEMS) {
    const problem = readLine(cursor, draft);
    if (problem === null) continue;
    problems.push(problem);
    // Within brackets nobody knows where the next thing begins.
    if (problem.limit !== undefined || cursor.isNested()) break;
    while (cursor.peek().kind !== 'newline' && cursor.peek().kind !== 'end') cursor.take();
  }
  const [first, ...more] = problems;
  if (first !== undefined) return { ok: false, problems: [first, ...more] };
  const ruleSet = finished(draft);
  const rules = [ruleSet.where, ...ruleSet.shape.mix.map(({ where }) => where)];
  if (rules.some((rule) => depthOf(rule) > RULE_LIMITS.depth))
    return tooMuch(text, 'shallower', RULE_LIMITS.depth);
  const { sort, limits, caps, separate, mix, selectedBy = [] } = ruleSet.shape;
  return [sort, limits, caps, separate, mix, selectedBy].some(({ length }) => length > RULE_LIMITS.shape)
    ? tooMuch(text, 'fewerOfShape', RULE_LIMITS.shape)
    : { ok: true, ruleSet };
};

const tooMuch = (text: string, expected: Expected, limit: number): ParsedText => ({
  ok: false,
  problems: [{ at: spotAt(text.slice(0, 1), 0, 0), expected, found: '', limit }],
});

/** Behind a condition, "sort by" or "limit" needs no line of its own. */
const goesOn = (cursor: Cursor): boolean =>
  shapeStarts(cursor) || (cursor.says('and') > 0 && shapeStarts(cursor, 1));

/** Conditions and other parts up to the end of the line; commas between them mean and. */
const readLine = (cursor: Cursor, draft: Draft): TextProblem | null => {
  try {
    while (cursor.sign(',') || cursor.peek().kind === 'newline') cursor.skipNewlines();
    if (cursor.peek().kind === 'end') return null;
    // Lists have dots or dashes before their lines.
    if (!cursor.sign('-')) cursor.sign('*');
    cursor.eat('where', 'and');
    if (!readShape(cursor, draft)) draft.where.push(readRule(cursor));
    const { kind } = cursor.peek();
    if (kind !== 'newline' && kind !== 'end' && !cursor.isSign(',') && !goesOn(cursor))
      return cursor.fail('endOfLine', { known: ['and', 'or'] });
    return null;
  } catch (error) {
    if (error instanceof Stop) return error.problem;
    throw error;
  }
};
