import type { AnyField, Limit, NumberField } from './rule-set.ts';

/** What is wrong or odd about a rule set that can be read. Errors keep it from being saved, warnings do not. */
export type Finding = ErrorFinding | WarningFinding;

export type ErrorFinding =
  | { readonly kind: 'pattern'; readonly pattern: string; readonly why: string }
  | { readonly kind: 'patternTooLong'; readonly limit: number }
  /** Names from one back to itself. */
  | { readonly kind: 'circle'; readonly names: readonly string[] }
  | { readonly kind: 'unknownRule'; readonly name: string; readonly nearest?: string }
  /** The first is more than the second; as the text form writes them. */
  | { readonly kind: 'turnedRange'; readonly field: AnyField; readonly from: string; readonly to: string }
  | { readonly kind: 'zero'; readonly what: Limit['by'] | 'cap' | 'apart' | 'parts' | 'span' }
  /** Two different limits of one kind, or two caps of one kind. */
  | { readonly kind: 'twice'; readonly what: string; readonly counts: readonly [number, number] }
  | { readonly kind: 'percent'; readonly count: number }
  | { readonly kind: 'tooManyAsked'; readonly count: number; readonly of: number }
  | { readonly kind: 'tooDeep'; readonly limit: number }
  | { readonly kind: 'tooMany'; readonly limit: number };

export type WarningFinding =
  | { readonly kind: 'unknownSource'; readonly name: string; readonly nearest?: string }
  | { readonly kind: 'unknownManaged'; readonly name: string; readonly nearest?: string }
  | {
      readonly kind: 'unknownWord';
      readonly field: AnyField;
      readonly value: string;
      readonly nearest?: string;
    }
  /** No track can have this value; the ends of what it can be, as the text form writes them. */
  | {
      readonly kind: 'outOfRange';
      readonly field: NumberField;
      readonly value: string;
      readonly least: string;
      readonly most: string;
    }
  /** Conditions that no track can fulfil together. */
  | { readonly kind: 'contradiction'; readonly field: NumberField }
  | { readonly kind: 'chooseWithoutLimit' };

const ERRORS: Readonly<Record<ErrorFinding['kind'], true>> = {
  pattern: true,
  patternTooLong: true,
  circle: true,
  unknownRule: true,
  turnedRange: true,
  zero: true,
  twice: true,
  percent: true,
  tooManyAsked: true,
  tooDeep: true,
  tooMany: true,
};

export const isError = (finding: Finding): finding is ErrorFinding => finding.kind in ERRORS;
