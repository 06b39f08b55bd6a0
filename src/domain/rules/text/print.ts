import { fieldInfo } from '../fields.ts';
import type { Dedupe, Limit, Output, Rule, RuleSet, Seed, Shape, SortKey } from '../rule-set.ts';
import { DEFAULT_DEDUPE, DEFAULT_UNIVERSE } from './draft.ts';
import { conditionText } from './print-condition.ts';
import { quoted, subjectText, windowText } from './print-values.ts';

/** A rule set in its one written form; reading it gives the same rule set. */
export const printRules = ({ from, where, shape, output }: RuleSet): string =>
  [
    ...(from === DEFAULT_UNIVERSE ? [] : [`from ${from}`]),
    ...whereLines(where),
    ...shapeLines(shape),
    ...outputLines(output),
  ].join('\n');

/** One line per condition; all of them must hold. */
const whereLines = (where: Rule): string[] => {
  if (where.kind !== 'all' || where.rules.length === 1) return [ruleText(where)];
  return where.rules.map((rule) => ruleText(rule));
};

/** How tight a rule is joined; what stands within something tighter needs brackets. */
const LOOSE = 0;
const IN_OR = 1;
const IN_AND = 2;
const IN_NOT = 3;

/** One rule on one line. */
export const ruleText = (rule: Rule, within: number = LOOSE): string => {
  switch (rule.kind) {
    case 'is':
      return conditionText(rule);
    case 'use':
      return `matches ${quoted(rule.name)}`;
    case 'not':
      return `not ${negated(rule.rule)}`;
    case 'all':
      return (
        joined(rule.rules, ' and ', IN_AND, within) ??
        (rule.rules.length === 0 ? 'anything' : group('all of', rule.rules))
      );
    case 'any':
      return (
        joined(rule.rules, ' or ', IN_OR, within) ??
        (rule.rules.length === 0 ? 'nothing' : group('any of', rule.rules))
      );
    case 'none':
      return group('none of', rule.rules);
    case 'atLeast':
      return group(`at least ${rule.count} of`, rule.rules);
    case 'if': {
      const text = `if ${choice(rule.if)} then ${choice(rule.then)} else ${choice(rule.else)}`;
      return within === LOOSE ? text : `(${text})`;
    }
  }
};

/** A choice within a choice needs brackets to show what belongs to what. */
const choice = (rule: Rule): string => (rule.kind === 'if' ? `(${ruleText(rule)})` : ruleText(rule));

/** Groups of two to four read best with their words between them; more are listed. */
const MOST_JOINED = 4;

const joined = (rules: readonly Rule[], word: string, own: number, within: number): string | null => {
  if (rules.length < 2 || rules.length > MOST_JOINED) return null;
  // A group in a group of its kind keeps its own brackets, so that reading gives both.
  const text = rules.map((rule) => ruleText(rule, own)).join(word);
  return within >= own ? `(${text})` : text;
};

const group = (words: string, rules: readonly Rule[]): string =>
  `${words} (${rules.map((rule) => ruleText(rule)).join(', ')})`;

/** `not` turns a flag or a membership into its own other form, unless brackets keep them apart. */
const negated = (rule: Rule): string => {
  const turns =
    rule.kind === 'is' &&
    ((rule.about === 'flag' && rule.value) || (rule.about === 'membership' && rule.member));
  return turns ? `(${ruleText(rule)})` : ruleText(rule, IN_NOT);
};

const seedText = (seed: Seed): string => {
  switch (seed.per) {
    case 'run':
      return '';
    case 'day':
    case 'week':
      return ` each ${seed.per}`;
    case 'fixed':
      return ` fixed ${quoted(seed.word)}`;
  }
};

/** One sort key. */
export const sortText = (key: SortKey): string => {
  switch (key.by) {
    case 'random':
      return `random${seedText(key.seed)}`;
    case 'weightedRandom':
      return `random by ${subjectText(key.subject)} factor ${key.factor}${seedText(key.seed)}`;
    case 'field': {
      const window = key.window === undefined ? '' : ` ${windowText(key.window)}`;
      const missing = key.missing === 'first' ? ' missing first' : '';
      return `${fieldInfo(key.field).word}${window} ${key.direction}${missing}`;
    }
  }
};

const limitText = (limit: Limit): string => {
  switch (limit.by) {
    case 'tracks':
      return `limit ${limit.count}`;
    case 'percent':
      return `limit ${limit.count}%`;
    case 'minutes':
      return `limit ${limit.count} minutes${limit.overshoot === true ? ' or a bit more' : ''}`;
    case 'albums':
    case 'artists':
      return `limit ${limit.count} ${limit.by}`;
  }
};

const KEPT: Readonly<Record<Dedupe['keep'], string>> = {
  oldestAdded: 'oldest added',
  newestAdded: 'newest added',
  oldestRelease: 'oldest release',
  newestRelease: 'newest release',
  longest: 'longest',
  shortest: 'shortest',
  explicit: 'explicit',
  clean: 'clean',
  mostPlayed: 'most played',
};

const dedupeLines = ({ by, keep }: Dedupe): string[] => {
  if (by === DEFAULT_DEDUPE.by && keep === DEFAULT_DEDUPE.keep) return [];
  const kept = keep === DEFAULT_DEDUPE.keep ? '' : ` keep ${KEPT[keep]}`;
  return [`dedupe by ${by === 'titleAndArtist' ? 'title and artist' : by}${kept}`];
};

const shapeLines = ({ dedupe, sort, limits, caps, selectedBy, separate, mix }: Shape): string[] => {
  const sizes = [...limits.map(limitText), ...caps.map(({ per, atMost }) => `at most ${atMost} per ${per}`)];
  return [
    ...dedupeLines(dedupe),
    ...(sort.length > 0 ? [`sort by ${sort.map(sortText).join(', ')}`] : []),
    ...(sizes.length > 0 ? [sizes.join(', ')] : []),
    ...(selectedBy === undefined ? [] : [`choose by ${selectedBy.map(sortText).join(', ')}`]),
    ...separate.map(({ per, atLeast }) => `keep ${per}s ${atLeast} apart`),
    ...(mix.length > 0
      ? [`mix ${mix.map(({ parts, where }) => `${parts} of (${ruleText(where)})`).join(', ')}`]
      : []),
  ];
};

const outputLines = ({ mode, fanOut, maxRemovedPercent }: Output): string[] => [
  ...(mode === 'reconcile' ? [] : [`output ${mode}`]),
  ...(fanOut === null
    ? []
    : [
        `one playlist per ${fanOut.by} named ${quoted(fanOut.template)}${fanOut.minTracks === undefined ? '' : ` with at least ${fanOut.minTracks} tracks`}`,
      ]),
  ...(maxRemovedPercent === undefined ? [] : [`ask when removing more than ${maxRemovedPercent}%`]),
];
