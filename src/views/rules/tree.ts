import type { Explained } from '../../domain/rules/explain.ts';
import { cut } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { conditionWords } from './say/condition.ts';
import { quoted, type Voice } from './say/voice.ts';
import { measureWords, seenWords } from './seen.ts';

const MAX_LINE = 180;
/** Deeper lines stand no further in: a phone has no room for it. */
const DEEPEST = 8;

/** Every rule with ✓ ✗ ? before it and the value that was seen, a line each; inner ones stand further in. */
export const treeLines = (explained: Explained, voice: Voice, depth = 0): string[] => {
  const { m } = voice;
  // Spaces at the beginning of a line vanish in Discord; these do not.
  const indent = '\u2003'.repeat(Math.min(depth, DEEPEST));
  const line = (words: string): string => indent + cutAt(words);
  const mark = markOf(explained, m);
  if (explained.kind === 'condition') {
    const seen = explained.rule.about === 'presence' ? null : seenWords(explained.seen, m);
    const sides = explained.against.map((measure) => measureWords(measure, m));
    const told = [seen, ...sides].filter((words) => words !== null).join(', ');
    return [
      line(m.rules.why.condition(mark, conditionWords(explained.rule, voice), told === '' ? null : told)),
    ];
  }
  const { rule, parts, repeated } = explained;
  const words = groupWords(rule, voice);
  const head = line(m.rules.why.condition(mark, words, repeated ? m.rules.why.repeated : null));
  return [head, ...parts.flatMap((part) => treeLines(part, voice, depth + 1))];
};

const markOf = ({ truth }: Explained, { rules: { why } }: Messages): string =>
  truth === null ? why.marks.unknown : truth ? why.marks.yes : why.marks.no;

const groupWords = (rule: Extract<Explained, { kind: 'group' }>['rule'], voice: Voice): string => {
  const { groups } = voice.m.rules.why;
  switch (rule.kind) {
    case 'use':
      return groups.use(quoted(voice, rule.name));
    case 'atLeast':
      return groups.atLeast(rule.count);
    default:
      return groups[rule.kind];
  }
};

/** Never ends within an escape. */
const cutAt = (line: string): string => {
  const short = cut(line, MAX_LINE);
  return short === line ? line : `${short.slice(0, -1).replace(/\\+$/, '')}…`;
};
