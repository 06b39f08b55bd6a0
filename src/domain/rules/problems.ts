import type { AnyField } from './rule-set.ts';

/** What could have stood at a place where something else stands. The sentences are in the message catalogue. */
export type Expected =
  | 'condition'
  | 'field'
  | 'numberField'
  | 'dateField'
  | 'sortField'
  | 'comparison'
  | 'number'
  | 'share'
  | 'duration'
  | 'wholeNumber'
  | 'text'
  | 'pattern'
  | 'date'
  | 'span'
  | 'unit'
  | 'key'
  | 'weekday'
  | 'month'
  | 'hour'
  | 'list'
  | 'group'
  | 'closing'
  | 'quote'
  | 'slash'
  | 'thenWord'
  | 'whenMissing'
  | 'andBetween'
  | 'percentile'
  | 'name'
  | 'place'
  | 'endOfLine'
  | 'shape'
  | 'seed'
  | 'limit'
  | 'capPer'
  | 'separatePer'
  | 'parts'
  | 'dedupeBy'
  | 'dedupeKeep'
  | 'universe'
  | 'output'
  | 'fanOutBy'
  | 'template'
  // Of JSON:
  | 'json'
  | 'object'
  | 'array'
  | 'string'
  | 'boolean'
  | 'rule'
  | 'knownName'
  | 'missingName'
  | 'operator'
  | 'oneOf'
  | 'version'
  // Too much of something; the problem carries the limit:
  | 'shorter'
  | 'shallower'
  | 'fewerRules'
  | 'fewerValues'
  | 'shorterValue'
  | 'shorterPattern'
  | 'fewerOfShape';

/** What both forms say about a mistake. */
export interface Mistake {
  readonly expected: Expected;
  /** As it stands there, shortened; empty at the end of a line or of the text. */
  readonly found: string;
  /** The known word that was probably meant. */
  readonly nearest?: string;
  /** The field whose value it is. */
  readonly field?: AnyField;
  /** Of what is too much. */
  readonly limit?: number;
  /** What can stand there, when it is one of few words. */
  readonly words?: readonly string[];
}

/** Where in a text. Line and column count from 1, in characters as people see them; offset and length in UTF-16. */
export interface Spot {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
  readonly length: number;
}

export interface TextProblem extends Mistake {
  readonly at: Spot;
}

/** A place in a JSON document. */
export type JsonPath = readonly (string | number)[];

export interface JsonProblem extends Mistake {
  readonly path: JsonPath;
}

/** `where.all[2].value`; empty for the document itself. */
export const pathText = (path: JsonPath): string =>
  path.map((step, at) => (typeof step === 'number' ? `[${step}]` : at === 0 ? step : `.${step}`)).join('');
