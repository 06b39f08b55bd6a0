import type { Rule } from '../../../domain/rules/rule-set.ts';
import { conditionWords } from './condition.ts';
import { rulesIn } from './measure.ts';
import { listed, quoted, type Voice } from './voice.ts';

/** Deeper groups are only counted. */
const DEEPEST = 3;

/** A rule in plain words. @param depth how deep it stands in others */
export const ruleWords = (rule: Rule, voice: Voice, depth = 0): string => {
  const w = voice.m.ruleWords;
  switch (rule.kind) {
    case 'is':
      return conditionWords(rule, voice);
    case 'use':
      return w.uses(quoted(voice, rule.name));
    default:
      return depth >= DEEPEST ? w.groupOf(rulesIn(rule)) : groupWords(rule, voice, depth);
  }
};

const groupWords = (rule: Exclude<Rule, { kind: 'is' | 'use' }>, voice: Voice, depth: number): string => {
  const w = voice.m.ruleWords;
  const within = (one: Rule): string => ruleWords(one, voice, depth + 1);
  const bracketed = (words: string): string => (depth === 0 ? words : w.group(words));
  const join = (rules: readonly Rule[], by: (joined: string, last: string) => string): string =>
    listed(voice, rules.map(within), by);
  switch (rule.kind) {
    case 'all':
      if (rule.rules.length === 0) return w.everyTrack;
      return rule.rules.length === 1 ? join(rule.rules, w.and) : bracketed(join(rule.rules, w.and));
    case 'any':
      if (rule.rules.length === 0) return w.noTrack;
      return rule.rules.length === 1 ? join(rule.rules, w.or) : bracketed(join(rule.rules, w.or));
    case 'none':
      return rule.rules.length === 0 ? w.everyTrack : bracketed(w.noneOf(join(rule.rules, w.or)));
    case 'atLeast':
      return bracketed(w.atLeast(rule.count, join(rule.rules, w.or)));
    case 'not':
      return w.not(within(rule.rule));
    case 'if':
      return bracketed(w.choice(within(rule.if), within(rule.then), within(rule.else)));
  }
};
