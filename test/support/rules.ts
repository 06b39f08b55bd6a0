import fc, { type Arbitrary } from 'fast-check';
import { FIELDS } from '../../src/domain/rules/fields.ts';
import type {
  Condition,
  DateField,
  DateSubject,
  FlagField,
  Rule,
  SetField,
  TextField,
} from '../../src/domain/rules/rule-set.ts';
import {
  among,
  amountFor,
  calendarWord,
  dateValue,
  exactly,
  fieldsOf,
  key,
  list,
  numberSubject,
  share,
  span,
  textOps,
} from './rule-values.ts';

/** Any rule that means something, in its normal form: what is the default is left out. */

/** Where words and names come from, so that a test can have rules that fit its tracks. */
export interface RuleWords {
  readonly texts: Arbitrary<string>;
  readonly patterns: Arbitrary<string>;
  readonly genres: Arbitrary<string>;
  readonly sources: Arbitrary<string>;
  readonly managed: Arbitrary<string>;
  /** Names of other rule sets; null: no rule names another. */
  readonly uses: Arbitrary<string> | null;
}

const WEIGHTED: ReadonlySet<string> = new Set(['genre', 'style', 'mood']);
const anyText = fc.oneof(
  fc.constantFrom(
    'techno',
    'Hard Techno',
    '"quoted"',
    'a\\b',
    'liked',
    'and',
    'Beyoncé',
    "don't",
    '  x ',
    '\n',
    '“',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
);

/** A name is never blank. */
const anyName = anyText.filter((text) => text.trim() !== '');

/** Anything that a person could type or paste. */
export const wildWords: RuleWords = {
  texts: anyText,
  patterns: fc.constantFrom(
    '^live',
    '(remix|edit)$',
    '\\d+',
    'a/b',
    'x\\/y',
    '[/]',
    '\\\\',
    '"',
    'é.*',
    'a\nb',
  ),
  genres: anyText,
  sources: anyName,
  managed: anyName,
  uses: anyName,
};

/** One statement of each kind is as likely as one of another. */
export const conditionFrom = (words: RuleWords): Arbitrary<Condition> => {
  const about = <const A extends string>(name: A) => fc.constant(name);
  const kind = fc.constant('is' as const);
  const date: Arbitrary<DateSubject> = fc.record({ field: fieldsOf<DateField>('date') });
  const textField = fieldsOf<TextField>('text');
  const number = numberSubject.chain((subject) => {
    const amount = amountFor(subject.field);
    const base = { kind, about: about('number'), subject: fc.constant(subject) };
    return fc.oneof(
      fc.record({
        ...base,
        op: fc.constantFrom('eq' as const, 'ne', 'gt', 'gte', 'lt', 'lte'),
        value: amount,
      }),
      fc.record({ ...base, op: fc.constantFrom('between' as const, 'notBetween'), from: amount, to: amount }),
    );
  });
  const anyField = fc.constantFrom(...FIELDS.map(({ field }) => field));
  const statements: Arbitrary<Condition>[] = [
    number,
    number,
    fc
      .tuple(textField, fc.constantFrom(...textOps), list(words.texts), exactly)
      .map(([field, op, values, how]) => ({ kind: 'is', about: 'text', field, op, values, ...how })),
    fc
      .tuple(textField, fc.constantFrom('matches' as const, 'notMatches'), list(words.patterns), exactly)
      .map(([field, op, values, how]) => ({ kind: 'is', about: 'text', field, op, values, ...how })),
    fc
      .tuple(textField, list(words.texts), fc.constantFrom({}, { threshold: 0.85 }), exactly)
      .map(([field, values, threshold, how]) => ({
        kind: 'is',
        about: 'text',
        field,
        op: 'similar',
        values,
        ...threshold,
        ...how,
      })),
    fc.record({
      kind,
      about: about('date'),
      subject: date,
      op: fc.constantFrom('on' as const, 'notOn', 'before', 'after'),
      value: dateValue,
    }),
    fc.record({
      kind,
      about: about('date'),
      subject: date,
      op: fc.constantFrom('between' as const, 'notBetween'),
      from: dateValue,
      to: dateValue,
    }),
    fc.record({
      kind,
      about: about('date'),
      subject: date,
      op: fc.constantFrom('within' as const, 'notWithin', 'next'),
      span,
    }),
    fc.record({ kind, about: about('date'), subject: date, op: about('weekday'), any: among(1, 7) }),
    fc.record({ kind, about: about('date'), subject: date, op: about('month'), any: among(1, 12) }),
    fc.record({ kind, about: about('date'), subject: date, op: about('hour'), any: among(0, 23) }),
    fc.record({ kind, about: about('date'), subject: date, op: about('calendar'), word: calendarWord }),
    fieldsOf<SetField>('set').chain((field) =>
      fc
        .tuple(
          fc.constantFrom('any' as const, 'every', 'none', 'only'),
          list(words.genres),
          fc.option(share, { nil: undefined }),
        )
        .map(([op, values, minWeight]) => ({
          kind: 'is' as const,
          about: 'set' as const,
          field,
          op,
          values,
          ...(WEIGHTED.has(field) && minWeight !== undefined && { minWeight }),
        })),
    ),
    fc.record({ kind, about: about('flag'), field: fieldsOf<FlagField>('flag'), value: fc.boolean() }),
    fc.record({
      kind,
      about: about('key'),
      op: fc.constantFrom('is' as const, 'isNot', 'compatible'),
      values: list(key),
    }),
    fc.record({
      kind,
      about: about('membership'),
      place: fc.oneof(
        fc.record({ in: about('liked') }),
        fc.record({ in: about('source'), name: words.sources }),
        fc.record({ in: about('managed'), name: words.managed }),
      ),
      member: fc.boolean(),
    }),
    fc.record({ kind, about: about('presence'), field: anyField, present: fc.boolean() }),
    fc.record({ kind, about: about('confidence'), field: anyField, atLeast: share }),
  ];
  const whenMissing = fc.option(fc.constantFrom('include' as const, 'exclude', 'fail'), {
    nil: undefined,
    freq: 5,
  });
  return fc
    .tuple(fc.oneof(...statements), whenMissing)
    .map(([condition, unknown]) =>
      unknown === undefined ? condition : { ...condition, whenMissing: unknown },
    );
};

/** Groups nested up to `depth`, of conditions that use these words. */
export const ruleFrom = (words: RuleWords, depth = 4): Arbitrary<Rule> => {
  const leaf: Arbitrary<Rule> =
    words.uses === null
      ? conditionFrom(words)
      : fc.oneof(
          { weight: 12, arbitrary: conditionFrom(words) },
          { weight: 1, arbitrary: fc.record({ kind: fc.constant('use' as const), name: words.uses }) },
        );
  const { rule } = fc.letrec<{ rule: Rule }>((tie) => {
    const rules = fc.array(tie('rule'), { maxLength: 3 });
    return {
      rule: fc.oneof(
        { maxDepth: depth, depthIdentifier: 'rule' },
        { weight: 4, arbitrary: leaf },
        { weight: 1, arbitrary: fc.record({ kind: fc.constant('all' as const), rules }) },
        { weight: 1, arbitrary: fc.record({ kind: fc.constant('any' as const), rules }) },
        { weight: 1, arbitrary: fc.record({ kind: fc.constant('none' as const), rules }) },
        { weight: 1, arbitrary: fc.record({ kind: fc.constant('not' as const), rule: tie('rule') }) },
        {
          weight: 1,
          arbitrary: fc.record({
            kind: fc.constant('atLeast' as const),
            count: fc.integer({ min: 1, max: 4 }),
            rules,
          }),
        },
        {
          weight: 1,
          arbitrary: fc.record({
            kind: fc.constant('if' as const),
            if: tie('rule'),
            // biome-ignore lint/suspicious/noThenProperty: the word of the language
            then: tie('rule'),
            else: tie('rule'),
          }),
        },
      ),
    };
  });
  return rule;
};
