import { fold } from '../library/fold.ts';
import { circleOf } from './circles.ts';
import { numberInfo } from './fields.ts';
import type { Finding } from './findings.ts';
import { RULE_LIMITS } from './limits.ts';
import { depthOf } from './measure.ts';
import { nearestName } from './names.ts';
import { patternProblem } from './patterns.ts';
import type {
  Amount,
  Condition,
  DateValue,
  NumberField,
  Rule,
  RuleSet,
  SetField,
  Shape,
} from './rule-set.ts';
import { CURATED_STAGES } from './sets.ts';
import { dateText, numberText } from './text/print-values.ts';
import { everyRule, type ResolveRules } from './uses.ts';

/** The member's own names, for what a rule names. Lists that are not given are not checked. */
export interface Vocabulary {
  readonly sources?: readonly string[];
  readonly managed?: readonly string[];
  /** Names of all rule sets. */
  readonly rules?: readonly string[];
  readonly words?: { readonly [F in SetField]?: readonly string[] };
}

export interface ValidationContext {
  /** Null while it has none. */
  readonly name: string | null;
  readonly resolve: ResolveRules;
  readonly vocabulary: Vocabulary;
}

/** What is wrong or odd about a rule set that was read; what breaks it comes first in its place. */
export const validate = (ruleSet: RuleSet, context: ValidationContext): Finding[] => {
  const trees = [ruleSet.where, ...ruleSet.shape.mix.map(({ where }) => where)];
  if (trees.some((rule) => depthOf(rule) > RULE_LIMITS.depth))
    return [{ kind: 'tooDeep', limit: RULE_LIMITS.depth }];
  const rules = everyRule(ruleSet);
  if (rules.length > RULE_LIMITS.rules) return [{ kind: 'tooMany', limit: RULE_LIMITS.rules }];
  const circle = circleOf(context.name, ruleSet, context.resolve);
  const lookup = createLookup();
  return [
    ...(circle === null ? [] : [{ kind: 'circle' as const, names: circle }]),
    ...rules.flatMap((rule) => aboutRule(rule, context, lookup)),
    ...aboutShape(ruleSet.shape),
  ];
};

type Names = readonly string[] | undefined;

/** Looking names up, each list folded once; the nearest name is only sought for the first that are unknown. */
interface Lookup {
  isKnown(name: string, known: Names): boolean;
  near(typed: string, known: Names): { readonly nearest?: string };
}

const MOST_SOUGHT = 20;

const createLookup = (): Lookup => {
  const folded = new Map<readonly string[], ReadonlySet<string>>();
  let sought = 0;
  return {
    isKnown: (name, known) => {
      if (known === undefined) return true;
      const names = folded.get(known) ?? new Set(known.map(fold));
      folded.set(known, names);
      return names.has(fold(name));
    },
    near: (typed, known = []) => {
      sought++;
      const nearest = sought > MOST_SOUGHT ? undefined : nearestName(typed, known);
      return nearest === undefined ? {} : { nearest };
    },
  };
};

const aboutRule = (rule: Rule, context: ValidationContext, lookup: Lookup): Finding[] => {
  switch (rule.kind) {
    case 'all':
      return contradictions(rule.rules);
    case 'atLeast':
      return rule.count > rule.rules.length
        ? [{ kind: 'tooManyAsked', count: rule.count, of: rule.rules.length }]
        : [];
    case 'use': {
      const own = context.name !== null && fold(context.name) === fold(rule.name);
      if (own || context.resolve(rule.name) !== null) return [];
      return [{ kind: 'unknownRule', name: rule.name, ...lookup.near(rule.name, context.vocabulary.rules) }];
    }
    case 'is':
      return aboutCondition(rule, context.vocabulary, lookup);
    case 'any':
    case 'none':
    case 'not':
    case 'if':
      return [];
  }
};

const aboutCondition = (condition: Condition, vocabulary: Vocabulary, lookup: Lookup): Finding[] => {
  switch (condition.about) {
    case 'text':
      return condition.op === 'matches' || condition.op === 'notMatches'
        ? condition.values.flatMap(aboutPattern)
        : [];
    case 'number': {
      const { field } = condition.subject;
      const amounts = 'from' in condition ? [condition.from, condition.to] : [condition.value];
      return [
        ...amounts.flatMap((amount) => outside(field, amount)),
        ...('from' in condition ? turnedNumbers(field, condition.from, condition.to) : []),
      ];
    }
    case 'date':
      if ('from' in condition) return turnedDates(condition.subject.field, condition.from, condition.to);
      return 'span' in condition && condition.span.count < 1 ? [{ kind: 'zero', what: 'span' }] : [];
    case 'membership':
      return aboutPlace(condition.place, vocabulary, lookup);
    case 'set': {
      const known = condition.field === 'curation' ? CURATED_STAGES : vocabulary.words?.[condition.field];
      return condition.values
        .filter((value) => !lookup.isKnown(value, known))
        .map((value) => ({
          kind: 'unknownWord',
          field: condition.field,
          value,
          ...lookup.near(value, known),
        }));
    }
    case 'flag':
    case 'key':
    case 'presence':
    case 'confidence':
      return [];
  }
};

