import { fieldInfo } from '../../../domain/rules/fields.ts';
import type { Finding } from '../../../domain/rules/findings.ts';
import type { Expected } from '../../../domain/rules/problems.ts';
import { escapeText } from '../../kit/text.ts';

/** What a sentence about a mistake is made of; texts are escaped, words are in the form people type. */
interface Facts {
  /** Empty at the end of a line. */
  readonly found: string;
  /** An example of the field in question, or the words that can stand there. */
  readonly example?: string;
  readonly words?: string;
  readonly limit?: string;
}

/** What was expected, as the end of "I expected …". */
const expected: Record<Exclude<Expected, TooMuch | 'version' | 'missingName'>, string> = {
  condition:
    'a condition such as `bpm 124..132` or `in liked`, or a line such as `sort by added desc` or `limit 50`',
  field: 'the name of a field, such as `bpm` or `last played`',
  numberField: 'a field that is a number, such as `bpm` or `plays`',
  dateField: 'a field that is a date, such as `added`',
  sortField: 'something to sort by, such as `added desc`, `title` or `random`',
  comparison: 'a comparison, such as `= 3`, `> 120`, `124..132` or `at least 5`',
  number: 'a number',
  share: 'a percentage, such as `80%`',
  duration: 'a length, such as `3:45` or `4 minutes`',
  wholeNumber: 'a whole number from 1 on',
  text: 'a text, best in quotes',
  pattern: 'a pattern, such as `/remix|edit/`',
  date: 'a date, such as `2024`, `2024-05-31`, `60 days ago` or `this month`',
  span: 'a span of time, such as `30 days` or `2 weeks`',
  unit: 'minutes, hours, days, weeks, months or years',
  key: 'a key, such as `8A`, `1m` or `A minor`',
  weekday: 'a day of the week (in JSON 1 for Monday to 7)',
  month: 'a month (in JSON 1 to 12)',
  hour: 'an hour from 0 to 23',
  list: 'at least one value',
  group: 'a bracket with conditions in it: `( … )`',
  closing: 'a comma or a closing bracket `)`',
  quote: 'a closing quotation mark before the end of the line',
  slash: 'a pattern with a slash on both sides, such as `/remix/`',
  thenWord: '`then`',
  whenMissing: '`include`, `exclude` or `fail`',
  andBetween: 'two values: `124..132`, or `between 124 and 132`',
  percentile: 'a percentile, such as `80th percentile of energy`',
  name: 'a name, best in quotes',
  place: '`liked` or the name of a source',
  endOfLine: '`and`, `or`, a comma or the end of the line',
  shape: 'something such as `keep artists 3 apart`',
  seed: '`each day`, `each week` or `fixed "word"`',
  limit: 'what is limited: tracks, minutes, percent, albums or artists',
  capPer: 'artist, album, label, genre or year',
  separatePer: 'artists, albums or labels',
  parts: 'a number of parts, as in `mix 2 of (genre techno), 1 of (genre house)`',
  dedupeBy: 'nothing, track, isrc, recording, or title and artist',
  dedupeKeep: 'which one to keep, such as `oldest added`, `longest` or `most played`',
  universe: 'library, played or everything',
  output: 'reconcile, append or replace',
  fanOutBy: 'year, decade, artist, album, label, genre, style, mood, language or key',
  template: 'a name that says once what it is made for, such as `named "Best of {year}"`',
  json: 'a JSON document',
  object: 'an object: `{ … }`',
  array: 'a list: `[ … ]`',
  string: 'a text in quotes',
  boolean: '`true` or `false`',
  rule: 'a rule: an object with `all`, `any`, `none`, `not`, `atLeast`, `if`, `use`, `field`, `in`, `notIn`, `has`, `missing` or `confidenceOf`',
  knownName: 'only names that belong here',
  operator: 'an operator',
  oneOf: 'one of the words that can stand here',
};

type TooMuch =
  | 'shorter'
  | 'shallower'
  | 'fewerRules'
  | 'fewerValues'
  | 'shorterValue'
  | 'shorterPattern'
  | 'fewerOfShape';

