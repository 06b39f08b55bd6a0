import type { Rule, RuleSet } from '../../domain/rules/rule-set.ts';
import { formatNumber } from '../kit/format.ts';
import { capital, cut } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { ruleWords } from './say/rule.ts';
import { shapePhrases } from './say/shape.ts';
import { percentWords } from './say/values.ts';
import { inMarkdown, inPlain, quoted, type Voice } from './say/voice.ts';

/** A card has room for other things too. */
const MAX_SUMMARY = 900;
const MAX_LINE = 500;

/** A rule set in plain words, a line each for what it takes, how it comes out, and where to; safe in markdown. */
export const summaryOf = (rules: RuleSet, m: Messages, max = MAX_SUMMARY): string =>
  fitting(linesOf(rules, inMarkdown(m)), max);

/** The same on one line without markdown, for options and labels. */
export const plainSummary = (rules: RuleSet, m: Messages, max = 100): string =>
  cut(linesOf(rules, inPlain(m)).join(' · '), max);

/** One rule in plain words, safe in markdown. */
export const ruleSentence = (rule: Rule, m: Messages, max = 200): string =>
  cutSafely(ruleWords(rule, inMarkdown(m)), max);

/** One rule for options and labels. */
export const plainRule = (rule: Rule, m: Messages, max = 100): string =>
  cut(capital(ruleWords(rule, inPlain(m))), max);

const linesOf = ({ from, where, shape, output }: RuleSet, voice: Voice): string[] => {
  const w = voice.m.ruleWords;
  const words = ruleWords(where, voice);
  const phrases = shapePhrases(shape, voice);
  return [
    words === w.everyTrack ? w.all(w.universes[from]) : w.sentence(w.universes[from], words),
    ...(phrases.length === 0 ? [] : [capital(phrases.join(', '))]),
    ...outputWords(output, voice),
  ];
};

const outputWords = ({ mode, fanOut, maxRemovedPercent }: RuleSet['output'], voice: Voice): string[] => {
  const { m } = voice;
  const w = m.ruleWords;
  const said = w.modes[mode];
  const name = fanOut === null ? '' : quoted(voice, fanOut.template);
  const least = fanOut?.minTracks ?? 1;
  return [
    ...(fanOut === null
      ? []
      : [
          least > 1
            ? w.fanOutMin(w.fans[fanOut.by], name, formatNumber(least, m.locale))
            : w.fanOut(w.fans[fanOut.by], name),
        ]),
    ...(said === null ? [] : [said]),
    ...(maxRemovedPercent === undefined ? [] : [w.asks(percentWords(maxRemovedPercent / 100, m))]),
  ];
};

const fitting = (lines: readonly string[], max: number): string =>
  cutSafely(lines.map((line) => cutSafely(line, MAX_LINE)).join('\n'), max);

/** Text with escapes, shortened: it never ends within one. */
export const cutSafely = (text: string, max: number): string => {
  const short = cut(text, max);
  return short === text ? text : `${short.slice(0, -1).replace(/\\+$/, '')}…`;
};