const aboutPattern = (pattern: string): Finding[] => {
  const problem = patternProblem(pattern);
  if (problem === null) return [];
  return problem === 'tooLong'
    ? [{ kind: 'patternTooLong', limit: RULE_LIMITS.pattern }]
    : [{ kind: 'pattern', pattern, why: problem.why }];
};

const aboutPlace = (
  place: Extract<Condition, { about: 'membership' }>['place'],
  { sources, managed }: Vocabulary,
  lookup: Lookup,
): Finding[] => {
  if (place.in === 'liked') return [];
  const known = place.in === 'source' ? sources : managed;
  if (lookup.isKnown(place.name, known)) return [];
  const kind = place.in === 'source' ? 'unknownSource' : 'unknownManaged';
  return [{ kind, name: place.name, ...lookup.near(place.name, known) }];
};

/** A number that no track can have is most likely a slip: bpm 1280, energy 800%. */
const outside = (field: NumberField, amount: Amount): Finding[] => {
  const { range, unit } = numberInfo(field);
  const [least, most] = range;
  if (amount.kind !== 'number' || (amount.value >= least && amount.value <= most)) return [];
  // Comparing with nothing at all is fine: plays >= 0, loudness < 0, bpm > 0.
  if (amount.value === 0) return [];
  const text = (value: number): string => numberText(value, unit);
  return [{ kind: 'outOfRange', field, value: text(amount.value), least: text(least), most: text(most) }];
};

const turnedNumbers = (field: NumberField, from: Amount, to: Amount): Finding[] => {
  if (from.kind !== 'number' || to.kind !== 'number' || from.value <= to.value) return [];
  const { unit } = numberInfo(field);
  return [{ kind: 'turnedRange', field, from: numberText(from.value, unit), to: numberText(to.value, unit) }];
};

const turnedDates = (
  field: Extract<Condition, { about: 'date' }>['subject']['field'],
  from: DateValue,
  to: DateValue,
): Finding[] => {
  const turned =
    from.kind === 'date' && to.kind === 'date'
      ? from.date > to.date && !from.date.startsWith(to.date)
      : from.kind === 'today' && to.kind === 'ago';
  return turned ? [{ kind: 'turnedRange', field, from: dateText(from), to: dateText(to) }] : [];
};

/** Bounds on one field that stand side by side and leave nothing between them. */
const contradictions = (rules: readonly Rule[]): Finding[] => {
  const bounds = new Map<NumberField, { least: number; most: number }>();
  for (const rule of rules) {
    if (rule.kind !== 'is' || rule.about !== 'number' || rule.subject.window !== undefined) continue;
    const own = boundsOf(rule);
    if (own === null) continue;
    const known = bounds.get(rule.subject.field);
    const least = Math.max(known?.least ?? Number.NEGATIVE_INFINITY, own.least);
    const most = Math.min(known?.most ?? Number.POSITIVE_INFINITY, own.most);
    bounds.set(rule.subject.field, { least, most });
  }
  return [...bounds].flatMap(([field, { least, most }]) =>
    least > most ? [{ kind: 'contradiction' as const, field }] : [],
  );
};

const boundsOf = (
  condition: Extract<Condition, { about: 'number' }>,
): { least: number; most: number } | null => {
  if ('from' in condition) {
    const { from, to, op } = condition;
    // A turned range is said by itself.
    if (op === 'notBetween' || from.kind !== 'number' || to.kind !== 'number' || from.value > to.value)
      return null;
    return { least: from.value, most: to.value };
  }
  if (condition.value.kind !== 'number') return null;
  const { value } = condition.value;
  switch (condition.op) {
    case 'eq':
      return { least: value, most: value };
    case 'gt':
    case 'gte':
      return { least: value, most: Number.POSITIVE_INFINITY };
    case 'lt':
    case 'lte':
      return { least: Number.NEGATIVE_INFINITY, most: value };
    case 'ne':
      return null;
  }
};

const aboutShape = ({ limits, caps, separate, mix, selectedBy }: Shape): Finding[] => [
  ...limits.flatMap(({ by, count }): Finding[] => {
    if (count <= 0) return [{ kind: 'zero', what: by }];
    return by === 'percent' && count > 100 ? [{ kind: 'percent', count }] : [];
  }),
  ...caps.flatMap(({ atMost }): Finding[] => (atMost < 1 ? [{ kind: 'zero', what: 'cap' }] : [])),
  ...separate.flatMap(({ atLeast }): Finding[] => (atLeast < 1 ? [{ kind: 'zero', what: 'apart' }] : [])),
  ...(mix.some(({ parts }) => parts <= 0) ? [{ kind: 'zero' as const, what: 'parts' as const }] : []),
  ...twice(limits.map(({ by, count }) => [by, count])),
  ...twice(caps.map(({ per, atMost }) => [per, atMost])),
  ...twice(separate.map(({ per, atLeast }) => [per, atLeast])),
  ...(selectedBy !== undefined && limits.length + caps.length === 0
    ? [{ kind: 'chooseWithoutLimit' as const }]
    : []),
];

/** Two numbers for one thing: one of them is not meant. */
const twice = (counts: readonly (readonly [string, number])[]): Finding[] => {
  const seen = new Map<string, number>();
  return counts.flatMap(([what, count]): Finding[] => {
    const other = seen.get(what);
    seen.set(what, count);
    return other === undefined || other === count ? [] : [{ kind: 'twice', what, counts: [other, count] }];
  });
};