const tooMuch: Record<TooMuch, (limit: string) => string> = {
  shorter: (limit) =>
    `This is too long to be read: at most ${limit} characters. Nothing was changed; split it into several rule sets and name one in the other with \`matches "name"\`.`,
  shallower: (limit) =>
    `The brackets go too deep: at most ${limit} levels. Give the inner part a rule set of its own and name it with \`matches "name"\`.`,
  fewerRules: (limit) =>
    `There are too many conditions: at most ${limit}. A list such as \`artist any of ("…", "…")\` counts as one.`,
  fewerValues: (limit) => `The list is too long: at most ${limit} values.`,
  shorterValue: (limit) => `That text is too long: at most ${limit} characters.`,
  shorterPattern: (limit) => `That pattern is too long: at most ${limit} characters.`,
  fewerOfShape: (limit) => `There are too many of these: at most ${limit} of a kind.`,
};

const meant = (nearest: string | undefined): string =>
  nearest === undefined ? '' : ` Did you mean “${escapeText(nearest)}”?`;

/** What is wrong or odd about a rule set that was read. Names are escaped here: they are facts as they come. */
const finding = (found: Finding): string => {
  switch (found.kind) {
    case 'pattern':
      return `The pattern “${escapeText(found.pattern)}” cannot be used: ${escapeText(found.why)}. Patterns are those of RE2: no look-around, no back-references.`;
    case 'patternTooLong':
      return tooMuch.shorterPattern(String(found.limit));
    case 'circle':
      return `These rule sets name one another in a circle: ${found.names.map((name) => escapeText(name)).join(' → ')}. Take one of the names out.`;
    case 'unknownRule':
      return `There is no rule set named “${escapeText(found.name)}”.${meant(found.nearest)}`;
    case 'turnedRange':
      return `${fieldInfo(found.field).word}: nothing lies between ${found.from} and ${found.to}, because the first is more than the second. Turn them round.`;
    case 'zero':
      return found.what === 'parts'
        ? 'A share of 0 parts gets nothing. Leave it out or give it a number above 0.'
        : 'With 0 there nothing would be left. Leave it out or give it a number above 0.';
    case 'twice':
      return `The number for ${found.what} is given twice, ${found.counts[0]} and ${found.counts[1]}. Keep one of them.`;
    case 'percent':
      return `${found.count}% is more than everything. A percentage goes up to 100.`;
    case 'tooManyAsked':
      return `At least ${found.count} of ${found.of} can never be true.`;
    case 'tooDeep':
      return tooMuch.shallower(String(found.limit));
    case 'tooMany':
      return tooMuch.fewerRules(String(found.limit));
    case 'unknownSource':
      return `You have no source named “${escapeText(found.name)}” (any more), so no track is in it.${meant(found.nearest)}`;
    case 'unknownManaged':
      return `You have no managed playlist named “${escapeText(found.name)}” (any more), so no track is in it.${meant(found.nearest)}`;
    case 'unknownWord':
      return `None of your tracks has the ${found.field} “${escapeText(found.value)}”.${meant(found.nearest)}`;
    case 'outOfRange':
      return `No track has ${fieldInfo(found.field).word} ${found.value}: it goes from ${found.least} to ${found.most}.`;
    case 'contradiction':
      return `The conditions on ${fieldInfo(found.field).word} exclude one another, so nothing can match.`;
    case 'chooseWithoutLimit':
      return '`choose by` does nothing without a limit.';
  }
};

/** The language of rules: what is wrong with a text or a document, and what could stand there. */
export const ruleLanguage = {
  expected,
  tooMuch,
  finding,
  at: (line: string, column: string) => `Line ${line}, column ${column}`,
  inDocument: 'In the document',
  problem: (what: string, { found, example, words }: Facts) =>
    [
      found === '' ? `I expected ${what}.` : `I expected ${what}, not “${found}”.`,
      ...(words === undefined ? [] : [`It can be ${words}.`]),
      ...(example === undefined ? [] : [`For example: \`${example}\``]),
    ].join(' '),
  missing: 'Something is missing here.',
  nearest: (word: string) => `Did you mean \`${word}\`?`,
  version: (found: string, known: string) =>
    `This was written by a newer Segue (version ${found}; I read version ${known}). Nothing was changed. Whoever runs this bot can update it.`,
};
